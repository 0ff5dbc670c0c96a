package bleve

import (
	"unicode/utf8"

	"kizuna/analyzer"

	"github.com/RoaringBitmap/roaring/v2"
)

// verifyStride is how many texts are read between looks at the clock.
const verifyStride = 64

// verify finds a folded text in the texts of the remarks that are not in known:
// where it stands from a word's start to a word's end, and where only inside.
func (m *matcher) verify(folded string, known *roaring.Bitmap) (literal, inside *roaring.Bitmap, err error) {
	literal, inside = roaring.New(), roaring.New()
	if folded == "" {
		return literal, inside, nil
	}
	candidates := m.alive(m.grams.candidates(folded))
	candidates.AndNot(known)
	n := 0
	for it := candidates.Iterator(); it.HasNext(); n++ {
		if n%verifyStride == 0 {
			if err := timeout(m.ctx); err != nil {
				return nil, nil, err
			}
		}
		doc := it.Next()
		r, err := m.texts.remark(doc)
		if err != nil {
			return nil, nil, err
		}
		switch text, edges := r.foldedText(); occurs(text, edges, folded) {
		case atEdges:
			literal.Add(doc)
		case withinWords:
			inside.Add(doc)
		}
	}
	return literal, inside, nil
}

// occurrence is how a text stands in another.
type occurrence int

const (
	nowhere     occurrence = iota
	withinWords            // but never from a word's start to a word's end
	atEdges
)

func occurs(text string, edges analyzer.Edges, want string) occurrence {
	found := nowhere
	length := utf8.RuneCountInString(want)
	eachOccurrence(text, want, func(_, place int) {
		if edges.At(place) && edges.At(place+length) {
			found = atEdges
		} else if found == nowhere {
			found = withinWords
		}
	})
	return found
}
