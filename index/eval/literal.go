package eval

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"kizuna/analyzer"
	"kizuna/data"
	"kizuna/index"
	"kizuna/index/query"
)

// The first promise is that whatever stands in a remark is found by typing it.
// Literal holds an engine to it: pieces of its own remarks, cut anywhere, must
// bring the remark back among the main or the partial hits; those cut from a
// word's start to a word's end, among the main ones.

// maxPieceRunes is how long a piece is at the most, in code points.
const maxPieceRunes = 12

// LiteralReport is what became of the pieces.
type LiteralReport struct {
	Pieces  int      `json:"pieces"`
	Found   int      `json:"found"`    // of Pieces, in main or partial
	AtEdges int      `json:"at_edges"` // of Pieces, those from a word's start to a word's end
	InMain  int      `json:"in_main"`  // of AtEdges, in main
	Missed  []string `json:"missed"`   // remark id and piece of those that failed, at most maxMissed
}

// maxMissed bounds the failures that are told one by one.
const maxMissed = 20

// Literal asks for pieces of the remarks that the engine holds, 1 to 12 code
// points each, the same ones for the same seed. An index without remarks gives
// none.
func Literal(ctx context.Context, engine index.Searcher, a *analyzer.Analyzer, pieces int, seed uint64) (*LiteralReport, error) {
	report := &LiteralReport{Missed: []string{}}
	rnd := rand.New(rand.NewPCG(seed, seed))
	remarks, err := pickRemarks(ctx, engine, pieces, rnd)
	if err != nil {
		return nil, err
	}
	var an analyzer.Analysis
	for _, r := range remarks {
		// Cut between whole characters: ﾞ is half of one.
		folded := analyzer.Fold(r.remark.Text)
		first := rnd.IntN(len(folded.Starts))
		last := min(len(folded.Ends)-1, first+rnd.IntN(maxPieceRunes))
		from, to := folded.Starts[first], folded.Ends[last]
		piece := string([]rune(r.remark.Text)[from:to])
		if strings.TrimSpace(piece) == "" {
			continue
		}
		tier, found, err := tierOf(ctx, engine, r, piece)
		if err != nil {
			return nil, fmt.Errorf("look for %q of remark %s: %w", piece, r.remark.ID, err)
		}
		report.Pieces++
		right := found
		if found {
			report.Found++
		}
		a.Analyze(&an, r.remark.Text)
		if atEdges(&an, folded, from, to) {
			report.AtEdges++
			if right = found && tier == index.TierMain; right {
				report.InMain++
			}
		}
		if !right && len(report.Missed) < maxMissed {
			report.Missed = append(report.Missed, r.remark.ID+" "+piece)
		}
	}
	return report, nil
}

// picked is a remark and its meeting.
type picked struct {
	meeting string
	remark  data.Remark
}

// pickRemarks returns n remarks at random, each with the same chance, in the
// order of their meetings; a remark may come twice, an empty one does not.
func pickRemarks(ctx context.Context, engine index.Searcher, n int, rnd *rand.Rand) ([]picked, error) {
	var ids []string
	var until []int // remarks of the meetings up to each
	total := 0
	for m, err := range engine.Meetings(ctx) {
		if err != nil {
			return nil, fmt.Errorf("list the meetings: %w", err)
		}
		total += m.Remarks
		ids, until = append(ids, m.ID), append(until, total)
	}
	if total == 0 {
		return nil, nil
	}
	wanted := make([]int, total)
	for range n {
		wanted[rnd.IntN(total)]++
	}
	var remarks []picked
	first := 0
	for i, id := range ids {
		some := wanted[first:until[i]]
		first = until[i]
		if allZero(some) {
			continue
		}
		m, err := engine.Meeting(ctx, id)
		if errors.Is(err, index.ErrNotFound) {
			continue // removed meanwhile
		}
		if err != nil {
			return nil, fmt.Errorf("read meeting %s: %w", id, err)
		}
		for j, times := range some[:min(len(some), len(m.Remarks))] {
			for range times {
				if r := m.Remarks[j]; strings.TrimSpace(r.Text) != "" {
					remarks = append(remarks, picked{id, r})
				}
			}
		}
	}
	return remarks, nil
}

func allZero(counts []int) bool {
	for _, n := range counts {
		if n != 0 {
			return false
		}
	}
	return true
}

// tierOf types a piece and returns the tier in which the remark it was cut from
// comes back, if it does.
func tierOf(ctx context.Context, engine index.Searcher, r picked, piece string) (tier index.Tier, found bool, err error) {
	q := index.Query{Text: typed(piece), Match: index.TierPartial, Filter: index.Filter{Meetings: []string{r.meeting}}, OnlyIDs: true}
	for q.Limit = index.MaxLimit; q.Offset+q.Limit <= index.MaxOffset; q.Offset += q.Limit {
		page, err := engine.Search(ctx, q)
		if err != nil {
			return "", false, err
		}
		for _, h := range page.Hits {
			if h.Remark.ID == r.remark.ID {
				return h.Tier, true, nil
			}
		}
		if len(page.Hits) < q.Limit {
			break
		}
	}
	return "", false, nil
}

// typed returns a piece as a person types it to mean just that: in quotes where
// it has white space, which parts words, or signs of the query language.
func typed(piece string) string {
	if t, ok := query.Parse(piece).Root.(query.Text); ok && !t.Phrase && t.Text == piece {
		return piece
	}
	return `"` + strings.ReplaceAll(piece, `"`, `\"`) + `"`
}

// atEdges reports whether code points from and to of an analysed text, which was
// folded so, are where a word begins and one ends.
func atEdges(an *analyzer.Analysis, folded analyzer.Folded, from, to int) bool {
	// Several folded characters can come from one of the text (㌔ is キロ).
	first := slices.Index(folded.Starts, from)
	last := len(folded.Ends) - 1
	for folded.Ends[last] != to {
		last--
	}
	return an.Edges.At(first) && an.Edges.At(last+1)
}
