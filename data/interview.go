package data

import "strings"

// Some pages set a sign before what was asked and none before what was answered:
//
//	◆研修では何をしますか。
//	二年目から四年目の職員が班を作り、…

// question ends like a question.
var question = lazily(`(?:か|かな|でしょう|ください|下さい|教えて(?:ほしい)?|お願いします|とは)[。．.?？]*$|[?？]$`)

// manyQuestions is the number of questions that make a page an interview.
const manyQuestions = 2

// findAsking returns the signs before questions that paragraphs without a sign
// follow.
func (p *page) findAsking() map[string]bool {
	times := map[string]int{}
	signs := map[string]bool{}
	for i := range p.lines {
		if m := findMark(p.lines[i].text); p.asking(i, m) && question.MatchString(m.rest) {
			if times[m.sign]++; times[m.sign] >= manyQuestions || m.sign == askSign {
				signs[m.sign] = true
			}
		}
	}
	return signs
}

// headsQuestion reports whether the line i is a headline between an answer and the next
// question: 昼からは海へ⏎―休みの日は何をしていますか。
func (p *page) headsQuestion(i int) bool {
	if i+1 == len(p.lines) || length(p.lines[i].text) > maxHeading/2 || strings.ContainsAny(p.lines[i].text, "。？?") {
		return false
	}
	if _, takes := p.turnAt(i); takes {
		return false // 真木：えっ、そうなんですか！
	}
	m := findMark(p.lines[i+1].text)
	return p.asks[m.sign] && p.asking(i+1, m)
}

// elided ends a question of which the verb is left out, as lists of questions have it:
// (2) そこを選んだ理由は, (3) 話しにくいという声もあるようだが.
var elided = lazily(`(?:[^ではに]は|だが|るが|いが|たが|けれど|けれども|けど|とのことで|ほしい|たい|について|理由|見通し|見解|所見|受け止め|有無|可否|進捗|状況|予定|内訳|いかん|如何)[。．.…]*$`)

// asking reports whether the line i is a question behind a sign, with sentences
// without one below, or whoever answers. Where the sign is known to stand before
// questions, the verb may be left out.
func (p *page) asking(i int, m mark) bool {
	if m.sign == "" || m.sure || i+1 == len(p.lines) || p.lines[i].cell {
		return false
	}
	if m.sign != askSign && !question.MatchString(m.rest) && !(p.asks[m.sign] && elided.MatchString(m.rest)) {
		return false
	}
	if m.sign == askSign && i > 0 && firstRune(p.lines[i-1].text) == firstRune(p.lines[i].text) {
		return false // an item of a list, which has dashes before all
	}
	if m.sign == askSign && i > 0 {
		if _, named := parseVoice(trimSpeaker(p.lines[i-1].text)); named {
			return false // the first of them, of whoever is named above
		}
	}
	if s, named := parseSpeech(m.rest, true); named && s.speaker != "" {
		return false // ◆28番（青木恵）　…でしょうか。
	}
	next := &p.lines[i+1]
	return next.level == 0 && !next.item && findMark(next.text).sign == "" && (strings.Contains(next.text, "。") || length(next.text) > maxHeading/2 || m.sign == askSign || bracketedName.MatchString(next.text) && p.speakerLine(i+1))
}

// asked reports whether a line is a whole question: it ends like one, or falls short of
// the margin.
func (p *page) asked(text string) bool {
	return question.MatchString(text) || elided.MatchString(text) && 10*length(text) < 7*p.margin
}

// asksHeading is a question that stands as a heading.
var asksHeading = lazily(`(?:ます|です|ました|でした|でしょう|ません)か[。．.?？]*$|[?？]$|(?:教えて|聞かせて)(?:ください|下さい)[。！!]?$|(?:メッセージ|アドバイス|[一ひ][言と](?:こと)?|抱負|自己紹介|紹介|説明)を?(?:お願い(?:いた)?します|どうぞ)[。！!]*$`)

// asksAlone reports whether the line i is a question that nothing tells who asks.
func (p *page) asksAlone(i int) bool {
	text := p.lines[i].text
	if length(text) > maxHeading || !asksHeading.MatchString(text) || labelled.MatchString(text) {
		return false
	}
	if _, cast := p.castSpeech(text); cast {
		return false
	}
	_, named := parseSpeech(text, p.spaced)
	return !named
}

