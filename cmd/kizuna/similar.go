package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"kizuna/index"
	"kizuna/index/bleve"
	"kizuna/server/wire"
)

// similarOptions says what to be like, and how to write it.
type similarOptions struct {
	query  index.SimilarQuery
	format string
}

func (p *program) similarCommand() *cobra.Command {
	cmd := p.command("similar ID", message{"what was said in other meetings that is like a remark", "ほかの会議での似た発言を探す"})
	cmd.Long = p.text(message{
		`Remarks that have most of the words that tell this one from others, the most
alike first, one a meeting. What is nearly the same text is left out.`,
		`その発言を特徴づける語を多く含む発言を、1会議につき1件、近い順に示します。
ほとんど同じ文は省きます。`})
	cmd.Example = "  kizuna similar C124643-3\n  kizuna similar C124643-3 --format csv > similar.csv"
	limit := cmd.Flags().Int("limit", defaultLimit, p.text(message{"show at most `N` remarks", "表示する件数 `N`"}))
	format, dir := p.formatFlag(cmd, formatJSONL, formatCSV), p.indexFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		opts, err := parseSimilar(args, *limit, *format)
		if err != nil {
			return err
		}
		return p.withIndex(cmd.Context(), *dir, bleve.Config{}, func(ctx context.Context, e index.Engine) error {
			return runSimilar(ctx, e, opts, p.streams)
		})
	}
	return cmd
}

func parseSimilar(args []string, limit int, format string) (similarOptions, error) {
	if len(args) != 1 || args[0] == "" {
		return similarOptions{}, usage(message{"say the id of one remark: kizuna similar ID, as kizuna search shows it", "発言の ID を一つ指定してください（kizuna search の結果にあります）"})
	}
	if limit < 0 || limit > index.MaxSimilar {
		return similarOptions{}, usage(message{"--limit is from 0 to %d, not %d", "--limit は 0 から %d までです（%d は指定できません）"}, index.MaxSimilar, limit)
	}
	return similarOptions{index.SimilarQuery{Remark: args[0], Limit: limit}, format}, nil
}

// runSimilar finds what is like a remark and writes it.
func runSimilar(ctx context.Context, searcher index.Searcher, opts similarOptions, s *streams) error {
	found, err := searcher.Similar(ctx, opts.query)
	if errors.Is(err, index.ErrNotFound) {
		return newFault(exitNotFound, message{"no remark has the id %q; kizuna search shows ids", "ID「%s」の発言はありません。ID は kizuna search の結果にあります"}, opts.query.Remark)
	}
	if err != nil {
		return err
	}
	view := wire.View{Japanese: s.lang == japanese}
	switch opts.format {
	case formatText:
		return writeSimilar(s, found)
	case formatJSON:
		return wire.WriteJSON(s.data(), wire.NewSimilar(found, view))
	}
	page := func(yield func(*index.Results, error) bool) { yield(&index.Results{Hits: found.Hits}, nil) }
	return wire.WriteSearch(s.data(), wire.Format(opts.format), view, page)
}

// writeSimilar writes what is like a remark as writeHits does, and on a terminal
// which words each has in common with it.
func writeSimilar(s *streams, found *index.Similar) error {
	if len(found.Hits) == 0 {
		s.say(message{"Nothing like it was said in other meetings.", "ほかの会議に似た発言は見つかりませんでした。"})
		return nil
	}
	b := bufio.NewWriter(s.out)
	out := *s
	out.out = b
	for i, h := range found.Hits {
		if !s.outTerminal {
			writeHitLine(&out, h, false)
			continue
		}
		var words []string
		for _, f := range h.Found {
			words = append(words, oneLine(f.Text))
		}
		indent := writeSaid(&out, i+1, h)
		out.paragraph(indent, message{"in common: %s", "共通する語：%s"}.in(s.lang, strings.Join(words, message{", ", "、"}.in(s.lang))), nil)
		fmt.Fprintln(b)
	}
	return flush(b, "remarks like "+found.Remark.Remark.ID)
}
