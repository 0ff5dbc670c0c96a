package relax

import (
	"context"
	"reflect"
	"slices"
	"strings"

	"kizuna/data"
	"kizuna/index"
	"kizuna/index/query"
)

// relaxer relaxes one query.
type relaxer struct {
	ctx      context.Context
	searcher Searcher
	asked    index.Query
	parsed   query.Query
	counts   map[string]counts // by the query's text, under its filters
	left     int               // terms that may still be looked at
}

func newRelaxer(ctx context.Context, s Searcher, q index.Query) *relaxer {
	return &relaxer{ctx: ctx, searcher: s, asked: q, parsed: query.Parse(q.Text), counts: map[string]counts{}, left: MaxTerms}
}

// counts are the hits of a query by tier.
type counts struct{ main, partial int }

// of counts the hits of a text under a filter.
func (x *relaxer) of(text string, f index.Filter, noSynonyms bool) (counts, error) {
	r, err := x.searcher.Search(x.ctx, index.Query{Text: text, Filter: f, NoSynonyms: noSynonyms, Match: index.TierPartial})
	if err != nil {
		return counts{}, err
	}
	return counts{r.Tiers[index.TierMain], r.Tiers[index.TierPartial]}, nil
}

// find counts the hits of a text under the filters of the query, once.
func (x *relaxer) find(text string) (counts, error) {
	if n, known := x.counts[text]; known {
		return n, nil
	}
	n, err := x.of(text, x.asked.Filter, x.asked.NoSynonyms)
	x.counts[text] = n
	return n, err
}

// offer appends an offer if it finds anything.
func (x *relaxer) offer(offers []Offer, text string, why index.Reason, q query.Query) ([]Offer, error) {
	o := Offer{Text: text, Why: why, Query: q.String()}
	n, err := x.find(o.Query)
	if err != nil || n.main == 0 || o.Query == "" || slices.ContainsFunc(offers, func(other Offer) bool { return other.Query == o.Query }) {
		return offers, err
	}
	o.Count = n.main
	return append(offers, o), nil
}

func (x *relaxer) count(r *Relaxation) error {
	n, err := x.find(x.asked.Text)
	if err != nil {
		return err
	}
	passing, err := x.find("")
	r.Count, r.Passing = n.main, passing.main
	return err
}

// terms looks at the texts of the query one by one, and mends the query where one
// seems to be a slip.
func (x *relaxer) terms(r *Relaxation) error {
	seen := map[query.Text]bool{}
	for _, t := range query.Texts(x.parsed.Root) {
		if seen[t] || x.left == 0 {
			continue
		}
		seen[t] = true
		ex, err := x.searcher.Expand(x.ctx, t.Text)
		if err != nil {
			return err
		}
		term, err := x.term(t, ex)
		if err != nil {
			return err
		}
		r.Terms = append(r.Terms, term)
		if r.Meant, err = x.mend(r.Meant, t, term); err != nil {
			return err
		}
	}
	return nil
}

