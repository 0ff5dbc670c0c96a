package data

import (
	"strings"
	"unicode/utf8"
)

// A mark is the sign a line begins with.
type mark struct {
	sign string // its class: "・", "○", "(1)", …; lines of one list share it
	rest string // the line without it
	sure bool   // it marks items of a list and never a heading
}

var (
	bulletSigns  = "•・･·∙⁃‣⦁▪▸►\uf0b7"
	answerSigns  = "→⇒➡➔⟶↳"
	anySigns     = "○〇◯◎●□■◇◆△▲▽▼☆★＊◦❖➢✓✔※"
	dashed       = lazily(`^[-–—－‐−*＊+][ 　]+(.*)$`)
	dashedTight  = lazily(`^[-－‐−][ 　]*([^-－‐−0-9０-９ 　].*)$`)
	dashAsked    = lazily(`^[ー—―–─‐−－-]{1,2}[ 　]*([^ー—―–─‐−－ 　-].*)$`)
	longDash     = lazily(`^(?:[ー—―─]{1,3}|[–－]{2,3})[ 　]*[^ー—―–─‐−－ 　-].*[。！!]$`)
	circled      = lazily(`^[①-⑳㉑-㉟❶-❿⓵-⓾][ 　.．、]*(.*)$`)
	parenthesed  = lazily(`^(?:[(（][ 　]?[0-9０-９一二三四五六七八九十]{1,2}[ 　]?[)）]|[⑴-⒇])[ 　.．、]*(.*)$`)
	numbered     = lazily(`^[0-9０-９]{1,2}(?:[.．、)）][ 　]*|　[ 　]*| +)([^0-9０-９].*)$`)
	counter      = lazily(`^[0-9０-９]{1,4} +(?:[条項号款](?:\P{Han}|第|及|$)|[年月日時分秒人名個階割万千億円歳台件本番校課週点度%％]|回(?:[^答収覧]|$)|つ|丁目|[かヶカケ箇]所|[かヶカケ箇]月|キロ|メートル|センチ|ミリ|トン|リットル|ヘクタール|パーセント|ポイント|世帯|種類|団体|[倍社戸棟基両冊枚頭羽匹杯便票点](?:\P{Han}|目|$))`) // 9 月 12 日
	kanaNumbered = lazily(`^[(（]?[アイウエオカキクケコ]{1}[)）.．、　 ][ 　]*(.+)$`)
	chaptered    = lazily(`^第?[0-9０-９一二三四五六七八九十IVⅠ-Ⅹ]{1,3}(?:部|章|節|テーマ)?[ 　.．、:：]+([^0-9０-９].*)$`)
)

// answerSign is the class of the arrows that lead from an opinion to what was
// answered.
const answerSign = "→"

// askSign is the class of the dashes that lead to the question of an interview.
const askSign = "―"

// pointed tells numbers apart by the sign after them: 1. and 1) count other
// things on a page than 1 does.
func pointed(sign, text string) string {
	if sign != "1" {
		return ""
	}
	switch end := strings.TrimLeft(text, "0123456789０１２３４５６７８９"); {
	case strings.HasPrefix(end, "."), strings.HasPrefix(end, "．"):
		return "."
	case strings.HasPrefix(end, ")"), strings.HasPrefix(end, "）"):
		return ")"
	}
	return ""
}

// counts reports whether the sign is a number or a letter that counts.
func counts(sign string) bool {
	switch sign {
	case "(1)", "①", "1", "1.", "1)", "ア", "第1":
		return true
	}
	return false
}

// findMark finds the mark of a line; without one sign is "".
func findMark(text string) mark {
	r, size := utf8.DecodeRuneInString(text)
	rest := strings.TrimLeft(text[size:], " 　")
	switch {
	case rest == "", strings.HasPrefix(rest, string(r)): // ○○市長 is no item
	case strings.ContainsRune(bulletSigns, r):
		if arrow, size := utf8.DecodeRuneInString(rest); strings.ContainsRune(answerSigns, arrow) && len(rest) > size {
			return mark{answerSign, strings.TrimLeft(rest[size:], " 　"), true} // ・→順に直します。
		}
		return mark{"・", rest, true}
	case strings.ContainsRune(answerSigns, r):
		return mark{answerSign, rest, true}
	case strings.ContainsRune(anySigns, r):
		return mark{string(r), rest, false}
	}
	if m := pictured(text, r); m.sign != "" {
		return m
	}
	if m := dashAsked.FindStringSubmatch(text); m != nil && (question.MatchString(m[1]) || longDash.MatchString(text)) {
		return mark{askSign, m[1], false}
	}
	if initials.MatchString(text) {
		return mark{rest: text} // I.O is somebody, and no chapter
	}
	for _, p := range []struct {
		sign    string
		pattern *pattern
		sure    bool
	}{
		{"-", dashed, true}, {"-", dashedTight, true}, {"①", circled, false}, {"(1)", parenthesed, false},
		{"1", numbered, false}, {"ア", kanaNumbered, false}, {"第1", chaptered, false},
	} {
		if m := p.pattern.FindStringSubmatch(text); m != nil && m[1] != "" && !counter.MatchString(text) && !(p.sign == "第1" && loneLetters(text)) && !(counts(p.sign) && strings.ContainsAny(firstRune(m[1]), "はがを")) {
			return mark{p.sign + pointed(p.sign, text), m[1], p.sure}
		}
	}
	return mark{rest: text}
}

