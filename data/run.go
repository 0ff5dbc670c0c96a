package data

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Many converters make one line of a page, or of a whole document:
//
//	1 日時 令和4年10月5日 2 概要 (1)市長挨拶 皆さん、こんばんは。 (2)意見交換 青木さん：…
//
// What begins a line in minutes begins one here again: names before speeches,
// signs, numbered headings, labels of circumstances, what happens in the room.

// longRun is the number of runes from which a line may hold a whole page. No
// paragraph that people wrote is often as long and has a structure inside. Below
// a line that does, half of it is enough.
const longRun = 120

var (
	// runHeading is a numbered heading amid a line.
	runHeading = lazily(`^(?:[(（][ 　]?[0-9０-９]{1,2}[ 　]?[)）]|[0-9０-９]{1,2}[.．]?[ 　]?|[アイウエオカキクケコ][ 　])([^ 　0-9０-９、。：:,，][^ 　、。：:]{1,19})(?:[ 　]|$)`)
	// runNumber is a page number amid a line.
	runNumber = lazily(`^[-－‐−–][ 　]?[0-9０-９]{1,4}[ 　]?[-－‐−–](?:[ 　]|$)`)
	// runClock is when a session begins or ends.
	runClock = lazily(`^[（(=＝]?(?:(?:開会|開議|休憩|再開|散会|閉会)[ 　:：]*)?午[前後][ 　]?[0-9０-９]{1,2}[ 　]?時(?:[ 　]?[0-9０-９]{1,2}[ 　]?分|半)?[ 　]?(?:開会|開議|休憩|再開|散会|閉会|開始|終了)?[）)=＝]?(?:[ 　]|$)`)
	// runStep is a step of the session with the time it was taken: 質疑終了　13時41分.
	runStep = lazily(`^[^ 　。、「」○◯〇◎◆・][^ 　。、「」○◯〇◎◆]{1,23}[ 　]+[0-9０-９]{1,2}時(?:[0-9０-９]{1,2}分)?(?:[ 　]|$)`)
	// runAside is what happens in the room: 〔市長（森川太郎君）登壇〕.
	runAside = lazily(`^(?:〔[^〔〕]{2,60}〕|[（(][^（()）]{2,40}(?:[（(][^（()）]{1,24}[)）][^（()）]{1,24})?[)）])(?:[ 　]|$)`)
	// runTitle is what may be a heading amid a line.
	runTitle = lazily(`^(?:【[^【】]{4,60}】|≪[^≪≫]{2,60}≫|《[^《》]{2,60}》|[^ 　、。：:「」（）()]{4,16})(?:[ 　]|$)`)
	// runSubject is what stands between speeches before the sign of the next.
	runSubject = lazily(`^([^。、：:○◯〇◎◆「」]{2,40}?)(?:(?:[ 　]+[0-9０-９]{1,4}[ 　]*[:：])?[ 　]*[○◯〇◎◆]|[ 　]+[●■□◇▼・•][ 　]?[^ 　])`)
	// runOrdinal is the number a system sets before a speech: 6: ◯議長（…）.
	runOrdinal = lazily(`^([0-9０-９]{1,6}[ 　]?[:：])[ 　]*[○◯〇◎◆]`)
	// runGroup is a group amid a line whose words follow, and runLeaf where a printed page
	// begins or ends: 2頁終わり.
	runGroup = lazily(`^(?:第?[0-9０-９A-ZＡ-Ｚ]{1,2}[ 　]?(?:グループ|班|チーム)|(?:グループ|チーム)[ 　]?[0-9０-９A-ZＡ-Ｚ]{1,2})(?:[ 　]|$)`)
	runLeaf  = lazily(`^[0-9０-９]{1,3}[ 　]?(?:[/／][ 　]?[0-9０-９]{1,3}[ 　]?)?(?:頁|ページ)(?:[ 　]?(?:終わり|おわり|始まり|はじまり))?(?:[ 　]|$)`)
	// runRule is a rule amid a line, perhaps with ornaments: ───◇　◇　◇───, ☆ ☆ ☆.
	runRule = lazily(`^(?:` + drawn + `{5,}|` + drawn + `{2,}[ 　]*(?:[◇◆☆★○●][ 　]*){1,5}` + drawn + `{2,}|[─━―—]+(?:[ 　]+[─━―—]+){2,}|(?:[◇◆☆★＊*][ 　]*){3,7})(?:[ 　]|$)`)
	// gluedRule is a long one that nothing sets apart from the text around it.
	gluedRule = lazily(drawn + `{10,}`)
	// runChoice is an entry of the list of speakers that search systems have before
	// minutes, inChoice that entry before the name, and runHits what they say of what was
	// searched for.
	runChoice = lazily(`^選択[ 　]*[0-9０-９]+[ 　]*[:：]`)
	inChoice  = lazily(`選択[ 　]*[0-9０-９]+[ 　]*[:：]$`)
	runHits   = lazily(`^(?:[（(]全[ 　]*)?[0-9]+[ 　]*(?:発言|ヒット)[^（()）]{0,20}[)）]`)
	// runTools begins the tools that such systems have, runCount ends them, and runJump leads
	// from a speech to other parts of the page: ↑ 発言者の先頭へ, ページの先頭へ戻る.
	runTools = lazily(`^文書・?発言の移動(?:[ 　]|$)`)
	runCount = lazily(`^全[ 　]*[0-9]+[ 　]*発言[ 　]*[/／][ 　]*ヒット[ 　]*[0-9]+[ 　]*発言(?:[ 　]|$)`)
	runJump  = lazily(`^(?:[↑↓▲△▼▽][ 　]*[^ 　。、「」]{0,12}|(?:発言者|(?:この)?ページ)の)(?:先頭|最初|最後|トップ|TOP|上)(?:へ|に)(?:戻る|もどる)?(?:[ 　]+[^。：:「○◯〇◎◆]{1,30}$|[ 　]|$)`)
	// runChapter is the heading of a chapter amid a line that lists what people said, or
	// its number alone.
	runChapter = lazily(`^第[ 　]?[0-9０-９一二三四五六七八九十]{1,2}[ 　]+(?:[^ 　0-9０-９回次期号項条位年種弾、。][^ 　、。：:]{2,19}(?:[ 　]|$))?`)
	// runBullet is the sign of an item amid a line.
	runBullet = lazily(`[ 　][・•･‣▪●○◯〇■□◆◇][ 　]?[^ 　]`)
	// runDay is a day amid it, at the foot of a page.
	runDay = lazily(`^` + wholeDay + `(?:[ 　]+(?:` + barePage + `[ 　]+)?` + lineSign + `|$)`)
	// runPage is the bare number of a page amid a line, before what begins a line.
	runPage = lazily(`[ 　]` + barePage + `[ 　]+` + lineSign)
	// runFollows is a heading amid a line that tells that a list follows.
	runFollows = lazily(`^[0-9０-９]{0,2}[.．]?[ 　]?[^ 　。、「」0-9０-９]{2,30}` + follows + `。(?:[ 　]|$)`)
	// runLabel is a label of what was asked or answered amid a line.
	runLabel = lazily(`^(?:[QＱAＡ][0-9０-９]{0,2}|[【（(〔](?:質問|回答|意見|答弁|問|答|要望)[】）)〕])[ 　]?[:：.．]?`)
	// runField is the label of a field of a letter amid a line.
	runField = lazily(`^[【〔]?(?:` + strings.Join([]string{
		subjects,
		`(?:投稿|受付|受理)(?:年月)?日`,
		`(?:投稿|投書|相談|(?:ご|御)?(?:意見|質問|要望|提案|回答))の?(?:内容|要旨|概要)`,
		`(?:回答|所管|担当)` + chargedPart,
	}, "|") + `)(?:[】〕]|[ 　]*[:：　 ])[ 　]*[^ 　]`)
	// runContact heads whom to ask, behind all of it.
	runContact = lazily(`^この(?:ページ|記事)(?:の内容)?に(?:ついて|関する)の?お?問い?合わせ先?(?:[ 　]|$)`)
)

