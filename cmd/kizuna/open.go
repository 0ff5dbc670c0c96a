package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"

	"github.com/spf13/cobra"

	"kizuna/analyzer"
	"kizuna/analyzer/synonym"
	"kizuna/index"
	"kizuna/index/bleve"
)

// indexVariable names the environment variable that says where the index is.
const indexVariable = "KIZUNA_INDEX"

// defaultIndexDir is where the index is kept when nothing says otherwise: in
// KIZUNA_INDEX, or else where the system wants a person's data to be.
//
//	Windows  %LocalAppData%\kizuna\index
//	macOS    ~/Library/Application Support/kizuna/index
//	others   $XDG_DATA_HOME/kizuna/index, ~/.local/share/kizuna/index
func defaultIndexDir(getenv func(string) string) (string, error) {
	if dir := getenv(indexVariable); dir != "" {
		return dir, nil
	}
	base := ""
	home, err := os.UserHomeDir()
	switch runtime.GOOS {
	case "windows":
		base = getenv("LocalAppData")
		if base == "" && err == nil {
			base = filepath.Join(home, "AppData", "Local")
		}
	case "darwin":
		if err == nil {
			base = filepath.Join(home, "Library", "Application Support")
		}
	default:
		// The XDG specification: a relative path is to be ignored.
		if dir := getenv("XDG_DATA_HOME"); filepath.IsAbs(dir) {
			base = dir
		} else if err == nil {
			base = filepath.Join(home, ".local", "share")
		}
	}
	if base == "" {
		return "", usage(message{"it is not known where to keep the index; say so with --index DIR or " + indexVariable,
			"索引の置き場所が分かりません。--index DIR か環境変数 " + indexVariable + " で指定してください"})
	}
	return filepath.Join(base, "kizuna", "index"), nil
}

// indexFlag adds --index to a command.
func (p *program) indexFlag(cmd *cobra.Command) *string {
	return cmd.Flags().String("index", "", p.text(message{
		"keep the index in `DIR` instead of " + indexVariable + " or the default place",
		"索引の置き場所（既定は環境変数 " + indexVariable + " か利用者ごとのフォルダ） `DIR`"}))
}

// indexDir is the directory a command works on.
func (p *program) indexDir(flag string) (string, error) {
	if flag != "" {
		return flag, nil
	}
	return defaultIndexDir(p.getenv)
}

// openIndex opens the index in a directory. s is told when the dictionary was
// slow to open. This file, serve's, analyze's and those of the commands that look
// after an index's files are the only ones that know which engine there is.
func openIndex(dir string, c bleve.Config, s *streams) (index.Engine, error) {
	var err error
	if c.Analyzer, err = s.openAnalyzer(); err != nil {
		return nil, err
	}
	engine, err := bleve.Open(dir, c)
	if errors.Is(err, index.ErrNoIndex) {
		return nil, newFault(exitNoIndex, message{
			"there is no index in %s yet; make one with \"kizuna import PATH…\", or try the bundled example with \"kizuna import --sample\"",
			"索引がまだありません（%s）。「kizuna import ファイルやフォルダ」で取り込むか、「kizuna import --sample」で付属の見本を試してください"}, dir)
	}
	if err != nil {
		return nil, err
	}
	return engine, nil
}

// openAnalyzer opens the dictionary, and says so when it could not be opened at
// once.
func (s *streams) openAnalyzer() (*analyzer.Analyzer, error) {
	a, err := analyzer.New(analyzer.Config{})
	if err != nil {
		return nil, err
	}
	if w := a.Warning(); w != nil {
		s.say(message{"the dictionary's cache could not be used as it was; everything works, but starting took longer (%s)",
			"辞書のキャッシュをそのまま使えませんでした。動作は変わりませんが、起動に時間がかかりました（%s）"}, oneLine(w.Error()))
	}
	return a, nil
}

// warnSynonyms tells what is wrong with the file of synonyms. The search goes on
// without the lines it concerns.
func (s *streams) warnSynonyms(w synonym.Warning) {
	s.say(message{"synonyms: %s", "同義語：%s"}, oneLine(describe(w, s.lang)))
}

// oneShotCacheBytes is enough for what one command reads twice.
const oneShotCacheBytes = 64 << 20

// withIndex opens the index for reading, runs a function on it, and closes it.
func (p *program) withIndex(ctx context.Context, flag string, c bleve.Config, do func(context.Context, index.Engine) error) error {
	dir, err := p.indexDir(flag)
	if err != nil {
		return err
	}
	if c.CacheBytes == 0 {
		c.CacheBytes = oneShotCacheBytes
	}
	engine, err := openIndex(dir, c, p.streams)
	if err != nil {
		return err
	}
	// A failure to close an index that was only read loses nothing.
	defer func() { _ = engine.Close() }()
	return do(ctx, engine)
}
