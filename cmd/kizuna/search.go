package main

import (
	"bufio"
	"context"
	"fmt"
	"iter"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"kizuna/data"
	"kizuna/index"
	"kizuna/index/bleve"
	"kizuna/index/relax"
	"kizuna/server/wire"
)

// defaultLimit is a screenful of hits with their excerpts.
const defaultLimit = 10

// Values of --group.
const (
	groupNone    = "none"
	groupMeeting = "meeting"
)

// searchFlags is a search as it stands on the command line.
type searchFlags struct {
	limit, offset      int
	all                bool
	sort, from, to     string
	match              string
	group              string
	noSynonyms         bool
	explain            bool
	kinds, speakers    []string
	sections, meetings []string
	remarks            []string
	years, fiscalYears []string
	format             *string
	index              *string
}

// searchOptions is a search that makes sense.
type searchOptions struct {
	query   index.Query
	all     bool // every hit, up to index.MaxAll, in place of the query's Limit
	format  string
	explain bool // tell of each hit what matched, and its score
}

func (p *program) searchCommand() *cobra.Command {
	var f searchFlags
	cmd := p.command("search QUERY…", message{"find remarks", "発言を探す"})
	cmd.Annotations = map[string]string{takesWords: "true"}
	cmd.Long = p.text(message{
		`Words side by side must all occur; OR, -word, "phrase" and parentheses work,
and fields: speaker: kind: section: meeting: year: fiscal_year:
Where few remarks match, those with the text inside other words follow (partial),
then those with some of the words or with words on the same subject (related).
A pipe gets a line a hit, separated by tabs: id, date, kind, speaker, section,
meeting, excerpt.`,
		`空白で区切った語をすべて含む発言を探します。OR、-語、「語句」、かっこ、
発言者: 区分: テーマ: 会議: 年: 年度: も使えます。結果が少ないときは、別の語の一部と
して含む発言（partial、部分一致）、一部の語や関連語を含む発言（related）を続けて示します。
端末以外へは1件を1行とし、ID、日付、区分、発言者、テーマ、会議、抜粋をタブで区切ります。`})
	cmd.Example = `  kizuna search 窓口対応
  kizuna search '窓口 OR 電話 -待ち時間' --kind survey --from 令和7年度
  kizuna search --speaker 市長 --sort newest --all --format csv > hits.csv`
	flags := cmd.Flags()
	flags.IntVar(&f.limit, "limit", defaultLimit, p.text(message{"show at most `N` hits", "表示する件数 `N`"}))
	flags.IntVar(&f.offset, "offset", 0, p.text(message{"pass over the first `N` hits", "先頭から飛ばす件数 `N`"}))
	flags.BoolVar(&f.all, "all", false, p.text(message{
		fmt.Sprintf("show every hit, up to %d, in place of --limit and --offset", index.MaxAll),
		fmt.Sprintf("すべての結果（%d 件まで）。--limit と --offset の代わり", index.MaxAll)}))
	sort := &choice{value: string(index.SortRelevance), words: []string{string(index.SortRelevance), string(index.SortNewest), string(index.SortOldest)}}
	flags.Var(sort, "sort", p.text(message{"order of the hits", "並び順"}))
	group := &choice{value: groupNone, words: []string{groupNone, groupMeeting}}
	flags.Var(group, "group", p.text(message{"by meeting, --limit and --offset count meetings, each with its first hits", "meeting なら会議ごとにまとめる（--limit と --offset は会議の数になる）"}))
	match := f.narrowing(p, flags)
	flags.BoolVar(&f.explain, "explain", false, p.text(message{"tell of each hit what matched, and what its score is made of", "1件ごとに、一致したものと得点の内訳も示す"}))
	f.format = p.formatFlag(cmd, formatJSONL, formatCSV)
	f.index = p.indexFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, words []string) error {
		f.sort, f.match, f.group = sort.value, match.value, group.value
		if f.all && (flags.Changed("limit") || flags.Changed("offset") || f.group == groupMeeting) {
			return usage(message{"--all goes without --limit, --offset and --group meeting", "--all は --limit、--offset、--group meeting と一緒に指定できません"})
		}
		opts, err := f.options(words)
		if err != nil {
			return err
		}
		return p.withIndex(cmd.Context(), *f.index, bleve.Config{Warn: p.streams.warnSynonyms}, func(ctx context.Context, e index.Engine) error {
			return runSearch(ctx, e, opts, p.streams)
		})
	}
	return cmd
}

