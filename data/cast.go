package data

import (
	"maps"
	"strings"
	"unicode/utf8"
)

// Who takes turns on a page is told by the page itself. Names that no list knows
// stand where names do that are known, come again, and others speak between:
//
//	新聞部　市長になろうと思ったのはいつですか。
//	森川市長　三十歳のときです。
//	新聞部　高校生に望むことは何ですか。
//
// A casting is who speaks on a page, and how it names them.
type casting struct {
	cast       map[turn]bool    // who takes turns, though no list knows them; true where that is doubtful
	known      map[rune]int     // speeches of people who are known, by what sets them apart
	people     map[string]bool  // lines that name somebody, though no list knows them
	runCast    map[string]bool  // who takes turns amid such lines
	signers    map[string]bool  // whose names stand in parentheses behind what they say
	signings   int              // lines behind which stands who says them: …狭い。（60代男性）
	apart      map[string]bool  // who is set apart from what they say by a sign that is no colon
	signs      bool             // a sign stands before the name of somebody known: ◎市長
	nameSigns  map[string]bool  // the signs before names in lines of their own that may mark headings elsewhere: ■会長
	bracketed  bool             // names in brackets have lines of their own above what they say: （参加者）
	itemized   bool             // people take turns whose names are items of a list: - 市長
	headsTalk  bool             // people take turns whose names are headings
	spaced     bool             // one space of any width sets names apart from what they say
	labelNames bool             // labels have the names of people behind them, above what they say: A 市長
	bylines    map[string]voice // who wrote what stands below a line, by the line
	labelled   map[string]bool  // names in brackets behind labels that no list knows: Ａ：（本部）…
	cityTurns  bool             // somebody speaks for a city who is named so: 市
	// speakers remembers what speakerLine found out, once people are known: each
	// line is asked several times.
	speakers map[int]bool
}

// A turn is how a line begins that may be somebody's speech: a label, and what
// sets it apart from the text behind it.
type turn struct {
	label string
	apart rune // ':' or ' ', or the bracket that opens around it: '(' or another
}

// maxLabel bounds a label that no list knows, in runes.
const maxLabel = 12

// turnOf reads how a line without its mark begins, and the text behind that.
func turnOf(text string) (t turn, said string, ok bool) {
	if label, rest, ok := bracketed(text); ok {
		open, _ := utf8.DecodeRuneInString(text)
		return turn{unpadded(label), narrow(open)}, rest, true
	}
	if at := strings.IndexAny(text, " 　"); at > 0 && at <= maxLabel && !procedure.MatchString(text[:at]) && !notCallers.MatchString(text[:at]) {
		if m := fullColon.FindStringSubmatch(text); m != nil {
			return turn{unpadded(m[1]), ':'}, m[2], true
		}
		if m := fullSpace.FindStringSubmatch(text); m != nil && !kanaWords.MatchString(lastField(strings.TrimRight(m[1], " 　"))) {
			return turn{unpadded(m[1]), ' '}, m[2], true
		}
	}
	runes := 0
	for i, r := range text {
		if runes++; runes > maxLabel+1 || strings.ContainsRune("「」『』。、，,", r) {
			break
		}
		if r = narrow(r); i == 0 || r != ':' && r != ' ' {
			continue
		}
		rest := strings.TrimLeft(text[i:], " 　")
		if r == ' ' && length(lastField(text[:i])) == 1 && strings.IndexAny(rest, " 　:：") == len(firstRune(rest)) {
			continue // 会　長：
		}
		if colon, size := utf8.DecodeRuneInString(rest); narrow(colon) == ':' {
			r, rest = ':', strings.TrimLeft(rest[size:], " 　")
		}
		return turn{unpadded(text[:i]), r}, rest, rest != ""
	}
	return turn{}, "", false
}

// fullWhole is a family name and a given one that space sets apart, perhaps with where
// somebody belongs: 青木 恵, 石田　みどり（商店会）.
const fullWhole = `[\p{Han}々ヶ]{1,4}[ 　](?:\p{Han}{1,3}|\p{Hiragana}{2,4}\p{Han}?|[\p{Katakana}ー]{2,5})(?:さん|氏)?(?:[（(][^（()）]{1,12}[)）])?`

