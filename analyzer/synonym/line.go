package synonym

import (
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// directive is the only thing that can be said behind a !.
const directive = "default off"

// groupLine reads a line of our own format: a group, a directive, a comment or
// nothing.
func (p *parser) groupLine(line string) *fault {
	trimmed := strings.TrimSpace(line)
	if rest, ok := cutAny(trimmed, "!", "！"); ok {
		return p.directive(rest)
	}
	sides, arrow := split(trimmed)
	switch {
	case len(sides) == 1 && len(sides[0]) == 0:
		return nil // blank, or a comment
	case len(sides) > 2:
		return faultf("there is more than one arrow; the line is left out",
			"矢印（=>）が二つ以上あります。この行は使いません")
	case len(sides) == 2 && (len(sides[0]) == 0 || len(sides[1]) == 0):
		return faultf("there is no word on one side of the arrow; the line is left out",
			"矢印（=>）の片側に語がありません。この行は使いません")
	}
	var g group
	var first *fault
	for i, words := range sides {
		oneWay := len(sides) == 2
		for _, w := range words {
			if f := p.add(&g, w, !oneWay || i == 0, !oneWay || i == 1); f != nil && first == nil {
				first = f
			}
		}
	}
	for _, m := range g {
		if m.asks && g.answersTo(m.folded) {
			if arrow == arrowRelated {
				p.keep(&p.related, g)
			} else {
				p.keep(&p.groups, g)
			}
			return first
		}
	}
	if first != nil {
		return first
	}
	return faultf("there is only one word; part the words of a group with commas",
		"語が一つしかありません。同じ意味の語をカンマで区切って並べてください")
}

// directive reads what stands behind a !.
func (p *parser) directive(text string) *fault {
	sides, _ := split(strings.TrimSpace(text))
	if len(sides) == 1 && len(sides[0]) > 0 {
		// The first word stands behind the directive, with a space between.
		fields := strings.Fields(strings.ToLower(width.Fold.String(sides[0][0])))
		if len(fields) >= 2 && fields[0]+" "+fields[1] == directive {
			first := strings.Join(strings.Fields(sides[0][0])[2:], " ")
			words := append([]string{first}, sides[0][1:]...)
			if len(words) == 1 && first == "" {
				p.off.all = true
				return nil
			}
			for _, w := range words {
				if folded := p.fold(w); folded != "" {
					p.off.words[folded] = true
				}
			}
			return nil
		}
	}
	return faultf("behind ! only \"default off\" is known, alone or with words; the line is left out",
		"! の後に書けるのは「default off」と「default off 語, 語」だけです。この行は使いません")
}

// arrow is how the words right of it are found by those left of it.
type arrow int

const (
	arrowNone    arrow = iota
	arrowSame          // =>
	arrowRelated       // ~>
)

// arrowAt returns the arrow a text begins with and the code points it has.
func arrowAt(first, second rune) (arrow, int) {
	switch {
	case first == '→', first == '⇒':
		return arrowSame, 1
	case second != '>' && second != '＞':
		return arrowNone, 0
	case first == '=', first == '＝':
		return arrowSame, 2
	case first == '~', first == '～', first == '〜':
		return arrowRelated, 2
	}
	return arrowNone, 0
}

// split parts a line at its arrows, of which it returns the last, and what is
// between them at its commas. Blank words are dropped, and so is a comment.
func split(line string) (sides [][]string, a arrow) {
	sides = [][]string{nil}
	var word strings.Builder
	flush := func() {
		if w := strings.TrimSpace(word.String()); w != "" {
			last := len(sides) - 1
			sides[last] = append(sides[last], w)
		}
		word.Reset()
	}
	runes := []rune(line)
	for i := 0; i < len(runes); i++ {
		r := runes[i]
		next := rune(0)
		if i+1 < len(runes) {
			next = runes[i+1]
		}
		found, n := arrowAt(r, next)
		switch {
		case r == '\\' && next != 0:
			word.WriteRune(next)
			i++
		case r == ',', r == '，', r == '、', r == '､', r == '\t':
			flush()
		case n > 0:
			flush()
			sides, a = append(sides, nil), found
			i += n - 1
		case (r == '#' || r == '＃') && (i == 0 || unicode.IsSpace(runes[i-1]) && strings.TrimSpace(word.String()) != ""):
			flush()
			return sides, a
		default:
			word.WriteRune(r)
		}
	}
	flush()
	return sides, a
}

// cutAny cuts the first of some prefixes that s has.
func cutAny(s string, prefixes ...string) (rest string, ok bool) {
	for _, p := range prefixes {
		if rest, ok := strings.CutPrefix(s, p); ok {
			return rest, true
		}
	}
	return s, false
}
