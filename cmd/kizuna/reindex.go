package main

import (
	"context"

	"github.com/spf13/cobra"

	"kizuna/index/bleve"
)

func (p *program) reindexCommand() *cobra.Command {
	cmd := p.command("reindex", message{"rebuild the index from the remarks in it", "索引の中の発言から、索引を作り直す"})
	cmd.Long = p.text(message{
		`For an index that another version of Kizuna wrote, or after the dictionary changed.
No sources are needed. The old index goes on serving until the new one is whole;
an interrupted rebuild changes nothing.`,
		`別の版の Kizuna が作った索引や、辞書が変わったときに使います。元のファイルは要りません。
作り直しが終わるまで古い索引がそのまま使え、中断した場合は何も変わりません。`})
	noWait, dir := p.noWaitFlag(cmd), p.indexFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if err := noArguments(args); err != nil {
			return err
		}
		where, err := p.indexDir(*dir)
		if err != nil {
			return err
		}
		return runReindex(cmd.Context(), where, *noWait, p.streams)
	}
	return cmd
}

// runReindex rebuilds an index, with a bar on a terminal.
func runReindex(ctx context.Context, dir string, noWait bool, s *streams) error {
	a, err := s.openAnalyzer()
	if err != nil {
		return err
	}
	bar, remarks := &progress{}, 0
	defer func() { bar.stop() }()
	err = bleve.Reindex(ctx, dir, bleve.Config{Analyzer: a, Busy: s.waits(noWait)}, func(done, total int) {
		if remarks == 0 {
			bar = startProgress(s, message{"Rebuilding", "作り直し中"}, int64(total))
		}
		remarks = done
		bar.set(done)
	})
	if err != nil {
		return err
	}
	bar.stop()
	s.print(message{"Rebuilt: remarks: %d (index: %s)", "発言%d件の索引を作り直しました（索引：%s）"}, remarks, dir)
	return nil
}
