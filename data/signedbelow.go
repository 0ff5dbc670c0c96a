package data

import "strings"

// What somebody wrote may end with their name, in brackets in a line of its own:
//
//	夜の道が暗いです。
//	街灯を増やしてください。
//	（みどり野第一小学校　青木 恵）
//
// The same brackets stand above what people say elsewhere. Here an empty line, or the end of
// the paragraph, is below them, and none above.

// readSignedBelow makes a speech of each such text and its name.
func (p *page) readSignedBelow() {
	var at []int
	above := 0 // lines with names in brackets that begin something
	for i := range p.lines {
		ln := &p.lines[i]
		if ln.level > 0 || ln.said != nil || ln.cell || ln.skip != "" || signatureOf(ln.text) == (voice{}) {
			continue
		}
		switch below := i+1 == len(p.lines) || p.lines[i+1].gap || p.lines[i+1].level > 0 || p.lines[i+1].skip != "" || findMark(p.lines[i+1].text).sure && whoAnswers.MatchString(trimSpeaker(ln.text)); {
		case below && i > 0 && !ln.gap && p.lines[i-1].level == 0 && ended(p.lines[i-1].text):
			at = append(at, i)
		case !below:
			above++
		}
	}
	if len(at) < 2 || above > 0 {
		return
	}
	var all []line
	from := 0
	for _, end := range at {
		begin := end - 1
		for begin > from && !p.lines[begin].gap && !findMark(p.lines[begin].text).sure && p.lines[begin-1].level == 0 && p.lines[begin-1].skip == "" {
			begin--
		}
		var texts []string
		for _, ln := range p.lines[begin:end] {
			texts = append(texts, ln.text)
		}
		said := p.lines[begin]
		if m := findMark(texts[0]); m.sure {
			texts[0] = m.rest
		}
		said.text = strings.Join(texts, "\n")
		said.said = &speech{voice: signatureOf(p.lines[end].text), text: said.text, closed: true}
		all = append(append(all, p.lines[from:begin]...), said)
		from = end + 1
	}
	p.lines = append(all, p.lines[from:]...)
}

// signatureOf returns who a line in brackets names, perhaps behind what they belong to, or nobody.
func signatureOf(text string) voice {
	if length(text) > maxNamed || !bracketedName.MatchString(text) && !angled.MatchString(text) || staged(text) {
		return voice{}
	}
	inside := trimSpeaker(text)
	if whoAnswers.MatchString(inside) {
		return voice{speaker: inside}
	}
	if angled.MatchString(text) {
		return voice{}
	}
	if v, ok := parseVoice(inside); ok {
		return v
	}
	if m := givenBehind.FindStringSubmatch(inside); m != nil && callable(unpadded(m[1])) {
		return voice{speaker: m[1]}
	}
	return voice{}
}

// angled is a line in brackets that head things elsewhere: ≪会社員　40歳代　男性≫.
var angled = lazily(`^[≪《][^≪≫《》]+[≫》]$`)

// whoAnswers is who somebody is that answers without a name: 会社員　40歳代　男性, 30代女性.
var whoAnswers = lazily(`^(?:[^0-9０-９。、]{1,12}[ 　・、/／]*)?` + ofAge + `(?:以上|以下|未満)?[ 　・、/／]*(?:男性?|女性?)?$|^(?:男性|女性)[ 　・、/／]*` + ofAge + `$`)