const (
	// lineSign is how lines of a list, its headings and its chapters begin.
	lineSign = `(?:[○◯〇◎◆●■□◇・•【]|第[0-9０-９]|[0-9０-９]{1,2}[ 　.．][^ 　0-9０-９年月日])`
	drawn    = `[─━―—=＝\-－*＊~～〜]`
	barePage = `[0-9０-９]{1,3}(?:[/／][0-9０-９]{1,3})?`
	wholeDay = `(?:(?:令和|平成|昭和)[ 　]?[0-9０-９元]{1,2}|[0-9０-９]{4})[ 　]?年[ 　]?[0-9０-９]{1,2}[ 　]?月[ 　]?[0-9０-９]{1,2}[ 　]?日(?:[ 　]?[(（][月火水木金土日](?:曜日?)?[)）])?`
)

// unrun cuts the lines that hold a page each where lines begin.
func (p *page) unrun() {
	for i := range p.lines {
		if ln := &p.lines[i]; ln.level == 0 && ln.said == nil && length(ln.text) >= longRun {
			ln.text = tidy(gluedRule.ReplaceAllString(ln.text, " $0 "))
		}
	}
	p.cutLabels()
	p.cutCast()
	var all []line
	long := longRun
	for _, ln := range p.lines {
		if p.ran || len(p.lines) == 1 {
			long = longRun / 2
		}
		if ln.level > 0 || ln.said != nil || ln.skip != "" || ln.cell || length(ln.text) < long && !(ln.run && strings.ContainsAny(ln.text, "。！？!?")) {
			all = append(all, ln)
			continue
		}
		ends := append(runEnds(ln.text), labelsInRun(ln.text, true)...)
		slices.Sort(ends)
		ends = slices.Compact(ends)
		p.ran = p.ran || len(ends) >= manyTurns
		all = append(all, ln.cutAt(ends)...)
	}
	p.lines = all
	p.cutLeftovers()
}

