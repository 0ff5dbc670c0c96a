package server

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"kizuna/data"
	"kizuna/index"
)

// Limits and defaults of a search.
const (
	// defaultLimit is a page of hits. The command line has the same.
	defaultLimit = 10
	// defaultFacets is how many values of each field are counted for programs.
	defaultFacets = 10
	// maxFacets bounds the values of each field. Beyond it a list is no
	// overview any more, and a meeting's title a value makes an answer large.
	maxFacets = 1000
	// maxValues bounds the values of one filter.
	maxValues = 100
)

// searchParameters are those of a search, in the order addresses are written.
var searchParameters = []string{"q", "kind", "speaker", "section", "meeting", "year", "fiscal_year", "from", "to", "sort", "group", "match", "synonyms", "limit", "offset", "facets"}

// search is what an address asks for. It is a value: the with… methods return
// others, the addresses of a page's links.
type search struct {
	text     string // as typed
	kinds    []data.Kind
	speakers []string
	sections []string
	meetings []string
	years    []int  // calendar years, in the Gregorian calendar
	fiscal   []int  // fiscal years (年度), by the year they begin in
	from, to string // as typed, in a notation of data.ParsePeriod; "" is open
	period   data.Period
	sort     index.Sort
	grouping
	reach
	limit  int
	offset int
	facets int
}

// emptySearch is the search that an address without parameters asks for.
func emptySearch() search {
	return search{sort: index.SortRelevance, limit: defaultLimit, facets: defaultFacets}
}

// readSearch reads a search from the parameters of an address.
func readSearch(p parameters) (search, error) {
	var s search
	var err error
	if s.text, err = readText(p); err != nil {
		return s, err
	}
	kinds, err := readValues(p, "kind")
	if err != nil {
		return s, err
	}
	for _, v := range kinds {
		kind, ok := data.ParseKind(v)
		if !ok {
			return s, badParameter("kind", "problem.kind", kindNames(), shown(v))
		}
		if !slices.Contains(s.kinds, kind) {
			s.kinds = append(s.kinds, kind)
		}
	}
	if s.speakers, err = readValues(p, "speaker"); err != nil {
		return s, err
	}
	if s.sections, err = readValues(p, "section"); err != nil {
		return s, err
	}
	if s.meetings, err = readValues(p, "meeting"); err != nil {
		return s, err
	}
	if s.years, err = readYears(p, "year", "problem.year", data.ParseYear); err != nil {
		return s, err
	}
	if s.fiscal, err = readYears(p, "fiscal_year", "problem.fiscal_year", fiscalYearOf); err != nil {
		return s, err
	}
	if s.from, s.period.From, err = readDay(p, "from", func(p data.Period) data.Date { return p.From }); err != nil {
		return s, err
	}
	if s.to, s.period.To, err = readDay(p, "to", func(p data.Period) data.Date { return p.To }); err != nil {
		return s, err
	}
	if from, to := s.period.From, s.period.To; !from.IsZero() && !to.IsZero() && to.Compare(from) < 0 {
		return s, badParameter("to", "problem.backwards", from, to)
	}
	order, err := p.one("sort")
	if err != nil {
		return s, err
	}
	if s.sort, err = index.ParseSort(order); err != nil {
		return s, badParameter("sort", "problem.sort", shown(order))
	}
	if s.grouping, err = readGrouping(p); err != nil {
		return s, err
	}
	if s.reach, err = readReach(p); err != nil {
		return s, err
	}
	if s.limit, err = p.whole("limit", defaultLimit, index.MaxLimit); err != nil {
		return s, err
	}
	if s.offset, err = p.whole("offset", 0, index.MaxOffset-s.limit); err != nil {
		return s, err
	}
	s.facets, err = p.whole("facets", defaultFacets, maxFacets)
	return s, err
}

// readText reads what was typed into the box.
func readText(p parameters) (string, error) {
	text, err := p.one("q")
	if n := utf8.RuneCountInString(text); err == nil && n > index.MaxTextRunes {
		return "", badParameter("q", "problem.too_long", index.MaxTextRunes, n)
	}
	return text, err
}

