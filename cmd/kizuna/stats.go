package main

import (
	"context"
	"fmt"
	"time"

	"github.com/mattn/go-runewidth"
	"github.com/spf13/cobra"

	"kizuna/index"
	"kizuna/index/bleve"
	"kizuna/server/wire"
)

func (p *program) statsCommand() *cobra.Command {
	cmd := p.command("stats", message{"what the index holds", "索引の中身を表示"})
	format, dir := p.formatFlag(cmd), p.indexFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if err := noArguments(args); err != nil {
			return err
		}
		return p.withIndex(cmd.Context(), *dir, bleve.Config{Warn: p.streams.warnSynonyms}, func(ctx context.Context, e index.Engine) error {
			return runStats(ctx, e, *format, p.streams)
		})
	}
	return cmd
}

// noArguments refuses what a command has no use for.
func noArguments(args []string) error {
	if len(args) > 0 {
		return usage(message{"%q is one argument too many", "余分な引数があります：%s"}, args[0])
	}
	return nil
}

// when returns a moment as people at this machine read it.
func (s *streams) when(t time.Time) string {
	if t.IsZero() {
		return "–"
	}
	return t.In(s.zone).Format(time.DateTime)
}

// runStats tells what an index holds.
func runStats(ctx context.Context, searcher index.Searcher, format string, s *streams) error {
	st, err := searcher.Stats(ctx)
	if err != nil {
		return err
	}
	if format == formatJSON {
		return wire.WriteJSON(s.data(), st)
	}
	rows := []struct {
		label message
		value any
	}{
		{message{"Meetings", "会議"}, st.Meetings},
		{message{"Remarks", "発言"}, st.Remarks},
		{message{"Words", "単語（延べ）"}, st.Tokens},
		{message{"Text", "本文"}, byteSize(st.TextBytes)},
		{message{"On disk", "ディスク"}, byteSize(st.DiskBytes)},
		{message{"Kept", "前の世代"}, byteSize(st.KeptBytes)},
		{message{"Segments", "セグメント"}, st.Segments},
		{message{"Generation", "世代"}, st.Generation},
		{message{"Committed", "更新日時"}, s.when(st.Committed)},
		{message{"Format", "索引の形式"}, st.Format},
		{message{"Analyzer", "解析器"}, st.Analyzer},
	}
	const labelWidth = 12 // of the longest label, 単語（延べ）
	for _, row := range rows {
		if _, err := fmt.Fprintf(s.out, "%s  %v\n", runewidth.FillRight(row.label.in(s.lang), labelWidth), row.value); err != nil {
			return fmt.Errorf("write stats: %w", err)
		}
	}
	return nil
}
