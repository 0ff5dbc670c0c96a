package relax

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kizuna/data"
	"kizuna/index"
)

// scripted is a searcher with its numbers ready, by the text of a query and what
// filters it has.
type scripted struct {
	main, partial map[string]int
	expansions    map[string]index.Expansion
	meant         map[string][]string
	speakers      []string
	asked         []string
	err           error
}

func (s *scripted) Search(_ context.Context, q index.Query) (*index.Results, error) {
	key := q.Text
	if len(q.Filter.Kinds) > 0 {
		key += " +kind"
	}
	if len(q.Filter.FiscalYears) > 0 {
		key += " +fiscal_year"
	}
	if q.NoSynonyms {
		key += " +nosynonyms"
	}
	s.asked = append(s.asked, key)
	if q.Text == "" && s.main[key] == 0 {
		return &index.Results{Tiers: map[index.Tier]int{index.TierMain: 100}}, s.err
	}
	return &index.Results{Query: q.Text, Tiers: map[index.Tier]int{index.TierMain: s.main[key], index.TierPartial: s.partial[key]}}, s.err
}

func (s *scripted) Expand(_ context.Context, text string) (*index.Expansion, error) {
	ex := s.expansions[text]
	return &ex, nil
}

func (s *scripted) Values(context.Context, index.ValueField) ([]index.Value, error) {
	var all []index.Value
	for _, name := range s.speakers {
		all = append(all, index.Value{Text: name})
	}
	return all, s.err
}

func (s *scripted) Correct(_ context.Context, text string) ([]string, error) {
	return s.meant[text], nil
}

func alternative(text string, why index.Reason) index.Alternative {
	return index.Alternative{Text: text, Why: why}
}

