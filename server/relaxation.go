package server

import (
	"slices"
	"strings"

	"kizuna/index"
	"kizuna/index/query"
	"kizuna/index/relax"
	"kizuna/server/wire"
)

// relaxation says why a search found little, and leads to searches close to it
// that find more.
type relaxation struct {
	Reason  string // in a sentence, which word failed; or ""
	Loud    bool   // nothing at all was found
	Meant   []offer
	Terms   []termView
	Filters []offer
	Without []offer
	Note    string // how far the filters are the reason, where lifting one is no help; or ""
}

// offer is a link to another search, with what it finds.
type offer struct {
	Why string // in words; or ""
	link
	Count string
}

// termView is a word of the search by itself.
type termView struct {
	offer
	None         bool // it is not found
	Partial      *offer
	Meant        []offer
	Alternatives []offer
	Words        []termView
}

// newRelaxation pictures a relaxation of a search that found res; nil where there
// is nothing to say.
func newRelaxation(l lang, q search, res *index.Results, r *relax.Relaxation, named map[string]index.MeetingSummary) *relaxation {
	if r == nil {
		return nil
	}
	q.offset = 0
	v := &relaxation{Loud: res.Total == 0, Reason: l.reason(q, r)}
	for i, o := range l.offers(q, r.Meant) {
		if r.Meant[i].Why == index.ReasonWord {
			o.Label = l.say("hints.drop_quotes")
			v.Without = append(v.Without, o)
			continue
		}
		v.Meant = append(v.Meant, o)
	}
	if len(r.Terms) > 1 || len(r.Terms) == 1 && tells(r.Terms[0]) {
		v.Terms = l.terms(q, r.Terms)
	}
	for _, o := range r.Without {
		other := q
		other.text = o.Query
		v.Without = append(v.Without, offer{"", link{l.say("relax.without", l.quote(o.Text)), other.href("/")}, l.say("count.remarks", o.Count)})
	}
	for _, f := range r.Filters {
		if f.Count > r.Count {
			v.Filters = append(v.Filters, l.lifted(q, f, named))
		}
	}
	switch {
	case r.Passing == 0 && !q.query().Filter.IsZero():
		v.Note, v.Reason = l.say("relax.filters_barren"), ""
	case len(v.Filters) == 0 && !q.query().Filter.IsZero():
		v.Note = l.say("relax.filters_innocent")
	}
	if len(v.Meant)+len(v.Terms)+len(v.Filters)+len(v.Without) == 0 && v.Note == "" {
		return nil
	}
	return v
}

// tells reports whether there is more to say of the only word of a search than
// that it is not found.
func tells(t relax.Term) bool { return t.Partial > 0 || len(t.Alternatives)+len(t.Words) > 0 }

// reason says which words are not found, or that only all of them together are not.
func (l lang) reason(q search, r *relax.Relaxation) string {
	var failed []string
	terms := r.Terms
	if len(terms) == 1 {
		terms = terms[0].Words
	}
	for _, t := range terms {
		if t.Count == 0 {
			failed = append(failed, l.quote(t.Text))
		}
	}
	words := strings.Join(failed, l.say("results.comma"))
	conditions := !q.query().Filter.IsZero() ||
		slices.ContainsFunc(query.Parse(q.text).Conditions(), func(n query.Node) bool { return len(query.Texts(n)) == 0 })
	switch {
	case len(terms) < 2:
		return ""
	case len(failed) > 0 && conditions:
		return l.say("relax.failed_here", words)
	case len(failed) > 0:
		return l.say("relax.failed", words)
	case r.Count == 0:
		return l.say("relax.not_together")
	}
	return l.say("relax.together", l.say("count.remarks", r.Count))
}

func (l lang) terms(q search, terms []relax.Term) []termView {
	var all []termView
	for _, t := range terms {
		v := l.term(q, t)
		v.Alternatives = l.offers(q, t.Alternatives)
		for _, w := range t.Words {
			v.Words = append(v.Words, l.term(q, w))
		}
		q.text = t.Query
		if t.Partial > 0 {
			wide := q
			wide.match = index.TierPartial
			n := l.say("count.remarks", t.Partial)
			v.Partial = &offer{"", link{l.say("tier.partial", n), wide.href("/")}, n}
		}
		all = append(all, v)
	}
	return all
}

func (l lang) term(q search, t relax.Term) termView {
	meant := l.offers(q, t.Meant)
	q.text = t.Query
	return termView{offer: offer{"", link{shown(t.Text), q.href("/")}, l.say("count.remarks", t.Count)}, None: t.Count == 0, Meant: meant}
}

func (l lang) offers(q search, offers []relax.Offer) []offer {
	var all []offer
	for _, o := range offers {
		other, count := q, l.say("count.remarks", o.Count)
		if o.Unfiltered {
			other, count = q.withoutFilters(), count+l.inParentheses(l.say("relax.unfiltered"))
		}
		other.text = o.Query
		v := offer{"", link{shown(o.Query), other.href("/")}, count}
		switch {
		case o.Why == index.ReasonFuzzy || o.Why == index.ReasonWord:
		case l == english:
			v.Why, v.Label = wire.ReasonEnglish(o.Why), shown(o.Text)
		default:
			v.Why, v.Label = wire.ReasonJapanese(o.Why), shown(o.Text)
		}
		all = append(all, v)
	}
	return all
}

// lifted leads to the search without a filter, named as its chip names it.
func (l lang) lifted(q search, f relax.Filter, named map[string]index.MeetingSummary) offer {
	count := l.say("count.remarks", f.Count)
	switch f.Field {
	case "all":
		return offer{"", link{l.say("hints.drop_filters"), q.withoutFilters().href("/")}, count}
	case "synonyms":
		q.noSynonyms = false
		return offer{"", link{l.say("hints.synonyms"), q.href("/")}, count}
	}
	var labels []string
	rest := chips(l, q.lift(f.Field), named)
	for _, c := range chips(l, q, named) {
		if !slices.ContainsFunc(rest, func(r chip) bool { return r.Label == c.Label }) {
			labels = append(labels, c.Label)
		}
	}
	return offer{"", link{l.say("relax.without", l.quote(strings.Join(labels, l.say("results.comma")))), q.lift(f.Field).href("/")}, count}
}
