package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"kizuna/index"
)

// command runs a whole command line, as main would.
func command(t *testing.T, l language, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	s, out, errs := testStreams(l)
	dir := t.TempDir() + "/none"
	p := &program{streams: s, getenv: func(k string) string {
		return map[string]string{indexVariable: dir}[k]
	}}
	code = p.run(t.Context(), args)
	return code, out.String(), strings.ReplaceAll(errs.String(), dir, "DIR")
}

func TestHelpFitsOneScreen(t *testing.T) {
	for _, l := range []language{english, japanese} {
		text := overview.in(l, "/home/mori/.local/share/kizuna/index")
		lines := strings.Split(text, "\n")
		if len(lines) > 40 {
			t.Errorf("%s: %d lines", l, len(lines))
		}
		for _, line := range lines {
			if w := columns.StringWidth(line); w > 80 {
				t.Errorf("%s: %d columns: %s", l, w, line)
			}
		}
	}
}

// TestHelpNamesEverything holds that the one screen explains every command,
// every flag of search and every exit code.
func TestHelpNamesEverything(t *testing.T) {
	s, _, _ := testStreams(english)
	root := (&program{streams: s, getenv: func(string) string { return "" }}).root()
	for _, l := range []language{english, japanese} {
		text := overview.in(l, "DIR")
		for _, cmd := range root.Commands() {
			if !strings.Contains(text, "kizuna "+cmd.Name()) {
				t.Errorf("%s: no word of the command %s", l, cmd.Name())
			}
		}
		for _, code := range []int{exitOK, exitFailure, exitUsage, exitNoIndex, exitPartial, exitBusy, exitNotFound, exitDamaged, exitInterrupted} {
			if !strings.Contains(text, fmt.Sprintf("  %d ", code)) && !strings.Contains(text, fmt.Sprintf(": %d ", code)) {
				t.Errorf("%s: no word of exit code %d", l, code)
			}
		}
		for _, flag := range []string{"--kind", "--speaker", "--section", "--meeting", "--from", "--to", "--sort", "--limit", "--offset", "--match", "--no-synonyms", "--explain", "--format", "--index"} {
			if !strings.Contains(text, flag) {
				t.Errorf("%s: no word of %s", l, flag)
			}
		}
	}
}

// TestEveryFlagIsExplainedInBothLanguages holds that no help of cobra's or
// pflag's own remains.
func TestEveryFlagIsExplainedInBothLanguages(t *testing.T) {
	for _, name := range []string{"import", "search", "show", "analyze", "serve", "eval", "stats", "remove", "check", "reindex", "backup", "restore", "version"} {
		_, en, _ := command(t, english, "help", name)
		_, ja, _ := command(t, japanese, name, "--help")
		for _, line := range strings.Split(ja, "\n") {
			if strings.HasPrefix(line, "  --") && strings.Contains(en, line+"\n") {
				t.Errorf("%s is the same in both languages: %s", name, line)
			}
		}
		if !strings.Contains(ja, "この説明を表示") || !strings.Contains(en, "show this") {
			t.Errorf("%s: help of --help is missing", name)
		}
	}
}

