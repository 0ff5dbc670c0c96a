package server_test

import (
	"cmp"
	"context"
	"iter"
	"slices"
	"strconv"
	"strings"

	"kizuna/data"
	"kizuna/index"
)

// fake is an engine of a few lines: a remark is found when it contains every
// word of the query. err, when set, is what every call fails with.
type fake struct {
	all []data.Meeting
	err error
	// version is the state that answers come from.
	version string
	// asked is the last query, for tests of what an address asks for.
	asked index.Query
	// readings are those of values that can be read.
	readings map[string]string
	// typed is what was to be completed last.
	typed index.Typed
	// insight is the last question about all hits, words what it is answered.
	insight index.InsightQuery
	words   []index.TellingWord
}

var _ index.Searcher = (*fake)(nil)

func (f *fake) Search(ctx context.Context, q index.Query) (*index.Results, error) {
	f.asked = q
	if f.err != nil {
		return nil, f.err
	}
	res := &index.Results{Query: q.Text}
	if q.After != "" {
		from, version, _ := strings.Cut(q.After, "@")
		if version != f.version {
			return nil, index.ErrStale
		}
		q.Offset, _ = strconv.Atoi(from)
	}
	seen := map[string]bool{}
	counts := map[string]map[index.Facet]int{}
	count := func(field, value, label string) {
		if counts[field] == nil {
			counts[field] = map[index.Facet]int{}
		}
		if value != "" {
			counts[field][index.Facet{Value: value, Label: label}]++
		}
	}
	if q.ByMeeting {
		res.Groups = []index.Group{}
	}
	for _, m := range f.all {
		if slices.ContainsFunc(m.Remarks, func(r data.Remark) bool { return passes(q.Filter, m, r) }) {
			res.OfMeetings++
		}
		for _, r := range m.Remarks {
			marks, ok := find(r.Text, q.Text)
			if !ok || !passes(q.Filter, m, r) {
				continue
			}
			res.Total++
			seen[m.ID] = true
			count("kind", string(r.Kind), r.Kind.Japanese())
			count("year", strconv.Itoa(m.Date.Year), "")
			count("fiscal_year", strconv.Itoa(m.Date.FiscalYear()), "")
			count("speaker", r.Speaker, r.Speaker)
			count("section", r.Section, r.Section)
			count("meeting", m.ID, m.Title)
			hit := index.Hit{
				Remark: r, Meeting: summary(m), Marks: marks, Tier: index.TierMain,
				Snippet: index.Snippet{Text: r.Text, Marks: marks},
				Found:   []index.Found{{Why: index.ReasonWord}},
			}
			switch {
			case q.ByMeeting:
				if i := len(seen) - 1 - q.Offset; i >= 0 && i < q.Limit {
					res.Groups = add(res.Groups, i, hit)
				}
			case res.Total > q.Offset && len(res.Hits) < q.Limit:
				res.Hits = append(res.Hits, hit)
			}
		}
	}
	if to := q.Offset + len(res.Hits); to < res.Total && len(res.Hits) > 0 {
		res.Next = strconv.Itoa(to) + "@" + f.version
	}
	res.TotalMeetings = len(seen)
	res.Tiers = map[index.Tier]int{index.TierMain: res.Total}
	facet := func(field string) []index.Facet {
		var all []index.Facet
		for f, n := range counts[field] {
			f.Count = n
			all = append(all, f)
		}
		slices.SortFunc(all, func(a, b index.Facet) int {
			return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Value, b.Value))
		})
		return all[:min(q.Facets, len(all))]
	}
	res.Facets = index.Facets{Kind: facet("kind"), Year: facet("year"), FiscalYear: facet("fiscal_year"), Speaker: facet("speaker"), Section: facet("section"), Meeting: facet("meeting")}
	return res, nil
}

// add adds a hit to the group at a place, which it may begin.
func add(groups []index.Group, at int, h index.Hit) []index.Group {
	if at == len(groups) {
		groups = append(groups, index.Group{Meeting: h.Meeting})
	}
	g := &groups[at]
	if g.Total++; g.Total <= index.GroupHits {
		g.Hits = append(g.Hits, h)
	}
	return groups
}

