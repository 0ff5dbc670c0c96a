package bleve

import (
	"cmp"
	"context"
	"fmt"
	"runtime/debug"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"kizuna/analyzer"
	"kizuna/analyzer/variant"
	"kizuna/index"
	"kizuna/index/query"

	lru "github.com/hashicorp/golang-lru/v2"
)

// Of the suggestions somebody sees, at most so many are past queries, and one in so
// many is a section.
const (
	shownPast     = 3
	shownSections = 4
)

// tries is how many candidates are counted for each suggestion that is asked for:
// under a filter, or beside other words, some have no hits.
const tries = 2

// maxKeptCounts bounds the counts of hits that are kept, about 1 MB.
const maxKeptCounts = 4096

// Suggest completes what is being typed.
func (e *Engine) Suggest(ctx context.Context, t index.Typed) (_ []index.Suggestion, err error) {
	defer e.guard(&err, debug.SetPanicOnFault(true))
	if err := checkTyped(t); err != nil {
		return nil, err
	}
	g, err := e.acquire()
	if err != nil {
		return nil, err
	}
	defer e.release(g)
	written := e.written(strings.ToValidUTF8(t.Text, ""))
	if written.tail == "" || t.Limit == 0 {
		return nil, timeout(ctx)
	}
	table, err := e.completions(ctx, g)
	if err != nil {
		return nil, err
	}
	s := suggester{engine: e, ctx: ctx, generation: g, typed: t, written: written}
	all, err := s.suggest(table)
	if ended := timeout(ctx); ended != nil {
		return nil, ended
	}
	if err != nil {
		return nil, e.damaged(err)
	}
	return all, nil
}

func checkTyped(t index.Typed) error {
	bad := func(english, japanese string) error { return index.NewError(index.ErrBadQuery, english, japanese, nil) }
	switch n := utf8.RuneCountInString(t.Text); {
	case n > index.MaxTypedRunes:
		return bad(fmt.Sprintf("the text has %d characters; at most %d can be completed", n, index.MaxTypedRunes),
			fmt.Sprintf("入力が%d文字あります。%d文字までにしてください", n, index.MaxTypedRunes))
	case t.Limit < 0 || t.Limit > index.MaxSuggestions:
		return bad(fmt.Sprintf("limit %d is out of range: 0 to %d", t.Limit, index.MaxSuggestions),
			fmt.Sprintf("limit の値 %d は範囲外です。0 から %d までにしてください", t.Limit, index.MaxSuggestions))
	case len(t.Past) > index.MaxPast:
		return bad(fmt.Sprintf("%d past queries were given; at most %d can be chosen from", len(t.Past), index.MaxPast),
			fmt.Sprintf("過去の検索が%d件渡されました。%d件までにしてください", len(t.Past), index.MaxPast))
	}
	return nil
}

// written is what was typed, as it is looked up.
type written struct {
	head   string   // what stands before the last word, as typed, with the space
	tail   string   // the last word, folded; "" when it is none that could be completed
	sounds []string // how its reading may begin
	// Where the last word begins in kanji and goes on in kana or letters (窓口たい),
	// what is settled, and how the reading of the rest may begin.
	settled string
	rest    []string
}

func (e *Engine) written(text string) written {
	text = strings.TrimLeftFunc(text, unicode.IsSpace)
	begin := 1 + strings.LastIndexFunc(text, unicode.IsSpace)
	if begin > 0 {
		_, n := utf8.DecodeRuneInString(text[begin-1:])
		begin += n - 1
	}
	w := written{head: text[:begin]}
	if !isPlain(text[begin:]) {
		return w
	}
	w.tail = string(analyzer.AppendFold(nil, text[begin:]))
	w.sounds = variant.Beginnings(w.tail)
	open := strings.LastIndexFunc(w.tail, func(r rune) bool { return unicode.Is(unicode.Han, r) || r == '々' })
	if open >= 0 {
		_, n := utf8.DecodeRuneInString(w.tail[open:])
		if open += n; open < len(w.tail) {
			w.settled, w.rest = w.tail[:open], variant.Beginnings(w.tail[open:])
		}
	}
	return w
}

// isPlain reports whether a text is a word and nothing else in a query.
func isPlain(text string) bool {
	t, ok := query.Parse(text).Root.(query.Text)
	return ok && !t.Phrase && t.Text == text
}

// suggester makes one answer.
type suggester struct {
	engine     *Engine
	ctx        context.Context
	generation *generation
	typed      index.Typed
	written    written
}

func (s *suggester) suggest(table *completions) ([]index.Suggestion, error) {
	all, err := s.past()
	if err != nil {
		return nil, err
	}
	words, sections := table.find(s.written, tries*s.typed.Limit)
	var under []index.Suggestion
	if under, err = s.counted(sections, (s.typed.Limit+shownSections-1)/shownSections, all); err != nil {
		return nil, err
	}
	limit := s.typed.Limit
	under = under[:min(len(under), max(0, limit-len(all)))]
	said, err := s.counted(words, limit-len(all)-len(under), all)
	return slices.Concat(all, said, under), err
}

