package server

import (
	"context"

	"kizuna/index"
)

// reach says how far a search goes from what was typed.
type reach struct {
	match      index.Tier // "" widens only when there are few main hits
	noSynonyms bool
}

// Values of the parameter synonyms.
const (
	synonymsOn  = "on"
	synonymsOff = "off"
)

// readReach reads how far to go from the parameters of an address.
func readReach(p parameters) (reach, error) {
	var r reach
	match, err := p.one("match")
	if err != nil {
		return r, err
	}
	switch r.match = index.Tier(match); r.match {
	case "", index.TierMain, index.TierPartial, index.TierRelated:
	default:
		return r, badParameter("match", "problem.match", shown(match))
	}
	synonyms, err := p.one("synonyms")
	if err != nil {
		return r, err
	}
	switch synonyms {
	case "", synonymsOn:
	case synonymsOff:
		r.noSynonyms = true
	default:
		return r, badParameter("synonyms", "problem.on_off", shown(synonyms))
	}
	return r, nil
}

// fields are the parameters that say so in an address.
func (r reach) fields() []field {
	var fs []field
	if r.match != "" {
		fs = append(fs, field{"match", string(r.match)})
	}
	if r.noSynonyms {
		fs = append(fs, field{"synonyms", synonymsOff})
	}
	return fs
}

// beyond counts the hits of the tiers that a search did not go to. A search for
// no text has none.
func (s *server) beyond(ctx context.Context, q search, res *index.Results) (map[index.Tier]int, error) {
	if _, fetched := res.Tiers[index.TierRelated]; fetched || q.isTextless() {
		return nil, nil
	}
	query := q.query()
	query.Match, query.Limit, query.Offset, query.Facets = index.TierRelated, 0, 0, 0
	all, err := s.searcher.Search(ctx, query)
	if err != nil {
		return nil, err
	}
	rest := map[index.Tier]int{}
	for tier, n := range all.Tiers {
		if _, fetched := res.Tiers[tier]; !fetched && n > 0 {
			rest[tier] = n
		}
	}
	return rest, nil
}

// offers lead on to the tiers that a search did not go to, and back from one it
// was told to go to.
func offers(l lang, q search, beyond map[index.Tier]int) []link {
	var all []link
	q.offset = 0
	for _, tier := range []index.Tier{index.TierPartial, index.TierRelated} {
		if n := beyond[tier]; n > 0 {
			q.match = tier
			all = append(all, link{l.say("offer."+string(tier), l.say("count.remarks", n)), q.href("/")})
		}
	}
	return all
}

// synonymSwitch is the link that turns synonyms on or off.
type synonymSwitch struct {
	Href string // "" where no text is searched for, which has no synonyms
	On   bool
}

func newSynonymSwitch(q search) synonymSwitch {
	if q.isTextless() {
		return synonymSwitch{}
	}
	other := q
	other.noSynonyms, other.offset = !q.noSynonyms, 0
	return synonymSwitch{other.href("/"), !q.noSynonyms}
}
