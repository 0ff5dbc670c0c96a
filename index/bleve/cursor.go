package bleve

import (
	"encoding/base64"
	"encoding/binary"
	"hash/fnv"
	"math"
	"slices"
	"strconv"

	"kizuna/index"
)

// cursor is where a page ended: at which hit, and how many there were up to it.
// The next page is ranked from there, so that a page costs the same memory
// however deep it lies. It belongs to one state of the index and one query;
// both are named, so that pages never mix two.
type cursor struct {
	version, query uint64 // hashes
	tier           index.Tier
	segment        int // place among the generation's
	doc            uint32
	score          float64
	count          int // hits up to it, of all tiers
}

// encode writes a cursor as text.
func (c cursor) encode() string {
	b := binary.LittleEndian.AppendUint64(nil, c.version)
	b = binary.LittleEndian.AppendUint64(b, c.query)
	b = binary.LittleEndian.AppendUint64(b, math.Float64bits(c.score))
	for _, n := range []int{slices.Index(tiers(index.TierRelated), c.tier), c.segment, int(c.doc), c.count} {
		b = binary.AppendUvarint(b, uint64(n))
	}
	return base64.RawURLEncoding.EncodeToString(b)
}

// decodeCursor reads what encode wrote. The text comes from outside: its numbers
// are checked against the generation by whoever uses them.
func decodeCursor(text string) (c cursor, ok bool) {
	b, err := base64.RawURLEncoding.DecodeString(text)
	if err != nil || len(b) < 24 {
		return c, false
	}
	c.version, c.query = binary.LittleEndian.Uint64(b), binary.LittleEndian.Uint64(b[8:])
	c.score = math.Float64frombits(binary.LittleEndian.Uint64(b[16:]))
	b = b[24:]
	var numbers [4]int
	for i := range numbers {
		n, size := binary.Uvarint(b)
		if size <= 0 || n > math.MaxUint32 {
			return c, false
		}
		numbers[i], b = int(n), b[size:]
	}
	all := tiers(index.TierRelated)
	if len(b) > 0 || numbers[0] >= len(all) || math.IsNaN(c.score) {
		return c, false
	}
	c.tier, c.segment, c.doc, c.count = all[numbers[0]], numbers[1], uint32(numbers[2]), numbers[3]
	return c, true
}

// start is where a page begins.
type start struct {
	offset int        // hits to pass over
	cursor *cursor    // or where the page before ended; nil for none
	hit    ranked     // what stood there
	last   index.Tier // its tier
}

// start reads where the page of a query begins.
func (e *Engine) start(g *generation, q index.Query) (start, error) {
	if q.After == "" {
		return start{offset: q.Offset}, nil
	}
	c, ok := decodeCursor(q.After)
	switch {
	case !ok:
		return start{}, badCursor("it is none that a search gave", "検索結果に付いてきたものではありません")
	case c.query != hashQuery(q):
		return start{}, badCursor("it belongs to another search", "別の検索のものです")
	case c.version != shortHash(e.versionOf(g)):
		return start{}, index.NewError(index.ErrStale,
			"the index has changed since the cursor was given; begin again at the first page",
			"このカーソルが出たあとに索引が変わりました。最初のページからやり直してください", nil)
	case c.segment >= len(g.segments) || int(c.doc) >= g.segments[c.segment].tables.remarks.rows():
		return start{}, badCursor("it is none that a search gave", "検索結果に付いてきたものではありません")
	}
	s := g.segments[c.segment]
	hit := ranked{segment: s, doc: c.doc, meeting: s.tables.remarks.at(c.doc, remarkMeeting), score: c.score, tier: c.tier}
	return start{cursor: &c, hit: hit, last: c.tier}, nil
}

func badCursor(english, japanese string) error {
	return index.NewError(index.ErrBadQuery, "the cursor cannot be used: "+english, "カーソルを使えません。"+japanese, nil)
}

// passed is how many hits lie before the page.
func (s start) passed() int {
	if s.cursor != nil {
		return s.cursor.count
	}
	return s.offset
}

// plan says how a tier is ranked for the page: how many hits of it and of those
// ranked before are wanted, how many of them are passed over then, and the hit
// to begin after, if not at the best. above is how many hits the tiers before
// it have, all of which a cursor in this tier has passed.
func (s start) plan(tier index.Tier, above int, sort index.Sort) (skip int, after *ranked, none bool) {
	if s.cursor == nil {
		return s.offset, nil, false
	}
	order := tiers(index.TierRelated)
	switch at, last := slices.Index(order, tier), slices.Index(order, s.last); {
	case at < last:
		return 0, nil, true
	case at > last:
		return 0, nil, false
	}
	// The best of a tier are in the order of another score than the rest, so
	// that one must begin from the top to know who comes next among them.
	if n := s.cursor.count - above; sort == index.SortRelevance && n <= rescored {
		return max(0, n), nil, false
	}
	return 0, &s.hit, false
}

// next returns the cursor of the page that follows one that ends with a hit.
func (e *Engine) next(g *generation, q index.Query, last ranked, count int) string {
	return cursor{
		version: shortHash(e.versionOf(g)), query: hashQuery(q),
		tier: last.tier, segment: slices.Index(g.segments, last.segment), doc: last.doc, score: last.score, count: count,
	}.encode()
}

// hashQuery names what a query asks for, whatever page of it and however it is
// shown.
func hashQuery(q index.Query) uint64 {
	var b []byte
	text := func(s string) { b = append(binary.AppendUvarint(b, uint64(len(s))), s...) }
	texts := func(list []string) {
		b = binary.AppendUvarint(b, uint64(len(list)))
		for _, s := range list {
			text(s)
		}
	}
	numbers := func(list ...int) {
		b = binary.AppendUvarint(b, uint64(len(list)))
		for _, n := range list {
			b = binary.AppendVarint(b, int64(n))
		}
	}
	text(q.Text)
	text(string(q.Sort))
	text(string(q.Match))
	b = strconv.AppendBool(b, q.ByMeeting)
	b = strconv.AppendBool(b, q.NoSynonyms)
	f := q.Filter
	b = binary.AppendUvarint(b, uint64(len(f.Kinds)))
	for _, k := range f.Kinds {
		text(string(k))
	}
	for _, list := range [][]string{f.Speakers, f.Sections, f.Meetings, f.Remarks} {
		texts(list)
	}
	numbers(f.Years...)
	numbers(f.FiscalYears...)
	numbers(f.From.Year, f.From.Month, f.From.Day, f.To.Year, f.To.Month, f.To.Day)
	return shortHash(string(b))
}

func shortHash(text string) uint64 {
	h := fnv.New64a()
	_, _ = h.Write([]byte(text))
	return h.Sum64()
}