// questionsAsHeadings reports whether a page of an interview has its questions as
// headings: set apart, or on a page without empty lines, right above sentences.
func (p *page) questionsAsHeadings() bool {
	apart, dense := 0, 0
	for i := range p.lines {
		ln := &p.lines[i]
		if i+1 == len(p.lines) || !p.asksAlone(i) || p.marked && ln.level < 2 {
			continue
		}
		next := &p.lines[i+1]
		if next.level > 0 || findMark(next.text).sign != "" {
			continue
		}
		if next.gap && (ln.gap || p.marked) {
			apart++
		}
		if p.dense && !next.gap && strings.Contains(next.text, "。") && !p.asksAlone(i+1) {
			dense++
		}
	}
	return apart >= manyQuestions || dense > manyQuestions
}

// roundTable is the title of a talk whose questions may stand between what several people
// say to them.
var roundTable = lazily(`インタビュー|[対鼎座]談会?|クロストーク|トークセッション|先輩|(?:に|へ)聞(?:く|き|い)`)

// markAskedOfAll makes questions of nobody of the paragraphs without a name that ask, right
// above what somebody says, on a page on which whoever speaks is named and nobody of them
// asks: it is a talk by its title, or begins with such a question.
//
//	休日は何をしていますか。
//	青木）畑に出ています。
//	石田）私は釣りですね。
func (p *page) markAskedOfAll() {
	var asked []int
	led := false
	turns, lined := 0, 0 // lined: below a name in a line of its own, where what is said may have several paragraphs
	for i := range p.lines {
		v, takes := p.turnAt(i)
		if !takes {
			continue
		}
		if v.conducts() || v.asks() || reporter.MatchString(v.speaker) || p.lines[i].said != nil {
			return
		}
		if at := p.asksAbove(i); at >= 0 {
			asked, led = append(asked, at), led || turns == 0
		}
		if turns++; p.speakerLine(i) {
			lined++
		}
		if turns == 1 && !led && !p.titled(roundTable) {
			return
		}
	}
	if len(asked) < manyQuestions || !led && (2*lined > turns || !p.titled(roundTable)) {
		return
	}
	for _, at := range asked {
		p.lines[at].gap = true
		p.lines[at].said = &speech{kind: KindQuestion, text: p.lines[at].text}
	}
}

// turnAt reads who speaks from the line i on, in it or below.
func (p *page) turnAt(i int) (voice, bool) {
	ln, m := &p.lines[i], findMark(p.lines[i].text)
	if ln.level > 0 || ln.cell || fact.MatchString(ln.text) && !p.saysFact(i, m) {
		return voice{}, false
	}
	if ln.said != nil {
		return ln.said.voice, true
	}
	if p.speakerLine(i) {
		v, _, _ := p.named(ln.text)
		return v, true
	}
	s, ok := parseSpeech(m.rest, m.sign != "" || p.spaced)
	if !ok {
		s, ok = p.castSpeech(m.rest)
	}
	return s.voice, ok
}

// asksAbove returns the line at which a paragraph begins that asks and ends right above the
// line i, or -1.
func (p *page) asksAbove(i int) int {
	at := i - 1
	if at < 0 || !asksHeading.MatchString(p.lines[at].text) && !plainlyAsks.MatchString(p.lines[at].text) || length(p.lines[at].text) < maxLabel {
		return -1
	}
	for at > max(0, i-brokenMarked) && !p.lines[at].gap && !ended(p.lines[at-1].text) && length(p.lines[at-1].text) >= max(narrowest, length(p.lines[at].text)-slack) {
		at--
	}
	if at > 0 && !p.lines[at].gap && !ended(p.lines[at-1].text) && length(p.lines[at-1].text) > maxHeading/2 {
		return -1 // part of what somebody says
	}
	if p.lines[at].indent > p.lines[i].indent {
		return -1 // a paragraph of the turn above
	}
	for n := at; n < i; n++ {
		if _, takes := p.turnAt(n); takes || !p.mayBeAsked(n) || findMark(p.lines[n].text).sign != "" {
			return -1
		}
	}
	return at
}