// Insight counts what Search finds, and tells f.words.
func (f *fake) Insight(ctx context.Context, q index.InsightQuery) (*index.Insight, error) {
	asked := f.asked
	defer func() { f.asked = asked }()
	f.insight = q
	query := q.Query()
	query.Limit = index.MaxLimit
	res, err := f.Search(ctx, query)
	if err != nil {
		return nil, err
	}
	kind, err := index.ParseYearKind(string(q.Years))
	if err != nil {
		return nil, err
	}
	years := map[int]index.YearCount{}
	for _, m := range f.all {
		year := kind.Of(m.Date)
		c := years[year]
		c.OfRemarks += len(m.Remarks)
		c.OfMeetings++
		before := c.Remarks
		for _, h := range res.Hits {
			if h.Meeting.ID == m.ID {
				c.Remarks++
			}
		}
		if c.Remarks > before {
			c.Meetings++
		}
		years[year] = c
	}
	r := &index.Insight{Query: q.Text, Total: res.Total, TotalMeetings: res.TotalMeetings, OfMeetings: res.OfMeetings, Tiers: res.Tiers}
	r.Years, r.Undated = index.Timeline(years)
	if r.Words = f.words[:min(q.Words, len(f.words))]; q.Words > 0 {
		r.Read = res.Total
	}
	return r, nil
}

// find returns where the words of a query stand in a text.
func find(text, query string) (marks []index.Span, ok bool) {
	for _, word := range strings.Fields(query) {
		word = strings.Trim(word, `"`)
		at := strings.Index(text, word)
		if at < 0 {
			return nil, false
		}
		start := len([]rune(text[:at]))
		marks = append(marks, index.Span{Start: start, End: start + len([]rune(word))})
	}
	slices.SortFunc(marks, func(a, b index.Span) int { return cmp.Compare(a.Start, b.Start) })
	return marks, true
}

func passes(f index.Filter, m data.Meeting, r data.Remark) bool {
	in := func(list []string, v string) bool { return len(list) == 0 || slices.Contains(list, v) }
	period := data.Period{From: f.From, To: f.To}
	return (len(f.Kinds) == 0 || slices.Contains(f.Kinds, r.Kind)) &&
		in(f.Speakers, r.Speaker) && in(f.Sections, r.Section) && in(f.Meetings, m.ID) && in(f.Remarks, r.ID) && period.Contains(m.Date) &&
		(len(f.Years) == 0 || slices.Contains(f.Years, m.Date.Year)) &&
		(len(f.FiscalYears) == 0 || slices.Contains(f.FiscalYears, m.Date.FiscalYear()))
}

// Suggest knows two words, and the sections.
func (f *fake) Suggest(ctx context.Context, typed index.Typed) (all []index.Suggestion, err error) {
	f.typed = typed
	add := func(kind index.SuggestionKind, query, section string) error {
		q := index.Query{Text: query, Filter: typed.Filter}
		if section != "" {
			q.Filter.Sections = []string{section}
		}
		res, err := f.Search(ctx, q)
		if err == nil && res.Total > 0 && len(all) < typed.Limit {
			all = append(all, index.Suggestion{Kind: kind, Query: query, Section: section, Remarks: res.Total})
		}
		return err
	}
	begins := func(s string) bool { return strings.TrimSpace(typed.Text) != "" && strings.HasPrefix(s, typed.Text) }
	for _, q := range typed.Past {
		if begins(q) {
			err = cmp.Or(err, add(index.SuggestedPast, q, ""))
		}
	}
	for _, word := range []string{"窓口", "電話"} {
		if begins(word) {
			err = cmp.Or(err, add(index.SuggestedWord, word, ""))
		}
	}
	for _, m := range f.all {
		for _, section := range m.Sections {
			if begins(section) {
				err = cmp.Or(err, add(index.SuggestedSection, "", section))
			}
		}
	}
	return all, cmp.Or(err, f.err)
}

