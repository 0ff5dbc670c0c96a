package relax

import (
	"context"
	"strings"

	"kizuna/analyzer"
	"kizuna/index"
	"kizuna/index/query"
)

// Spoken offers what the people and offices say that a query names, who are found
// by what they said and not by their names:
//
//	市長 学校 → 発言者:市長 学校
//
// They are called just what one of its conditions is. Where its filter names
// speakers nothing is offered.
func Spoken(ctx context.Context, s Searcher, q index.Query) ([]Offer, error) {
	return newRelaxer(ctx, s, q).speakers(called)
}

// spoken adds what somebody says whose name or office begins or ends with a text of
// the query, too: it finds little.
func (x *relaxer) spoken(r *Relaxation) (err error) {
	r.Spoken, err = x.speakers(func(index.Hit, string) bool { return true })
	return err
}

// speakers offers the queries with a speaker instead of a text, where somebody the
// text may mean passes.
func (x *relaxer) speakers(pass func(index.Hit, string) bool) ([]Offer, error) {
	var offers []Offer
	if len(x.asked.Filter.Speakers) > 0 {
		return nil, nil
	}
	conditions := x.parsed.Conditions()
	for _, c := range conditions[:min(len(conditions), MaxTerms)] {
		t, ok := c.(query.Text)
		if !ok {
			continue
		}
		named := query.Field{Name: query.FieldSpeaker, Value: t.Text}
		r, err := x.searcher.Search(x.ctx, index.Query{Text: query.Query{Root: named}.String(), Filter: x.asked.Filter, NoSynonyms: x.asked.NoSynonyms, Limit: 1})
		if err != nil {
			return nil, err
		}
		if len(r.Hits) == 0 || !pass(r.Hits[0], t.Text) {
			continue
		}
		if offers, err = x.offer(offers, t.Text, "", x.parsed.Replace(t, named)); err != nil {
			return nil, err
		}
	}
	return offers, nil
}

// called reports whether who speaks is called just that, by name or by office.
func called(h index.Hit, name string) bool {
	name = folded(name)
	return folded(h.Remark.Speaker) == name || folded(h.Remark.Role) == name
}

// folded returns a name as texts are compared, and without white space.
func folded(name string) string {
	return string(analyzer.AppendFold(nil, strings.Join(strings.Fields(name), "")))
}
