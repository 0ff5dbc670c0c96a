package variant

import (
	"bufio"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"kizuna/analyzer/ipadic"

	"github.com/ikawaha/kagome/v2/tokenizer"
)

// dictionary is the one the analyzer uses; these tests ask it for readings as
// the analyzer does.
var dictionary = sync.OnceValues(func() (*ipadic.Dictionary, error) { return ipadic.Open(ipadic.Config{}) })

// lexicon looks words up as an index does.
type lexicon struct{ *ipadic.Dictionary }

func openLexicon(t testing.TB) lexicon {
	t.Helper()
	d, err := dictionary()
	if err != nil {
		t.Fatal(err)
	}
	return lexicon{d}
}

// readings returns all readings of a dictionary form.
func (l lexicon) readings(text string) []string {
	return l.readingsOf(text, func(ipadic.Word) bool { return true })
}

func (l lexicon) readingsOf(text string, which func(ipadic.Word) bool) []string {
	var out []string
	from, to := l.Find(text)
	for w := from; w < to; w++ {
		if !which(w) {
			continue
		}
		r := l.Reading(w)
		if base := l.BaseForm(w); base != text && base != "" && base != "*" {
			continue
		}
		if r != "" && !slices.Contains(out, r) {
			out = append(out, r)
		}
	}
	return out
}

// terms cuts a text as it is indexed, and reads it from the readings of its
// parts.
func (l lexicon) terms(text string) (terms []Word, reading string) {
	for _, t := range l.Tokenizer().Analyze(text, tokenizer.Normal) {
		w := l.Word(&t)
		base := t.Surface
		if b := l.BaseForm(w); l.Known(w) && b != "" && b != "*" {
			base = b
		}
		terms = append(terms, Word{base, l.readings(base)})
		if r := l.Reading(w); r != "" {
			reading += r
		} else {
			reading += Katakana(t.Surface)
		}
	}
	return terms, reading
}

// asked is a query as a word, and its reading when the dictionary has it: the
// one term it is, or itself with the readings of its parts in a row.
func (l lexicon) asked(text string) (Word, string) {
	terms, reading := l.terms(text)
	if len(terms) == 1 {
		return terms[0], reading
	}
	return Word{text, append(GuessReadings(text), reading)}, ""
}

// reaches tells how a query finds a text that is one writing of a word: as a
// term by a common key, or literally by a spelling.
func (l lexicon) reaches(query, text string) Relation {
	q, reading := l.asked(query)
	terms, _ := l.terms(text)
	best := Apart
	if len(terms) == 1 {
		if shareKey(q, terms[0]) {
			best = Relate(q, terms[0])
		}
		if terms[0].Text == q.Text {
			return Same
		}
	}
	if best < Kana && slices.Contains(l.spellings(query, reading), text) {
		return Same
	}
	return best
}

// spellings are those worth looking up: where the dictionary has another word
// of those letters, names aside, that word is meant.
func (l lexicon) spellings(query, reading string) []string {
	noName := func(w ipadic.Word) bool { return l.POSTags(l.POS(w))[1] != "固有名詞" }
	asked := Word{Text: query, Readings: l.readingsOf(query, noName)}
	if len(asked.Readings) == 0 {
		asked.Readings = GuessReadings(query)
	}
	return slices.DeleteFunc(Spellings(query, reading), func(s string) bool {
		other := Word{Text: s, Readings: l.readingsOf(s, noName)}
		return len(asked.Readings) > 0 && len(other.Readings) > 0 && Relate(asked, other) < Kana
	})
}

func shareKey(a, b Word) bool {
	keys := Keys(b.Text, b.Readings)
	for _, k := range Keys(a.Text, a.Readings) {
		if slices.Contains(keys, k) {
			return true
		}
	}
	return false
}

// line is one line of the cases: words and what stands between them.
type line struct {
	number  int
	class   string
	kind    string // "", "≠", "~" or "≒"
	words   []string
	failing bool // known to fail
}