var (
	// fullColon is one before a colon, and fullSpace one before space that is wider than
	// the one within it, or behind a given name that is no word of a sentence.
	fullColon = lazily(`^(` + fullWhole + `)[ 　]*[:：][ 　]*([^ 　].*)$`)
	fullSpace = lazily(`^([\p{Han}々ヶ]{1,4} [\p{Han}\p{Hiragana}\p{Katakana}ー]{1,5}(?:さん|氏)?　|[\p{Han}々ヶ]{1,4}[ 　]\p{Han}{1,3}[ 　]|[\p{Han}々ヶ]{1,4}　(?:\p{Hiragana}{2,4}|[\p{Katakana}ー]{2,5})[ 　])[ 　]*([^ 　].*)$`)
)

// lastField is what stands behind the last space of a text.
func lastField(text string) string {
	at := strings.LastIndexAny(text, " 　")
	if at < 0 {
		return text
	}
	_, size := utf8.DecodeRuneInString(text[at:])
	return text[at+size:]
}

// speaks reports whether a text behind a label may be what somebody says.
func speaks(text string) bool {
	return strings.HasPrefix(text, "「") || strings.ContainsAny(text, "。！？!?…") ||
		length(text) > maxHeading/2 && strings.ContainsFunc(text, hiragana)
}

// castSpeech reads a line without its mark whose speaker the cast alone knows.
func (p *page) castSpeech(text string) (speech, bool) {
	if len(p.cast)+len(p.people)+len(p.apart) == 0 {
		return speech{}, false
	}
	if m := jointTurn.FindStringSubmatch(text); m != nil && p.jointly(m[1], ':') {
		said, closed := unquote(m[2])
		return speech{voice: voice{speaker: m[1]}, text: said, closed: closed}, true
	}
	t, said, ok := turnOf(text)
	if _, is := p.cast[t]; !ok || !is && !(t.apart == ':' && p.people[t.label] && speaks(said)) {
		return speech{}, false
	}
	said, closed := unquote(said)
	return speech{voice: voice{speaker: t.label}, text: said, closed: closed}, true
}

// jointNames is how several who speak at once are named, and jointTurn such names before a
// colon: 野島、蓮見：はい！
const jointNames = `[^ 　。、「」（）()：:・，&＆]{1,8}(?:[、，・&＆][^ 　。、「」（）()：:・，&＆]{1,8}){1,4}`

var jointTurn = lazily(`^(` + jointNames + `)[ 　]*[:：][ 　]*([^ 　].*)$`)

// namesOf are the names of several who speak at once.
func namesOf(names string) []string {
	return strings.FieldsFunc(names, func(r rune) bool { return strings.ContainsRune("、，・&＆", r) })
}

// jointly reports whether all of several names are of people who take turns on the page.
func (p *page) jointly(names string, apart rune) bool {
	for _, name := range namesOf(names) {
		_, is := p.cast[turn{name, apart}]
		if _, known := parseVoice(name); !is && !known && !p.apart[name] {
			return false
		}
	}
	return true
}

// shortSpeech reads a line in which somebody known says a few words without a full stop,
// in a notation that several speeches have: 青木委員：いつからか.
func (p *page) shortSpeech(text string) (speech, bool) {
	t, said, ok := turnOf(text)
	if !ok || t.apart == ' ' || p.known[t.apart] < manyTurns || !strings.ContainsFunc(said, hiragana) || inKana.MatchString(said) || nominal(said) || enumerates(said) {
		return speech{}, false
	}
	v, named := parseVoice(t.label)
	return speech{voice: v, text: said}, named && !v.weak()
}

// A notation in which that many speeches of people who are known stand may hold
// one of somebody who is not known, and comes once.
const manyTurns = 3

// maxCast bounds the labels that may name somebody though no list knows them. A page
// of more is a list of something; each is looked for all over the page.
const maxCast = 300

