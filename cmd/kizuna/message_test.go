package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// TestMessagesAgree holds that both languages of every message in this package
// are there and take the same arguments.
func TestMessagesAgree(t *testing.T) {
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, e := range entries {
		name := e.Name()
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			continue
		}
		set := token.NewFileSet()
		f, err := parser.ParseFile(set, name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(n ast.Node) bool {
			lit, ok := n.(*ast.CompositeLit)
			if !ok || len(lit.Elts) != 2 {
				return true
			}
			if id, ok := lit.Type.(*ast.Ident); !ok || id.Name != "message" {
				return true
			}
			en, ok1 := constant(lit.Elts[0])
			ja, ok2 := constant(lit.Elts[1])
			if !ok1 || !ok2 {
				return true
			}
			found++
			at := set.Position(lit.Pos())
			if en == "" || ja == "" {
				t.Errorf("%s: a language is missing", at)
			}
			// What is said of an error in its own language is an argument for
			// each language.
			if strings.Contains(ja, "%[3]s") && strings.Contains(en, "%[2]s") && !strings.Contains(en, "%[3]s") {
				return true
			}
			if a, b := verbs(en), verbs(ja); !slices.Equal(a, b) {
				t.Errorf("%s: %v in English, %v in Japanese", at, a, b)
			}
			return true
		})
	}
	if found < 50 {
		t.Errorf("only %d messages found: does this test still see them?", found)
	}
}

// constant returns the text of a literal, or of literals and names added up.
func constant(e ast.Expr) (string, bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		s, err := strconv.Unquote(e.Value)
		return s, err == nil
	case *ast.BinaryExpr:
		a, ok1 := constant(e.X)
		b, ok2 := constant(e.Y)
		return a + b, ok1 || ok2
	}
	return "", false
}

var verb = regexp.MustCompile(`%(?:\[(\d+)\])?([a-z])`)

// verbs lists the arguments a format takes, by number, with their verbs; %q
// and 「%s」 are one to it.
func verbs(format string) []string {
	var all []string
	next := 1
	for _, m := range verb.FindAllStringSubmatch(format, -1) {
		if m[1] != "" {
			next, _ = strconv.Atoi(m[1])
		}
		all = append(all, strconv.Itoa(next)+strings.ReplaceAll(m[2], "q", "s"))
		next++
	}
	slices.Sort(all)
	return all
}

func TestLanguageOf(t *testing.T) {
	for _, c := range []struct {
		name   string
		env    map[string]string
		system string
		want   language
	}{
		{"nothing set", nil, "", english},
		{"LANG", map[string]string{"LANG": "ja_JP.UTF-8"}, "", japanese},
		{"LC_ALL wins", map[string]string{"LC_ALL": "C", "LANG": "ja_JP.UTF-8"}, "", english},
		{"LC_MESSAGES before LANG", map[string]string{"LC_MESSAGES": "ja", "LANG": "en_US.UTF-8"}, "", japanese},
		{"empty is not set", map[string]string{"LC_ALL": "", "LANG": "ja_JP"}, "", japanese},
		{"the system's, when no variable is set", nil, "ja-JP", japanese},
		{"a variable before the system's", map[string]string{"LANG": "en_GB"}, "ja-JP", english},
		{"another language that begins alike", map[string]string{"LANG": "jam_JM"}, "", english},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := languageOf(func(k string) string { return c.env[k] }, func() string { return c.system })
			if got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}
