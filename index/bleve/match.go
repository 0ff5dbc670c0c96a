package bleve

import (
	"context"

	"kizuna/index/query"

	"github.com/RoaringBitmap/roaring/v2"
)

// matcher finds what a plan asks for in one segment.
type matcher struct {
	*live
	plan    *plan
	ctx     context.Context
	terms   map[string]*termMatch
	grammed map[string]*roaring.Bitmap       // candidates, by the text
	spelled map[*alternative]*roaring.Bitmap // those that are texts
	units   map[*unit]*roaring.Bitmap
	found   []*leafMatch // by leaf.number; nil until asked for
	fields  map[query.Field]*roaring.Bitmap
}

// termMatch is where a word is, in one segment.
type termMatch struct {
	text    postings        // remarks with the word in their text
	heading *roaring.Bitmap // remarks under a heading with the word
	title   *roaring.Bitmap // headings of meetings with the word in their title
	docs    *roaring.Bitmap // text or heading, live; not to be changed
}

// leafMatch is where a leaf is, in one segment; all live remarks. It must not be
// changed.
type leafMatch struct {
	words        *roaring.Bitmap // enough of its units
	alternatives *roaring.Bitmap // what may stand for the whole of it
	literal      *roaring.Bitmap // the text itself from a word's start to a word's end, not in words
	inside       *roaring.Bitmap // the text itself otherwise, not in words
}

func newMatcher(ctx context.Context, s *live, p *plan) *matcher {
	return &matcher{
		live: s, plan: p, ctx: ctx,
		terms: map[string]*termMatch{}, grammed: map[string]*roaring.Bitmap{}, spelled: map[*alternative]*roaring.Bitmap{}, units: map[*unit]*roaring.Bitmap{},
		found: make([]*leafMatch, len(p.leaves)), fields: map[query.Field]*roaring.Bitmap{},
	}
}

// term finds a word.
func (m *matcher) term(term string) (*termMatch, error) {
	if t := m.terms[term]; t != nil {
		return t, nil
	}
	err := timeout(m.ctx)
	if err != nil {
		return nil, err
	}
	t := &termMatch{}
	if t.text, err = m.words.postings(fieldWords, term, m.dead); err != nil {
		return nil, err
	}
	if t.docs = t.text.docs; t.docs == nil {
		t.docs = roaring.New()
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
		t.docs = roaring.Or(t.docs, t.heading)
	}
	m.terms[term] = t
	return t, nil
}

// lacks reports whether a remark is known not to have a term in its text: only
// terms that were looked for are.
func (m *matcher) lacks(doc uint32, term string) bool {
	t := m.terms[term]
	return t != nil && (t.text.docs == nil || !t.text.docs.Contains(doc))
}

// alternative finds a term or a text. Where all words and all bigrams of a text
// of several words are, the text is taken to be; a single word's text is
// verified, but not in the remarks that are known, by what stands before it
// among its alternatives, when it is first asked for.
func (m *matcher) alternative(a *alternative, known *roaring.Bitmap) (*roaring.Bitmap, error) {
	if a.term != "" {
		t, err := m.term(a.term)
		if err != nil {
			return nil, err
		}
		return t.docs, nil
	}
	if docs := m.spelled[a]; docs != nil {
		return docs, nil
	}
	var docs *roaring.Bitmap
	if len(a.terms) > 1 {
		docs = m.candidates(a.text).Clone()
		for _, term := range a.terms {
			p, err := m.words.postings(fieldWords, term, m.dead)
			if err != nil {
				return nil, err
			}
			if p.docs == nil {
				docs = roaring.New()
				break
			}
			docs.And(p.docs)
		}
	} else {
		var err error
		if docs, _, err = m.verify(a.text, known); err != nil {
			return nil, err
		}
	}
	m.spelled[a] = docs
	return docs, nil
}

// anyOf finds one of some alternatives, or what is known already.
func (m *matcher) anyOf(alternatives []alternative, known *roaring.Bitmap) (*roaring.Bitmap, error) {
	docs := known.Clone()
	for i := range alternatives {
		d, err := m.alternative(&alternatives[i], docs)
		if err != nil {
			return nil, err
		}
		docs.Or(d)
	}
	return docs, nil
}

// unit finds a unit.
func (m *matcher) unit(u *unit) (*roaring.Bitmap, error) {
	if docs := m.units[u]; docs != nil {
		return docs, nil
	}
	var docs *roaring.Bitmap
	for _, w := range u.words {
		d, err := m.anyOf(w.alternatives, roaring.New())
		if err != nil {
			return nil, err
		}
		if docs == nil {
			docs = d
		} else {
			docs.And(d)
		}
	}
	if len(u.bound) > 0 {
		standing := roaring.New()
		for _, text := range u.bound {
			standing.Or(m.grams.candidates(text))
		}
		docs.And(standing)
	}
	if len(u.synonyms) > 0 {
		var err error
		if docs, err = m.anyOf(u.synonyms, docs); err != nil {
			return nil, err
		}
	}
	m.units[u] = docs
	return docs, nil
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
	var err error
	switch len(l.units) {
	case 0:
	case 1:
		if f.words, err = m.unit(l.units[0]); err != nil {
			return nil, err
		}
	default:
		lists := make([]*roaring.Bitmap, len(l.units))
		for i, u := range l.units {
			docs, err := m.unit(u)
			if err != nil {
				return nil, err
			}
			lists[i] = docs
		}
		f.words = atLeast(lists, l.need)
	}
	if f.alternatives, err = m.anyOf(l.alternatives, roaring.New()); err != nil {
		return nil, err
	}
	if f.literal, f.inside, err = m.verify(l.folded, f.words); err != nil {
		return nil, err
	}
	m.found[l.number] = f
	return f, nil
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
		docs.Or(f.alternatives)
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

// related returns the live remarks that have some of what the query asks for, or
// words on its subject. Of several texts that is half of them or more, from three
// on: who asks for two things apart and finds one of them has found something
// else. Of a compound or a sentence it is some of its words.
func (m *matcher) related() (*roaring.Bitmap, error) {
	var docs *roaring.Bitmap
	var err error
	switch asked := m.plan.asked; len(asked) {
	case 0:
		return roaring.New(), nil
	case 1:
		docs, err = m.someOf(asked[0])
	default:
		parts := make([]*roaring.Bitmap, len(asked))
		for i, l := range asked {
			if parts[i], err = m.eval(l.Text, false); err != nil {
				return nil, err
			}
			subject, err := m.subject(l)
			if err != nil {
				return nil, err
			}
			parts[i].Or(subject)
		}
		need := len(parts)
		if need > 2 {
			need = (need + 1) / 2
		}
		docs = atLeast(parts, need)
	}
	if err != nil {
		return nil, err
	}
	limits, err := m.evalLimits(m.plan.root)
	if err != nil {
		return nil, err
	}
	docs.And(limits)
	return docs, nil
}

// someOf returns the remarks with some of a text's words, one of them more than
// a suffix where there are such, or with words on its subject.
func (m *matcher) someOf(l *leaf) (*roaring.Bitmap, error) {
	docs, err := m.subject(l)
	if err != nil || len(l.units) < 2 {
		return docs, err
	}
	var units, telling []*roaring.Bitmap
	for _, u := range l.units {
		found, err := m.unit(u)
		if err != nil {
			return nil, err
		}
		units = append(units, found)
		if len(u.bound) == 0 || len(u.words) > 1 {
			telling = append(telling, found)
		}
	}
	some := atLeast(units, max(1, len(units)/3))
	if len(telling) > 0 {
		some.And(roaring.FastOr(telling...))
	}
	docs.Or(some)
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
