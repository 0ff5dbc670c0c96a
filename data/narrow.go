package data

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Minutes may have a narrow column of those who speak beside what they say, in which labels are
// broken over lines, or their letters set apart. Each line of the text of a PDF then begins with
// a piece of one:
//
//	議長（日向　次に、質疑を行います。          道　路　管　理　ただいまの御質問に
//	一郎君）　　質疑はありませんか。            課　　　　　長　お答えします。
//
// Put together, such a label stands before all that is said.

const (
	// labelPieces is the number of lines a label may be broken into.
	labelPieces = 4
	// maxPiece bounds a piece, in runes: a column that holds more breaks no label.
	maxPiece = 12
)

var (
	// heldLabel is an office with who holds it, and seatNumber the number of a member's seat.
	heldLabel  = lazily(`^[^（(）)。、「」]{1,16}([（(]([^（(）)。、「」]{1,14}?)(?:君|氏|議員|委員|さん|様)?[）)])$`)
	seatNumber = lazily(`^[0-9０-９]{1,3}[ 　]?番`)
	// closesFirst is the rest of a name in brackets.
	closesFirst = lazily(`^[^（()）]{1,8}[)）]`)
)

// A narrowLabel is a label, and what is said beside each of the lines it is broken over.
type narrowLabel struct {
	whole string
	said  []string
	apart bool // its letters are set apart
}

// joinNarrow puts the labels of such a column together, where several stand in one and one of
// them comes again.
func (p *page) joinNarrow() {
	at, times, all, again := map[int]narrowLabel{}, map[string]int{}, 0, false
	for i := 0; i < len(p.lines); i++ {
		l, ok := p.narrowLabel(i)
		if !ok {
			continue
		}
		if l.talks() {
			all++
			times[l.whole]++
			again = again || times[l.whole] > 1
		}
		if l.apart || len(l.said) > 1 {
			at[i] = l
		}
		i += len(l.said) - 1
	}
	if all < recordedSpeeches || !again || len(at) == 0 {
		return
	}
	var lines []line
	for i := 0; i < len(p.lines); i++ {
		l, broken := at[i]
		if !broken || !l.talks() && (times[l.whole] == 0 || !callsOnly(l.said[0])) {
			lines = append(lines, p.lines[i])
			continue
		}
		for n, said := range l.said {
			ln := p.lines[i+n]
			if ln.text = said; n == 0 {
				ln.text = strings.TrimRight(l.whole+"　"+said, "　")
			}
			if ln.text != "" {
				lines = append(lines, ln)
			}
		}
		i += len(l.said) - 1
	}
	p.lines = lines
}

// narrowLabel reads the label that begins in the line i: as much as names somebody.
func (p *page) narrowLabel(i int) (found narrowLabel, ok bool) {
	var l narrowLabel
	sign := ""
	for n := i; n < min(len(p.lines), i+labelPieces); n++ {
		ln := &p.lines[n]
		text := ln.text
		if n == i && marksSpeech(text) {
			sign, text = firstRune(text), findMark(text).rest
		}
		piece, said, apart := labelPiece(text, n > i)
		if strings.ContainsAny(piece, "（(") && closesFirst.MatchString(beginning(said)) && !strings.ContainsAny(piece, "）)") {
			break // 議長（日向　一郎君）
		}
		if piece == "" || ln.level > 0 || ln.cell || ln.said != nil || ok && !strings.ContainsAny(firstRune(piece), "（(") {
			break
		}
		_, alone := parseVoice(piece)
		if n == i && !alone && (sign != "" && !strings.ContainsAny(piece, "（(") || procedure.MatchString(piece) || notCallers.MatchString(piece)) {
			break // ○開 会
		}
		l = narrowLabel{strings.Replace(l.whole+piece, "））", "）", 1), append(l.said, said), l.apart || apart}
		v, named := parseVoice(l.whole)
		if !named || v.weak() {
			continue
		}
		held := heldLabel.FindStringSubmatch(l.whole)
		if n == i || held != nil && !staged(held[1]) && callable(unpadded(held[2])) || held == nil && v.role != "" && (l.apart || !alone) {
			found, ok = l, true
		}
		if n > i && ok {
			break
		}
	}
	found.whole = sign + found.whole
	return found, ok
}

// talks reports whether anything is said beside the label.
func (l narrowLabel) talks() bool {
	for _, said := range l.said {
		if strings.Contains(said, "。") || strings.ContainsFunc(said, hiragana) {
			return true
		}
	}
	return false
}

// labelPiece cuts a line into the piece of a label it begins with, whose letters may be set
// apart, and the text beside that: 議 会 運 営　これより…, 議長（日向　次に…. It has none
// where the line begins otherwise; amid a label it may begin with the bracket.
func labelPiece(text string, amid bool) (piece, said string, apart bool) {
	r, _ := utf8.DecodeRuneInString(text)
	seat := seatNumber.FindString(text)
	if !unicode.In(r, unicode.Han, unicode.Katakana, unicode.Hiragana) && seat == "" && !(amid && strings.ContainsRune("（(）)", r)) {
		return "", "", false
	}
	piece = noSpaces.Replace(seat)
	for said = text[len(seat):]; said != ""; {
		field := said
		if at := strings.IndexAny(said, " 　"); at >= 0 {
			field = said[:at]
		}
		if length(field) > 1 && piece != "" && piece != noSpaces.Replace(seat) {
			break
		}
		apart = apart || piece != "" && seat == ""
		piece, said = piece+field, strings.TrimLeft(said[len(field):], " 　")
		if length(field) > 1 {
			break
		}
	}
	if length(piece) > maxPiece || strings.ContainsAny(piece, "。、，「」：:") {
		return "", "", false
	}
	return piece, said, apart
}
