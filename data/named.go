package data

import "strings"

// A name may have a line of its own, above what somebody says, with what sets it
// apart: 【市長】, （発言者）市長, A 知事, 質問（みどり野新聞）.

// named reads a line that names somebody and does nothing else, perhaps behind
// a label that tells what kind of speech follows: Q　代表幹事, A 知事.
func (p *page) named(text string) (voice, Kind, bool) {
	if m := labelled.FindStringSubmatch(text); m != nil && !lettersGroup(m) {
		bare := trimSpeaker(m[5])
		v, ok := parseVoice(bare)
		if !ok && p.talk && reporter.MatchString(bare) {
			v, ok = voice{speaker: bare}, true
		}
		if !ok && p.labelNames && length(bare) <= maxName && !sentence(bare) {
			v, ok = voice{speaker: unpadded(bare)}, true
		}
		if ok {
			return v, labelledKind(m), true
		}
	}
	if m := askedBy.FindStringSubmatch(text); m != nil && p.talk {
		if v, _, ok := p.named(m[2]); ok {
			return v, labelKind(m[1]), true
		}
	}
	bare := trimSpeaker(text)
	if v, ok := parseVoice(bare); ok {
		return v, "", true
	}
	if m := lastNamed.FindStringSubmatch(text); m != nil {
		if v, ok := parseVoice(m[1]); ok && !v.weak() {
			return v, "", true
		}
	}
	if p.bracketed && bracketedName.MatchString(text) {
		if office.MatchString(bare) {
			return voice{bare, bare}, "", true
		}
		if _, who, ok := strings.Cut(bare, "："); ok { // （地元：女性）
			if v, named := parseVoice(who); named {
				return voice{bare, v.role}, "", true
			}
		}
		if m := theirs.FindStringSubmatch(bare); m != nil { // （地元意見）
			return voice{speaker: m[1]}, KindRemark, true
		}
	}
	if _, cast := p.cast[turn{unpadded(bare), ':'}]; cast && colonAlone.MatchString(text) {
		return voice{speaker: unpadded(bare)}, "", true
	}
	if p.cityTurns && cityAlone.MatchString(bare) {
		return voice{bare, bare}, "", true
	}
	return voice{speaker: unpadded(bare)}, "", p.turns(text)
}

// labelsNames reports whether names of people who are known stand behind the labels of the page,
// in lines above what they say, and nothing else does: then the others are names, too.
//
//	Q　テレビみどり野⏎橋はいつ直りますか。⏎A　市長⏎来年です。
func (p *page) labelsNames() bool {
	known := 0
	for i := range p.lines[:max(0, len(p.lines)-1)] {
		m := labelled.FindStringSubmatch(p.lines[i].text)
		if m == nil || lettersGroup(m) {
			continue
		}
		if length(m[5]) > maxName || sentence(m[5]) || asksOnly.MatchString(m[5]) || topic.MatchString(m[5]) || !p.saysBelow(i) {
			return false
		}
		if _, ok := parseVoice(trimSpeaker(m[5])); ok {
			known++
		}
	}
	return known >= recordedSpeeches
}

// asksOnly ends a question, or what somebody says without a full stop.
var asksOnly = lazily(`[？?！!か]$|(?:です|ます|ません|ました)$`)

// cityAlone is whoever speaks for a city, in a line of its own: 市.
var cityAlone = lazily(`^本?[市町村区県国]$`)

// takesCityTurns reports whether somebody speaks for a city several times on the page, who
// is named so.
func (p *page) takesCityTurns() bool {
	n := 0
	for i := range p.lines[:max(0, len(p.lines)-1)] {
		if len(p.lines[i].text) <= 3*maxCell && cityAlone.MatchString(trimSpeaker(p.lines[i].text)) && !p.lines[i].cell && sentence(p.lines[i+1].text) && findMark(p.lines[i+1].text).sign == "" {
			n++
		}
	}
	return n > 1
}