func (c line) String() string {
	return fmt.Sprintf("%d %s: %s", c.number, c.class, strings.Join(c.words, " "+c.kind+" "))
}

func readCases(t testing.TB) []line {
	t.Helper()
	f, err := os.Open("testdata/variants.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var cases []line
	class := ""
	s := bufio.NewScanner(f)
	for n := 1; s.Scan(); n++ {
		text := s.Text()
		if text == "" || text[0] == '#' {
			continue
		}
		if text[0] == '[' {
			class = strings.Trim(text, "[]")
			continue
		}
		c := line{number: n, class: class}
		text, c.failing = strings.CutPrefix(text, "! ")
		for _, kind := range []string{"≠", "~", "≒"} {
			if strings.Contains(text, " "+kind+" ") {
				c.kind = kind
				text = strings.Replace(text, kind+" ", "", 1)
			}
		}
		c.words = strings.Fields(text)
		if len(c.words) < 2 || c.kind != "" && len(c.words) != 2 {
			t.Fatalf("line %d: want words to compare, have %q", n, s.Text())
		}
		cases = append(cases, c)
	}
	if err := s.Err(); err != nil {
		t.Fatal(err)
	}
	return cases
}

// check returns what is wrong with a case.
func (l lexicon) check(c line) (wrong []string) {
	for _, q := range c.words {
		for _, text := range c.words {
			if q == text {
				continue
			}
			switch r := l.reaches(q, text); c.kind {
			case "":
				if r < Kana {
					wrong = append(wrong, fmt.Sprintf("%s does not find %s (%s)", q, text, r))
				}
			case "≠":
				if r != Apart {
					wrong = append(wrong, fmt.Sprintf("%s finds %s (%s)", q, text, r))
				}
				if Near(q, text) {
					wrong = append(wrong, fmt.Sprintf("%s is near %s", q, text))
				}
			case "≒":
				if !Near(q, text) && !(IsKana(q) && FoldKatakana(q) == FoldKatakana(text)) {
					wrong = append(wrong, fmt.Sprintf("%s is not near %s", q, text))
				}
			}
		}
	}
	if c.kind == "~" && !l.soundsLike(c.words[0], c.words[1]) {
		wrong = append(wrong, fmt.Sprintf("%s is not read as %s", c.words[0], c.words[1]))
	}
	return wrong
}

// soundsLike reports whether typing a sound finds a word: by a reading of it,
// or by the readings of its parts in a row.
func (l lexicon) soundsLike(typed, text string) bool {
	sounds := []string{typed}
	if !IsKana(typed) {
		sounds = Romaji(typed)
	}
	terms, reading := l.terms(text)
	for _, s := range sounds {
		if len(terms) == 1 {
			if w := (Word{Text: s}); shareKey(w, terms[0]) && Relate(w, terms[0]) >= Reading {
				return true
			}
		}
		if ReadingKey(s) == ReadingKey(reading) {
			return true
		}
	}
	return false
}

func TestVariants(t *testing.T) {
	l := openLexicon(t)
	type tally struct{ right, all int }
	held := map[string]tally{}
	var classes []string
	for _, c := range readCases(t) {
		wrong := l.check(c)
		if _, seen := held[c.class]; !seen {
			classes = append(classes, c.class)
		}
		n := held[c.class]
		n.all++
		if len(wrong) == 0 {
			n.right++
		}
		held[c.class] = n
		switch {
		case len(wrong) > 0 && !c.failing:
			t.Errorf("%s:\n\t%s", c, strings.Join(wrong, "\n\t"))
		case len(wrong) == 0 && c.failing:
			t.Errorf("%s: marked as failing, but holds", c)
		}
	}
	for _, class := range classes {
		t.Logf("%-30s %d of %d", class, held[class].right, held[class].all)
	}
}