// term looks at one text: how often it is found alone, what stands for it, and
// what may have been meant.
func (x *relaxer) term(t query.Text, ex *index.Expansion) (Term, error) {
	x.left--
	alone := x.parsed.Alone(t)
	term := Term{Text: t.Text, Phrase: t.Phrase, Query: alone.String()}
	n, err := x.find(term.Query)
	if err != nil {
		return term, err
	}
	term.Count, term.Partial = n.main, n.partial
	alternatives := ex.Alternatives
	if t.Phrase {
		alternatives = []index.Alternative{{Text: t.Text, Why: index.ReasonWord}}
	}
	for _, a := range alternatives[:min(len(alternatives), maxTried)] {
		if len(term.Alternatives) == MaxOffers {
			break
		}
		// Of a spelling or a synonym people want to know how often just that is said:
		// searched for as a word it finds all the others, too.
		exactly := query.Text{Text: a.Text, Phrase: !t.Phrase}
		if term.Alternatives, err = x.offer(term.Alternatives, a.Text, a.Why, alone.Replace(t, exactly)); err != nil {
			return term, err
		}
	}
	if term.Count < few && !t.Phrase {
		meant, err := x.searcher.Correct(x.ctx, t.Text)
		if err != nil {
			return term, err
		}
		for _, m := range meant[:min(len(meant), MaxOffers)] {
			if term.Meant, err = x.offer(term.Meant, m, index.ReasonFuzzy, alone.Replace(t, query.Text{Text: m})); err != nil {
				return term, err
			}
		}
	}
	if term.Count > 0 || len(term.Meant) > 0 || t.Phrase {
		return term, nil
	}
	for i := range ex.Words {
		if x.left == 0 {
			break
		}
		word, err := x.term(query.Text{Text: ex.Words[i].Text}, &ex.Words[i])
		if err != nil {
			return term, err
		}
		term.Words = append(term.Words, word)
	}
	return term, nil
}

// mend adds the queries that have a text as it may have been meant: it or a word
// of it for a slip of the keys, a phrase without its quotation marks, and what a
// search without synonyms does not find.
func (x *relaxer) mend(offers []Offer, t query.Text, term Term) (_ []Offer, err error) {
	add := func(text string, why index.Reason) {
		if err == nil && len(offers) < MaxOffers {
			offers, err = x.offer(offers, text, why, x.parsed.Replace(t, query.Text{Text: text}))
		}
	}
	for _, o := range term.Meant {
		add(o.Text, o.Why)
	}
	for _, word := range term.Words {
		for _, o := range word.Meant {
			if mended := strings.Replace(t.Text, word.Text, o.Text, 1); word.Count == 0 && mended != t.Text {
				add(mended, o.Why)
			}
		}
	}
	for _, o := range term.Alternatives {
		if t.Phrase || x.asked.NoSynonyms && o.Why == index.ReasonSynonym {
			add(o.Text, o.Why)
		}
	}
	return offers, err
}

// without leaves out the conditions of the query one by one.
func (x *relaxer) without(r *Relaxation) error {
	conditions := x.parsed.Conditions()
	texts := 0
	for _, c := range conditions {
		texts += min(len(query.Texts(c)), 1)
	}
	for i, c := range conditions[:min(len(conditions), MaxTerms)] {
		asks := len(query.Texts(c)) > 0
		if asks && texts < 3 {
			continue // what is left is a text alone
		}
		var err error
		if r.Without, err = x.offer(r.Without, (query.Query{Root: c}).String(), "", x.parsed.Without(i)); err != nil {
			return err
		}
	}
	return nil
}

// filters lifts the filters of the query one by one, then all.
func (x *relaxer) filters(r *Relaxation) error {
	for _, field := range Fields {
		f, noSynonyms := lift(x.asked.Filter, field), x.asked.NoSynonyms
		set := !reflect.DeepEqual(f, x.asked.Filter)
		switch field {
		case "all":
			set = len(r.Filters) > 1
		case "synonyms":
			set, noSynonyms = noSynonyms, false
		}
		if !set {
			continue
		}
		n, err := x.of(x.asked.Text, f, noSynonyms)
		if err != nil {
			return err
		}
		r.Filters = append(r.Filters, Filter{field, n.main})
	}
	return nil
}

// lift returns a filter without one of its fields.
func lift(f index.Filter, field string) index.Filter {
	switch field {
	case "kind":
		f.Kinds = nil
	case "year":
		f.Years = nil
	case "fiscal_year":
		f.FiscalYears = nil
	case "period":
		f.From, f.To = data.Date{}, data.Date{}
	case "speaker":
		f.Speakers = nil
	case "section":
		f.Sections = nil
	case "meeting":
		f.Meetings = nil
	case "all":
		return index.Filter{}
	}
	return f
}
