package data

import (
	"strings"
	"unicode"
)

// What the markup does not tell of a line is told by its layout: by the sign it
// begins with, its length, its indent, and the lines around it.

// speech reads a line that names its speaker, into b.
func (p *page) speech(b *block, i int, m mark, zone Kind) bool {
	ln := &p.lines[i]
	if zone == "" && (m.sign != "") == p.record {
		if s, ok := p.callingTurn(m.rest); ok {
			b.kind, b.speech, b.mark = blockSpeech, s, ln.sign(m)
			return true
		}
	}
	if fact.MatchString(m.rest) && !p.saysFact(i, m) || zone != "" && !sentence(m.rest) && !p.begins(m.rest) && !p.beginsMarked(i, m) || p.speakerLine(i) {
		return false
	}
	if i := strings.IndexAny(m.rest, ":：)）】］]"); i > 0 {
		if listed := strings.TrimLeft(m.rest[i:], ")）】］]"); enumerates(listed) || rosterLine(listed) && strings.ContainsAny(listed, "、，") {
			return false
		}
	}
	if _, listed, ok := turnOf(m.rest); ok && zone == KindRoster && attendance(listed) {
		return false
	}
	s, ok := labelledSpeech(m.rest, p.labelled)
	if !ok {
		s, ok = parseSpeech(m.rest, m.sign != "")
	}
	if !ok && m.sign != "" {
		s, ok = parseSpeech(ln.text, false)
	}
	if !ok && p.spaced {
		if said, named := beforeSpace(ln.text, true); named && (sentence(ln.text) || lively.MatchString(ln.text) || p.saysOn(i, said.text)) {
			s, ok = said, true
		}
	}
	if t, _, is := turnOf(m.rest); is && t.apart == ' ' && m.sign == "" && p.record && !beforeDash.MatchString(m.rest) {
		return false // who speaks has a mark
	}
	if !ok {
		s, ok = p.castSpeech(m.rest)
	}
	if !ok && zone == "" {
		s, ok = p.shortSpeech(m.rest)
	}
	if !ok && p.record && m.sign != "" && strings.Contains(speechMarks, m.sign) {
		s, ok = glued(m.rest)
	}
	if ok {
		s.closed = s.closed || everybody.MatchString(s.speaker)
		b.kind, b.speech, b.mark = blockSpeech, s, ln.sign(m)
	}
	return ok
}

// everybody says a few words at once, and does not go on.
var everybody = lazily(`^(?:一同|全員|[各全](?:委員|議員))$`)

// lively ends what somebody says without a full stop: …ですよね（笑）, …でした！
var lively = lazily(`[!?！？♪]$|` + laughter + `$`)

// laughter stands behind what somebody says who laughs, as no heading has it.
const laughter = `[（(](?:一同)?(?:笑い?|苦笑い?|爆笑|微笑)[)）]`

var laughs = lazily(laughter + `[。！!]?$`)

// saysFact reports whether a line that begins like a circumstance is what somebody says
// who takes turns: 参加者：踏切が狭いです。, ○参加者　踏切が狭いです。
func (p *page) saysFact(i int, m mark) bool {
	t, said, ok := turnOf(m.rest)
	if !ok || !p.saysOn(i, said) {
		return false
	}
	marked := p.record && m.sign != "" && strings.Contains(speechMarks, m.sign)
	return marked || p.people[t.label]
}

// saysOn reports whether what stands behind a label in the line i is what somebody says:
// a sentence, which may end in one of the lines below.
func (p *page) saysOn(i int, said string) bool {
	if sentence(said) || utters(said) && !attendance(said) {
		return true
	}
	if length(said) < narrowest/2 || !strings.ContainsFunc(said, hiragana) || attendance(said) {
		return false
	}
	for n := i + 1; n < min(len(p.lines), i+brokenCell) && !p.lines[n].gap && p.lines[n].level == 0; n++ {
		text := p.lines[n].text
		if m := findMark(text); m.sign != "" || fact.MatchString(text) {
			return false
		}
		if strings.Contains(text, "。") {
			return true
		}
	}
	return false
}