func summary(m data.Meeting) index.MeetingSummary {
	return index.MeetingSummary{ID: m.ID, Title: m.Title, Date: m.Date, Updated: m.Updated, URL: m.URL,
		Source: m.Source, Sections: m.Sections, Remarks: len(m.Remarks)}
}

func (f *fake) Meeting(_ context.Context, id string) (*data.Meeting, error) {
	for _, m := range f.all {
		if m.ID == id && f.err == nil {
			return &m, nil
		}
	}
	return nil, cmp.Or(f.err, index.ErrNotFound)
}

func (f *fake) Remark(_ context.Context, id string) (*index.Located, error) {
	for _, m := range f.all {
		for _, r := range m.Remarks {
			if r.ID == id && f.err == nil {
				return &index.Located{Remark: r, Meeting: summary(m)}, nil
			}
		}
	}
	return nil, cmp.Or(f.err, index.ErrNotFound)
}

// Similar returns remarks of other meetings that have the beginning of the remark.
func (f *fake) Similar(ctx context.Context, q index.SimilarQuery) (*index.Similar, error) {
	asked, err := f.Remark(ctx, q.Remark)
	if err != nil {
		return nil, err
	}
	word := string([]rune(asked.Remark.Text)[:2])
	s := &index.Similar{Remark: *asked, Words: []string{word}, Marks: []index.Span{{Start: 0, End: 2}}}
	for _, m := range f.all {
		for _, r := range m.Remarks {
			if marks, ok := find(r.Text, word); ok && m.ID != asked.Meeting.ID && passes(q.Filter, m, r) && len(s.Hits) < q.Limit {
				s.Hits = append(s.Hits, index.Hit{
					Remark: r, Meeting: summary(m), Marks: marks, Tier: index.TierRelated, Score: 0.5,
					Snippet: index.Snippet{Text: r.Text, Marks: marks},
					Found:   []index.Found{{Why: index.ReasonWord, Text: word}},
				})
			}
		}
	}
	return s, nil
}

func (f *fake) Meetings(context.Context) iter.Seq2[index.MeetingSummary, error] {
	return func(yield func(index.MeetingSummary, error) bool) {
		if f.err != nil {
			yield(index.MeetingSummary{}, f.err)
			return
		}
		for _, m := range f.all {
			if !yield(summary(m), nil) {
				return
			}
		}
	}
}

// Correct knows one slip of the keys.
func (f *fake) Correct(_ context.Context, text string) ([]string, error) {
	if text == "窓囗" {
		return []string{"窓口"}, f.err
	}
	return nil, f.err
}

// Expand knows one synonym.
func (f *fake) Expand(_ context.Context, text string) (*index.Expansion, error) {
	ex := &index.Expansion{Text: text}
	switch text {
	case "電話":
		ex.Alternatives = []index.Alternative{{Text: "名乗り", Why: index.ReasonSynonym}, {Text: "名乗り", Why: index.ReasonSynonym}, {Text: "テレフォン", Why: index.ReasonSynonym}}
	}
	return ex, f.err
}

// Values cannot read: the order is that of the code points.
func (f *fake) Values(ctx context.Context, field index.ValueField) (all []index.Value, err error) {
	res, err := f.Search(ctx, index.Query{Facets: 1000})
	if err != nil {
		return nil, err
	}
	facet := res.Facets.Section
	if field == index.ValueSpeaker {
		facet = res.Facets.Speaker
	}
	for _, v := range facet {
		all = append(all, index.Value{Text: v.Value, Reading: f.readings[v.Value], Remarks: v.Count})
	}
	slices.SortFunc(all, func(a, b index.Value) int { return cmp.Compare(a.Text, b.Text) })
	return all, nil
}

func (f *fake) Version(context.Context) (string, error) { return f.version, f.err }

func (f *fake) Stats(context.Context) (index.Stats, error) {
	s := index.Stats{Meetings: len(f.all), CacheHits: 7, CacheMisses: 3}
	for _, m := range f.all {
		s.Remarks += len(m.Remarks)
	}
	return s, f.err
}
