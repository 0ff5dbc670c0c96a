package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	xjapanese "golang.org/x/text/encoding/japanese"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"kizuna": func() { os.Exit(run(os.Args[1:])) }})
}

// TestScripts runs the real program, process by process, on scripts that read
// as a person's session at a prompt. -update writes their golden parts anew.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("testdata", "script"),
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		Setup: func(env *testscript.Env) error {
			env.Setenv(indexVariable, filepath.Join(env.WorkDir, "index"))
			env.Setenv("LANG", "ja_JP.UTF-8")
			if err := writeEncoded(env.WorkDir); err != nil {
				return err
			}
			// An index of a format that is not written any more.
			return os.CopyFS(filepath.Join(env.WorkDir, "old"), os.DirFS(filepath.Join("..", "..", "index", "bleve", "testdata", "format-2")))
		},
	})
}

// writeEncoded writes what cannot stand in a script: a table as Excel in Japan
// writes it.
func writeEncoded(dir string) error {
	table, err := xjapanese.ShiftJIS.NewEncoder().String("会議名,開催日,発言者,発言\r\n懇談会,令和6年5月18日,市民,県道の歩道が狭いです。\r\n")
	if err != nil {
		return err
	}
	path := filepath.Join(dir, "tables", "answers.dat")
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, []byte(table), 0o644)
}
