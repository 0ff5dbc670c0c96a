package bleve

import (
	"slices"

	"kizuna/index"

	"github.com/RoaringBitmap/roaring/v2"
)

// A search by meeting ranks each hit once, as any search does. A meeting's remarks
// are neighbours in a segment, so its hits come one after another, and only the
// first few of them are kept. Of the meetings those with the best first hits are
// kept, as a flat search keeps hits. The order is that of the flat search, told
// meeting by meeting.

// group is a meeting with the first of its hits.
type group struct {
	meeting meetingPlace
	hits    []ranked // in order; never empty
}

// meetingPlace is where a meeting lies.
type meetingPlace struct {
	segment *live
	row     uint32 // in the table of meetings
}

func (r ranked) place() meetingPlace {
	return meetingPlace{r.segment, r.meeting}
}

// groups gathers the hits of a search by meeting, tier by tier.
type groups struct {
	sort    index.Sort
	compare func(a, b ranked) int
	all     []group                   // of the tiers before, in order
	at      map[meetingPlace]int      // where they are in all
	met     map[*live]*roaring.Bitmap // rows of all the meetings they have hits of

	// Of the tier under way:
	meeting map[*live]*roaring.Bitmap // rows of meetings it has hits of
	fresh   best[group]               // meetings that no tier before has
	further map[meetingPlace][]ranked // more hits of those in all
	run     group                     // the meeting whose hits come just now
}

func newGroups(sort index.Sort) *groups {
	return &groups{sort: sort, compare: before(sort), at: map[meetingPlace]int{}, met: map[*live]*roaring.Bitmap{}}
}

// total is how many meetings the tiers before have.
func (g *groups) total() (n int) {
	for _, rows := range g.met {
		n += int(rows.GetCardinality())
	}
	return n
}

// begin begins a tier of which n meetings are wanted, those that come after a hit
// if one is given. It returns how many of its best hits are to be scored again.
func (g *groups) begin(n int, after *ranked) (looked int) {
	g.meeting, g.further = map[*live]*roaring.Bitmap{}, map[meetingPlace][]ranked{}
	g.fresh = best[group]{n: n, compare: func(a, b group) int { return g.compare(a.hits[0], b.hits[0]) }}
	if after != nil {
		g.fresh.after = &group{hits: []ranked{*after}}
	} else if g.sort == index.SortRelevance && g.wants() {
		return rescored
	}
	return 0
}

// wants reports whether the tier under way can add anything to the page.
func (g *groups) wants() bool {
	return g != nil && (g.fresh.n > 0 || slices.ContainsFunc(g.all, func(m group) bool { return len(m.hits) < index.GroupHits }))
}

// add adds a hit of the tier under way. Those of a meeting come one after another.
func (g *groups) add(r ranked) {
	if at := r.place(); at != g.run.meeting {
		g.flush()
		g.run.meeting = at
	}
	hits := g.run.hits
	if len(hits) == index.GroupHits && g.compare(r, hits[len(hits)-1]) > 0 {
		return // as most of a meeting's do
	}
	i, _ := slices.BinarySearchFunc(hits, r, g.compare)
	g.run.hits = slices.Insert(hits[:min(len(hits), index.GroupHits-1)], i, r)
}

// flush ends the run of a meeting's hits.
func (g *groups) flush() {
	m := group{g.run.meeting, slices.Clone(g.run.hits)}
	g.run = group{hits: g.run.hits[:0]}
	if len(m.hits) == 0 {
		return
	}
	if _, known := g.at[m.meeting]; known {
		g.further[m.meeting] = m.hits
	} else if rows := g.met[m.meeting.segment]; rows == nil || !rows.Contains(m.meeting.row) {
		g.fresh.add(m)
	}
}

// meet notes whose hits the tier under way has in a segment.
func (g *groups) meet(s *live, docs *roaring.Bitmap) {
	if g != nil {
		g.meeting[s] = s.meetingsOf(docs)
	}
}

// end ends a tier. looked are its best hits as they stand after they were scored
// again: of a meeting they come before its others, and meetings with such hits
// before those without.
func (g *groups) end(looked []ranked, n int) {
	g.flush()
	for s, rows := range g.meeting {
		if g.met[s] == nil {
			g.met[s] = roaring.New()
		}
		g.met[s].Or(rows)
	}
	first, turn := map[meetingPlace][]ranked{}, map[meetingPlace]int{}
	for _, h := range looked {
		at := h.place()
		if first[at] == nil {
			turn[at] = len(turn) - len(looked) // before 0, that of all others
		}
		first[at] = append(first[at], h)
	}
	// Scored again or not, the same hits are a meeting's first; only their order
	// among themselves is another.
	reorder := func(m meetingPlace, hits []ranked) []ranked {
		again := first[m]
		return slices.Concat(again[:min(len(again), index.GroupHits)], hits[min(len(again), len(hits)):])
	}
	for m, hits := range g.further {
		known := &g.all[g.at[m]]
		hits = reorder(m, hits)
		known.hits = append(known.hits, hits[:min(len(hits), index.GroupHits-len(known.hits))]...)
	}
	fresh := g.fresh.sorted()
	slices.SortStableFunc(fresh, func(a, b group) int { return turn[a.meeting] - turn[b.meeting] })
	for _, m := range fresh[:min(len(fresh), max(0, n))] {
		g.at[m.meeting] = len(g.all)
		g.all = append(g.all, group{m.meeting, reorder(m.meeting, m.hits)})
	}
}

// meetingsOf returns the meetings that documents belong to, by row.
func (s *segment) meetingsOf(docs *roaring.Bitmap) *roaring.Bitmap {
	rows := roaring.New()
	s.eachMeeting(docs, func(m uint32, _ int) { rows.Add(m) })
	return rows
}