// counted returns the first n of some candidates that have hits, each class by its
// hits, without those that are known.
func (s *suggester) counted(candidates []candidate, n int, known []index.Suggestion) ([]index.Suggestion, error) {
	type ranked struct {
		index.Suggestion
		candidate
	}
	var all []ranked
	for _, c := range candidates {
		if len(all) >= n {
			break
		}
		it := index.Suggestion{Kind: c.kind.suggested(), Query: s.written.head + c.text}
		if c.kind == kindSection {
			it.Query, it.Section = strings.TrimSpace(s.written.head), c.heading
		} else if !isPlain(c.text) || slices.ContainsFunc(known, func(k index.Suggestion) bool { return k.Query == it.Query }) {
			continue
		}
		var err error
		if it.Remarks, err = s.hits(it); err != nil {
			return nil, err
		}
		// What sounds the same and has as many hits is another spelling of the word.
		if it.Remarks > 0 && !slices.ContainsFunc(all, func(r ranked) bool { return r.Remarks == it.Remarks && r.soundsLike(c) }) {
			all = append(all, ranked{it, c})
		}
	}
	slices.SortStableFunc(all, func(a, b ranked) int {
		return cmp.Or(cmp.Compare(a.class, b.class), cmp.Compare(b.Suggestion.Remarks, a.Suggestion.Remarks))
	})
	found := make([]index.Suggestion, len(all))
	for i := range all {
		found[i] = all[i].Suggestion
	}
	return found, nil
}

// past returns the past queries that begin as was typed and have hits.
func (s *suggester) past() (found []index.Suggestion, err error) {
	whole := string(analyzer.AppendFold(nil, s.written.head)) + s.written.tail
	for _, q := range s.typed.Past {
		if len(found) == min(shownPast, s.typed.Limit) {
			break
		}
		if !s.begins(q, whole) {
			continue
		}
		it := index.Suggestion{Kind: index.SuggestedPast, Query: q}
		if it.Remarks, err = s.hits(it); err != nil {
			return nil, err
		}
		if it.Remarks > 0 {
			found = append(found, it)
		}
	}
	return found, nil
}

// begins reports whether a past query begins as was typed, by writing, or by
// reading when one word was typed.
func (s *suggester) begins(past, whole string) bool {
	p := s.engine.pastOf(past)
	if strings.HasPrefix(p.text, whole) {
		return true
	}
	return s.written.head == "" && slices.ContainsFunc(s.written.sounds, func(b string) bool { return strings.HasPrefix(p.sound, b) })
}

// pastOf analyses a past query, or remembers it. Its reading is that of its
// beginning, up to the first word that is not known.
func (e *Engine) pastOf(text string) pastQuery {
	if p, ok := e.suggesting.past.Get(text); ok {
		return p
	}
	var an analyzer.Analysis
	e.analyzer.Analyze(&an, text)
	p := pastQuery{an.Text, e.soundOf(&an, 0)}
	e.suggesting.past.Add(text, p)
	return p
}

// pastQuery is a past query, folded, and how it is read.
type pastQuery struct{ text, sound string }

// suggesting is what an engine remembers for its suggestions.
type suggesting struct {
	hits *lru.Cache[string, int]
	past *lru.Cache[string, pastQuery]
}

func newSuggesting() suggesting {
	hits, err := lru.New[string, int](maxKeptCounts)
	if err != nil {
		panic(err) // only for a size below one
	}
	past, err := lru.New[string, pastQuery](2 * index.MaxPast)
	if err != nil {
		panic(err)
	}
	return suggesting{hits, past}
}

// hits counts the main hits of a suggestion, as a search for it would.
func (s *suggester) hits(it index.Suggestion) (int, error) {
	q := index.Query{Text: it.Query, Filter: s.typed.Filter, NoSynonyms: s.typed.NoSynonyms, Match: index.TierMain}
	if it.Section != "" {
		if len(q.Filter.Sections) > 0 && !slices.Contains(q.Filter.Sections, it.Section) {
			return 0, nil
		}
		q.Filter.Sections = []string{it.Section}
	}
	key := fmt.Sprintf("%s\x00%s\x00%v\x00%t", s.engine.versionOf(s.generation), q.Text, q.Filter, q.NoSynonyms)
	if n, ok := s.engine.suggesting.hits.Get(key); ok {
		return n, nil
	}
	r, err := s.engine.search(s.ctx, s.generation, q)
	if err != nil {
		return 0, err
	}
	s.engine.suggesting.hits.Add(key, r.Total)
	return r.Total, nil
}
