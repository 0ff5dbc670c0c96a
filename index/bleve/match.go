package bleve

import (
	"context"

	"kizuna/index/query"

	"github.com/RoaringBitmap/roaring/v2"
)

// matcher finds what a plan asks for in one segment.
type matcher struct {
	*live
	plan  *plan
	ctx   context.Context
	terms map[string]*termMatch
	found []*leafMatch // by leaf.number; nil until asked for
}

// termMatch is where a word is, in one segment.
type termMatch struct {
	text    postings        // remarks with the word in their text
	heading *roaring.Bitmap // remarks under a heading with the word
	title   *roaring.Bitmap // headings of meetings with the word in their title
	docs    *roaring.Bitmap // text or heading, live
}

// leafMatch is where a leaf is, in one segment; all live remarks.
type leafMatch struct {
	words   *roaring.Bitmap // enough of its words
	literal *roaring.Bitmap // the text itself from a word's start to a word's end, not in words
	inside  *roaring.Bitmap // the text itself otherwise, not in words
}

func newMatcher(ctx context.Context, s *live, p *plan) *matcher {
	return &matcher{live: s, plan: p, ctx: ctx, terms: map[string]*termMatch{}, found: make([]*leafMatch, len(p.leaves))}
}

// term finds a word.
func (m *matcher) term(term string) (*termMatch, error) {
	if t := m.terms[term]; t != nil {
		return t, nil
	}
	t := &termMatch{docs: roaring.New()}
	var err error
	if t.text, err = m.words.postings(fieldWords, term, m.dead); err != nil {
		return nil, err
	}
	if t.text.docs != nil {
		t.docs.Or(t.text.docs)
	}
	for _, f := range []struct {
		name string
		dst  **roaring.Bitmap
	}{{fieldWords, &t.heading}, {fieldTitle, &t.title}} {
		p, err := m.headings.postings(f.name, term, nil)
		if err != nil {
			return nil, err
		}
		*f.dst = p.docs
	}
	if t.heading != nil {
		t.heading = m.alive(m.under(t.heading))
		t.docs.Or(t.heading)
	}
	m.terms[term] = t
	return t, nil
}

// under returns the remarks that stand under headings.
func (m *matcher) under(headings *roaring.Bitmap) *roaring.Bitmap {
	docs := roaring.New()
	for it := headings.Iterator(); it.HasNext(); {
		h := it.Next()
		mt := m.tables.headings.at(h, headingMeeting)
		first := m.tables.meetings.at(mt, meetingFirstRemark)
		for doc := first; doc < first+m.tables.meetings.at(mt, meetingRemarks); doc++ {
			if m.tables.remarks.at(doc, remarkHeading) == h {
				docs.Add(doc)
			}
		}
	}
	return docs
}

// leaf finds a leaf.
func (m *matcher) leaf(l *leaf) (*leafMatch, error) {
	if f := m.found[l.number]; f != nil {
		return f, nil
	}
	f := &leafMatch{words: roaring.New()}
	if len(l.words) > 0 {
		lists := make([]*roaring.Bitmap, len(l.words))
		for i, w := range l.words {
			t, err := m.term(w.term)
			if err != nil {
				return nil, err
			}
			lists[i] = t.docs
		}
		f.words = atLeast(lists, l.need)
	}
	var err error
	if f.literal, f.inside, err = m.verify(l.folded, f.words); err != nil {
		return nil, err
	}
	m.found[l.number] = f
	return f, nil
}

// atLeast returns the documents that are in n of the lists or more.
func atLeast(lists []*roaring.Bitmap, n int) *roaring.Bitmap {
	if n == len(lists) {
		return roaring.FastAnd(lists...)
	}
	// in[i] holds the documents in more than i of the lists seen so far.
	in := make([]*roaring.Bitmap, n)
	for i := range in {
		in[i] = roaring.New()
	}
	for _, l := range lists {
		for i := n - 1; i > 0; i-- {
			in[i].Or(roaring.And(in[i-1], l))
		}
		in[0].Or(l)
	}
	return in[n-1]
}

// eval returns the live remarks for which a node holds. wide counts text that
// begins or ends inside a word too.
func (m *matcher) eval(n query.Node, wide bool) (*roaring.Bitmap, error) {
	switch n := n.(type) {
	case query.All:
		return m.all(), nil
	case query.And:
		return m.evalAnd(n, func(c query.Node) (*roaring.Bitmap, error) { return m.eval(c, wide) })
	case query.Or:
		docs := roaring.New()
		for _, c := range n.Nodes {
			d, err := m.eval(c, wide)
			if err != nil {
				return nil, err
			}
			docs.Or(d)
		}
		return docs, nil
	case query.Not:
		d, err := m.eval(n.Node, false)
		if err != nil {
			return nil, err
		}
		return roaring.AndNot(m.all(), d), nil
	case query.Field:
		return m.field(n), nil
	case query.Text:
		f, err := m.leaf(m.plan.leaves[n])
		if err != nil {
			return nil, err
		}
		docs := roaring.Or(f.words, f.literal)
		if wide {
			docs.Or(f.inside)
		}
		return docs, nil
	}
	return roaring.New(), nil
}

// evalAnd intersects what eval gives for each node, and stops when nothing is
// left.
func (m *matcher) evalAnd(n query.And, eval func(query.Node) (*roaring.Bitmap, error)) (*roaring.Bitmap, error) {
	var docs *roaring.Bitmap
	for _, c := range n.Nodes {
		d, err := eval(c)
		if err != nil {
			return nil, err
		}
		if docs == nil {
			docs = d
		} else {
			docs.And(d)
		}
		if docs.IsEmpty() {
			break
		}
	}
	return docs, nil
}

// manyParts is from how many parts on a query is relaxed: who asks for two
// things and finds one of them has found something else.
const manyParts = 3

// related returns the live remarks that have some of what the query asks for:
// half of it or more. Of a query of several texts that is the texts, of a
// sentence or a compound its words.
func (m *matcher) related() (*roaring.Bitmap, error) {
	var parts []*roaring.Bitmap
	for _, l := range m.plan.asked {
		if len(m.plan.asked) > 1 && l.need == len(l.words) {
			docs, err := m.eval(l.Text, false)
			if err != nil {
				return nil, err
			}
			parts = append(parts, docs)
			continue
		}
		for _, w := range l.words {
			t, err := m.term(w.term)
			if err != nil {
				return nil, err
			}
			parts = append(parts, t.docs)
		}
	}
	if len(parts) < manyParts {
		return roaring.New(), nil
	}
	docs := atLeast(parts, (len(parts)+1)/2)
	limits, err := m.evalLimits(m.plan.root)
	if err != nil {
		return nil, err
	}
	docs.And(limits)
	return docs, nil
}

// evalLimits is eval with every text that is asked for taken as found.
func (m *matcher) evalLimits(n query.Node) (*roaring.Bitmap, error) {
	switch n := n.(type) {
	case query.And:
		return m.evalAnd(n, m.evalLimits)
	case query.Not, query.Field:
		return m.eval(n, false)
	}
	return m.all(), nil
}
