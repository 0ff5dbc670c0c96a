package data

import (
	"slices"
	"strings"
)

// Colons, brackets and space set names apart from what people say on most pages. Where a
// page does so by another sign, that sign becomes a colon:
//
//	会長＞では始めます。
//	委員＞魚はどうするのか。
//
// Times and numbers before names, as those who write down recordings set them, are taken off,
// and so is what systems of minutes have between a name and what is said.

// anyName is what may be a name before such a sign.
const (
	anyName     = `(` + fullWhole + `|` + jointNames + `|` + nameLetters + `{1,14}(?:[ 　]+` + nameLetters + `{1,8}){0,4}(?:[（(][^（()）]{1,12}[)）])?)`
	nameLetters = `[^ 　。、「」『』：:（()）→⇒＞>｜|／/；;…‥・＝=―—]`
)

// oddlyApart are the ways a name is set apart without a colon, each with the name and what
// is said.
var oddlyApart = []*pattern{
	lazily(`^` + anyName + `[ 　]*(?:→|⇒|➡)[ 　]*([^ 　].*)$`),
	lazily(`^` + anyName + `[ 　]*[＞>≫][ 　]*([^ 　].*)$`),
	lazily(`^` + anyName + `[ 　]*[／/][ 　]*([^ 　].*)$`),
	lazily(`^` + anyName + `[ 　]*[；;｜|][ 　]*([^ 　].*)$`),
	lazily(`^` + anyName + `[ 　]*[．.][ 　]*([^ 　].*)$`),
	lazily(`^` + anyName + `[ 　]*[）)][ 　]*([^ 　].*)$`),
	lazily(`^` + anyName + `[ 　]*(?:[…‥＝=]+|[―—]+|[・･.]{2,})[ 　]*([^ 　].*)$`),
	lazily(`^[（(【［\[＜〈<]` + anyName + `[）)】］\]＞〉>][ 　]*(?:→|⇒|➡|＞)[ 　]*([^ 　].*)$`),
	lazily(`^` + anyName + `[ 　]*(「.+」)$`),
	lazily(`^「` + anyName + `」(?:[ 　]+|[ 　]*[：:][ 　]*)([^ 　：:].*)$`),
	lazily(`^(?:\*\*|__)` + anyName + `[：:]?(?:\*\*|__)[：:]?[ 　]*([^ 　].*)$`),
}

// setNamesApart makes colons of the signs behind names, where people who are known speak
// so. Whoever comes again behind whom the same sign stands does, too, and family names
// where somebody known is among them, or several come again: 久保）…, 市長）….
func (p *page) setNamesApart() {
	p.apart = map[string]bool{}
	for _, way := range oddlyApart {
		turns, family, times, known := 0, 0, map[string]int{}, map[string]bool{}
		for i := range p.lines {
			name, said := p.oddlyNamed(i, way)
			if !sentence(said) && !speaks(said) && !utters(said) && !agrees.MatchString(said) && !question.MatchString(said) {
				name = ""
			}
			if times[name]++; name != "" && (known[name] || namesSomebody(name)) {
				known[name] = true
				turns++
			} else if bySurname(name) {
				family++
			}
		}
		for name, n := range times {
			if n >= recordedSpeeches && !known[name] && body.MatchString(name) && callable(name) {
				known[name], turns = true, turns+n // 公民館「…」
			}
		}
		families := turns > 0 && turns+family >= recordedSpeeches && 2*(turns+family) > len(times) || p.comeAgain(times)
		if turns < recordedSpeeches && !families || len(times) < 3 { // nobody is one of them
			continue
		}
		named := func(name string) bool {
			return known[name] || times[name] > 1 && callable(unpadded(name)) || families && bySurname(name)
		}
		for i := range p.lines {
			name, said := p.oddlyNamed(i, way)
			if named(name) {
				p.lines[i].text = name + "：" + said
				p.apart[name] = true
			} else if all := namesOf(name); len(all) > 1 && !slices.ContainsFunc(all, func(one string) bool { return !named(one) }) {
				p.lines[i].text = name + "：" + said
			}
		}
	}
}

// dropPlaceholders takes the sign off that stands in the place of a name which is not told,
// where nobody else who speaks has a sign:
//
//	会長　ご質問はありますか。
//	●委員　道が暗いです。
func (p *page) dropPlaceholders() {
	var at []int
	plain := 0 // turns of others
	for i := range p.lines {
		ln := &p.lines[i]
		m := findMark(ln.text)
		s, speaks := beforeSpace(m.rest, true)
		switch {
		case ln.level > 0 || ln.said != nil || ln.cell || !speaks || s.role == "":
		case m.sign == "":
			if !s.weak() {
				plain++
			}
		case !strings.Contains(speechMarks, m.sign), s.speaker != "委員":
			return
		default:
			at = append(at, i)
		}
	}
	for _, i := range at {
		if plain >= recordedSpeeches {
			p.lines[i].text = findMark(p.lines[i].text).rest
		}
	}
}