func TestQuery(t *testing.T) {
	filtered := index.Filter{Kinds: []data.Kind{data.KindSurvey}, FiscalYears: []int{2024}}
	for _, c := range []struct {
		name       string
		query      index.Query
		main       map[string]int
		partial    map[string]int
		expansions map[string]index.Expansion
		meant      map[string][]string
		want       Relaxation
	}{
		{name: "the word that failed, and what was meant",
			query: index.Query{Text: "窓口 待期児童"},
			main:  map[string]int{"窓口": 40, `"カウンター"`: 2, "待機児童": 9, "窓口 待機児童": 3},
			expansions: map[string]index.Expansion{
				"窓口":   {Alternatives: []index.Alternative{alternative("カウンター", index.ReasonSynonym), alternative("まどぐち", index.ReasonVariant)}},
				"待期児童": {Words: []index.Expansion{{Text: "待期"}, {Text: "児童"}}},
			},
			meant: map[string][]string{"窓口": {"間口"}, "待期児童": {"待機児童", "待期"}},
			want: Relaxation{
				Terms: []Term{
					{Text: "窓口", Query: "窓口", Count: 40, Alternatives: []Offer{{"カウンター", index.ReasonSynonym, `"カウンター"`, 2, false}}},
					{Text: "待期児童", Query: "待期児童", Meant: []Offer{{"待機児童", index.ReasonFuzzy, "待機児童", 9, false}}},
				},
				Meant: []Offer{{"待機児童", index.ReasonFuzzy, "窓口 待機児童", 3, false}},
			}},
		{name: "the words of a compound, and one of them mended",
			query:      index.Query{Text: "月面基知"},
			main:       map[string]int{"基地": 5, "月面": 1, "月面基地": 1},
			partial:    map[string]int{"月面": 7},
			expansions: map[string]index.Expansion{"月面基知": {Words: []index.Expansion{{Text: "月面"}, {Text: "基知"}}}},
			meant:      map[string][]string{"基知": {"基地"}},
			want: Relaxation{
				Terms: []Term{{Text: "月面基知", Query: "月面基知", Words: []Term{
					{Text: "月面", Query: "月面", Count: 1, Partial: 7},
					{Text: "基知", Query: "基知", Meant: []Offer{{"基地", index.ReasonFuzzy, "基地", 5, false}}},
				}}},
				Meant: []Offer{{"月面基地", index.ReasonFuzzy, "月面基地", 1, false}},
			}},
		{name: "a phrase without its quotation marks",
			query: index.Query{Text: `"話を 聞く" 窓口`},
			main:  map[string]int{"窓口": 9, "話を 聞く": 8, "話を 聞く 窓口": 2},
			want: Relaxation{
				Terms: []Term{
					{Text: "話を 聞く", Phrase: true, Query: `"話を 聞く"`, Alternatives: []Offer{{"話を 聞く", index.ReasonWord, "話を 聞く", 8, false}}},
					{Text: "窓口", Query: "窓口", Count: 9},
				},
				Meant: []Offer{{"話を 聞く", index.ReasonWord, "話を 聞く 窓口", 2, false}},
			}},
		{name: "conditions one by one: of words only where more than one is left",
			query: index.Query{Text: "甲 乙 -丙 区分:発言"},
			main:  map[string]int{"甲 -丙 kind:remark": 3, "乙 -丙 kind:remark": 2, "甲 乙 kind:remark": 4},
			want: Relaxation{
				Terms:   []Term{{Text: "甲", Query: "甲 -丙 kind:remark", Count: 3}, {Text: "乙", Query: "乙 -丙 kind:remark", Count: 2}},
				Without: []Offer{{"-丙", "", "甲 乙 kind:remark", 4, false}},
			}},
		{name: "three words, each left out",
			query: index.Query{Text: "甲 乙 丙"},
			main:  map[string]int{"甲": 5, "乙": 6, "丙": 7, "乙 丙": 1, "甲 丙": 2},
			want: Relaxation{
				Terms:   []Term{{Text: "甲", Query: "甲", Count: 5}, {Text: "乙", Query: "乙", Count: 6}, {Text: "丙", Query: "丙", Count: 7}},
				Without: []Offer{{"甲", "", "乙 丙", 1, false}, {"乙", "", "甲 丙", 2, false}},
			}},
		{name: "filters one by one, then all; the words keep them",
			query: index.Query{Text: "甲", Filter: filtered},
			main:  map[string]int{"甲 +kind +fiscal_year": 1, "甲 +kind": 2, "甲": 9},
			want: Relaxation{Count: 1, Terms: []Term{{Text: "甲", Query: "甲", Count: 1}},
				Filters: []Filter{{"kind", 0}, {"fiscal_year", 2}, {"all", 9}}},
		},
		{name: "a slip under filters that leave nothing either",
			query: index.Query{Text: "待期", Filter: filtered},
			main:  map[string]int{"待機": 6},
			meant: map[string][]string{"待期": {"待機"}},
			want: Relaxation{Terms: []Term{{Text: "待期", Query: "待期"}}, Meant: []Offer{{"待機", index.ReasonFuzzy, "待機", 6, true}},
				Filters: []Filter{{"kind", 0}, {"fiscal_year", 0}, {"all", 0}}},
		},
		{name: "synonyms that were not asked for",
			query:      index.Query{Text: "甲", NoSynonyms: true},
			main:       map[string]int{`"乙" +nosynonyms`: 3, "乙 +nosynonyms": 4, "甲": 4},
			expansions: map[string]index.Expansion{"甲": {Alternatives: []index.Alternative{alternative("乙", index.ReasonSynonym)}}},
			want: Relaxation{
				Terms:   []Term{{Text: "甲", Query: "甲", Alternatives: []Offer{{"乙", index.ReasonSynonym, `"乙"`, 3, false}}}},
				Meant:   []Offer{{"乙", index.ReasonSynonym, "乙", 4, false}},
				Filters: []Filter{{"synonyms", 4}},
			}},
		{name: "no text", query: index.Query{Filter: index.Filter{Kinds: []data.Kind{data.KindSurvey}}}, main: map[string]int{"": 7, " +kind": 2},
			want: Relaxation{Count: 2, Passing: 2, Filters: []Filter{{"kind", 7}}}},
		{name: "a word twice is one", query: index.Query{Text: "甲 (甲 OR 乙)"},
			want: Relaxation{Terms: []Term{{Text: "甲", Query: "甲"}, {Text: "乙", Query: "乙"}}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := &scripted{main: c.main, partial: c.partial, expansions: c.expansions, meant: c.meant}
			got, err := Query(t.Context(), s, c.query)
			if err != nil {
				t.Fatal(err)
			}
			if c.want.Passing == 0 {
				c.want.Passing = 100
			}
			if diff := cmp.Diff(&c.want, got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
			slices.Sort(s.asked)
			if once := slices.Compact(slices.Clone(s.asked)); len(c.query.Filter.Kinds) == 0 && !c.query.NoSynonyms && len(once) < len(s.asked) {
				t.Errorf("asked twice: %q", s.asked)
			}
		})
	}
}

func TestSpoken(t *testing.T) {
	s := &scripted{
		speakers: []string{"森川 市長", "市⾧"},
		main:     map[string]int{`speaker:"市長" 学校`: 3, `speaker:"市長"`: 7, `speaker:"森川"`: 7, `speaker:"市長" 公園`: 0},
	}
	school := []Offer{{Text: "市長", Query: `speaker:"市長" 学校`, Count: 3}}
	for _, c := range []struct {
		name  string
		query index.Query
		named []Offer // whom a text names in full
		few   []Offer // whom a text may name, where the query finds little
	}{
		{"by office", index.Query{Text: "市長 学校"}, school, school},
		{"a part of a name", index.Query{Text: "森川"}, nil, []Offer{{Text: "森川", Query: `speaker:"森川"`, Count: 7}}},
		{"who says nothing of it", index.Query{Text: "市長 公園"}, nil, nil},
		{"nobody", index.Query{Text: "学校"}, nil, nil},
		{"one of several", index.Query{Text: "市長 OR 学校"}, nil, nil},
		{"whoever is excluded", index.Query{Text: "学校 -市長"}, nil, nil},
		{"somebody is named", index.Query{Text: "市長", Filter: index.Filter{Speakers: []string{"森川 市長"}}}, nil, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := Spoken(t.Context(), s, c.query)
			if diff := cmp.Diff(c.named, got); diff != "" || err != nil {
				t.Errorf("%v (-want +got)\n%s", err, diff)
			}
			r, err := Query(t.Context(), s, c.query)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.few, r.Spoken); diff != "" {
				t.Errorf("relaxed (-want +got)\n%s", diff)
			}
		})
	}
}

