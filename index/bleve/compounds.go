package bleve

import (
	"maps"
	"strings"
	"unicode"
	"unicode/utf8"

	"kizuna/analyzer"
)

// Words that stand side by side often (窓口対応) are worth suggesting, and the
// index, which keeps no positions, does not know them. They are counted on the
// texts themselves, where the edges tell the words apart without a second
// analysis: 50 MB a CPU-second. Of a large index a sample is read, blocks at even
// distances.

const (
	// sampledBytes is how much text is read for compounds, about: a third of a
	// CPU-second.
	sampledBytes = 24 << 20
	// maxCompoundWords is of how many words a compound may be; those of one more are
	// counted to know what is a part of them.
	maxCompoundWords = 4
	// minCompound is in how many remarks of the sample a compound must stand.
	minCompound = 2
	// maxTallied bounds the compounds that are counted at a time. Beyond it the
	// rarest are given up, by lossy counting (Manku and Motwani, Approximate
	// Frequency Counts over Data Streams, VLDB 2002): what is common is never lost.
	maxTallied = 400_000
	// partOfLonger is the share of a compound's remarks from which on it is taken
	// for a part of a longer one that it stands in (国民健康 of 国民健康保険).
	partOfLonger = 0.8
)

// tally is in how many remarks a compound of so many words was seen, and the last
// of them; and in how many its first word was a single character with more of the
// kind before it.
type tally struct{ words, remarks, leaning, last uint32 }

// compoundCounter counts compounds, a remark after the other.
type compoundCounter struct {
	nouns   map[string]bool // words in hiragana that may be part of a compound
	counts  map[string]*tally
	remark  uint32 // number of the one under way, from 1
	given   uint32 // up to what count compounds have been given up
	openers []int  // where the words of the run under way begin, in bytes
}

// countCompounds counts the compounds of a generation, as if all of it had been
// read.
func (g *generation) countCompounds(nouns map[string]bool) (map[string]uint32, error) {
	step := max(1, int((g.TextBytes+sampledBytes-1)/sampledBytes))
	c := &compoundCounter{nouns: nouns, counts: map[string]*tally{}}
	for _, s := range g.segments {
		for i := 0; i < s.texts.blocks.rows()-1; i += step {
			first, next := s.texts.blocks.at(uint32(i), blockFirst), s.texts.blocks.at(uint32(i+1), blockFirst)
			b, err := s.texts.read(i, int(next-first)) // past the cache, which is for what is asked for
			if err != nil {
				return nil, err
			}
			for j := range b.remarks {
				if s.dead == nil || !s.dead.Contains(first+uint32(j)) {
					c.add(b.remarks[j].foldedText())
				}
			}
		}
	}
	return c.common(step), nil
}

// add counts the compounds of a remark.
func (c *compoundCounter) add(text string, edges analyzer.Edges) {
	c.remark++
	eachPiece(text, edges, func(start, end int) { c.word(text, start, end) })
	c.end(text, len(text))
	c.giveUp()
}

// giveUp gives the rarest up, where too many are counted.
func (c *compoundCounter) giveUp() {
	if len(c.counts) > maxTallied {
		c.given++
		maps.DeleteFunc(c.counts, func(_ string, t *tally) bool { return t.remarks <= c.given })
	}
}

// loan looks at the katakana that a text begins with, which stands at a place: how
// many code points it has, and whether it is a word the dictionary lacks. Such a one
// has an edge at nearly every kana, one of several known words only between them.
func loan(text string, edges analyzer.Edges, place int) (runes int, unknown bool) {
	inside := 0
	for _, r := range text {
		if !unicode.Is(unicode.Katakana, r) && r != 'ー' {
			break
		}
		if runes > 0 && edges.At(place+runes) {
			inside++
		}
		runes++
	}
	return runes, 3*inside > runes
}

// word takes the next word of a text: it goes on a run, or ends it.
func (c *compoundCounter) word(text string, begin, end int) {
	if c.joins(text[begin:end]) {
		c.openers = append(c.openers, begin)
		return
	}
	c.end(text, begin)
}

// joins reports whether a word may be part of a compound noun, as far as its
// letters tell.
func (c *compoundCounter) joins(word string) bool {
	letter, hiragana := false, true
	for i, r := range word {
		switch {
		case 'ぁ' <= r && r <= 'ゖ':
			if i == 0 && !strings.HasPrefix(word, "お") && !c.nouns[word] {
				return false
			}
		case unicode.IsLetter(r) || r == 'ー' || r == '々':
			letter, hiragana = true, false
		default:
			return false
		}
	}
	return letter || hiragana && c.nouns[word]
}

// end counts what the run under way is made of, which ends at a byte.
func (c *compoundCounter) end(text string, end int) {
	if run := c.openers; len(run) > 1 {
		run = append(run, end)
		for from := range run {
			for to := from + 2; to < len(run) && to <= from+maxCompoundWords+1; to++ {
				c.count(text[run[from]:run[to]], to-from, from > 0 && utf8.RuneCountInString(text[run[from]:run[from+1]]) == 1)
			}
		}
	}
	c.openers = c.openers[:0]
}

func (c *compoundCounter) count(compound string, words int, leans bool) {
	t := c.counts[compound]
	if t == nil {
		t = &tally{words: uint32(words), remarks: c.given}
		c.counts[strings.Clone(compound)] = t
	}
	if t.last != c.remark {
		t.remarks++
		t.last = c.remark
		if leans {
			t.leaning++
		}
	}
}

// common returns the compounds that stand in remarks enough, and not nearly always
// as part of a longer one, with what they would count in step times the texts. In
// 課窓口 the 課 mostly belongs to what stands before.
func (c *compoundCounter) common(step int) map[string]uint32 {
	longest := map[string]uint32{} // the count of the most frequent compound, a character or more longer, that it stands in
	for compound, t := range c.counts {
		if t.remarks < minCompound {
			continue
		}
		for _, part := range []string{trimEnd(c.counts, compound), trimStart(c.counts, compound)} {
			if part != "" {
				longest[part] = max(longest[part], t.remarks)
			}
		}
	}
	common := map[string]uint32{}
	for compound, t := range c.counts {
		part := float64(longest[compound]) >= partOfLonger*float64(t.remarks)
		if t.remarks >= minCompound && t.words <= maxCompoundWords && !part && 2*t.leaning <= t.remarks {
			common[compound] = t.remarks * uint32(step)
		}
	}
	return common
}

// trimEnd returns the longest compound that another begins with, or "".
func trimEnd(counts map[string]*tally, compound string) string {
	for s := compound; ; {
		_, n := utf8.DecodeLastRuneInString(s)
		if s = s[:len(s)-n]; s == "" || counts[s] != nil {
			return s
		}
	}
}

// trimStart returns the longest compound that another ends with, or "".
func trimStart(counts map[string]*tally, compound string) string {
	for s := compound; ; {
		_, n := utf8.DecodeRuneInString(s)
		if s = s[n:]; s == "" || counts[s] != nil {
			return s
		}
	}
}
