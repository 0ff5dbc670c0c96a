package main

import (
	"context"
	"errors"
	"strconv"

	"github.com/spf13/cobra"

	"kizuna/index"
	"kizuna/index/bleve"
	"kizuna/server/wire"
)

func (p *program) listCommand() *cobra.Command {
	cmd := p.command("list", message{"the meetings, with the number of their remarks", "会議の一覧と発言の数を表示"})
	format, dir := p.formatFlag(cmd), p.indexFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if err := noArguments(args); err != nil {
			return err
		}
		return p.withIndex(cmd.Context(), *dir, bleve.Config{Warn: p.streams.warnSynonyms}, func(ctx context.Context, e index.Engine) error {
			return runList(ctx, e, *format, p.streams)
		})
	}
	return cmd
}

// runList lists the meetings of an index.
func runList(ctx context.Context, searcher index.Searcher, format string, s *streams) error {
	all := []index.MeetingSummary{}
	for m, err := range searcher.Meetings(ctx) {
		if err != nil {
			return err
		}
		all = append(all, m)
	}
	if format == formatJSON {
		return wire.WriteJSON(s.data(), all)
	}
	var rows [][]string
	for _, m := range all {
		rows = append(rows, []string{m.Date.String(), oneLine(m.ID), strconv.Itoa(m.Remarks), oneLine(m.Title)})
	}
	head := []string{
		message{"date", "日付"}.in(s.lang), message{"id", "ID"}.in(s.lang),
		message{"remarks", "発言"}.in(s.lang), message{"title", "会議名"}.in(s.lang),
	}
	return writeTable(s, head, rows)
}

// noMeeting says which meeting is not there.
func noMeeting(err error, id string) error {
	if errors.Is(err, index.ErrNotFound) {
		return newFault(exitNotFound, message{"no meeting has the id %q; kizuna list shows them all", "ID「%s」の会議はありません。kizuna list で一覧を見られます"}, id)
	}
	return err
}
