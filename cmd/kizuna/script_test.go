package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
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
			// An index of a format that is not written any more.
			return os.CopyFS(filepath.Join(env.WorkDir, "old"), os.DirFS(filepath.Join("..", "..", "index", "bleve", "testdata", "format-2")))
		},
	})
}