func TestCostIsBounded(t *testing.T) {
	var words []string
	ex, meant := map[string]index.Expansion{}, map[string][]string{}
	for i := range 100 {
		w := strings.Repeat("語", i+1)
		words = append(words, w)
		var all []index.Alternative
		for j := range 20 {
			all = append(all, alternative(w+strings.Repeat("別", j+1), index.ReasonSynonym))
			meant[w] = append(meant[w], w+strings.Repeat("違", j+1))
		}
		ex[w] = index.Expansion{Alternatives: all, Words: []index.Expansion{{Text: w + "甲"}, {Text: w + "乙"}}}
	}
	s := &scripted{expansions: ex, meant: meant}
	r, err := Query(t.Context(), s, index.Query{Text: strings.Join(words, " ")})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Terms) == 0 || len(r.Terms) > MaxTerms {
		t.Errorf("%d terms", len(r.Terms))
	}
	// Nothing is found, the worst case: every alternative is asked for.
	if most := 2 + MaxTerms*(1+maxTried+MaxOffers) + MaxTerms; len(s.asked) > most {
		t.Errorf("%d searches, at most %d are meant", len(s.asked), most)
	}
}

func TestErrorsPass(t *testing.T) {
	s := &scripted{err: index.ErrTimeout}
	if r, err := Query(t.Context(), s, index.Query{Text: "甲"}); !errors.Is(err, index.ErrTimeout) {
		t.Errorf("got %+v, %v", r, err)
	}
}

func TestLittle(t *testing.T) {
	for _, c := range []struct {
		query         string
		main, related int
		want          bool
	}{
		{"窓口", 0, 0, true}, {"窓口", 0, 9, true}, {"窓口", 1, 9, false},
		{"窓口 電話", 4, 0, true}, {"窓口 電話", 5, 0, false}, {"窓口 区分:発言", 4, 0, false},
	} {
		r := &index.Results{Query: c.query, Tiers: map[index.Tier]int{index.TierMain: c.main, index.TierRelated: c.related}}
		if got := Little(r); got != c.want {
			t.Errorf("%s with %d main hits and %d related: %v", c.query, c.main, c.related, got)
		}
	}
}
