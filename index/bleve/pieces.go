package bleve

import (
	"strings"
	"unicode"

	"kizuna/analyzer"

	lru "github.com/hashicorp/golang-lru/v2"
)

// maxPiecesKept bounds the pieces of texts of which is kept what the dictionary says
// of them: about 10 MB. Twenty years of a council have 40,000.
const maxPiecesKept = 1 << 16

// pieceKind is what the dictionary says of a piece of a text, from one edge to
// the next.
type pieceKind struct {
	part      analyzer.NounPart
	person    bool // may be a person's name
	inflected []string
}

// eachPiece calls visit with the pieces of a folded text, in bytes. A katakana word
// that the dictionary lacks is one, though it has edges inside.
func eachPiece(text string, edges analyzer.Edges, visit func(start, end int)) {
	start, place := 0, 0
	loanEnd, closed := 0, 0 // where the katakana under way ends, and up to where edges do not count
	for at, c := range text {
		if place > 0 && place >= closed && edges.At(place) {
			visit(start, at)
			start = at
		}
		if place >= loanEnd && unicode.Is(unicode.Katakana, c) {
			runes, unknown := loan(text[at:], edges, place)
			if loanEnd = place + runes; unknown {
				closed = loanEnd
			}
		}
		place++
	}
	if text != "" {
		visit(start, len(text))
	}
}

// pieceCache keeps what the dictionary said.
type pieceCache struct {
	analyzer *analyzer.Analyzer
	lru      *lru.Cache[string, pieceKind]
}

func newPieceCache(a *analyzer.Analyzer) *pieceCache {
	c, err := lru.New[string, pieceKind](maxPiecesKept)
	if err != nil {
		panic(err) // only for a size below one
	}
	return &pieceCache{a, c}
}

func (c *pieceCache) kind(piece string) pieceKind {
	if k, ok := c.lru.Get(piece); ok {
		return k
	}
	k := pieceKind{c.analyzer.PieceNoun(piece), c.analyzer.MayBePerson(piece), c.analyzer.Inflected(piece)}
	c.lru.Add(strings.Clone(piece), k)
	return k
}

// Code points of a family name.
const (
	minFamilyRunes = 2
	maxFamilyRunes = 4
)

// listFamilies returns the beginnings of the names of those who speak, folded. An
// office is no name, even where a source gives it for one.
func (s *segment) listFamilies() map[string]bool {
	names, offices := map[uint32]bool{}, map[uint32]bool{}
	for doc := range uint32(s.remarks.rows()) {
		names[s.remarks.at(doc, remarkSpeaker)] = true
		offices[s.remarks.at(doc, remarkRole)] = true
	}
	all := map[string]bool{}
	for n := range names {
		if offices[n] {
			continue
		}
		name, runes := foldName(s.tables.strings.at(n)), 0
		for at := range name {
			if runes >= minFamilyRunes && runes <= maxFamilyRunes {
				all[name[:at]] = true
			}
			runes++
		}
	}
	return all
}