// cutAt cuts a line at some of its bytes into lines that are set apart.
func (ln line) cutAt(ends []int) []line {
	var all []line
	from := 0
	for _, to := range append(ends, len(ln.text)) {
		if part := tidy(ln.text[from:to]); part != "" {
			one := ln
			one.text, one.gap, one.run = part, ln.gap || from > 0, ln.run || len(ends) > 0
			all = append(all, one)
		}
		from = to
	}
	return all
}

// runEnds returns the byte offsets at which lines begin within a text.
func runEnds(text string) []int {
	var at []int
	last := 0
	first := 0 // the first speech, which may stand right behind the title and the day
	pages, items, signs := runPages(text), firstItem(text), len(gluedItem.FindAllString(text, -1))
	closes := 0 // where the bracket does that opened last
	for i, r := range text {
		if i == 0 || r == ' ' || r == '　' || i < closes {
			continue
		}
		if r == '（' || r == '(' {
			closes = i + strings.IndexAny(text[i:min(len(text), i+3*maxName)], "）)")
		}
		before, _ := utf8.DecodeLastRuneInString(text[:i])
		switch {
		case before == ' ' || before == '　':
			n := pages[i]
			switch {
			case n > 0:
			case items >= 0 && i > items && runDay.MatchString(beginning(text[i:])):
				n = strings.Index(text[i:], "日") + len("日")
			case i > last && i-last <= maxName && amidName(text[last:i], text[i:]):
				n = -1
			default:
				n = runStart(strings.TrimRight(text[:i], " 　"), text[i:], items >= 0)
			}
			if n >= 0 && i > last {
				at = append(at, i)
				last = i
			}
			if n < -1 {
				n = -n
			}
			if n > 0 && i+n > last {
				at = append(at, i+n)
				last = i + n
			}
		case strings.ContainsRune("。！？!?」』）)", before):
			if n, ok := gluedStart(text[i:], signs >= manyBullets); ok && i > last {
				at = append(at, i)
				last = i
				if n > 0 {
					at = append(at, i+n)
					last = i + n
				}
			}
		case first == 0 && (strings.ContainsRune(gluedSigns, r) && spokenRun(text[i:]) ||
			signs >= manyBullets && strings.ContainsRune(itemSigns, r) && headsList.MatchString(text[max(0, i-headsListBytes):i])):
			first = i
		}
	}
	if first > 0 && len(at) >= manyTurns && first < at[0] {
		at = append([]int{first}, at...)
	}
	return at
}

