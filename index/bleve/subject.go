package bleve

import (
	"kizuna/analyzer"
	"kizuna/analyzer/variant"
	"kizuna/index"

	"github.com/RoaringBitmap/roaring/v2"
)

// Words on one subject are no synonyms: who asks for 障害者 has not asked for
// 手話. But a remark on 手話 is a better last page than none, so the related tier
// has it, and says why. The words come from the lines with ~> of the synonyms.

// subjectWeight is the weight of an occurrence of a word on the subject, against
// 1 for the word that was typed.
const subjectWeight = 0.5

// addSubjects widens the texts of a plan by words on their subjects. Most queries
// find enough without, so a plan has them only when the related tier asks.
func (p *plan) addSubjects(x expander) {
	for _, l := range p.asked {
		if !l.Phrase && l.folded != "" {
			l.subject = x.subject(l)
		}
	}
}

// subject returns the words that are on the subject of a text or of what may
// stand for its words, as alternatives of one word; nil if there are none. The
// more of them a remark has, the more it speaks of the subject.
func (x expander) subject(l *leaf) *word {
	related := x.synonyms.Related()
	var an analyzer.Analysis
	x.analyzer.Analyze(&an, l.folded)
	w := &word{number: -1}
	asked := map[string]bool{}
	add := func(folded string) {
		if asked[folded] {
			return
		}
		asked[folded] = true
		for _, m := range related.Members(folded) {
			a := x.text(m, subjectWeight, index.ReasonRelated)
			if a.whole {
				a = alternative{term: a.terms[0], weight: subjectWeight, why: index.ReasonRelated}
			}
			if a.term+a.text != "" {
				w.add(a)
			}
		}
	}
	for i, t := range an.Tokens {
		if n := related.Longest(l.folded[t.Start:], x.endsAt(&an, t.Start)); n > 0 {
			add(l.folded[t.Start : t.Start+n])
		}
		// The index may have no word of this spelling, the synonyms have: 障害 for 障がい.
		for n := 1; n <= maxPieces && i+n <= len(an.Tokens); n++ {
			tokens := an.Tokens[i : i+n]
			asked := variant.Word{Text: l.folded[t.Start:tokens[n-1].End]}
			for _, s := range x.spellings(asked, x.analyzer.ReadingOf(tokens)) {
				add(s)
			}
		}
	}
	for _, a := range l.alternatives {
		add(a.term + a.text)
	}
	for _, u := range l.units {
		for _, a := range u.synonyms {
			add(a.term + a.text)
		}
		for _, w := range u.words {
			for _, a := range w.alternatives {
				add(a.term + a.text)
			}
		}
	}
	if len(w.alternatives) == 0 {
		return nil
	}
	return w
}

// subject finds the remarks with a word on a leaf's subject in their text.
func (m *matcher) subject(l *leaf) (*roaring.Bitmap, error) {
	if l.subject == nil {
		return roaring.New(), nil
	}
	docs, err := m.inText(l.subject)
	return docs.Clone(), err
}

// addSubject adds what words on a text's subject are worth, to hits of the
// related tier.
func (s *scorer) addSubject(l *leaf) error {
	if l.subject == nil || s.tier != index.TierRelated {
		return nil
	}
	return s.addOccurrences(l.subject, s.stats.subject[l.number], 0)
}