// findCast finds the labels that no list knows and that name somebody all the
// same, and tells which of them are doubtful: the page calls nobody by them.
func (p *page) findCast() map[turn]bool {
	times := map[turn]int{}   // of labels that may name somebody
	told := map[string]bool{} // names that somebody is called by from there on, or that signs set apart
	maps.Copy(told, p.apart)
	known := map[rune]int{}    // speeches of people who are known, by what sets them apart
	open := map[turn]bool{}    // labels behind which another has spoken
	again := map[turn]bool{}   // labels that came again thereafter
	amid := map[turn]bool{}    // labels right before or behind a speech of somebody known
	replies := map[turn]bool{} // labels right behind a question
	last := map[rune]turn{}
	asking := false
	for i := range p.lines {
		ln := &p.lines[i]
		if ln.level > 0 || ln.cell || ln.said != nil {
			continue
		}
		m := findMark(ln.text)
		if _, ok := introduced(m.rest); ok {
			told[shortly.FindStringSubmatch(m.rest)[2]] = true
			known[':']++
			continue
		}
		if p.asks[m.sign] && p.asking(i, m) {
			for apart, t := range last {
				open[t] = true
				last[apart] = turn{}
			}
			asking = true
			continue
		}
		replied := asking
		asking = false
		t, said, ok := turnOf(m.rest)
		if !ok && colonAlone.MatchString(m.rest) && i+1 < len(p.lines) && findMark(p.lines[i+1].text).sign == "" {
			t, said, ok = turn{trimSpeaker(m.rest), ':'}, p.lines[i+1].text, true
		}
		if !ok || !speaks(said) && !(utters(said) && nameAlone(t.label) && !namesSomebody(t.label)) {
			continue
		}
		before := last[t.apart]
		last[t.apart] = t
		if before != (turn{}) && before != t {
			open[before] = true
		}
		_, is := parseSpeech(m.rest, m.sign != "" || p.spaced)
		if spoken, ok := beforeSpace(m.rest, true); ok && t.apart == ' ' && !spoken.weak() && spoken.role != "" {
			is = true
		}
		if is {
			if _, is := parseVoice(t.label); is {
				known[t.apart]++
				amid[before] = true
			}
			continue
		}
		if !callable(t.label) && !inKanaAlone(t.label) {
			continue
		}
		times[t]++
		replies[t] = replies[t] || replied
		again[t] = again[t] || open[t]
		if _, is := parseVoice(before.label); is {
			amid[t] = true
		}
	}
	p.known = known
	if len(times) > maxCast {
		return nil
	}
	labels, all := map[rune]int{}, map[rune]int{} // of each notation: labels, and speeches by them
	for t, n := range times {
		labels[t.apart]++
		all[t.apart] += n
	}
	asked := len(p.asks) > 0
	answered := false // by labels before a colon
	for t := range replies {
		answered = answered || replies[t] && t.apart == ':' && p.calls(t.label)
	}
	steady := map[rune]int{}  // family names that come again and again, of each notation
	common := map[rune]bool{} // whether one of them is known to be one
	for t, n := range times {
		if n > 1 && again[t] && nameAlone(t.label) {
			steady[t.apart]++
			common[t.apart] = common[t.apart] || familyNames[t.label]
		}
	}
	cast := map[turn]bool{}
	for t, n := range times {
		switch named := known[t.apart]; {
		case named > 0 && n > 1 && (again[t] || t.apart != ' '), named >= manyTurns && amid[t] && t.apart != ' ':
			cast[t] = !p.calls(t.label)
		case told[t.label], named >= manyTurns && t.apart == ':' && surname.MatchString(t.label) && p.lists(t.label), t.apart == ' ' && named > 0 && length(t.label) > 1 && surname.MatchString(t.label) && p.calls(t.label):
			cast[t] = false
		case asked && answered && t.apart == ':' && nameAlone(t.label):
			cast[t] = false
		case t.apart != ' ' && t.apart != ':' && named > 0 && inKanaAlone(t.label) && labels[t.apart] > 1:
			cast[t] = !p.calls(t.label) // 【市長】…, 【ささき】…
		case t.apart == ':' && surname.MatchString(t.label) && p.calls(t.label) && known[':']+known[' ']+known['('] > 0:
			cast[t] = false
		case (common[t.apart] || p.talk) && steady[t.apart] > 1 && 2*steady[t.apart] > labels[t.apart] && nameAlone(t.label) && (n > 1 || familyNames[t.label]):
			cast[t] = !familyNames[t.label] && !p.calls(t.label)
		case t.apart != ' ' && t.apart != ':', t.apart == ' ' && (n < 2 || length(t.label) < 2):
		case asked && again[t] && n >= manyTurns, (asked && again[t] || p.calls(t.label)) && labels[t.apart] > 1 && all[t.apart] >= recordedSpeeches:
			cast[t] = false
		}
	}
	for label := range p.runCast {
		if _, known := parseVoice(label); !known {
			cast[turn{label, ' '}] = !p.calls(label)
		}
	}
	return cast
}