// listed decides what a line is whose sign marks headings as well as items
// (○, ■, ①, 1.): an item when its neighbours have the same sign, or when it is
// a sentence; a heading when something else follows it.
func (p *page) listed(b *block, i int, m mark, last *block, around zone) {
	ln := &p.lines[i]
	if m.sign == "※" { // a footnote
		return
	}
	b.mark, b.kind = m.sign, blockItem
	b.text, b.lead = m.rest, strings.TrimSuffix(ln.text, m.rest)
	switch {
	case p.record && m.sign == "△" && !sentence(m.rest):
		b.kind, b.text = blockHeading, ln.text
		return
	case around.kind != "" && m.sign != around.sign && !(greetingTheme.MatchString(m.rest) && i+1 < len(p.lines) && sentence(p.lines[i+1].text)) && !p.headsSpeech(i, m):
		return
	case !ln.item && procedure.MatchString(closeUp(m.rest)) && i+1 < len(p.lines) && findMark(p.lines[i+1].text).sign != m.sign:
		b.kind, b.text = blockHeading, ln.text
		return
	case procedure.MatchString(closeUp(m.rest)):
		b.kind, b.front = blockFront, KindAgenda
		return
	case topic.MatchString(m.rest) && (counts(m.sign) || strings.Contains("○〇◯", m.sign)):
		b.kind, b.front = blockFront, KindAgenda
		if i+1 < len(p.lines) && findMark(p.lines[i+1].text).sign != m.sign {
			b.kind, b.text = blockHeading, ln.text
		}
		return
	}
	if last != nil && last.kind == blockItem && last.mark == m.sign {
		return
	}
	if i+1 == len(p.lines) || sentence(m.rest) || says(m.rest) && !nominal(m.rest) && (!counts(m.sign) || utters(m.rest) || predicate.MatchString(m.rest)) && p.speakerLine(i+1) || length(m.rest) > maxHeading || p.marked && !ln.strong && !strings.Contains(anySigns, m.sign) {
		return
	}
	if findMark(p.lines[i+1].text).sign != m.sign && p.heads(i, length(m.rest)) {
		b.kind, b.text = blockHeading, ln.text
	}
}

// headsSpeech reports whether the line i, whose sign does not count, stands right above a
// speech with another: ◎開会の宣告⏎○議長（日向一郎君）　….
func (p *page) headsSpeech(i int, m mark) bool {
	if i+1 == len(p.lines) || counts(m.sign) || !nominal(m.rest) || sentence(m.rest) {
		return false
	}
	next := findMark(p.lines[i+1].text)
	if _, named := parseVoice(m.rest); named || next.sign == "" || next.sign == m.sign || !sentence(next.rest) {
		return false
	}
	_, speaks := parseSpeech(next.rest, true)
	return speaks
}

var (
	// procedure is a step that every meeting takes.
	procedure = lazily(`^(?:開[ 　]*会|閉[ 　]*会|開[ 　]*議|散[ 　]*会|休[ 　]*憩|再[ 　]*開|日程の追加|開[ 　]*式|閉[ 　]*式|そ[ 　]*の[ 　]*他|[^。、]{0,8}(?:あいさつ|挨拶|謝辞)|委嘱状(?:の)?交付(?:式)?|(?:委員|出席者|職員)?(?:の)?(?:自己)?紹介|議[ 　]*題|議[ 　]*事|協議(?:事項)?|審議(?:事項)?|報告(?:事項)?|(?:資料)?説明|質疑(?:[・、]?応答)?|意見交換|自由討[議論]|懇[ 　]*談|事務連絡|写真撮影|会議録署名.{0,12})(?:[ 　]*[（(].*[)）])?$`)
	// topic ends what a meeting deals with, and no opinion.
	topic = lazily(`^[^。！？]{2,60}(?:について|の件|に関すること|の選出|の選任|の承認|の制定|の一部改正)[ 　]*(?:[（(][^（()）]{1,12}[)）])*$`)
)

// groupLine names a group of people, whose remarks follow: ＜1班＞, Aグループ（交通）.
var groupLine = lazily(`^(?:` + sectionNumber + `)?[■□●○◆◇◎▼・]?[ 　]*[【〔［\[〈＜<《]?[ 　]*(?:第?[ 　]?[0-9０-９一二三四五六七八九十A-ZＡ-Ｚ]{1,2}[ 　]?(?:グループ|班|チーム|テーブル|ブロック|分科会|組)|(?:グループ|チーム|テーブル|分科会)[ 　]?[0-9０-９A-ZＡ-Ｚ①-⑳]{1,2})[ 　]*[】〕］\]〉＞>》]?(?:[ 　]*[（(：:　 「].{0,40}|(?:の|から(?:の)?)?(?:記録|まとめ|発表|報告|意見|提案|案|結果|成果|テーマ)(?:内容|概要)?)?$|^[■□●○◆◇◎▼・＜<【]?[ 　]*` + calledGroup + `[＞>】]?$`)

