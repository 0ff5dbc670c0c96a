package server

import (
	"context"
	"strings"

	"kizuna/data"
	"kizuna/index"
	"kizuna/index/query"
	"kizuna/index/relax"
)

// maxWidened bounds the words that a search is said to look for besides.
const maxWidened = 5

// expansions tells what the texts of a search are taken for. Phrases are taken as
// they are.
func (s *server) expansions(ctx context.Context, q search) ([]*index.Expansion, error) {
	var all []*index.Expansion
	for _, t := range query.Texts(query.Parse(q.text).Root) {
		if t.Phrase || len(all) == relax.MaxTerms {
			continue
		}
		ex, err := s.searcher.Expand(ctx, t.Text)
		if err != nil {
			return nil, err
		}
		all = append(all, ex)
	}
	return all, nil
}

// widened says in sentences what a search looks for that its words do not say: which
// words of a sentence, and how many of them, and which words besides those typed.
func widened(l lang, q search, expansions []*index.Expansion) []string {
	var sentences []string
	for _, ex := range expansions {
		var words []string
		rest := len(ex.Text)
		for _, w := range ex.Words {
			words = append(words, l.quote(w.Text))
			rest -= len(w.Text)
		}
		listed := cut(strings.Join(words, l.say("results.comma")), maxUnderstoodRunes)
		switch {
		case ex.Need < len(words):
			sentences = append(sentences, l.say("results.sentence", ex.Need, listed))
		case len(words) > 1 && rest > 0 && len(ex.Alternatives) == 0: // まどぐち is no sentence of ま, ど and ぐち
			sentences = append(sentences, l.say("results.sentence_all", listed))
		}
	}
	if besides := l.besides(q, expansions); besides != "" {
		sentences = append(sentences, l.say("results.besides", besides))
	}
	return sentences
}

// besides lists the words that are looked for besides, by the reason. Other
// spellings of a word surprise nobody.
func (l lang) besides(q search, expansions []*index.Expansion) string {
	words := map[index.Reason][]string{}
	seen := map[string]bool{}
	for _, ex := range expansions {
		for _, part := range append([]index.Expansion{*ex}, ex.Words...) {
			for _, a := range part.Alternatives {
				if len(seen) < maxWidened && !seen[a.Text] && !(a.Why == index.ReasonSynonym && q.noSynonyms) && a.Why != index.ReasonVariant {
					seen[a.Text] = true
					words[a.Why] = append(words[a.Why], l.quote(a.Text))
				}
			}
		}
	}
	var parts []string
	for _, why := range []index.Reason{index.ReasonReading, index.ReasonSynonym, index.ReasonFuzzy} {
		if len(words[why]) > 0 {
			parts = append(parts, l.say("besides."+string(why), strings.Join(words[why], l.say("results.comma"))))
		}
	}
	return strings.Join(parts, l.say("results.comma"))
}

// saidBy leads from texts that name somebody to what they say, with the rest of a
// search: 市長 学校 finds where both are mentioned.
func saidBy(l lang, q search, offers []relax.Offer) []link {
	var all []link
	parsed := query.Parse(q.text)
	q.offset = 0
	for i, c := range parsed.Conditions() {
		for _, o := range offers {
			if t, ok := c.(query.Text); ok && t.Text == o.Text {
				said := q
				said.text, said.speakers = parsed.Without(i).String(), []string{o.Text}
				all = append(all, link{l.say("results.spoken", l.quote(o.Text), l.say("count.remarks", o.Count)), said.href("/")})
			}
		}
	}
	return all
}

// held leads from texts that are days, months or years to the meetings held then:
// 令和5年度 alone is searched for as it is written.
func held(l lang, q search) []link {
	var all []link
	parsed := query.Parse(q.text)
	q.offset = 0
	for i, c := range parsed.Conditions() {
		t, ok := c.(query.Text)
		if !ok || t.Phrase || !strings.ContainsAny(t.Text, "年月日") {
			continue
		}
		period, err := data.ParsePeriod(t.Text)
		if err != nil {
			continue
		}
		then := q
		then.text = parsed.Without(i).String()
		if y, err := fiscalYearOf(t.Text); err == nil && period.From.Month == 4 && period.To.Month == 3 {
			then.fiscal = []int{y}
		} else {
			then.from, then.to, then.period = t.Text, t.Text, period
		}
		all = append(all, link{l.say("results.held", l.quote(t.Text)), then.href("/")})
	}
	return all
}
