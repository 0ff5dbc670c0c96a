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
	parenthesed  = lazily(`^(?:[(（][0-9０-９一二三四五六七八九十]{1,2}[)）]|[⑴-⒇])[ 　.．、]*(.*)$`)
	numbered     = lazily(`^[0-9０-９]{1,2}(?:[.．、)）][ 　]*|　[ 　]*| +)([^0-9０-９].*)$`)
	counter      = lazily(`^[0-9０-９]{1,2} +(?:[年月日時分秒人名個回階割万千億円歳台件本番校課週点度%％]|つ|丁目|[かヶカケ箇]所|[かヶカケ箇]月)`) // 9 月 12 日
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
		return mark{"・", rest, true}
	case strings.ContainsRune(answerSigns, r):
		return mark{answerSign, rest, true}
	case strings.ContainsRune(anySigns, r):
		return mark{string(r), rest, false}
	}
	if m := dashAsked.FindStringSubmatch(text); m != nil && (question.MatchString(m[1]) || longDash.MatchString(text)) {
		return mark{askSign, m[1], false}
	}
	for _, p := range []struct {
		sign    string
		pattern *pattern
		sure    bool
	}{
		{"-", dashed, true}, {"-", dashedTight, true}, {"①", circled, false}, {"(1)", parenthesed, false},
		{"1", numbered, false}, {"ア", kanaNumbered, false}, {"第1", chaptered, false},
	} {
		if m := p.pattern.FindStringSubmatch(text); m != nil && m[1] != "" && !counter.MatchString(text) && !(counts(p.sign) && strings.ContainsAny(firstRune(m[1]), "はがを")) {
			return mark{p.sign + pointed(p.sign, text), m[1], p.sure}
		}
	}
	return mark{rest: text}
}
