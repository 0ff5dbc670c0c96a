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
	values, err := s.Values(ctx, index.ValueSpeaker)
	if err != nil {
		return nil, err
	}
	names := make(map[string]bool, len(values))
	for _, v := range values {
		names[folded(v.Text)] = true
	}
	return newRelaxer(ctx, s, q).speakers(func(text string) bool { return names[folded(text)] })
}

// spoken adds what somebody says whose name or office begins or ends with a text of
// the query, too: it finds little.
func (x *relaxer) spoken(r *Relaxation) (err error) {
	r.Spoken, err = x.speakers(func(string) bool { return true })
	return err
}

// speakers offers the queries with a speaker instead of a text that may name one.
func (x *relaxer) speakers(names func(text string) bool) (offers []Offer, err error) {
	if len(x.asked.Filter.Speakers) > 0 {
		return nil, nil
	}
	conditions := x.parsed.Conditions()
	for _, c := range conditions[:min(len(conditions), MaxTerms)] {
		t, ok := c.(query.Text)
		if !ok || !names(t.Text) {
			continue
		}
		named := query.Field{Name: query.FieldSpeaker, Value: t.Text}
		if offers, err = x.offer(offers, t.Text, "", x.parsed.Replace(t, named)); err != nil {
			return nil, err
		}
	}
	return offers, nil
}

// folded returns a name as texts are compared, and without white space.
func folded(name string) string {
	return string(analyzer.AppendFold(nil, strings.Join(strings.Fields(name), "")))
}