// amidName reports whether a text so far is a sign and the family name of whoever's given
// name and office stand behind it: ◯三ツ橋　久委員.
func amidName(before, rest string) bool {
	m := findMark(strings.TrimRight(before, " 　"))
	if m.sign == "" || !strings.Contains(speechMarks, m.sign) || !nameInHan.MatchString(m.rest) || procedure.MatchString(m.rest) {
		return false
	}
	given, _, apart := strings.Cut(strings.Replace(beginning(rest), " ", "　", 1), "　")
	_, named := parseVoice(given)
	return apart && named
}

// nameInHan is what may be a family name: 三輪, 一ノ瀬.
var nameInHan = lazily(`^[\p{Han}々ヶノツ]{1,4}$`)

// runStart reports whether a line begins where a text goes on behind a space: -1
// where none does, else how many bytes of it are a line by themselves, or 0. Less
// than -1 is how many bytes end the line before. listed tells that the text is a
// list, so that any sign begins an item, and the number of a chapter ends the last.
func runStart(before, rest string, listed bool) int {
	rest = beginning(rest)
	last, _ := utf8.DecodeLastRuneInString(before)
	if strings.ContainsRune(speechMarks, last) {
		return -1 // the name behind its sign: ◯ 14番(青木　恵君)
	}
	done := strings.ContainsRune("。！？!?」』）)】〕］]…", last)
	if m := runNumber.FindString(rest); m != "" {
		return len(m)
	}
	if done {
		if head := rest[:fieldsOf(rest)[0].to]; isContact(head) {
			return len(head)
		}
	}
	if inChoice.MatchString(before[max(0, len(before)-maxName):]) {
		return -1
	}
	if m := runHits.FindString(rest); m != "" {
		return -len(m)
	}
	for _, p := range []*pattern{runRule, runGroup, runLeaf, runContact, runCount, runJump} {
		if m := p.FindString(rest); m != "" {
			return len(m)
		}
	}
	if m := runChapter.FindString(rest); m != "" && listed {
		return len(m)
	}
	if m := runClock.FindString(rest); m != "" && staged(strings.TrimSpace(m)) {
		return len(m)
	}
	if m := runStep.FindString(rest); m != "" && (done || strings.HasSuffix(before, "分")) {
		return len(m)
	}
	if m := runOrdinal.FindStringSubmatch(rest); m != nil && !strings.HasSuffix(before, "選択") {
		return len(m[1])
	}
	if m := runAside.FindString(rest); m != "" && done && staged(strings.TrimSpace(m)) {
		return len(m)
	}
	if m := amidFormula.FindString(rest); m != "" && done {
		return len(m)
	}
	first, size := utf8.DecodeRuneInString(rest)
	switch {
	case runField.MatchString(rest):
		return 0
	case strings.ContainsRune("○◯〇◎◆●■□", first) && len(rest) > size, (done || listed) && strings.ContainsRune("・•･‣▪", first) && len(rest) > size,
		done && strings.ContainsRune("△▲▽▼☆★", first) && len(rest) > size && !strings.ContainsAny(firstRune(rest[size:]), "0123456789０１２３４５６７８９ 　"):
		return 0
	case !done && (unicode.Is(unicode.Hiragana, last) || strings.ContainsRune("、，,・（(「", last)):
		return -1
	case fact.MatchString(rest) && !unicode.IsDigit(last), runLabel.MatchString(rest), runTools.MatchString(rest), runChoice.MatchString(rest), spokenRun(rest):
		return 0
	}
	if m := runFollows.FindString(rest); m != "" && frontMatter(strings.TrimSpace(m)) {
		return len(m)
	}
	if m := runHeading.FindStringSubmatch(rest); m != nil && nominal(m[1]) && !counter.MatchString(rest) && !strings.HasPrefix(m[1], "時") {
		n := strings.Index(rest, m[1]) + len(m[1])
		if n == len(rest) && closingStep.MatchString(m[1]) {
			return -1 // it closes what stands before
		}
		if _, named := parseVoice(m[1]); named {
			return 0
		}
		return n
	}
	if s, ok := beforeSpace(rest, true); ok && !s.weak() && s.role != "" && strings.Contains(s.text, "。") && !enumerates(s.text) && (done || strings.Contains(rest, s.role+"　")) {
		return 0
	}
	if m := runSubject.FindStringSubmatch(rest); m != nil && done && nominal(strings.TrimSpace(m[1])) {
		return 0
	}
	if m := runTitle.FindString(rest); m != "" && (headsPart(strings.TrimSpace(m)) || done && headsPoll(strings.TrimSpace(m))) {
		return len(m)
	}
	return -1
}