// askedBy is a label with who it is that asks or answers: 質問（みどり野新聞）.
var askedBy = lazily(`^[■◆●○□◇・]?[ 　]*(` + sideLabel + `)[0-9０-９]{0,2}[ 　]*[（(【［\[]([^（()）【】［］\[\]]{1,24})[)）】］\]][:：]?$`)

// labelledName reports whether a line is a label and a name: A 知事.
func (p *page) labelledName(text string) bool {
	_, kind, ok := p.named(text)
	return ok && kind != ""
}

// trimSpeaker takes off what surrounds a name that stands in a line of its own.
func trimSpeaker(text string) string {
	text = speakerLabel.ReplaceAllString(text, "")
	if m := findMark(text); bracketedName.MatchString(m.rest) {
		text = m.rest
	}
	text = strings.Trim(text, "【】［］[]〔〕〈〉＜＞<>《》≪≫:：　 ")
	if m := halfClosed.FindStringSubmatch(text); m != nil {
		text = m[1]
	}
	if m := parenthesized.FindStringSubmatch(text); m != nil {
		text = m[1]
	}
	return findMark(text).rest
}

// labelVoice is who a label in brackets names, beside a word for what it labels: 〔委員より〕,
// 【講師コメント】, （会長挨拶）, 【発表者：谷さん】.
func labelVoice(label string) (voice, bool) {
	if from := fromVoice.FindStringSubmatch(label); from != nil {
		return parseVoice(from[1])
	}
	if bare := speakerLabel.ReplaceAllString(label, ""); bare != label {
		return parseVoice(bare)
	}
	if t := readTheme(label); t.kind == KindComment || t.kind == KindGreeting {
		return t.voice, t.voice != (voice{})
	}
	return voice{}, false
}

// lastNamed is a name and a colon behind what it is to the meeting, in a line of
// their own: 職員代表 こども課・早瀬千夏さん（20）：.
var lastNamed = lazily(`^[^。、「」:：]{2,30}[・　 ]([^。、「」:：・　 ]{2,16})[:：]$`)

// speakerLabel stands before a name: （発言者）市長.
var speakerLabel = lazily(`^[（(【〔［\[〈＜<]?(?:発言者|発表者|発信者|話者|質問者|回答者|答弁者|説明者|報告者)[)）】〕］\]〉＞>:：　 ]+`)

// halfClosed is a name with a bracket behind it alone: 大臣）, 青木(恵)委員長).
var halfClosed = lazily(`^([^（）()]{1,24}(?:[（(][^（）()]{1,8}[)）][^（）()]{1,16})?)[)）]$`)

// parenthesized is a line that stands in parentheses as a whole: （原教育部長）.
var parenthesized = lazily(`^[（(]((?:[^（）()]|[（(][^（）()]{1,12}[)）]){1,24})[)）]$`)

// namedItem reports whether the item i is the name of somebody, and what they say
// stands below it, behind the same sign or none: ・青木恵さん（2年目）⏎窓口の….
func (p *page) namedItem(i int, m mark) bool {
	v, ok := p.itemName(i, m)
	return ok && (p.itemized || (!v.weak() || p.people[v.speaker]) && !p.lines[i+1].item && findMark(p.lines[i+1].text).sign == "")
}

// itemName reads the item i as the name of somebody who says what stands below it.
func (p *page) itemName(i int, m mark) (voice, bool) {
	if m.sign == "" && !p.lines[i].item || i+1 == len(p.lines) || length(m.rest) > maxNamed {
		return voice{}, false
	}
	name := trimSpeaker(m.rest)
	v, ok := parseVoice(name)
	if !ok && p.people[name] {
		v, ok = voice{speaker: name}, true
	}
	if next := &p.lines[i+1]; !ok || next.gap && !p.loose && !(p.lines[i].item && !next.item) || next.level > 0 || !p.saysBelow(i) {
		return voice{}, false
	}
	_, named := parseVoice(findMark(p.lines[i+1].text).rest)
	return v, !named
}