// narrowing adds the flags that say what is found, and returns how far to go.
func (f *searchFlags) narrowing(p *program, flags *pflag.FlagSet) *choice {
	match := &choice{words: []string{string(index.TierMain), string(index.TierPartial), string(index.TierRelated)}}
	flags.Var(match, "match", p.text(message{"how far to go; without it, beyond main only when hits are few", "どこまで広げるか（指定なしなら、主な結果が少ないときだけ広げる）"}))
	flags.BoolVar(&f.noSynonyms, "no-synonyms", false, p.text(message{"take the words at their word", "同義語を使わない"}))
	flags.StringSliceVar(&f.kinds, "kind", nil, p.text(message{"only this `KIND` (survey or アンケート); may be repeated", "区分（アンケート、survey など。複数可） `KIND`"}))
	flags.StringArrayVar(&f.speakers, "speaker", nil, p.text(message{"only what this `NAME` or office said; may be repeated", "発言者の名前か役職（複数可） `NAME`"}))
	flags.StringArrayVar(&f.sections, "section", nil, p.text(message{"only under this `HEADING`; may be repeated", "テーマの見出し（複数可） `HEADING`"}))
	flags.StringArrayVar(&f.meetings, "meeting", nil, p.text(message{"only in the meeting of this `ID`; may be repeated", "会議の ID（複数可） `ID`"}))
	flags.StringArrayVar(&f.years, "year", nil, p.text(message{"only in this calendar `YEAR`: 2025, 令和7; may be repeated", "開催の年（2025、令和7。複数可） `YEAR`"}))
	flags.StringArrayVar(&f.fiscalYears, "fiscal-year", nil, p.text(message{"only in this fiscal `YEAR`, April to March; may be repeated", "開催の年度（2025、令和7。複数可） `YEAR`"}))
	flags.StringArrayVar(&f.remarks, "id", nil, p.text(message{"only the remark of this `ID`; may be repeated", "発言の ID（複数可） `ID`"}))
	flags.StringVar(&f.from, "from", "", p.text(message{"not before this `DAY`, month or year: 2025-09, 令和7年度", "この日・月・年・年度から（2025-09、令和7年度） `DAY`"}))
	flags.StringVar(&f.to, "to", "", p.text(message{"not after this `DAY`, month or year", "この日・月・年・年度まで `DAY`"}))
	return match
}