// sectionLine heads a part of a chapter: 3-1.会の満足度.
var sectionLine = lazily(`^` + sectionNumber + `.{2,30}$`)

// cardLine names the cards on which something was written that is listed below:
// 付箋（青）やりたいこと.
var cardLine = lazily(`^(?:付箋|付せん|ふせん|カード|短冊|模造紙)(?:[（(][^（()）]{1,8}[)）])?[ 　:：]*[^。、「」]{0,20}$`)

// calledGroup is a group with a name instead of a number: チームみずたまり, さくら班.
const calledGroup = `(?:(?:チーム|グループ)[ 　]?[「『]?[\p{Hiragana}\p{Katakana}ー]{2,9}[」』]?|[\p{Hiragana}\p{Katakana}ー]{2,8}(?:チーム|グループ|班))`

// rosterLine reports whether a line is nothing but people with their offices:
// 市長室長　大久保正人，次長　長沼浩一.
func rosterLine(text string) bool {
	if sentence(text) || strings.ContainsAny(text, "「：:") || tellsPeople.MatchString(text) {
		return false
	}
	offices, others := 0, 0
	for _, f := range strings.FieldsFunc(unpadded(text), func(r rune) bool { return strings.ContainsRune("，、,　 ・", r) }) {
		switch v, ok := parseVoice(f); {
		case ok && !person.MatchString(v.role):
			offices++
		case length(f) <= 6 && !strings.ContainsAny(f, "をがはにでとへも"):
			others++
		default:
			return false
		}
	}
	return offices > 0 && others <= 3*offices && offices+others > 1
}

// tellsPeople begins a sentence that goes on with people: 本日の列席者は、青木町長、石田….
var tellsPeople = lazily(`^[^、，。「」]{2,14}は[、，]`)

// enumerates reports whether a text is a list of people with their offices:
// ：みどり野市福祉課　原課長、石田係長、谷主査.
func enumerates(text string) bool {
	if text = strings.TrimRight(text, "、，"); sentence(text) || tellsPeople.MatchString(text) {
		return false
	}
	all := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(":：、，,　 ", r) })
	named, short := 0, 0
	for _, f := range all {
		if _, ok := parseVoice(f); ok {
			named++
		}
		if length(f) <= 6 && !strings.ContainsAny(f, particles) {
			short++
		}
	}
	return named > 1 && 2*named > len(all) || strings.Count(text, "、") > 3 && short == len(all)
}

// frontMatter reports whether a line heads a list of those present, or the
// agenda.
func frontMatter(text string) bool {
	return length(text) <= maxHeading && !strings.Contains(asFollows.ReplaceAllString(text, ""), "。") && readTheme(text).front() != ""
}

// follows ends a sentence that heads a list, and asFollows a heading that is one:
// 応招議員は次のとおりである。
const follows = `は[、，]?(?:(?:次|以下|下記|左記|別紙)の(?:とおり|通り)|[^ 　。、「」]{2,12}[とに]同じ)(?:で(?:す|ある|あります|ございます))?`

var asFollows = lazily(follows + `[。:：]?$`)

func hiragana(r rune) bool { return unicode.Is(unicode.Hiragana, r) }