// readValues reads the values of a filter, each once.
func readValues(p parameters, name string) ([]string, error) {
	if n := len(p[name]); n > maxValues {
		return nil, badParameter(name, "problem.too_many", maxValues, n)
	}
	var values []string
	for _, v := range p[name] {
		if n := utf8.RuneCountInString(v); n > index.MaxTextRunes {
			return nil, badParameter(name, "problem.too_long", index.MaxTextRunes, n)
		}
		if !slices.Contains(values, v) {
			values = append(values, v)
		}
	}
	return values, nil
}

// readYears reads the values of a filter by year, each once; what cannot be read
// is refused with a phrase.
func readYears(p parameters, name, refusal string, parse func(string) (int, error)) ([]int, error) {
	values, err := readValues(p, name)
	if err != nil {
		return nil, err
	}
	var years []int
	for _, v := range values {
		y, err := parse(v)
		if err != nil {
			return nil, badParameter(name, refusal, shown(v))
		}
		if !slices.Contains(years, y) {
			years = append(years, y)
		}
	}
	return years, nil
}

// fiscalYearOf reads a fiscal year as the number of the year it begins in.
func fiscalYearOf(v string) (int, error) {
	p, err := data.ParseFiscalYear(v)
	return p.From.Year, err
}

// readDay reads one end of a period: of 2025 the first day as from, the last as
// to.
func readDay(p parameters, name string, end func(data.Period) data.Date) (string, data.Date, error) {
	v, err := p.one(name)
	if v = strings.TrimSpace(v); err != nil || v == "" {
		return "", data.Date{}, err
	}
	period, err := data.ParsePeriod(v)
	if err != nil {
		return "", data.Date{}, badParameter(name, "problem.date", shown(v))
	}
	return v, end(period), nil
}

// kindNames lists the values a kind parameter takes.
func kindNames() string {
	var names []string
	for _, k := range data.Kinds() {
		names = append(names, string(k))
	}
	return strings.Join(names, ", ")
}

// query is what the engine is asked.
func (s search) query() index.Query {
	return index.Query{
		Text: s.text, Limit: s.limit, Offset: s.offset, Sort: s.sort, Facets: s.facets,
		Match: s.match, NoSynonyms: s.noSynonyms,
		Filter: index.Filter{
			Kinds: s.kinds, Speakers: s.speakers, Sections: s.sections, Meetings: s.meetings,
			Years: s.years, FiscalYears: s.fiscal, From: s.period.From, To: s.period.To,
		},
	}
}

// isEmpty reports whether nothing is searched for.
func (s search) isEmpty() bool {
	return s.isTextless() && s.query().Filter.IsZero()
}

// isTextless reports whether no text is searched for.
func (s search) isTextless() bool { return strings.TrimSpace(s.text) == "" }

// href is the address of the search on the page at path, without what is as it
// would be anyway.
func (s search) href(path string) string { return address(path, s.fields()) }

// address writes an address with its parameters.
func address(path string, fields []field) string {
	var b strings.Builder
	b.WriteString(path)
	for i, f := range fields {
		b.WriteByte("?&"[min(i, 1)])
		b.WriteString(f.Name + "=" + url.QueryEscape(f.Value))
	}
	return b.String()
}

// field is a parameter with its value.
type field struct{ Name, Value string }

// fields are the parameters of the search's address.
func (s search) fields() []field {
	var fs []field
	add := func(name string, values ...string) {
		for _, v := range values {
			if v != "" {
				fs = append(fs, field{name, v})
			}
		}
	}
	add("q", s.text)
	for _, k := range s.kinds {
		add("kind", string(k))
	}
	add("speaker", s.speakers...)
	add("section", s.sections...)
	add("meeting", s.meetings...)
	for _, y := range s.years {
		add("year", strconv.Itoa(y))
	}
	for _, y := range s.fiscal {
		add("fiscal_year", strconv.Itoa(y))
	}
	add("from", s.from)
	add("to", s.to)
	if s.sort != index.SortRelevance {
		add("sort", string(s.sort))
	}
	add("group", string(s.grouping))
	fs = append(fs, s.reach.fields()...)
	if s.limit != defaultLimit {
		add("limit", strconv.Itoa(s.limit))
	}
	if s.offset != 0 {
		add("offset", strconv.Itoa(s.offset))
	}
	return fs
}
