package main

import (
	"context"
	"errors"
	"strings"

	"github.com/spf13/cobra"

	"kizuna/index"
	"kizuna/index/bleve"
)

func (p *program) removeCommand() *cobra.Command {
	cmd := p.command("remove MEETING…", message{"take meetings out", "会議を索引から消す"})
	cmd.Long = p.text(message{
		`Takes whole meetings out by their ids, all of them or, if one is not there, none.`,
		`会議を ID で指定し、まるごと消します。一つでもない ID があれば、何も消しません。`})
	noWait, dir := p.noWaitFlag(cmd), p.indexFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 {
			return usage(message{"say which meetings: kizuna remove MEETING…, by their ids", "消す会議の ID を指定してください"})
		}
		where, err := p.indexDir(*dir)
		if err != nil {
			return err
		}
		engine, err := openIndex(where, bleve.Config{Busy: p.streams.waits(*noWait), Warn: p.streams.warnSynonyms}, p.streams)
		if err != nil {
			return err
		}
		// A failure to close loses nothing: what was committed is on disk.
		defer func() { _ = engine.Close() }()
		return runRemove(cmd.Context(), engine, args, p.streams)
	}
	return cmd
}

// runRemove removes meetings in one batch.
func runRemove(ctx context.Context, e index.Engine, ids []string, s *streams) error {
	batch, err := e.Begin(ctx)
	if err != nil {
		return err
	}
	// After the commit this does nothing.
	defer func() { _ = batch.Discard() }()
	var missing []string
	for _, id := range ids {
		switch _, err := e.Meeting(ctx, id); {
		case errors.Is(err, index.ErrNotFound):
			missing = append(missing, oneLine(id))
		case err != nil:
			return err
		}
		if err := batch.Remove(ctx, id); err != nil {
			return err
		}
	}
	if len(missing) > 0 {
		return newFault(exitNotFound, message{"no meetings have these ids, so nothing was removed: %s", "次の ID の会議がないため、何も消しませんでした：%s"},
			strings.Join(missing, " "))
	}
	if err := batch.Commit(ctx); err != nil {
		return err
	}
	s.print(message{"Removed meetings: %d", "会議%d件を消しました"}, len(ids))
	return nil
}