// findAskLevel returns the level of the headings that are what was asked, each with what was
// answered in paragraphs below, or 0: most of a level are, and nobody is named on the page, but
// where people take turns for whoever helps to answer.
//
//	<h3>Q1 橋はいつ直すのか。</h3><p>来年度に直します。</p>
func (p *page) findAskLevel() int {
	if p.record || p.dialog && !p.talk || p.poll || p.asksLists || p.asksByHeadings {
		return 0
	}
	var asks, all [lowest]int
	for i := range p.lines[:max(0, len(p.lines)-1)] {
		ln, next := &p.lines[i], &p.lines[i+1]
		if ln.level < 2 || next.level > 0 || isContact(ln.text) || links.MatchString(ln.text) || furnitureOf(ln.text) != "" || ln.skip != "" {
			continue
		}
		all[ln.level]++
		if s, named := parseSpeech(findMark(next.text).rest, false); headsAsked(ln.text) && !next.item && next.said == nil && !(named && s.kind != KindAnswer) && speaks(next.text) {
			asks[ln.level]++
		}
	}
	for level, n := range asks {
		if n >= manyQuestions && 3*n >= 2*all[level] {
			return level
		}
	}
	return 0
}

// headsAsked reports whether a heading is what was asked, whole: a question, a sentence, or
// what has the letter of questions before it.
func headsAsked(heading string) bool {
	if m := labelled.FindStringSubmatch(heading); m != nil {
		return labelledKind(m) == KindQuestion && !labelHeading(heading)
	}
	return strings.HasSuffix(heading, "。") || breaksOffAsking.MatchString(heading) || question.MatchString(heading) && !strings.HasSuffix(heading, "とは")
}

// breaksOffAsking ends a question that leaves out its last words: 土曜を選んだ理由は, 声があるが.
var breaksOffAsking = lazily(`のでは$|[\p{Han}\p{Katakana}ー]は$|[るたいだ]が$`)

// askedAloud is what such a heading asks, without its letter.
func askedAloud(heading string) speech {
	s := speech{kind: KindQuestion, text: findMark(undecorated(heading)).rest, closed: true}
	if asked, ok := parseSpeech(heading, false); ok && asked.kind == KindQuestion {
		s.text = asked.text
	}
	return s
}

// interviewed is how the beginning of an interview names whom it is with.
var interviewed = lazily(`([\p{Han}々ヶ]{2,6}|[\p{Han}々ヶ]{1,4}[ 　][\p{Han}\p{Hiragana}\p{Katakana}々ー]{1,5}|[\p{Katakana}ー]{2,8})(?:さん|氏)`)

// interviewedAs is how a title tells what somebody is who is not named: 職員インタビュー.
var interviewedAs = lazily(`(` + people + `)(?:への?|に|の|さん)?(?:インタビュー|聞[くき])`)

// profileName is the line of a profile that tells somebody's name: 氏名：青木 恵（あおき めぐみ）.
var profileName = lazily(`^[■◆●○◇・]?[ 　]*[【〔［\[]?(?:お?名[ 　]*前|氏[ 　]*名)[】〕］\]]?[ 　]*[:：|｜　 ]?[ 　]*(` + wholeNames + `|[\p{Han}々ヶ]{2,6})(?:[ 　]*(?:さん|氏))?$`)

// profileOf returns the one person whose name a profile on the page tells, or "".
func (p *page) profileOf() string {
	name := ""
	for i := range p.lines {
		text := p.lines[i].text
		if m := profileName.FindStringSubmatch(tidy(reading.ReplaceAllString(text, ""))); m != nil && name != m[1] && !notCallers.MatchString(m[1]) {
			if name != "" {
				return ""
			}
			name = m[1]
		}
	}
	return name
}

// findInterviewee returns whom an interview is with: whose profile stands there, the one
// person its beginning names before anybody is asked, or else what its title tells, or "".
func (p *page) findInterviewee() string {
	name := p.profileOf()
	if name != "" {
		return name
	}
	texts := []string{p.title}
	for i := range p.lines[:min(len(p.lines), titleLines)] {
		if m := findMark(p.lines[i].text); p.asks[m.sign] && p.asking(i, m) {
			break
		}
		texts = append(texts, p.lines[i].text)
	}
	for _, text := range texts {
		for _, found := range interviewed.FindAllString(text, -1) {
			found = strings.TrimSuffix(strings.TrimSuffix(found, "さん"), "氏")
			switch {
			case notPeople[found+"さん"], strings.HasSuffix(name, found):
			case name != "" && !strings.HasPrefix(found, name):
				return ""
			default:
				name = found
			}
		}
	}
	for _, text := range texts {
		if m := interviewedAs.FindStringSubmatch(text); name == "" && m != nil && !sentence(text) {
			name = m[1]
		}
		if v, ok := parseVoice(belongs.ReplaceAllString(besideBracket.ReplaceAllString(text, ""), "")); name == "" && ok && !v.weak() && v.speaker != v.role && !strings.ContainsAny(v.speaker, "0123456789０１２３４５６７８９") {
			name = v.speaker // 【特産品の開発】 青木 恵 隊員（2022年着任）
		}
	}
	return name
}

