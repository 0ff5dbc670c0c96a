package data

import (
	"strings"
	"unicode/utf8"
)

// The numbering of what is asked, or said, tells where the next begins.
type numbering struct {
	countedBy string // the sign before what was asked or said last, where it counts
	number    int    // the number it tells
	listed    int    // the number of the last item of a list amid the answer to it, or 0
}

func (r *interpreter) item(b *block) {
	text := b.text
	r.whole = ""
	r.notesNumber(b)
	if b.topic != "" {
		defer func(above string) { r.theme.section = above }(r.theme.section)
		r.theme.section = b.topic
	}
	if noAnswer.MatchString(text) && !r.denies(b) {
		r.s.report.LeftOut[OmitNoAnswer]++
		return
	}
	if r.speaker == nil && (!r.theme.opinion || r.theme.kind == KindAnswer) && b.fact {
		r.s.omit(*b, OmitFacts)
		return
	}
	if reportsSpeech.MatchString(text) {
		r.prose(text, false)
		return
	}
	said, who := signed(text)
	if who == "" {
		said, who = answered(said, r.page.signings > 1)
	}
	if who == "" {
		said, who = r.page.signedBehind(said)
	}
	if explained := b.speech.voice; explained != (voice{}) && who == "" {
		r.add(r.spoken(explained, said))
		return
	}
	if m := groupsItem.FindStringSubmatch(said); m != nil && who == "" {
		who, said = m[1], m[2]
	}
	if sameAgain.MatchString(who) {
		who = r.signer()
	}
	if proposes(text) && r.led == (voice{}) {
		r.led = r.quotable
	}
	remark := Remark{Kind: r.kind(KindRemark), Speaker: who, Text: said}
	switch {
	case fact.MatchString(text) && !strings.Contains(text, "。") && remark.Kind != KindAgenda && remark.Kind != KindRoster:
		remark.Kind = KindNarration
	case r.contents[undecorated(text)], !sentence(text) && procedure.MatchString(closeUp(text)):
		remark = Remark{Kind: KindAgenda, Text: text}
	case r.speaker == nil && r.theme.whose == (voice{}) && (r.page.record || r.page.talk) && sentence(said) && !strings.Contains(speechMarks+answerSign, b.mark) && !counts(b.mark) && plainPast.MatchString(text):
		remark = Remark{Kind: KindNarration, Text: text}
	case !r.theme.opinion && !r.page.poll && rosterEntry(said):
		remark = Remark{Kind: KindRoster, Text: text}
	case asksAbout(text):
		remark = Remark{Kind: KindAgenda, Text: text}
	case r.speaker != nil && r.member.speaker != "" && counts(b.mark) && nominal(said):
		remark = Remark{Kind: KindAgenda, Text: text}
	case r.theme.kind == "" && !r.theme.opinion && counts(b.mark) && topic.MatchString(said):
		remark.Kind = KindAgenda
	case (!r.voiced || r.page.talk && !r.heard) && r.theme.kind == "" && !r.theme.opinion && (nominal(said) || counts(b.mark) && !sentence(said) && !utters(said)):
		remark.Kind = KindAgenda
	case remark.Kind == KindRoster && attendance(text):
	case r.theme.kind == KindGreeting && r.headed && topic.MatchString(said):
		remark = Remark{Kind: KindAgenda, Text: text} // what it was about
	case r.page.rule, noted(text), stateOf.MatchString(said), minuted.MatchString(text), r.theme.course && counts(b.mark), r.page.poll && counts(b.mark) && !sentence(said):
		remark = Remark{Kind: KindNarration, Text: text}
	case r.speaker != nil && who == "":
		remark = r.spoken(*r.speaker, said)
	case r.theme.front() != "" && (strings.Contains(text, "。") || predicate.MatchString(text)):
		remark.Kind = KindRemark // what was said on the agenda, or by whom the roster names
	case b.mark == answerSign && !r.answered(): // else the next who asks
		remark.Kind = KindAnswer
	}
	r.add(r.sided(remark, b))
	if remark.Kind == KindNarration && r.page.poll && !sentence(said) {
		r.choices = append(r.choices, len(r.b.Remarks)-1)
	}
}

// answered reports whether the last remark is what somebody said who answers for the city.
func (r *interpreter) answered() bool {
	n := len(r.b.Remarks)
	return n > 0 && answersForCity(r.last) && r.b.Remarks[n-1].Speaker == r.last.speaker
}