// headingLike reports whether a line that no markup tells about is a heading:
// short, no sentence, not amid a paragraph, and followed by something it can
// head.
func (p *page) headingLike(i int, last *block) bool {
	ln := &p.lines[i]
	if p.marked && !ln.strong && !headingBrackets.MatchString(ln.text) || i+1 == len(p.lines) || length(ln.text) > maxHeading || sentence(ln.text) || fact.MatchString(ln.text) || dayAlone(ln.text) || laughs.MatchString(ln.text) || connects.MatchString(ln.text) || unfinished.MatchString(ln.text) && !addressee.MatchString(ln.text) {
		return false
	}
	if last != nil && last.kind == blockSpeech && last.gap && !ln.gap && !p.dense && strings.ContainsAny(lastRune(ln.text), "？?") {
		return false // they ask it
	}
	if last != nil && last.kind == blockSpeaker && (utters(ln.text) || exclaims(ln.text)) && p.speakerLine(i+1) {
		return false // a turn without a full stop
	}
	if end := closing(ln.text, 0); end > 0 && (spokenBy.MatchString(ln.text[end+len("」"):]) || signature.MatchString(ln.text[end+len("」"):])) {
		return false // a quote with who spoke it behind, as captions have it
	}
	if _, who := p.signedBehind(ln.text); who != "" || p.signings > 1 && signedOff(ln.text) {
		return false
	}
	if p.record && !ln.gap && last != nil && (last.kind == blockSpeech || last.kind == blockParagraph) && !ended(last.text) {
		return false
	}
	if next := &p.lines[i+1]; next.indent > ln.indent && !next.gap && (p.record && ln.indent > 0 && !nominal(ln.text) || strings.Contains(ln.text, "、") && 10*length(ln.text) >= 9*p.margin) {
		return false // a paragraph whose lines hang
	}
	begun := ln.gap || last == nil || last.kind == blockOmitted || last.kind == blockHeading ||
		ended(last.text) || !p.cut(p.lines[i-1].text) || readTheme(ln.text).whose != (voice{}) && p.listSays(i) || p.headsOpinions(i) || last.kind == blockItem && ln.indent < last.indent
	return begun && p.heads(i, length(ln.text))
}

// headsOpinions reports whether the line i, which is not the last, tells whose opinions stand
// below it, or names opinions of which parts follow, and is no part of a sentence:
// 保護者の気持ち, その他の意見⏎【北地区】.
func (p *page) headsOpinions(i int) bool {
	text, next := p.lines[i].text, p.lines[i+1].text
	t := readTheme(text)
	if t.whose == (voice{}) && t.sides == (twoSides{}) && !(t.opinion && headingBrackets.MatchString(next)) {
		return false
	}
	return nominal(text) && !goesOn.MatchString(next) && (i == 0 || !unfinished.MatchString(p.lines[i-1].text))
}

// unfinished ends in the middle of a sentence, as no heading does.
var unfinished = lazily(`[^どめりび後]に$|[^どと]も$|[^らりと]は$|[^れ](?:から|より)は$|[のをがへ第、，]$`)

// addressee ends a heading that tells to whom what stands below is said: 窓口の方へ.
var addressee = lazily(`(?:方|人|方々|皆さん|皆様|みなさん|様|さん|先生|職員|部長|課長|係|市長|町長|村長|区長|知事)へ$`)

var headingBrackets = lazily(`^(?:【.+】|［.+］|\[.+\]|≪.+≫|《.+》|＜.+＞|〈.+〉|<[^<>]+>|〔.+〕)$`)

// heads reports whether what comes after the line i, whose text has so many
// runes, looks like what a heading heads, and not like the rest of a sentence.
func (p *page) heads(i, runes int) bool {
	ln, next := &p.lines[i], &p.lines[i+1]
	if _, named := parseVoice(trimSpeaker(next.text)); named || groupLine.MatchString(next.text) || headingBrackets.MatchString(next.text) {
		return true
	}
	if _, signed := signedBy(next.text); signed && addressTheme.MatchString(ln.text) {
		return true
	}
	if next.said != nil && topic.MatchString(ln.text) || findMark(ln.text).sign != "" && staged(next.text) {
		return true
	}
	if s, speaks := parseSpeech(next.text, false); speaks && s.speaker != "" && !next.gap && findMark(ln.text).sign != "" {
		return true
	}
	if p.headsOpinions(i) || i+2 < len(p.lines) && p.headsOpinions(i+1) || aboutWhat(next.text) && !aboutWhat(ln.text) || chargedTitle.MatchString(ln.text) && sentence(next.text) {
		return true
	}
	return next.gap || next.level > 0 || next.item || next.indent > ln.indent || findMark(next.text).sign != "" ||
		strings.HasPrefix(next.text, "「") || length(next.text) > 2*runes || furnitureOf(next.text) != ""
}

// aboutWhat reports whether a text tells what somebody wrote about, perhaps with the part of
// the city that answers: 橋の街灯について, 橋の街灯（道路課）.
func aboutWhat(text string) bool {
	return findMark(text).sign == "" && (topic.MatchString(text) || chargedTitle.MatchString(text))
}

// chargedTitle is a title of what somebody wrote with the part of the city that answers.
var chargedTitle = lazily(`^[^、。「」（）()]{6,30}[（(][^、。（）()]{1,14}(?:課|室|係|局|部|館|所|センター|委員会)[)）]$`)