// callable reports whether a label may name somebody: no particle, no number, no
// word that stands there for what the text is about.
func callable(label string) bool {
	return label != "" && length(label) <= maxLabel && mayName.MatchString(label) && (!strings.ContainsAny(label, particles) || inKana.MatchString(belongs.ReplaceAllString(label, ""))) &&
		!notCallers.MatchString(label) && !fact.MatchString(label+"：") && readTheme(label) == (theme{section: label})
}

// signedLine is a line with who said it in parentheses behind: はい。いいです。（北村）.
var signedLine = lazily(`^(.+[。！？!?])[ 　]*[（(]([\p{Han}々ヶ]{1,4}|[\p{Katakana}ー]{2,6})[)）]$`)

// findSigners finds the names behind what people say, where several take turns.
func (p *page) findSigners() map[string]bool {
	names := map[string]bool{}
	n := 0
	for i := range p.lines {
		if m := signedLine.FindStringSubmatch(p.lines[i].text); m != nil && callable(m[2]) {
			names[m[2]] = true
			n++
		}
	}
	if n < recordedSpeeches || len(names) < 2 {
		return nil
	}
	return names
}

// signedBehind returns what a line says and who of those that take turns on the
// page said it.
func (p *page) signedBehind(text string) (said, who string) {
	if len(p.signers) == 0 {
		return text, ""
	}
	if m := signedShort.FindStringSubmatch(text); m != nil && p.signers[m[2]] {
		return m[1], m[2]
	}
	return text, ""
}

// signedShort is such a line whatever it ends with: 駐車場（商店主）.
var signedShort = lazily(`^(.+?)[ 　]*[（(]([^（）()。]{1,6})[)）]$`)

// surname is a label that is as short as the names interviews call people by.
var surname = lazily(`^(?:[\p{Han}々ヶ]{1,4}|[\p{Katakana}ー]{2,6}|[A-ZＡ-Ｚ])$`)

// nameAlone reports whether a label is such a name, or a full one, perhaps with where
// somebody belongs: 青木, K, 青木 恵（商店会）.
func nameAlone(label string) bool {
	bare := belongs.ReplaceAllString(label, "")
	return surname.MatchString(bare) || fullName.MatchString(bare)
}

// mayName is what may name somebody where a notation shows it.
var mayName = lazily(`^[\p{Hiragana}○●〇]{0,4}[\p{Han}\p{Katakana}A-Za-zＡ-Ｚａ-ｚ][\p{Han}々〆ヶヵ\p{Katakana}\p{Hiragana}ー・A-Za-zＡ-Ｚａ-ｚ〇○●0-9０-９ （()）]*$`)

// notCallers stand where names do, before sentences, and name nobody.
var notCallers = lazily(`結果|決定|説明|報告|概要|要旨|補足|^注|参考|資料|日程|議題|議案|案件|事件|請願|陳情|発議|採決|休憩|審議|まとめ|結論|対応|方針|背景|目的|理由|現状|課題|質疑|質問|討論|意見|回答|答弁|その他|日時|場所|配[付布]|次回|テーマ|提案|評価|感想|要望|経過|経緯|趣旨|追記|写真|新規|継続|重要|再掲|例$|案$|^第|方法|内容|期間|対象|予算|効果|ページ|Page|メニュー|サイト|[号条項款]$`)