// headsPart reports whether a part of a line is a heading: a text in brackets that
// names nobody, or words that tell who speaks below.
func headsPart(part string) bool {
	if headingBrackets.MatchString(part) {
		_, named := parseVoice(trimSpeaker(part))
		return !named && nominal(strings.Trim(part, "【】≪≫《》"))
	}
	if !nominal(part) || !strings.ContainsFunc(part, func(r rune) bool { return nameEnds[r] }) {
		return false
	}
	return readTheme(part).voice.speaker != ""
}

// headsPoll reports whether a part of a line heads what people answered, whoever they are.
func headsPoll(part string) bool {
	return surveyTheme.MatchString(part) && nominal(part) && readTheme(part).whose == (voice{})
}

// spokenRun reports whether a text begins with somebody's name, in a notation
// that leaves no doubt, and with what they say.
func spokenRun(rest string) bool {
	rest = beginning(rest)
	m := findMark(rest)
	if label, said, ok := bracketed(m.rest); ok && !staged(rest[:len(rest)-len(said)]) {
		_, named := parseVoice(label)
		return named && speaks(said)
	}
	if h := halfParen.FindStringSubmatch(m.rest); h != nil && officeFirst.MatchString(h[1]) {
		return speaks(h[2])
	}
	t, said, ok := turnOf(m.rest)
	if !ok || t.apart == ' ' && m.sign == "" {
		return false
	}
	v, named := parseVoice(t.label)
	return named && (t.apart == ':' || !v.weak()) && speaks(said)
}

const (
	// manyBullets is the number of items amid a line that make it a list.
	manyBullets = 3
	// apartBullets is how far apart they stand on average, in runes: names and places
	// have the same sign between them.
	apartBullets = 8
)

// firstItem returns where the first item begins of a line that is a list whose items
// have run together, with or without full stops, or -1: ・夜も走るバス ・停留所の屋根
// ・駅前のベンチ.
func firstItem(text string) int {
	at := runBullet.FindAllStringIndex(text, -1)
	n := len(at)
	if n < manyBullets || length(text[at[0][0]:at[n-1][0]]) < apartBullets*(n-1) {
		return -1
	}
	return at[0][0]
}

// runPages finds the page numbers that stand bare amid a line, by the bytes at which
// they begin, and how many bytes they are. Numbers are of pages where they count on.
func runPages(text string) map[int]int {
	found := map[int]int{}
	last := 0
	for _, at := range runPage.FindAllStringIndex(text, -1) {
		number := strings.TrimLeft(text[at[0]:at[1]], " 　")
		number = number[:strings.IndexAny(number, " 　")]
		c := cursor{s: number}
		if n, _ := c.number(3); last == 0 || n == last+1 {
			last = n
			found[at[0]+len(firstRune(text[at[0]:]))] = len(number)
		}
	}
	if len(found) < 2 {
		return nil
	}
	return found
}