// groupsItem is an item that begins with the group whose it is: 3班　ベンチがほしい。
var groupsItem = lazily(`^(第?[0-9０-９A-ZＡ-Ｚ]{1,2}[ 　]?(?:グループ|班|チーム)|(?:グループ|チーム)[ 　]?[0-9０-９A-ZＡ-Ｚ]{1,2})[ 　]*[:：　 ][ 　]*([^ 　].{3,})$`)

// reportsSpeech is an item in which the page itself tells what somebody said:
// 市長から「…」との講評がありました。
var reportsSpeech = lazily(`^[^「」。]{1,40}(?:から|より)(?:は|も)?[、，]?[ 　]*「[^「」]*」と(?:の|いう)[^「」。]{1,20}(?:あり|あっ|出され|いただ|頂|寄せられ|受け)[^「」。]{0,8}た。?$`)

// asksOn reports whether an item is the next of the questions that are counted, behind the
// answer to the last: （１）…か。⏎【回答】…⏎（２）….
func (r *interpreter) asksOn(b *block) bool {
	n := len(r.b.Remarks)
	if n < 2 || !counts(b.mark) || r.b.Remarks[n-1].Kind != KindAnswer || b.mark != r.countedBy {
		return false
	}
	n = numberOf(b.lead)
	return n == r.number+1 && (r.listed == 0 || n != r.listed+1)
}

// notesNumber remembers the number of what is asked, or said.
func (r *interpreter) notesNumber(b *block) {
	if counts(b.mark) && b.speech.kind != KindAnswer {
		r.countedBy, r.number, r.listed = b.mark, numberOf(b.lead+b.text), 0
	}
}

// numberOf is the number that a text begins with, perhaps in brackets, or 0.
func numberOf(text string) int {
	first := firstRune(strings.TrimLeft(text, "(（"))
	if r, _ := utf8.DecodeRuneInString(first); r >= '①' && r <= '⑳' {
		return int(r-'①') + 1
	}
	c := cursor{s: strings.TrimLeft(text, "(（")}
	n, _ := c.number(2)
	return n
}

// denies reports whether an item that says that there is nothing answers what was asked:
// → ありません。
func (r *interpreter) denies(b *block) bool {
	n := len(r.b.Remarks)
	return n > 0 && strings.HasSuffix(b.text, "。") && (b.mark == answerSign || question.MatchString(r.b.Remarks[n-1].Text))
}

// kind is what the heading says its items are, or else.
func (r *interpreter) kind(otherwise Kind) Kind {
	switch {
	case r.theme.kind != "":
		return r.theme.kind
	case r.page.poll && otherwise == KindRemark:
		return KindSurvey
	}
	return otherwise
}

// rosterEntry reports whether a text is an office and the name of who holds it:
// 町長：森川 太郎.
func rosterEntry(text string) bool {
	if postedTo.MatchString(text) {
		return true
	}
	if m := member.FindStringSubmatch(text); m != nil {
		return personalName.MatchString(m[1])
	}
	t, rest, ok := turnOf(text)
	if !ok || t.apart != ':' || sentence(rest) {
		return false
	}
	_, named := parseVoice(t.label)
	return named && personalName.MatchString(rest)
}

// member is somebody with the group or the place they come from, perhaps behind
// their office: 副委員長 青木 恵（みどりの会）.
var member = lazily(`^(?:(?:` + conductors + `|委員|議員|監査委員|理事)[ 　]+)?([^（()）、。]{2,12})[（(][^（()）。]{1,16}[)）]$`)

// postedTo is a full name with the part of the city it works for: 青木 恵 総務部財政課.
var postedTo = lazily(`^[\p{Han}々ヶ]{1,4}[ 　]+[\p{Han}\p{Hiragana}\p{Katakana}々ー]{1,5}[ 　]+[^ 　。、「」（）()]{2,20}(?:課|室|係|局|部|班|所|センター)$`)

// personalName is a family name and a given name, or one of them.
var personalName = lazily(`^[\p{Han}々ヶノツ]{1,4}(?:[ 　]?(?:[\p{Han}々]{0,4}[\p{Hiragana}ー]{0,5}|[\p{Katakana}ー]{1,6}))?(?:[ 　]?(?:氏|さん|君))?$`)

// stateOf is a circumstance and how many there were: 一般傍聴　なし.
var stateOf = lazily(`^[^。、「」]{2,20}[ 　]+(?:なし|無し|あり|[0-9０-９]{1,4}[人名件])$`)

// plainPast ends as minutes tell what was done.
var plainPast = lazily(`[^しでっ]た。$`)