// countedName is a line behind a number and a comma or a point.
var countedName = lazily(`^([0-9０-９]{1,2})[、，.．][ 　]*(.+)$`)

// markCounted sets the sign of a speech for a number that counts nothing, as it is the same before
// each who speaks: １、議長（日向）　始めます。 １、市長（森川）　….
func (p *page) markCounted() {
	number := ""
	var at []int
	for i := range p.lines {
		m := countedName.FindStringSubmatch(beginning(p.lines[i].text))
		if m == nil || p.lines[i].level > 0 || p.lines[i].said != nil || p.lines[i].cell {
			continue
		}
		if s, ok := parseSpeech(m[2], true); !ok || s.role == "" || s.weak() {
			continue
		}
		if number != "" && number != m[1] {
			return
		}
		number, at = m[1], append(at, i)
	}
	for _, i := range at {
		if len(at) >= recordedSpeeches {
			p.lines[i].text = "○" + countedName.FindStringSubmatch(p.lines[i].text)[2]
		}
	}
}

// opensQuote is a name before a quote that its line may not end.
var opensQuote = lazily(`^` + anyName + `[ 　]*(「.+)$`)

// setQuotesApart makes colons of the brackets behind names that open quotes of several
// lines, and takes off those that close them:
//
//	青木委員「道が暗い。
//	　早く直してほしい。」
func (p *page) setQuotesApart() {
	for i := range p.lines {
		ln := &p.lines[i]
		if ln.level > 0 || ln.said != nil || ln.skip != "" || ln.cell {
			continue
		}
		m := opensQuote.FindStringSubmatch(ln.text)
		if m == nil || closing(m[2], 0) >= 0 || !namesSomebody(m[1]) {
			continue
		}
		quoted := m[2]
		for n := i + 1; n < min(len(p.lines), i+brokenCell) && p.lines[n].level == 0; n++ {
			quoted += p.lines[n].text
			end := closing(quoted, 0)
			if end == len(quoted)-len("」") {
				ln.text = m[1] + "：" + strings.TrimPrefix(m[2], "「")
				p.lines[n].text = strings.TrimSuffix(p.lines[n].text, "」")
			}
			if end >= 0 {
				break
			}
		}
	}
}

// comeAgain reports whether several family names take turns, nobody of whom is known: two
// come again, or in a talk of several people one does, and hardly anything else is named.
func (p *page) comeAgain(times map[string]int) bool {
	again, names, turns := 0, 0, 0
	for name, n := range times {
		if !bySurname(name) {
			continue
		}
		names++
		turns += n
		if n > 1 {
			again++
		}
	}
	return turns > recordedSpeeches && (again > 1 || again == 1 && 2*names > len(times) && p.titled(roundTable))
}

// bySurname reports whether a name may be a family name, in kana, too, or a whole one, and no number or
// letter of questions and answers.
func bySurname(name string) bool {
	return (nameAlone(name) && callable(name) || inKanaAlone(name)) && strings.Trim(name, "一二三四五六七八九十QＱAＡ") != ""
}

// oddlyNamed reads the line i as a name and what somebody says.
func (p *page) oddlyNamed(i int, way *pattern) (name, said string) {
	ln := &p.lines[i]
	if ln.level > 0 || ln.said != nil || ln.skip != "" || ln.cell {
		return "", ""
	}
	m := way.FindStringSubmatch(ln.text)
	if m == nil || !strings.ContainsFunc(m[2], hiragana) {
		return "", ""
	}
	return unpadded(m[1]), m[2]
}

// namesSomebody reports whether a name is of somebody known, or of a part of the city.
func namesSomebody(name string) bool {
	_, named := parseVoice(name)
	return named || office.MatchString(name)
}

// contentLabel stands before what somebody says who is named by a label in the line
// above: 発言者：市長⏎発言内容：….
var contentLabel = lazily(`^[（(【〔［\[]?(?:発言|発言の)?内容[)）】〕］\]:：　 ]+([^ 　].*)$`)