func TestWrongUsage(t *testing.T) {
	for _, c := range []struct {
		name   string
		args   []string
		code   int
		en, ja string // part of what is said
	}{
		{"unknown command", []string{"serach"}, exitUsage, `there is no command "serach"; did you mean search?`, "コマンド「serach」はありません。search のことですか"},
		{"unknown command unlike any", []string{"abcdefgh"}, exitUsage, `there is no command "abcdefgh"`, "コマンド「abcdefgh」はありません"},
		{"help about an unknown command", []string{"help", "serach"}, exitUsage, "did you mean search?", "search のことですか"},
		{"unknown flag", []string{"stats", "--foo"}, exitUsage, "there is no flag --foo", "オプション --foo はありません"},
		{"unknown short flag", []string{"stats", "-x"}, exitUsage, "there is no flag -x", "オプション -x はありません"},
		{"unknown flag of search", []string{"search", "窓口", "--foo"}, exitUsage, "there is no flag --foo", "オプション --foo はありません"},
		{"flag without a value", []string{"search", "窓口", "--limit"}, exitUsage, "--limit needs a value", "--limit には値が必要です"},
		{"flag that is no number", []string{"search", "窓口", "--limit", "ten"}, exitUsage, `--limit does not take "ten"`, "--limit に「ten」は指定できません"},
		{"a list that is broken", []string{"search", "--kind", `a"b`}, exitUsage, "--kind does not take", "は指定できません"},
		{"a flag's name with one hyphen", []string{"search", "窓口", "-limit", "5"}, exitUsage, "there is no flag -limit", "オプション -limit はありません"},
		{"unknown format", []string{"stats", "--format", "xml"}, exitUsage, `--format: "xml" is none of text, json`, "--format: 「xml」は指定できません。text, json"},
		{"no query", []string{"search"}, exitUsage, "say what to search for", "探す言葉を指定してください"},
		{"nothing to import", []string{"import"}, exitUsage, "say what to import", "取り込むファイルやフォルダを指定"},
		{"standard input twice", []string{"import", "-", "-"}, exitUsage, "only once", "一度しか読めません"},
		{"no id", []string{"show"}, exitUsage, "say one id", "ID を一つ指定"},
		{"nothing to analyze", []string{"analyze", " "}, exitUsage, "say which text", "調べる文を指定"},
		{"an argument too many", []string{"stats", "x"}, exitUsage, `"x" is one argument too many`, "余分な引数があります：x"},
		{"nothing to remove", []string{"remove"}, exitUsage, "say which meetings", "消す会議の ID を指定"},
		{"no file to save to", []string{"backup"}, exitUsage, "say one file", "ファイルを一つ指定"},
		{"two files to restore", []string{"restore", "a", "b"}, exitUsage, "say one file", "ファイルを一つ指定"},
		{"bad address", []string{"serve", "--addr", "8080"}, exitUsage, "HOST:PORT", "HOST:PORT の形"},
		{"no index to search", []string{"search", "窓口"}, exitNoIndex, "there is no index in DIR yet; make one with", "索引がまだありません（DIR）"},
		{"no index to serve", []string{"serve"}, exitNoIndex, "there is no index in DIR yet", "索引がまだありません（DIR）"},
		{"no index to show from", []string{"show", "M1"}, exitNoIndex, "there is no index in DIR yet", "索引がまだありません（DIR）"},
		{"no index to remove from", []string{"remove", "M1"}, exitNoIndex, "there is no index in DIR yet", "索引がまだありません（DIR）"},
		{"no index to check", []string{"check"}, exitNoIndex, "there is no index in DIR yet", "「DIR」に索引がまだありません"},
		{"no index to rebuild", []string{"reindex"}, exitNoIndex, "there is no index in DIR yet", "「DIR」に索引がまだありません"},
		{"no index to save", []string{"backup", "FILE"}, exitNoIndex, "there is no index in DIR yet", "「DIR」に索引がまだありません"},
		{"no backup to restore", []string{"restore", "no such file"}, exitFailure, "cannot read the backup no such file", "バックアップ「no such file」を読めません"},
		{"no index to count", []string{"stats"}, exitNoIndex, "there is no index in DIR yet", "索引がまだありません（DIR）"},
	} {
		t.Run(c.name, func(t *testing.T) {
			for l, want := range map[language]string{english: c.en, japanese: c.ja} {
				code, stdout, stderr := command(t, l, c.args...)
				if code != c.code {
					t.Errorf("exit code %d, want %d", code, c.code)
				}
				if stdout != "" {
					t.Errorf("stdout is not empty: %q", stdout)
				}
				if !strings.Contains(stderr, want) {
					t.Errorf("%s: said %q, want %q in it", l, stderr, want)
				}
			}
		})
	}
}

func TestExitCodes(t *testing.T) {
	for _, c := range []struct {
		name string
		err  error
		want int
	}{
		{"nothing wrong", nil, exitOK},
		{"anything", errors.New("disk full"), exitFailure},
		{"bad query, wrapped", fmt.Errorf("search: %w", index.ErrBadQuery), exitUsage},
		{"no index", index.ErrNoIndex, exitNoIndex},
		{"busy", index.NewError(index.ErrBusy, "busy", "使用中", nil), exitBusy},
		{"not found", index.ErrNotFound, exitNotFound},
		{"interrupted", fmt.Errorf("import a.txt: %w", context.Canceled), exitInterrupted},
		{"a fault says its own", newFault(exitPartial, message{"partial", "一部"}).because(index.ErrBusy), exitPartial},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := exitCode(c.err); got != c.want {
				t.Errorf("got %d, want %d", got, c.want)
			}
		})
	}
}

func TestInterruptedCommandSaysSo(t *testing.T) {
	s, _, stderr := testStreams(japanese)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	p := &program{streams: s, getenv: func(string) string { return t.TempDir() }}
	if code := p.run(ctx, []string{"import", t.TempDir()}); code != exitInterrupted {
		t.Errorf("exit code %d", code)
	}
	if !strings.Contains(stderr.String(), "中断") {
		t.Errorf("said %q", stderr)
	}
}

func TestSeparateWords(t *testing.T) {
	for _, c := range []struct {
		name string
		args []string
		want []string
	}{
		{"a word that excludes", []string{"窓口", "-待ち時間"}, []string{"--", "窓口", "-待ち時間"}},
		{"flags among words", []string{"窓口", "--limit", "5", "電話", "--kind=survey"}, []string{"--limit", "5", "--kind=survey", "--", "窓口", "電話"}},
		{"an excluded Latin word", []string{"-excel"}, []string{"--", "-excel"}},
		{"a flag with one hyphen is left to complain about", []string{"-limit"}, []string{"-limit", "--"}},
		{"all after two hyphens is text", []string{"--", "--limit", "5"}, []string{"--", "--limit", "5"}},
		{"help", []string{"-h"}, []string{"-h", "--"}},
		{"a lone hyphen", []string{"-"}, []string{"--", "-"}},
		{"a value that looks like a flag", []string{"--speaker", "-森川"}, []string{"--speaker", "-森川", "--"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, _, _ := testStreams(english)
			cmd := (&program{streams: s}).searchCommand()
			if got := separateWords(cmd, c.args); !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}