// besideBracket is what somebody does, in brackets before their name.
var besideBracket = lazily(`^[【〔［\[][^【】〔〕［］\[\]]{1,16}[】〕］\]][ 　]*`)

// titleLines is within how many lines of the beginning a page tells what it holds.
const titleLines = 12

var (
	// pollTitle is the title of the answers to a questionnaire.
	pollTitle = lazily(`アンケート(?:調査)?(?:の)?(?:集計|結果|回答|調査|自由)|自由(?:記述|意見|回答)`)
	// pollQuestion is a question of one, with its number.
	pollQuestion = lazily(`^[【〔［\[■◆●○◎]?[ 　]*(?:問|設問|質問)[ 　]?[0-9０-９]{1,2}(?:[-－ー][0-9０-９]{1,2})?[】〕］\]]?[ 　.．:：、]*[^0-9０-９]`)
)

// letterAsks is a question of one, with the letter of questions.
var letterAsks = lazily(`^[QＱ][ 　]?[0-9０-９]{1,2}(?:[-－ー][0-9０-９]{1,2})?[ 　.．:：、]+[^0-9０-９]`)

// answersByLetter reports whether a line of the page begins with the letter of answers.
func (p *page) answersByLetter() bool {
	for i := range p.lines {
		if m := labelled.FindStringSubmatch(p.lines[i].text); m != nil && strings.ContainsAny(m[1]+m[2], "AＡ") && !lettersGroup(m) {
			return true
		}
	}
	return false
}

// pollAsks is a question of one that has no number, in a line of its own.
var pollAsks = lazily(`^[^。「」]{4,60}(?:` + strings.Join([]string{
	`(?:お聞かせ|お?教えて?|お書き|ご記入|お答え|ご回答|挙げて|お選び)(?:ください|下さい)`,
	`(?:何|どこ|どれ|どう|いかが|どのよう)[^。、]{0,12}か`,
	`(?:でした|ました|です|ます|ません)か`,
}, "|") + `)[。．.？?]*$|[?？]$`)

// questionsAboveLists reports whether a page has questions above lists of what was
// answered, of which two or more surely are no ends of what stands above them.
func (p *page) questionsAboveLists() bool {
	n := 0
	for i := range p.lines {
		if p.listsBelow(i) && p.mark(i).sign == "" && pollAsks.MatchString(p.lines[i].text) && (p.lines[i].gap || i == 0 || !p.itemAt(i-1) || ended(p.lines[i-1].text) || !p.cut(p.lines[i-1].text)) {
			n++
		}
	}
	return n >= manyQuestions
}

// listsBelow reports whether the line i is no item of a list, and one begins right below it.
func (p *page) listsBelow(i int) bool {
	return !p.lines[i].item && !p.lines[i].cell && i+1 < len(p.lines) && p.itemAt(i+1)
}

// itemAt reports whether the line i is an item of a list beyond doubt.
func (p *page) itemAt(i int) bool {
	return p.lines[i].level == 0 && (p.lines[i].item || findMark(p.lines[i].text).sure)
}

// titled reports whether the title of a page, or a line at its beginning that may
// be one, has words of a kind.
func (p *page) titled(words *pattern) bool {
	for i := range p.lines[:min(len(p.lines), titleLines)] {
		if words.MatchString(p.lines[i].text) && !strings.Contains(p.lines[i].text, "。") {
			return true
		}
	}
	return words.MatchString(p.title)
}

// tells reports whether the beginning of a page has words of a kind, in its title
// or in a sentence.
func (p *page) tells(words *pattern) bool {
	for i := range p.lines[:min(len(p.lines), titleLines)] {
		if words.MatchString(p.lines[i].text) {
			return true
		}
	}
	return words.MatchString(p.title)
}
