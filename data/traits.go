package data

import (
	"slices"
	"strings"
)

// What kind of page it is all of it tells: minutes that mark every speech, those of a
// council, people who take turns, the articles of a rule.

// Traits are what kind of page it is, as all of it tells.
type traits struct {
	record         bool            // minutes that set a mark before each speech: ○議長（日向君）
	council        bool            // minutes of a council, where members ask and officials answer
	talk           bool            // its title tells of people who take turns: 記者会見, 会議録
	hosted         bool            // its title is that of somebody's press conference
	dialog         bool            // several people are named, each in a line above what they say
	rule           bool            // the articles of a rule: 第3条
	poll           bool            // answers to a questionnaire: 問1 is a heading
	pollLetters    bool            // its questions have the letter Q, and nothing has the letter A
	answers        bool            // some of its lines are labels of answers: 市の回答
	officesBelow   bool            // parts of the city stand in lines of their own below what they answered
	asks           map[string]bool // the signs before questions whose answers have none: ◆どんな研修ですか。
	asksLists      bool            // questions without a sign head lists of what was answered
	asksByHeadings bool            // of an interview, whose answers are what stands below
	askLevel       int             // of the headings that are what was asked; 0 where none are
	asksOnly       bool            // questions have a label, and what stands below them none
	asksBehind     bool            // of a council, whose members ask below headings that end with their names
	unstopped      bool            // nothing on it has a full stop
	interviewee    string          // whom an interview is with, or ""
}

// articles is the number of articles that make a page a rule, of which nothing is
// anybody's words.
const articles = 3

var article = lazily(`^第[0-9０-９一二三四五六七八九十百]{1,4}条(?:の[0-9０-９一二三四五六七八九十]+)?[ 　(（]`)

// isRule reports whether a page holds the articles of a rule.
func (p *page) isRule() bool {
	n := 0
	for i := range p.lines {
		if article.MatchString(p.lines[i].text) {
			n++
		}
	}
	return n >= articles
}

// isDialog reports whether lines that name a speaker alone take turns.
func (p *page) isDialog() bool {
	names, turns, framed := map[string]bool{}, 0, 0
	for i := range p.lines {
		ln := &p.lines[i]
		if ln.level == 0 && length(ln.text) <= maxNamed && p.speakerLine(i) {
			v, _, _ := p.named(ln.text)
			names[v.speaker] = true
			turns++
			if bracketedName.MatchString(ln.text) {
				framed++
			}
		}
	}
	return len(names) > 1 && (turns >= recordedSpeeches || framed > 1) || turns > 0 && p.talk
}

// talksByHeadings reports whether people take turns whose names are headings.
func (p *page) talksByHeadings() bool {
	names, turns := map[string]bool{}, 0
	for i := range p.lines {
		if p.lines[i].level > 0 && length(p.lines[i].text) <= maxNamed && p.speakerLine(i) {
			v, _, _ := p.named(p.lines[i].text)
			names[v.speaker] = true
			turns++
		}
	}
	return len(names) > 1 && turns > len(names) && turns >= recordedSpeeches
}

// interviewTitle tells that somebody was interviewed.
var interviewTitle = lazily(`インタビュー|(?:に|へ)聞(?:く|き|い)|(?:に|へ)[0-9０-９一二三四五]+の?質問|職員の?(?:紹介|声)|先輩|メッセージ`)

// questionsTitle is the title of questions with their answers.
var questionsTitle = lazily(`よくある(?:ご|お)?質問|質問と回答|(?:ご|お)?質問(?:への|の)(?:回答|お答え)|質疑応答|[QＱ](?:&|＆|and|と|・)[AＡ]|FAQ|ＦＡＱ`)

// talkTitle is the title of what people say to each other, word by word.
var talkTitle = lazily(`会見|会議録|議事録|会議要旨|議事要旨|議事概要|インタビュー|[対鼎座]談会?|クロストーク|トークセッション|質疑応答`)

// recordedSpeeches is the number of marked speeches that make a page minutes.
const recordedSpeeches = 3

// recorded reports whether the page is minutes that set a mark before each
// speech, so that any line without one goes on with the speech before it, and
// whether they are of a council: its members have seats by number, or the marks
// of those who ask (◆) and those who answer (◎) differ.
func (p *page) recorded() (record, council bool) {
	n := 0
	asks, answers := false, false
	for i := range p.lines {
		m := findMark(p.lines[i].text)
		if m.sign == "" || !strings.Contains(speechMarks, m.sign) {
			continue
		}
		s, ok := parseSpeech(m.rest, true)
		if !ok && p.speakerLine(i) {
			s.voice, _, ok = p.named(m.rest)
		}
		if ok && s.speaker != "" {
			n++
			council = council || s.seated()
			asks, answers = asks || m.sign == "◆", answers || m.sign == "◎"
		}
	}
	return n >= recordedSpeeches, council || asks && answers
}

// hasNoStops reports whether nothing on the page has a full stop.
func (p *page) hasNoStops() bool {
	return !slices.ContainsFunc(p.lines, func(ln line) bool { return strings.Contains(ln.text, "。") })
}
