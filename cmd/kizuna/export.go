package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"

	"github.com/spf13/cobra"

	"kizuna/index"
	"kizuna/index/bleve"
)

func (p *program) exportCommand() *cobra.Command {
	cmd := p.command("export [ID…]", message{"write meetings as JSON Lines, which import reads back", "会議を JSON Lines で書き出す（import で元どおり読める）"})
	cmd.Example = "  kizuna export > all.jsonl\n  kizuna export C124643 | gzip > one.jsonl.gz"
	dir := p.indexFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		return p.withIndex(cmd.Context(), *dir, bleve.Config{Warn: p.streams.warnSynonyms}, func(ctx context.Context, e index.Engine) error {
			return runExport(ctx, e, args, p.streams)
		})
	}
	return cmd
}

// runExport writes a meeting a line: those of the ids, or all.
func runExport(ctx context.Context, searcher index.Searcher, ids []string, s *streams) error {
	if len(ids) == 0 {
		for m, err := range searcher.Meetings(ctx) {
			if err != nil {
				return err
			}
			ids = append(ids, m.ID)
		}
	}
	b := bufio.NewWriter(s.data())
	e := json.NewEncoder(b)
	e.SetEscapeHTML(false)
	for _, id := range ids {
		m, err := searcher.Meeting(ctx, id)
		if err != nil {
			return noMeeting(err, id)
		}
		if err := e.Encode(m); err != nil {
			return fmt.Errorf("write meeting %s: %w", id, err)
		}
	}
	return flush(b, "export")
}