// sentence reports whether a text is more than a heading.
func sentence(text string) bool {
	if strings.Contains(text, "。") || closing(text, 0) >= 0 && closing(text, 0) == len(text)-len("」") {
		return true
	}
	for _, end := range []string{"、", "，", ",", "．", "』", "！"} {
		if strings.HasSuffix(text, end) {
			return true
		}
	}
	return false
}

// continues reports whether a line goes on with the sentence of the block
// before it, which the line end cut.
func continues(last *block, ln *line) bool {
	switch last.kind {
	case blockHeading, blockSpeaker, blockOmitted:
		return false
	}
	switch {
	case ln.within && (last.kind == blockItem || last.kind == blockSpeech):
		return true
	case isContact(ln.text), isContact(last.text), length(last.text) <= maxHeading && links.MatchString(last.text):
		return false
	case last.kind == blockItem && !ln.within && (labelledLine.MatchString(ln.text) || last.listsTopic(ln) || last.listsThing(ln)):
		return false
	case counted.MatchString(last.text) && nominal(last.text) && strings.HasPrefix(ln.text, "「"):
		return false // who was there, and what they came for
	case length(ln.text) <= maxHeading && dayAlone(ln.text) && nominal(last.text), length(last.text) <= maxHeading && dayAlone(last.text):
		return false // a title and when it was
	case ln.gap, ln.cell, strings.Contains(ln.text, "　　"), agendaLine.MatchString(ln.text), last.kind != blockSpeech && fact.MatchString(last.text), fact.MatchString(ln.text):
		return false
	case last.kind == blockItem && ln.indent > last.indent:
		return true
	}
	open := !ended(last.text) || inQuote(last.text) || closedAmid.MatchString(last.text) && goesOn.MatchString(ln.text)
	return open && (ln.indent <= last.indent || last.kind == blockSpeech || last.hangs(ln))
}

// hangs reports whether a line goes on with a paragraph of which the lines below the first are
// indented more than that: it is indented itself, or no heading, as it has a comma.
func (b *block) hangs(ln *line) bool {
	return b.kind == blockParagraph && (b.indent > 0 || strings.Contains(b.text, "、")) && length(b.text) >= narrowest && strings.ContainsFunc(ln.text, hiragana)
}

// labelledLine begins with a label and a colon: まとめ：声をかけ合おう.
var labelledLine = lazily(`^[^0-9０-９A-Za-z:：。、「」（(]{2,12}[:：][ 　]*[^ 　]`)

// A bracket at the end of a line ends no sentence when the next begins with a
// particle.
var (
	closedAmid = lazily(`[」』）)】］]$`)
	goesOn     = lazily(`^(?:は|が|を|に|の|も|と|で|や|へ|から|まで|より|など|という|といった|、|。|・)`)
)

// inQuote reports whether a text ends within a quote.
func inQuote(text string) bool {
	return strings.Count(text, "「") > strings.Count(text, "」") || strings.Count(text, "『") > strings.Count(text, "』")
}

// agendaLine is an item of an agenda that has no heading: 議題1　窓口の混雑, 第2号議案　公園条例の改正.
var agendaLine = lazily(`^(?:第[0-9０-９一二三四五六七八九十]{1,3}号(?:議案|報告|案件|案)|(?:議題|議事|案件|議案|報告|日程|(?:協議|審議|報告|議決)(?:事項)?)[ 　]*第?[ 　]*[0-9０-９一二三四五六七八九十]{1,3}(?:号)?)[ 　:：.．][^。]*$`)

const subjects = `(?:件[ 　]*名|題[ 　]*名|標[ 　]*題|表[ 　]*題|タイトル)`

// subjectLine is what a letter, or an opinion, is about: 件名：公園の灯りについて, and
// subjectLabel its label alone.
var (
	subjectLine  = lazily(`^[・○●■◆□◇◎]?[ 　]*(?:` + subjects + `(?:[ 　]*[:：][ 　]*|[ 　]+)|[（(【［\[]件名[)）】］\]][ 　]*)([^ 　].{1,80})$`)
	subjectLabel = lazily(`^` + subjects + `[:：]?$`)
)

// agendaLabel is an item of the agenda that is dealt with now: 〔議題1〕橋の修繕.
var agendaLabel = lazily(`^[〔【［\[](?:議題|案件|議案|日程|報告|協議|審議|陳情|請願)[ 　]*第?[0-9０-９一二三四五六七八九十]{1,3}(?:号)?[〕】］\]][^「」]{2,}`)
