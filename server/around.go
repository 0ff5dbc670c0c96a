package server

import (
	"context"
	"errors"
	"slices"
	"strings"

	"kizuna/data"
	"kizuna/index"
	"kizuna/index/excerpt"
	"kizuna/server/wire"
)

// How much of the texts is shown where a hit stands among its neighbours, in code
// points: most remarks whole, and of a long speech what touches the hit.
const (
	openedRunes    = 400
	neighbourRunes = 200
)

// around is a hit among its neighbours.
type around struct {
	Before, After []spoken
}

// spoken is a remark beside a hit.
type spoken struct {
	Href    string // in its meeting
	Kind    data.Kind
	Label   string // of the kind
	Speaker string
	Section string
	Text    string // what of it stands next to the hit
}

// opened finds among the hits of a page the remark that an address asks to see
// among its neighbours, and these. It is nil where none is asked for, or it is not
// on the page any more.
func (s *server) opened(ctx context.Context, p parameters, res *index.Results) (*index.Hit, wire.Remark, error) {
	id, err := p.one("open")
	if err != nil || id == "" {
		return nil, wire.Remark{}, err
	}
	hits := res.Shown()
	i := slices.IndexFunc(hits, func(h index.Hit) bool { return h.Remark.ID == id })
	if i < 0 {
		return nil, wire.Remark{}, nil
	}
	m, err := s.searcher.Meeting(ctx, hits[i].Meeting.ID)
	if err == nil {
		var among wire.Remark
		if among, err = wire.NewRemark(m, id, wire.Neighbours); err == nil {
			return &hits[i], among, nil
		}
	}
	if errors.Is(err, index.ErrNotFound) { // replaced since the search
		return nil, wire.Remark{}, nil
	}
	return nil, wire.Remark{}, err
}

// open shows a hit of the page among its neighbours.
func (p *searchPage) open(l lang, q search, h *index.Hit, among wire.Remark) {
	if h == nil {
		return
	}
	a := &around{}
	for _, r := range among.Before {
		a.Before = append(a.Before, newSpoken(l, q, h.Meeting.ID, r, lastOf(r.Text, neighbourRunes)))
	}
	for _, r := range among.After {
		a.After = append(a.After, newSpoken(l, q, h.Meeting.ID, r, excerpt.Cut(r.Text, nil, neighbourRunes).Text))
	}
	for _, v := range p.hits() {
		if v.ID == h.Remark.ID {
			whole := excerpt.Cut(h.Remark.Text, h.Marks, openedRunes)
			v.Around, v.Pieces = a, wire.Pieces(whole.Text, whole.Marks)
		}
	}
}

// hits returns the hits of the page, in order.
func (p *searchPage) hits() (all []*hitView) {
	add := func(hits []hitView) {
		for i := range hits {
			all = append(all, &hits[i])
		}
	}
	for _, g := range p.Groups {
		add(g.Hits)
		for _, m := range g.Meetings {
			add(m.Hits)
		}
	}
	return all
}

func newSpoken(l lang, q search, meeting string, r data.Remark, text string) spoken {
	return spoken{
		Href: remarkHref(meeting, q, r.Seq), Kind: r.Kind, Label: l.kind(r.Kind),
		Speaker: speakerOf(l, r), Section: r.Section, Text: text,
	}
}

// lastOf returns the last code points of a text, white space folded, after an
// ellipsis where that is not all of it.
func lastOf(text string, length int) string {
	runes := []rune(strings.Join(strings.Fields(text), " "))
	if len(runes) <= length {
		return string(runes)
	}
	return excerpt.Ellipsis + string(runes[len(runes)-length:])
}
