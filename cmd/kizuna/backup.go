package main

import (
	"context"

	"github.com/spf13/cobra"

	"kizuna/index/bleve"
	"kizuna/server/wire"
)

// backupOptions says what to back up, or to restore, and how to tell about it.
type backupOptions struct {
	file, dir, format string
	replace, noWait   bool // restore alone
}

func (p *program) backupCommand() *cobra.Command {
	cmd := p.command("backup FILE", message{"write all of the index to one file", "索引をまるごと一つのファイルに保存"})
	cmd.Long = p.text(message{
		`The file is a tar archive packed by zstd, with the checksums of all that is in it. The
index may be in use, and be written to, meanwhile: what is saved is one state of it.`,
		`ファイルは zstd で圧縮した tar で、中身の検査値を含みます。索引を使っている間も、書き込み
中でも保存でき、保存されるのはある一時点の索引です。`})
	cmd.Example = "  kizuna backup kizuna-2025-09-12.tar.zst"
	format, dir := p.formatFlag(cmd), p.indexFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		opts, err := p.parseBackup(args, *dir, *format)
		if err != nil {
			return err
		}
		return runBackup(cmd.Context(), opts, p.streams)
	}
	return cmd
}

func (p *program) restoreCommand() *cobra.Command {
	cmd := p.command("restore FILE", message{"put back what kizuna backup saved", "kizuna backup で保存した索引を戻す"})
	cmd.Long = p.text(message{
		`Verifies the backup and makes it the index. Where there is an index already it takes
--replace; what was there serves until the backup is in place, and stays beside it
until the next write.`,
		`バックアップを検査してから、索引として戻します。すでに索引があるときは --replace が必要
です。戻し終わるまで前の索引がそのまま使え、次の書き込みまでは残ります。`})
	replace := cmd.Flags().Bool("replace", false, p.text(message{"replace the index that is there", "すでにある索引を置き換える"}))
	noWait, format, dir := p.noWaitFlag(cmd), p.formatFlag(cmd), p.indexFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		opts, err := p.parseBackup(args, *dir, *format)
		if err != nil {
			return err
		}
		opts.replace, opts.noWait = *replace, *noWait
		return runRestore(cmd.Context(), opts, p.streams)
	}
	return cmd
}

func (p *program) parseBackup(args []string, dir, format string) (backupOptions, error) {
	if len(args) != 1 || args[0] == "" {
		return backupOptions{}, usage(message{"say one file, like kizuna-2025-09-12.tar.zst", "ファイルを一つ指定してください（例：kizuna-2025-09-12.tar.zst）"})
	}
	where, err := p.indexDir(dir)
	return backupOptions{file: args[0], dir: where, format: format}, err
}

func runBackup(ctx context.Context, opts backupOptions, s *streams) error {
	a, err := s.openAnalyzer()
	if err != nil {
		return err
	}
	r, err := bleve.Backup(ctx, opts.dir, opts.file, bleve.Config{Analyzer: a})
	if err != nil {
		return err
	}
	if opts.format == formatJSON {
		return wire.WriteJSON(s.data(), r)
	}
	s.print(message{"Saved generation %d, meetings: %d, remarks: %d, in %s (%s)", "世代%d（会議%d件・発言%d件）を %s に保存しました（%s）"},
		r.Generation, r.Meetings, r.Remarks, opts.file, byteSize(r.Bytes))
	return nil
}

func runRestore(ctx context.Context, opts backupOptions, s *streams) error {
	a, err := s.openAnalyzer()
	if err != nil {
		return err
	}
	r, err := bleve.Restore(ctx, opts.file, opts.dir, opts.replace, bleve.Config{Analyzer: a, Busy: s.waits(opts.noWait)})
	if err != nil {
		return err
	}
	if opts.format == formatJSON {
		return wire.WriteJSON(s.data(), r)
	}
	s.print(message{"Restored meetings: %d, remarks: %d, as generation %d (index: %s)", "会議%d件・発言%d件を、世代%dとして戻しました（索引：%s）"},
		r.Meetings, r.Remarks, r.Generation, opts.dir)
	if r.Schema {
		s.say(message{"Another version of Kizuna wrote it: before it can be searched, run kizuna reindex", "別の版の Kizuna が作ったものです。検索する前に kizuna reindex を実行してください"})
	}
	return nil
}