// emoji are pictures that blogs have before headings, names and quotes: 💬, ✏️.
const emoji = `(?:(?:[\x{1F000}-\x{1FAFF}✅✨❓❔❗⭐]|[\x{2190}-\x{2BFF}]\x{FE0F})[\x{FE0F}\x{200D}]*)+`

var emojiMark = lazily(`^(` + emoji + `)[ 　]*(.+)$`)

// pictured finds the emoji before a heading, a label or a quote: 💬参加者の声, 🎤市長：…. Before
// other sentences it is part of what is said.
func pictured(text string, first rune) mark {
	if first < '←' || first >= '⺀' && first < '🀀' {
		return mark{}
	}
	m := emojiMark.FindStringSubmatch(text)
	if m == nil {
		return mark{}
	}
	if t, _, ok := turnOf(m[2]); ok && t.apart != ' ' || strings.HasPrefix(m[2], "「") || length(m[2]) <= maxHeading && !sentence(m[2]) && !lively.MatchString(m[2]) {
		return mark{sign: m[1], rest: m[2]}
	}
	return mark{}
}

// gluedNumber is a number that nothing sets apart from the sentence behind it.
var gluedNumber = lazily(`^([0-9０-９]{1,2})([\p{Han}\p{Hiragana}\p{Katakana}「『].*。.*)$`)

// manyGlued is the number of lines that count on from 1 which make a list.
const manyGlued = 3

// setNumbersApart gives a list its signs back whose numbers have run together with
// the text, as cells of tables do: 1橋が古い。, 2川が汚れている。, 3月ごとに知りたい。
// What all of them count is a number of things, 1月は…, 2月は…, and so it is where most do.
func (p *page) setNumbersApart() {
	var list []int
	begins := map[string]bool{} // what stands behind the numbers
	things := 0
	end := func() {
		if len(list) >= manyGlued && len(begins) > 1 && things <= len(list)/2 {
			for _, i := range list {
				m := gluedNumber.FindStringSubmatch(p.lines[i].text)
				p.lines[i].text = m[1] + "　" + m[2]
			}
		}
		list, begins, things = nil, map[string]bool{}, 0
	}
	for i := range p.lines {
		if ln := &p.lines[i]; ln.level > 0 || ln.said != nil {
			continue
		}
		m := gluedNumber.FindStringSubmatch(p.lines[i].text)
		if m == nil {
			continue
		}
		n := cursor{s: m[1]}
		switch number, _ := n.number(2); number {
		case len(list) + 1:
		case 1:
			end()
		default:
			continue
		}
		list = append(list, i)
		if begins[firstRune(m[2])] = true; counter.MatchString(m[1] + " " + m[2]) {
			things++
		}
	}
	end()
}

// countedLine is a line behind a number and the sign after it, and countedDigit one
// of which the text begins with a digit, so that both might be one number.
var (
	countedLine  = lazily(`^([0-9０-９]{1,2})([.．、)）　 ])[ 　]*(.+)$`)
	countedDigit = lazily(`^([0-9０-９]{1,2}[.．、)）　 ])([0-9０-９].*)$`)
)

// setDigitsApart sets the number of an item apart from a text that begins with a digit,
// where it counts on from the item above, or the one below from it: 7.10年後も住みたい。
func (p *page) setDigitsApart() {
	last, sign := 0, rune(0) // of the counted line above
	var first *line          // its line, where it is the first of them and begins with a digit
	for i := range p.lines {
		ln := &p.lines[i]
		if ln.level > 0 || ln.said != nil {
			continue
		}
		m := countedLine.FindStringSubmatch(ln.text)
		if m == nil {
			continue
		}
		c := cursor{s: m[1]}
		n, _ := c.number(2)
		d := countedDigit.FindStringSubmatch(ln.text)
		if strings.ContainsAny(m[2], " 　") && !strings.Contains(m[3], "。") {
			d = nil // 3 12 40 is a row of figures
		}
		point, _ := utf8.DecodeRuneInString(m[2])
		apart := narrow(point)
		on := n == last+1 && apart == sign
		if on && first != nil {
			f := countedDigit.FindStringSubmatch(first.text)
			first.text = f[1] + "　" + f[2]
		}
		last, sign, first = n, apart, nil
		switch {
		case d != nil && on:
			ln.text = d[1] + "　" + d[2]
		case d != nil && n == 1:
			first = ln
		}
	}
}
