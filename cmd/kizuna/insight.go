package main

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"kizuna/index"
	"kizuna/index/bleve"
	"kizuna/server/wire"
)

func (p *program) insightCommand() *cobra.Command {
	var f searchFlags
	words := wire.InsightWords
	cmd := p.command("insight QUERY…", message{"the hits over the years, and the words particular to them", "年ごとの推移と、いっしょによく出てくる言葉"})
	cmd.Annotations = map[string]string{takesWords: "true"}
	cmd.Long = p.text(message{
		`Tells of all hits of a search together: how many there are in each year, and
of all remarks of the year; and which words stand in more of them than of the
other remarks, the surest first (log-likelihood ratio), with how many times as
often. The query is written as for kizuna search.`,
		`検索結果の全体について、年ごとの件数とその年の全発言に占める割合、ほかの発言に
比べて目立って多い言葉（対数尤度比の大きい順）とその倍率を示します。
検索語の書き方は kizuna search と同じです。`})
	cmd.Example = `  kizuna insight 窓口対応
  kizuna insight 残業 --kind survey --years calendar
  kizuna insight --speaker 市長 --fiscal-year 令和7 --words 50`
	flags := cmd.Flags()
	match := f.narrowing(p, flags)
	years := &choice{value: string(index.FiscalYears), words: []string{string(index.FiscalYears), string(index.CalendarYears)}}
	flags.Var(years, "years", p.text(message{"from 1 April (fiscal) or 1 January (calendar)", "年の数え方（fiscal は年度、calendar は暦年）"}))
	flags.IntVar(&words, "words", wire.InsightWords, p.text(message{"show at most `N` words", "表示する言葉の数 `N`"}))
	f.format = p.formatFlag(cmd)
	f.index = p.indexFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, typed []string) error {
		f.match = match.value
		opts, err := f.options(typed)
		if err != nil {
			return err
		}
		if words < 0 || words > index.MaxInsightWords {
			return usage(message{"--words is from 0 to %d, not %d", "--words は 0 から %d までです（%d は指定できません）"}, index.MaxInsightWords, words)
		}
		q := index.InsightQuery{
			Text: opts.query.Text, Filter: opts.query.Filter, Match: opts.query.Match, NoSynonyms: opts.query.NoSynonyms,
			Years: index.YearKind(years.value), Words: words,
		}
		return p.withIndex(cmd.Context(), *f.index, bleve.Config{Warn: p.streams.warnSynonyms}, func(ctx context.Context, e index.Engine) error {
			return runInsight(ctx, e, q, *f.format, p.streams)
		})
	}
	return cmd
}

// runInsight tells of all hits of a search together.
func runInsight(ctx context.Context, searcher index.Searcher, q index.InsightQuery, format string, s *streams) error {
	r, err := searcher.Insight(ctx, q)
	if err != nil {
		return err
	}
	if format == formatJSON {
		return wire.WriteJSON(s.data(), wire.NewInsight(r, q.Years))
	}
	if r.Total == 0 {
		s.say(message{"No remarks match.", "該当する発言はありません。"})
		return nil
	}
	if err := writeYears(s, r, q.Years); err != nil {
		return err
	}
	if len(r.Words) > 0 {
		fmt.Fprintln(s.out)
		if err := writeTelling(s, r); err != nil {
			return err
		}
	}
	if len(r.Words) > 0 && r.Read < r.Total {
		s.say(message{"The words come from reading %d of %d hits.", "言葉は、%[2]d件のうち%[1]d件を読んで選びました。"}, r.Read, r.Total)
	}
	return nil
}

// yearBar is the longest bar, in columns.
const yearBar = 24

// writeYears writes a row a year. Bars come last, since terminals do not agree how
// wide they are.
func writeYears(s *streams, r *index.Insight, kind index.YearKind) error {
	most := 1
	for _, y := range r.Years {
		most = max(most, y.Remarks)
	}
	head := []string{
		message{"year", "年"}.in(s.lang), message{"remarks", "発言"}.in(s.lang),
		message{"share of all", "全発言に占める割合"}.in(s.lang), message{"meetings", "会議"}.in(s.lang), "",
	}
	if kind == index.FiscalYears {
		head[0] = message{"fiscal year", "年度"}.in(s.lang)
	}
	var rows [][]string
	row := func(year string, y index.YearCount) {
		bar := ""
		if y.Remarks > 0 && y.Year > 0 {
			bar = strings.Repeat("█", max(1, y.Remarks*yearBar/most))
		}
		if y.OfRemarks == 0 {
			rows = append(rows, []string{year, "", "", "", ""})
			return
		}
		rows = append(rows, []string{year, strconv.Itoa(y.Remarks), fmt.Sprintf("%.2f%%", 100*float64(y.Remarks)/float64(y.OfRemarks)),
			fmt.Sprintf("%d/%d", y.Meetings, y.OfMeetings), bar})
	}
	for _, y := range r.Years {
		row(strconv.Itoa(y.Year), y)
	}
	if r.Undated.Remarks > 0 {
		row(message{"undated", "日付なし"}.in(s.lang), r.Undated)
	}
	all := index.YearCount{Remarks: r.Total, Meetings: r.TotalMeetings, OfRemarks: r.Undated.OfRemarks, OfMeetings: r.Undated.OfMeetings}
	for _, y := range r.Years {
		all.OfRemarks += y.OfRemarks
		all.OfMeetings += y.OfMeetings
	}
	row(message{"all", "合計"}.in(s.lang), all)
	return writeTable(s, head, rows)
}

// writeTelling writes a row a word.
func writeTelling(s *streams, r *index.Insight) error {
	head := []string{
		message{"word", "言葉"}.in(s.lang), message{"remarks", "発言"}.in(s.lang),
		message{"of all", "全体では"}.in(s.lang), message{"times as often", "ほかの発言との比"}.in(s.lang), "G²",
	}
	var rows [][]string
	for _, w := range r.Words {
		rows = append(rows, []string{oneLine(w.Text), strconv.Itoa(w.Remarks), strconv.Itoa(w.OfRemarks),
			fmt.Sprintf("%.1f", w.Times()), fmt.Sprintf("%.0f", w.G2)})
	}
	return writeTable(s, head, rows)
}
