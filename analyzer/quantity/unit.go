package quantity

import (
	"sort"
	"strings"
	"unicode/utf8"
)

// unit is what a number counts.
type unit struct {
	name string // as it stands in terms
	also string // a unit that says less, for a term of its own
	kind unitKind
	solo bool // a lone kanji numeral before it makes a quantity: 二人, but not 一部
}

// unitKind says how a unit goes with 第 and with the words after it.
type unitKind uint8

const (
	counted  unitKind = iota // 3回 says how many, 第3回 which one
	ordinal                  // 3号 is 第3号
	onlyNth                  // a unit only after 第: 第3子
	isolated                 // a unit only when no kanji follows: 3通, but not 3通学路
	none                     // no unit, but a word that begins like one: 人材
)

// spelling is one way to write a unit.
type spelling struct {
	text   string
	before string // characters before which it is not this
	*unit
}

var units = func() map[rune][]spelling {
	m := map[rune][]spelling{}
	add := func(text string, u *unit) {
		text, before, _ := strings.Cut(text, "^")
		for _, t := range kaSpellings(text) {
			r, _ := utf8.DecodeRuneInString(t)
			m[r] = append(m[r], spelling{t, before, u})
		}
	}
	for line := range strings.Lines(unitTable) {
		if fields := strings.Fields(line); len(fields) > 0 {
			name, _, _ := strings.Cut(fields[0], "^")
			u := &unit{name: name}
			for _, text := range u.read(fields) {
				add(text, u)
			}
		}
	}
	word := &unit{kind: none}
	for _, text := range strings.Fields(lookalikes) {
		add(text, word)
	}
	for _, s := range m {
		sort.SliceStable(s, func(i, j int) bool { return len(s[i].text) > len(s[j].text) })
	}
	return m
}()

// unitHeads has a bit set for each code point of the first plane that begins a
// unit. Most numerals of running text (一般, 三者) are followed by none.
var unitHeads = func() (bits [1 << 10]uint64) {
	for r := range units {
		bits[r>>6] |= 1 << (r & 63)
	}
	return bits
}()

func beginsUnit(r rune) bool { return r < 1<<16 && unitHeads[r>>6]>>(r&63)&1 != 0 }

// yen is the unit of a number after ¥.
var yen = units['円'][len(units['円'])-1].unit

// read takes the marks from a line of unitTable and returns the spellings.
func (u *unit) read(fields []string) []string {
	var spellings []string
	for _, field := range fields {
		switch {
		case field[0] == '<':
			u.also = field[1:]
		case field == "第":
			u.kind = onlyNth
		case strings.Trim(field, "*#!") == "":
			u.solo = strings.Contains(field, "*")
			if strings.Contains(field, "#") {
				u.kind = ordinal
			} else if strings.Contains(field, "!") {
				u.kind = isolated
			}
		default:
			spellings = append(spellings, field)
		}
	}
	return spellings
}

// kaSpellings returns the ways to write a unit that begins with か.
func kaSpellings(text string) []string {
	rest, ok := strings.CutPrefix(text, "か")
	if !ok {
		return []string{text}
	}
	var all []string
	for _, ka := range []string{"か", "カ", "ヵ", "ヶ", "ケ", "箇", "個", "ゕ", "ゖ"} {
		all = append(all, ka+rest)
	}
	return all
}

// unitAt returns the unit that begins at byte i and its end; nil if there is
// none. nth tells that 第 stands before the number.
func (f *finder) unitAt(i int, nth bool) (*unit, int) {
	at := i
	if strings.HasPrefix(f.text[i:], " ") {
		at++ // 10 km; the fold keeps the space
	}
	r := f.at(at)
	if !beginsUnit(r) {
		return nil, i
	}
	for _, s := range units[r] {
		if !strings.HasPrefix(f.text[at:], s.text) {
			continue
		}
		end := at + len(s.text)
		switch next := f.at(end); {
		case next != 0 && strings.ContainsRune(s.before, next):
			continue
		case s.kind == none:
			return nil, i
		case s.kind == onlyNth && !nth:
			continue
		case s.kind == isolated && isKanji(next):
			continue
		case r < utf8.RuneSelf && (r != '%' && (isLatin(next) || f.tied(end)) || at > i && len(s.text) < 2):
			continue
		case isKatakana(r) && len(s.text) <= len("トン") && isKatakana(next):
			continue
		}
		return s.unit, end
	}
	return nil, i
}

func isKanji(r rune) bool { return 0x3400 <= r && r <= 0x9FFF || r == '々' || r > 0x20000 }

func isKatakana(r rune) bool { return 0x30A1 <= r && r <= 0x30FA || r == 'ー' }