// options makes sense of the flags and of the words of the query.
func (f *searchFlags) options(words []string) (searchOptions, error) {
	q := index.Query{
		Text:   strings.Join(words, " "),
		Limit:  f.limit,
		Offset: f.offset,
		Sort:   index.Sort(f.sort),
		Match:  index.Tier(f.match),
		Filter: index.Filter{Speakers: f.speakers, Sections: f.sections, Meetings: f.meetings, Remarks: f.remarks},

		NoSynonyms: f.noSynonyms,
		Explain:    f.explain,
		ByMeeting:  f.group == groupMeeting,
	}
	switch {
	case f.limit < 0 || f.limit > index.MaxLimit:
		return searchOptions{}, usage(message{"--limit is from 0 to %d, not %d", "--limit は 0 から %d までです（%d は指定できません）"}, index.MaxLimit, f.limit)
	case f.offset < 0 || f.offset > index.MaxOffset-f.limit:
		return searchOptions{}, usage(message{"--offset and --limit together are from 0 to %d; the offset given is %d", "--offset と --limit の合計は 0 から %d までです（--offset %d は指定できません）"},
			index.MaxOffset, f.offset)
	}
	for _, k := range f.kinds {
		kind, ok := data.ParseKind(k)
		if !ok {
			return searchOptions{}, unknownKind(k)
		}
		q.Filter.Kinds = append(q.Filter.Kinds, kind)
	}
	for _, v := range f.years {
		y, err := data.ParseYear(v)
		if err != nil {
			return searchOptions{}, badDate("year", err)
		}
		q.Filter.Years = append(q.Filter.Years, y)
	}
	for _, v := range f.fiscalYears {
		y, err := data.ParseFiscalYear(v)
		if err != nil {
			return searchOptions{}, badDate("fiscal-year", err)
		}
		q.Filter.FiscalYears = append(q.Filter.FiscalYears, y.From.Year)
	}
	from, err := parsePeriod("from", f.from)
	if err != nil {
		return searchOptions{}, err
	}
	to, err := parsePeriod("to", f.to)
	if err != nil {
		return searchOptions{}, err
	}
	q.Filter.From, q.Filter.To = from.From, to.To
	if !q.Filter.From.IsZero() && !q.Filter.To.IsZero() && q.Filter.From.Compare(q.Filter.To) > 0 {
		return searchOptions{}, usage(message{"--from %s is after --to %s", "--from（%s）が --to（%s）より後になっています"}, q.Filter.From, q.Filter.To)
	}
	if strings.TrimSpace(q.Text) == "" && q.Filter.IsZero() {
		return searchOptions{}, usage(message{"say what to search for: kizuna search 窓口対応", "探す言葉を指定してください（例：kizuna search 窓口対応）"})
	}
	if *f.format == formatJSON {
		q.Facets = wire.FacetValues
	}
	return searchOptions{q, f.all, *f.format, f.explain}, nil
}

func parsePeriod(flag, value string) (data.Period, error) {
	if value == "" {
		return data.Period{}, nil
	}
	p, err := data.ParsePeriod(value)
	if err != nil {
		return data.Period{}, badDate(flag, err)
	}
	return p, nil
}

func badDate(flag string, err error) error {
	return usage(message{"--%[1]s: %[2]s", "--%[1]s：%[3]s"}, flag, describe(err, english), describe(err, japanese))
}

func unknownKind(k string) error {
	var values, labels []string
	for _, kind := range data.Kinds() {
		values = append(values, string(kind))
		labels = append(labels, kind.Japanese())
	}
	return usage(message{"there is no kind %[1]q; there are %[2]s", "区分「%[1]s」はありません。%[3]s のどれかを指定してください"},
		k, strings.Join(values, ", "), strings.Join(labels, "、"))
}

// runSearch answers a search and writes it.
func runSearch(ctx context.Context, searcher index.Searcher, opts searchOptions, s *streams) error {
	most, total, written := opts.query.Limit, 0, 0
	if opts.all {
		most = index.MaxAll
	}
	pages := index.Pages(opts.query, most, func(q index.Query) (*index.Results, error) {
		r, err := searcher.Search(ctx, q)
		if err == nil {
			total, written = r.Total, written+len(r.Shown())
		}
		return r, err
	})
	if opts.format == formatText {
		r, err := joined(pages)
		if err != nil {
			return err
		}
		if err := writeHits(s, r, opts); err != nil || r.Total > 0 && !(s.outTerminal && relax.Little(r)) {
			return err
		}
		why, err := relax.Query(ctx, searcher, opts.query)
		if err != nil {
			return err
		}
		sayRelaxation(s, why)
		return nil
	}
	out := bufio.NewWriter(s.data())
	if err := wire.WriteSearch(out, wire.Format(opts.format), wire.View{Japanese: s.lang == japanese}, pages); err != nil {
		return err
	}
	if err := flush(out, "hits"); err != nil {
		return err
	}
	if opts.all && written < total {
		s.say(message{"these are the first %d of %d hits; narrow the search to get the rest", "全%[2]d件のうち先頭の%[1]d件です。残りは検索を絞り込むと取り出せます"}, written, total)
	}
	return nil
}

// joined puts pages together: the counts of the first with the hits of all.
func joined(pages iter.Seq2[*index.Results, error]) (whole *index.Results, err error) {
	for r, err := range pages {
		if err != nil {
			return nil, err
		}
		if whole == nil {
			whole = r
		} else {
			whole.Hits = append(whole.Hits, r.Hits...)
		}
	}
	return whole, nil
}
