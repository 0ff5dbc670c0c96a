package data

import (
	"slices"
	"strings"
)

// Behind a label may stand who it is that asks or answers, before what they say:
//
//	Ｑ：（会員）会費は下げられないのか。
//	Ａ：（本部）来年度に下げます。

// sideLabel is a label that may have who asks, answers or has an opinion in brackets behind it.
const sideLabel = `(?:(?:ご|御)?(?:質問|質疑|意見|要望|提案|提言|指摘|感想|発言)(?:[・、](?:質問|質疑|意見|要望|提案))*|問い?|Q|Ｑ|(?:ご|御)?回答|答弁|応答|答え?|A|Ａ)`

// labelledBy is a label with a name in brackets behind it: Q1（みどり野新聞）　…, 【質問】（会員）….
var labelledBy = lazily(`^[【［\[（(〔]?` + onceMore + `(` + sideLabel + `)[】］\])）〕]?[0-9０-９①-⑳]{0,2}(?:[-－ー][0-9０-９]{1,2})?[ 　.．:：]*` +
	`[（(【［\[〔]((?:[^（()）【】［］\[\]〔〕]|[（(][^（()）]{1,12}[)）]){1,24})[)）】］\]〕][ 　:：]*([^ 　:：].*)$`)

// labelledInside is a label with a name behind it in the same brackets, and what is said, if
// it stands in the line: （回答：市長）….
var labelledInside = lazily(`^[【［\[（(〔〈＜<]` + onceMore + `(` + sideLabel + `)[ 　]*[:：／/・　][ 　]*([^（()）【】［］\[\]〔〕〈〉＜＞<>]{1,24})[】］\])）〕〉＞>][ 　:：]*(.*)$`)

// labelsAnswerer reports whether the line i is the label of an answer with who gives it, and
// not who has given the one above: the answer stands right below, or the page has a label of
// opinions in the same brackets.
func (p *page) labelsAnswerer(i int) bool {
	m := labelledInside.FindStringSubmatch(p.lines[i].text)
	if m == nil || m[3] != "" || labelKind(m[1]) != KindAnswer || !p.saysBelow(i) {
		return false
	}
	if p.lines[i].gap && !p.lines[i+1].gap {
		return true
	}
	bracket := firstRune(p.lines[i].text)
	return slices.ContainsFunc(p.lines, func(ln line) bool {
		t := readTheme(ln.text)
		return length(ln.text) <= maxLabelLine && firstRune(ln.text) == bracket && t.label && t.kind != KindAnswer && bracketedName.MatchString(ln.text)
	})
}

// tellsOn is how a sentence goes on of which a label is the first word: 意見（保護者）を伺った。
var tellsOn = lazily(`^(?:は[^いじ]|[をがのへ]|[にとでもや][\p{Han}、])`)

// labelledSpeech reads a line that begins so. Whom nothing else names are those of them
// whom the page is known to name there.
func labelledSpeech(text string, known map[string]bool) (speech, bool) {
	m := labelledBy.FindStringSubmatch(text)
	if inside := labelledInside.FindStringSubmatch(text); inside != nil {
		m = inside
	}
	if m == nil || m[3] == "" || tellsOn.MatchString(m[3]) {
		return speech{}, false
	}
	v, ok := whoAsks(m[2])
	if !ok && known[m[2]] {
		v, ok = voice{speaker: m[2]}, true
	}
	said, closed := unquote(m[3])
	return speech{voice: v, kind: labelKind(m[1]), text: said, closed: closed}, ok
}

// whoAsks is somebody, or a part of the city, who stands behind a label.
func whoAsks(name string) (voice, bool) {
	if v, ok := parseVoice(name); ok {
		return v, true
	}
	return voice{name, name}, office.MatchString(name)
}

// findLabelled finds the names in brackets behind labels that no list knows, on a page
// that has names there behind most of its labels: （本部）, （6年担任）.
func (p *page) findLabelled() map[string]bool {
	names := map[string]bool{}
	labels, named, known := 0, 0, 0
	for i := range p.lines {
		text := findMark(p.lines[i].text).rest
		m := labelledBy.FindStringSubmatch(text)
		if m == nil {
			if l := labelled.FindStringSubmatch(text); l != nil && !lettersGroup(l) {
				labels++
			}
			continue
		}
		if labels++; strings.ContainsAny(m[2], particles) || length(m[2]) > maxLabel || noName.MatchString(m[2]) || notCallers.MatchString(m[2]) {
			continue
		}
		named++
		if _, ok := whoAsks(m[2]); ok {
			known++
		} else {
			names[m[2]] = true
		}
	}
	if known < 2 || 3*named < 2*labels {
		return nil
	}
	return names
}

// noName is what stands in brackets at the beginning of a sentence, and is nobody: （仮称）.
var noName = lazily(`^(?:仮称?|笑い?|苦笑|中?略|以?[上下前後]略?|同上?|続き?|[0-9０-９.．\-－]+|その[0-9０-９]+|.*[年月日円])$`)

// nameBehind is a name behind a label, set apart by a point or a colon: Q:参加者. …
var nameBehind = lazily(`^([^ 　.．。、:：「」（）()]{1,12}?)[ 　]*[:：.．][ 　]*(.+)$`)

// point takes the name off that a point or a colon sets apart from what is said behind
// a label, also where a line end broke it.
func (s *speech) point() {
	if s.kind == "" || s.speaker != "" {
		return
	}
	if m := nameBehind.FindStringSubmatch(s.text); m != nil {
		if v, ok := whoAsks(m[1]); ok && !headcount.MatchString(m[2]) {
			s.voice, s.text = v, m[2]
		}
	}
}
