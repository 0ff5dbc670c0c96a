package main

import (
	"cmp"
	"context"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"kizuna/index"
	"kizuna/index/bleve"
	"kizuna/server/wire"
)

// defaultSuggestions is as many as the server gives.
const defaultSuggestions = 8

func (p *program) suggestCommand() *cobra.Command {
	cmd := p.command("suggest TEXT", message{"what a word that is being typed may become", "入力途中の語の続きを提案"})
	cmd.Annotations = map[string]string{takesWords: "true"}
	cmd.Long = p.text(message{
		`The last word is completed by writing or by reading (窓, まどぐ, madog, まどg), from
the words of the index, words that stand together often, and headings. Each has hits.`,
		`最後の語の続きを、表記や読みから（窓、まどぐ、madog、まどg）、索引の語、よく並ぶ語、
テーマ・見出しの中から提案します。どれも、検索すれば見つかるものです。`})
	limit := cmd.Flags().Int("limit", defaultSuggestions, p.text(message{"show at most `N` suggestions", "最大 `N` 件を表示"}))
	format, dir := p.formatFlag(cmd), p.indexFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if strings.TrimSpace(strings.Join(args, "")) == "" {
			return usage(message{"say what has been typed: kizuna suggest TEXT", "入力途中の文字を指定してください（例：kizuna suggest まどぐ）"})
		}
		typed := index.Typed{Text: strings.Join(args, " "), Limit: *limit}
		return p.withIndex(cmd.Context(), *dir, bleve.Config{Warn: p.streams.warnSynonyms}, func(ctx context.Context, e index.Engine) error {
			return runSuggest(ctx, e, typed, *format, p.streams)
		})
	}
	return cmd
}

// runSuggest completes a text.
func runSuggest(ctx context.Context, searcher index.Searcher, typed index.Typed, format string, s *streams) error {
	all, err := searcher.Suggest(ctx, typed)
	if err != nil {
		return err
	}
	if format == formatJSON {
		return wire.WriteJSON(s.data(), wire.NewSuggestions(typed.Text, all, func(index.Suggestion) string { return "" }))
	}
	if len(all) == 0 {
		s.say(message{"Nothing in the index begins so.", "索引に、そのように始まる語はありません。"})
		return nil
	}
	kinds := map[index.SuggestionKind]message{
		index.SuggestedWord: {"word", "語"}, index.SuggestedPhrase: {"words", "語の並び"}, index.SuggestedSection: {"section", "テーマ・見出し"}, index.SuggestedPast: {"past query", "過去の検索"},
	}
	var rows [][]string
	for _, it := range all {
		rows = append(rows, []string{strconv.Itoa(it.Remarks), kinds[it.Kind].in(s.lang), oneLine(cmp.Or(it.Section, it.Query))})
	}
	head := []string{message{"remarks", "発言"}.in(s.lang), message{"kind", "種類"}.in(s.lang), message{"suggestion", "候補"}.in(s.lang)}
	return writeTable(s, head, rows)
}
