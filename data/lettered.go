package data

import (
	"strings"
	"unicode"
)

// Pages that tell no names have letters or numbers instead, which are labels elsewhere: A
// stands before answers, ① before items. People take turns in no order:
//
//	Ａ　道が暗いです。
//	Ｂ　うちの前もそうです。
//	Ｃ　いつからですか。
//	Ａ　先月からです。

// letterTurn is how somebody's line begins who is told by a letter or a number in a circle:
// what stands before that, the letter, what is behind it, and what is said.
var letterTurn = lazily(`^((?:[○●◆◇■□・][ 　]*)?[（(【［\[〔＜<〈「]?)([A-ZＡ-Ｚ①-⑳])([）)】］\]〕＞>〉」]?[ 　]*[:：…‥―—]*)([ 　]*)(.*)$`)

// aLetterTurn is one such line.
type aLetterTurn struct {
	at     int
	letter rune
	said   string // "" where it stands below
}

// lettersSpeak makes speeches of the lines of people who are told by letters, or by numbers
// in circles, where these take turns, all set apart alike.
func (p *page) lettersSpeak() {
	turns := map[string][]aLetterTurn{} // by what sets them apart
	for i := range p.lines {
		if apart, t, ok := p.letterTurn(i); ok {
			turns[apart] = append(turns[apart], t)
		}
	}
	below := map[int]bool{} // lines that went to the line above
	for _, all := range turns {
		if !takeTurns(all) {
			continue
		}
		for _, t := range all {
			ln := &p.lines[t.at]
			if t.said == "" {
				t.said, below[t.at+1] = p.lines[t.at+1].text, true
			}
			said, closed := unquote(t.said)
			ln.text, ln.said = said, &speech{voice: voice{speaker: string(t.letter)}, text: said, closed: closed}
		}
	}
	kept := p.lines[:0]
	for i, ln := range p.lines {
		if !below[i] {
			kept = append(kept, ln)
		}
	}
	p.lines = kept
}

// letterTurn reads the line i as one of them, with the signs that set the letter apart.
func (p *page) letterTurn(i int) (apart string, t aLetterTurn, ok bool) {
	ln := &p.lines[i]
	if ln.level > 0 || ln.cell || ln.said != nil || ln.skip != "" {
		return "", t, false
	}
	m := letterTurn.FindStringSubmatch(ln.text)
	if m == nil {
		return "", t, false
	}
	before, behind, space, said := m[1], m[3], m[4], m[5]
	t = aLetterTurn{at: i, letter: []rune(m[2])[0], said: said}
	opened := strings.TrimRight(before, "○●◆◇■□・ 　") != ""
	switch quoted := strings.HasPrefix(said, "「"); {
	case opened && behind == "", behind+space == "" && said != "" && !quoted:
		return "", t, false
	case said == "" && (i+1 == len(p.lines) || p.lines[i+1].said != nil || !p.saysBelow(i) || findMark(p.lines[i+1].text).sign != ""):
		return "", t, false
	case said == "":
		space = "\n"
	case !speaks(said) && !utters(said):
		return "", t, false
	}
	if behind+space == "" { // A「…」
		space = "「"
	}
	return noSpaces.Replace(before) + noSpaces.Replace(behind) + space, t, true
}

// takeTurns reports whether letters take turns as people do: several come, most of them
// again, and in another order than lists, and questions and answers, have.
func takeTurns(all []aLetterTurn) bool {
	times := map[rune]int{}
	again, back, onward := 0, false, false
	for n, t := range all {
		letter := narrow(t.letter)
		if letter == 'Q' {
			return false
		}
		if times[letter]++; times[letter] == 2 {
			again++
		}
		if n == 0 {
			continue
		}
		first, last := narrow(all[0].letter), narrow(all[n-1].letter)
		back = back || letter < last && letter != first
		onward = onward || letter > last+1
	}
	if len(times) == 2 {
		return again == 2 && len(all) > recordedSpeeches && times['A'] > 0 && times['B'] > 0
	}
	return len(times) > 2 && again > 1 && (back || onward && unicode.IsLetter(all[0].letter))
}
