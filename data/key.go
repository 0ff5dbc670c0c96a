package data

import (
	"strings"
	"unicode/utf8"
)

// Some pages tell what their signs mean, before they use them:
//
//	（■質問・要望　□町の答え　△今後の対応）
//	○：参加者　●：市長

var (
	// keyEntry is a sign with what it stands for.
	keyEntry = lazily(`([○●〇◯◎□■◇◆△▲▽▼☆★])[ 　]*印?[ 　]*(?:[:：=＝…‥]+|は)?[ 　]*([^○●〇◯◎□■◇◆△▲▽▼☆★、。，,:：（）()「」 　]{1,14})`)
	// keyAside is what stands in parentheses, as such a list often does.
	keyAside = lazily(`[（(〔［\[]([^（）()〔〕［］\[\]。]{6,90})[)）〕］\]]`)
	// several are people of more than one kind: 委員及び関係者.
	several = lazily(`[^及並]{2,}(?:及び|並びに|または|又は|・|や)[^・や]{0,8}(?:員|者|民|会|側)$`)
	// keyAnswer and keyAsk are what the signs stand for: who says it, if that is told, and
	// what it is.
	keyAnswer = lazily(`^(?:(.{1,8}?)(?:側|側の|の|からの?))?(?:その後の|今後の)?(?:ご|御|お)?(?:回答|答え|答弁|返答|返事|考え方?|対応(?:状況|方針)?|説明|見解)(?:等|など)?$`)
	keyAsk    = lazily(`^(?:(.{1,8}?)(?:側|側の|の|からの?))?(?:ご|御)?(?:質問|質疑|意見|要望|提案|発言|感想|声)(?:(?:[・、]|及び|や)(?:ご|御)?(?:質問|質疑|意見|要望|提案|発言|感想))*(?:等|など)?$`)
)

// keyLines is within how many lines of the beginning of a page its signs are explained,
// and keyBytes within how many bytes of one that holds a whole page.
const (
	keyLines = 30
	keyBytes = 900
)

// findKey returns what the signs of a page stand for, as it tells itself, and takes that
// off the page, or nil.
func (p *page) findKey() map[string]speech {
	for i := range p.lines[:min(len(p.lines), keyLines)] {
		ln := &p.lines[i]
		text := ln.text
		if len(text) > keyBytes {
			text = text[:keyBytes]
		}
		if !strings.ContainsAny(text, anySigns) {
			continue
		}
		for _, m := range keyAside.FindAllStringSubmatch(text, -1) {
			if key := readKey(m[1]); len(key) > 1 {
				ln.text = tidy(strings.Replace(ln.text, m[0], "", 1))
				return key
			}
		}
		if key := readKey(text); len(key) > 1 && length(text) <= 2*maxHeading && !strings.Contains(text, "。") {
			ln.skip = OmitFacts
			return key
		}
	}
	return nil
}

// readKey reads a list of signs with what each stands for. It is nil where one of them
// stands for nothing that anybody says.
func readKey(text string) map[string]speech {
	key := map[string]speech{}
	bodies := 0 // that take part beside people: ○＝利用者、●＝図書館
	for _, m := range keyEntry.FindAllStringSubmatch(text, -1) {
		s, ok := standsFor(m[2])
		if !ok && (body.MatchString(m[2]) || office.MatchString(m[2])) {
			s.voice, ok = voice{speaker: m[2]}, true
			bodies++
		}
		if _, twice := key[m[1]]; !ok || twice {
			return nil
		}
		key[m[1]] = s
	}
	if bodies == len(key) {
		return nil
	}
	return key
}

// standsFor tells whose words a sign stands before, or what kind.
func standsFor(value string) (s speech, ok bool) {
	for _, is := range []struct {
		kind  Kind
		words *pattern
	}{{KindAnswer, keyAnswer}, {KindRemark, keyAsk}} {
		if m := is.words.FindStringSubmatch(value); m != nil {
			s.kind = is.kind
			if s.voice, ok = parseVoice(m[1]); !ok && several.MatchString(m[1]) {
				s.voice = voice{speaker: m[1]}
			}
			return s, true
		}
	}
	s.voice, ok = parseVoice(strings.TrimSuffix(value, "側"))
	return s, ok
}

// readKeyed makes speeches of the lines with the signs that a page explains.
func (p *page) readKeyed(key map[string]speech) {
	for i := range p.lines {
		ln := &p.lines[i]
		sign, size := utf8.DecodeRuneInString(ln.text)
		s, ok := key[string(sign)]
		if said := strings.TrimLeft(ln.text[size:], " 　:："); ok && ln.skip == "" && ln.level == 0 && ln.said == nil && sentence(said) {
			s.text = said
			ln.said = &s
		}
	}
}
