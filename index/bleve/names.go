package bleve

import (
	"context"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"kizuna/analyzer"
	"kizuna/index"
)

// Limits of the names that are looked for in the texts of hits. Longer ones are
// titles of bills.
const (
	maxNamePieces = 8
	maxNameRunes  = 16
)

// maxPlaces is in how many places it is looked how a name is written.
const maxPlaces = 3

// name is a word or a compound of several that stands in some hits that were
// read.
type name struct {
	text      string // folded; of what inflects the dictionary form
	compound  bool
	inflected bool
	hits      int // how many of those read have it
	whole     int // in how many of them it stands by itself, not in a longer compound
	last      int // number of the last that has it, from 1
	lastWhole int
	places    [maxPlaces]namePlace // the first of them
}

// namePlace is where a name stands: bytes of a folded text.
type namePlace struct {
	remark     *cachedRemark
	start, end int
}

// nameReader gathers the names in texts. It cuts a text at the edges that are
// kept with it, and looks each piece up in the dictionary, in a small part of the
// time it takes to analyse the text. Pieces that may be of a name, side by side,
// are a row, and may be a compound: (窓口|対応|研修)では. Of a row only its words and
// the whole of it are names, so that no compound is a fragment of a longer one.
type nameReader struct {
	cache    *pieceCache
	pieces   map[string]pieceKind // of the texts read
	matchers []*matcher
	names    map[string]*name
	read     int
	row      []rowPiece
}

type rowPiece struct {
	start, end int
	part       analyzer.NounPart
}

// readNames reads the names of n of the hits that are compared, spread evenly over
// them.
func (e *Engine) readNames(ctx context.Context, t *lengthTally, n int) (*nameReader, error) {
	r := &nameReader{cache: e.pieces, pieces: map[string]pieceKind{}, matchers: t.matchers, names: map[string]*name{}}
	rank, next := 0, 0
	for i, m := range t.matchers {
		texts := m.texts.cursor()
		for it := t.compared[i].Iterator(); it.HasNext() && r.read < n; rank++ {
			doc := it.Next()
			if rank < next {
				continue
			}
			if err := timeout(ctx); err != nil {
				return nil, err
			}
			remark, err := texts.remark(doc)
			if err != nil {
				return nil, err
			}
			r.add(remark)
			next = r.read * int(t.total) / n
		}
	}
	return r, nil
}

// add reads a remark.
func (r *nameReader) add(remark *cachedRemark) {
	r.read++
	text, edges := remark.foldedText()
	eachPiece(text, edges, func(start, end int) { r.piece(remark, text, start, end) })
	r.endRow(remark, text)
}

// piece takes the next piece of a text.
func (r *nameReader) piece(remark *cachedRemark, text string, start, end int) {
	piece := text[start:end]
	kind, known := r.pieces[piece]
	if !known {
		if kind = r.cache.kind(piece); kind.person && r.speaks(piece) {
			kind.part = analyzer.NoNoun
		}
		r.pieces[piece] = kind
	}
	for _, term := range kind.inflected {
		r.note(term, namePlace{remark, start, end}, true).inflected = true
	}
	if kind.part == analyzer.NoNoun {
		r.endRow(remark, text)
		return
	}
	r.row = append(r.row, rowPiece{start, end, kind.part})
}

// speaks reports whether a piece is how the name of a speaker begins.
func (r *nameReader) speaks(piece string) bool {
	return slices.ContainsFunc(r.matchers, func(m *matcher) bool { return m.families()[piece] })
}

// endRow notes the names in a row. What follows a number is counted by it (メートル
// in 300メートル), and what goes on a katakana word is a piece of it (ナンバー in
// マイナンバー); neither stands by itself.
func (r *nameReader) endRow(remark *cachedRemark, text string) {
	row := r.row
	r.row = row[:0]
	if len(row) == 0 {
		return
	}
	first, last := row[0], row[len(row)-1]
	before, _ := utf8.DecodeLastRuneInString(text[:first.start])
	begins, _ := utf8.DecodeRuneInString(text[first.start:])
	apart := (before < '0' || before > '9') && !(unicode.Is(unicode.Katakana, before) && unicode.Is(unicode.Katakana, begins))
	for _, p := range row {
		_, size := utf8.DecodeRuneInString(text[p.start:])
		// A kanji alone is a word where no other is beside it: 歯 is none in 歯止め.
		word := p.end-p.start > size || len(row) == 1 && !analyzer.BesideKanji(text, p.start, p.end)
		if word && p.part == analyzer.Noun {
			r.note(text[p.start:p.end], namePlace{remark, p.start, p.end}, len(row) == 1 && apart)
		}
	}
	if len(row) > 1 && len(row) <= maxNamePieces && apart && first.part.Begins() && last.part.Ends() &&
		utf8.RuneCountInString(text[first.start:last.end]) <= maxNameRunes {
		r.note(text[first.start:last.end], namePlace{remark, first.start, last.end}, true).compound = true
	}
}

// note counts a name, once a hit.
func (r *nameReader) note(text string, at namePlace, whole bool) *name {
	n := r.names[text]
	if n == nil {
		n = &name{text: text}
		r.names[text] = n
	}
	if n.last != r.read {
		n.last = r.read
		if n.hits < maxPlaces {
			n.places[n.hits] = at
		}
		n.hits++
	}
	if whole && n.lastWhole != r.read {
		n.lastWhole = r.read
		n.whole++
	}
	return n
}

// written returns how a name is written most often; "" where it never stands in
// one piece, since folding joined what a space or the end of a line parts.
func (n *name) written() string {
	if n.inflected {
		return n.text
	}
	times := map[string]int{}
	best := ""
	for _, p := range n.places[:min(n.hits, maxPlaces)] {
		span := toOriginal(p.remark, []index.Span{{Start: p.start, End: p.end}})[0]
		text := analyzer.Readable(string([]rune(p.remark.text)[span.Start:span.End]))
		if strings.ContainsFunc(text, unicode.IsSpace) {
			continue
		}
		if times[text]++; times[text] > times[best] {
			best = text
		}
	}
	return best
}