// dropContentLabels takes it off.
func (p *page) dropContentLabels() {
	for i := 1; i < len(p.lines); i++ {
		if m := contentLabel.FindStringSubmatch(p.lines[i].text); m != nil && speakerLabel.MatchString(p.lines[i-1].text) {
			p.lines[i].text = m[1]
		}
	}
}

var (
	// stamped is a time of a recording, or a number, before who speaks: 14:05 会長：…,
	// [00:12:30] 委員, No.3 会長　….
	stamped = lazily(`^(?:[（(\[［]?[0-9０-９]{1,2}[:：][0-9０-９]{2}(?:[:：][0-9０-９]{2})?[)）\]］]?|(?:No|NO|Ｎｏ|ＮＯ|№)[.．]?[ 　]?[0-9０-９]{1,4})[ 　]+(.+)$`)
	// stampedBehind is one behind the name of who speaks, in a line of their own: 司会 00:12.
	stampedBehind = lazily(`^(.{1,20}?)[ 　]+[（(\[［]?[0-9０-９]{1,2}[:：][0-9０-９]{2}(?:[:：][0-9０-９]{2})?[)）\]］]?$`)
)

// dropStamps takes them off, where several stand before or behind names.
func (p *page) dropStamps() {
	for _, stamp := range []*pattern{stamped, stampedBehind} {
		var at []int
		for i := range p.lines {
			if m := stamp.FindStringSubmatch(p.lines[i].text); m != nil && p.lines[i].level == 0 && begunByName(m[1]) {
				at = append(at, i)
			}
		}
		for _, i := range at {
			if len(at) >= recordedSpeeches {
				p.lines[i].text = stamp.FindStringSubmatch(p.lines[i].text)[1]
			}
		}
	}
}

// picturedName is the name of a picture, or what stands instead of it, before who speaks
// in the same line: photo01【市長】…, 写真2：【市長】….
var picturedName = lazily(`^(?:[A-Za-z][A-Za-z_\-]{2,24}[0-9]{1,4}|[\w\-]{1,32}\.(?:jpe?g|png|gif|webp)|[\[［(（]?(?:写真|画像|イラスト)[0-9０-９]{0,3}[)）\]］]?(?:[:：][^【〔［\[。、]{0,20})?)[ 　]*([【〔［\[].+)$`)

// dropPictured takes it off.
func (p *page) dropPictured() {
	for i := range p.lines {
		m := picturedName.FindStringSubmatch(p.lines[i].text)
		if m == nil || p.lines[i].level > 0 || p.lines[i].said != nil {
			continue
		}
		if label, _, ok := bracketed(m[1]); ok && namesSomebody(label) {
			p.lines[i].text = m[1]
		}
	}
}

const (
	// goesThere is what somebody does who is about to speak.
	goesThere = `(?:登壇|降壇|起立|自席(?:から|より|で|にて)?|質問席(?:から|より|で|にて)?)`
	// toldBeside is what brackets behind a name have: the page of the printed minutes, or
	// what happens as somebody begins to speak.
	toldBeside = `[（(〔［\[][ 　]*(?:(?:[0-9０-９]{1,4}[ 　]*(?:頁|ページ)|[PpＰｐ][.．]?[ 　]*[0-9０-９]{1,4})|` + goesThere + `|着席|挙手|拍手)[ 　]*[)）〕］\]]|[-－―─–][ 　]*` + goesThere + `[ 　]*[-－―─–]`
)

// besideName is either of them, behind a name: ◯古瀬　学君　登壇［ 176頁］　…, ○市長（青木君） －登壇－ ….
var besideName = lazily(`^([^。、「」:：]{2,36}?)[ 　]*(?:(?:` + goesThere + `?[ 　]*(?:` + toldBeside + `)|` + goesThere + `(?:[ 　]|$))[ 　]*)+(.*)$`)

// dropBesideNames takes it off.
func (p *page) dropBesideNames() {
	for i := range p.lines {
		ln := &p.lines[i]
		if ln.level > 0 || ln.said != nil || ln.cell {
			continue
		}
		m := besideName.FindStringSubmatch(beginning(ln.text))
		if m == nil {
			continue
		}
		if v, named := parseVoice(findMark(m[1]).rest); named && !v.weak() {
			ln.text = strings.TrimRight(m[1]+"　"+m[2]+ln.text[len(beginning(ln.text)):], " 　")
		}
	}
}

// begunByName reports whether a text is a name, or one with what is said behind it.
func begunByName(text string) bool {
	if _, named := parseVoice(trimSpeaker(text)); named {
		return true
	}
	s, ok := parseSpeech(text, true)
	return ok && s.speaker != "" && strings.Contains(s.text, "。")
}
