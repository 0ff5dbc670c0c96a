package data

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/unicode"
)

var update = flag.Bool("update", false, "rewrite the golden files of testdata/pages")

// Every page of testdata/pages has what must become of it beside it.
func TestPages(t *testing.T) {
	for _, path := range pagesOfTestdata(t) {
		t.Run(filepath.Base(path), func(t *testing.T) {
			meetings, report, err := readFile(t, path)
			if err != nil {
				t.Fatal(err)
			}
			got := golden(t, meetings, report)
			file := path + ".golden.json"
			if *update {
				if err := os.WriteFile(file, got, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got, want) {
				t.Errorf("differs from %s; run go test -update and look at the difference\n%s", file, firstDifference(string(got), string(want)))
			}
		})
	}
}

// skipUnderRace passes over a test in short form, in which the race detector runs.
func skipUnderRace(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("the race detector makes it thirty times as slow, and nothing in it runs side by side")
	}
}

func pagesOfTestdata(t testing.TB) []string {
	t.Helper()
	var pages []string
	files, err := filepath.Glob("testdata/pages/*")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if !strings.HasSuffix(f, ".golden.json") {
			pages = append(pages, f)
		}
	}
	if len(pages) == 0 {
		t.Fatal("no pages")
	}
	return pages
}

func readFile(t *testing.T, path string) ([]*Meeting, Report, error) {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	return ReadAll(t.Context(), filepath.Base(path), f, Options{})
}

func readString(text string) ([]*Meeting, Report, error) {
	return ReadAll(context.Background(), "test.txt", strings.NewReader(text), Options{})
}

func golden(t *testing.T, meetings []*Meeting, report Report) []byte {
	t.Helper()
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(struct {
		Meetings []*Meeting
		Report   Report
	}{meetings, report}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range g {
		if i >= len(w) || g[i] != w[i] {
			return "got  " + g[i] + "\nwant " + strings.Join(w[min(i, len(w)):min(i+1, len(w))], "")
		}
	}
	return "got ends early"
}

func TestTextAndHTMLOfOnePageAreOneMeeting(t *testing.T) {
	text, _, err := readFile(t, "testdata/pages/bullets.txt")
	if err != nil {
		t.Fatal(err)
	}
	page, _, err := readFile(t, "testdata/pages/bullets.html")
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range []*Meeting{text[0], page[0]} {
		m.Source, m.URL = "", "" // the text cannot know its address
	}
	got, want := golden(t, page, Report{}), golden(t, text, Report{})
	if !bytes.Equal(got, want) {
		t.Error(firstDifference(string(got), string(want)))
	}
}

func TestEncodingIsFoundByEvidence(t *testing.T) {
	for _, page := range []string{"bullets.txt", "bullets.html", "prose.txt", "minutes.txt"} {
		utf8, err := os.ReadFile("testdata/pages/" + page)
		if err != nil {
			t.Fatal(err)
		}
		utf8 = bytes.ReplaceAll(utf8, []byte("•"), []byte("・")) // which the old encodings lack
		want, _, err := ReadAll(t.Context(), page, bytes.NewReader(utf8), Options{})
		if err != nil {
			t.Fatal(err)
		}
		declare := func(name string) []byte {
			return bytes.Replace(utf8, []byte(`charset="UTF-8"`), []byte(`charset="`+name+`"`), 1)
		}
		for _, tt := range []struct {
			what, name string
			codec      encoding.Encoding
			text       []byte
		}{
			{"UTF-8", "UTF-8", encoding.Nop, utf8},
			{"UTF-8 with a mark", "UTF-8", unicode.UTF8BOM, utf8},
			{"UTF-8 declared as Shift_JIS", "UTF-8", encoding.Nop, declare("Shift_JIS")},
			{"CP932", "Shift_JIS", japanese.ShiftJIS, declare("Shift_JIS")},
			{"CP932 declared as UTF-8", "Shift_JIS", japanese.ShiftJIS, utf8},
			{"EUC-JP", "EUC-JP", japanese.EUCJP, declare("EUC-JP")},
			{"EUC-JP declared as Shift_JIS", "EUC-JP", japanese.EUCJP, declare("Shift_JIS")},
			{"ISO-2022-JP", "ISO-2022-JP", japanese.ISO2022JP, declare("ISO-2022-JP")},
			{"UTF-16 little", "UTF-16LE", unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), utf8},
			{"UTF-16 big", "UTF-16BE", unicode.UTF16(unicode.BigEndian, unicode.UseBOM), utf8},
		} {
			encoded, err := tt.codec.NewEncoder().Bytes(tt.text)
			if err != nil {
				t.Fatalf("%s as %s: %v", page, tt.what, err)
			}
			got, report, err := ReadAll(t.Context(), page, bytes.NewReader(encoded), Options{})
			if err != nil {
				t.Errorf("%s as %s: %v", page, tt.what, err)
				continue
			}
			if report.Encoding != tt.name || len(report.Warnings) > 0 {
				t.Errorf("%s as %s: reported as %s with %d warnings", page, tt.what, report.Encoding, len(report.Warnings))
			}
			if g, w := golden(t, got, Report{}), golden(t, want, Report{}); !bytes.Equal(g, w) {
				t.Errorf("%s as %s:\n%s", page, tt.what, firstDifference(string(g), string(w)))
			}
		}
	}
}

// How people save a page changes its white space, and nothing else.
func TestWhiteSpaceOfASavedPageDoesNotMatter(t *testing.T) {
	b, err := os.ReadFile("testdata/pages/bullets.txt")
	if err != nil {
		t.Fatal(err)
	}
	// One item of the page is cut by a line end, which only its indent tells.
	page := strings.Replace(string(b), "書いてから\n    担当へ", "書いてから担当へ", 1)
	want, _, err := readString(page)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(page, "\n")
	for what, save := range map[string]func() string{
		"Windows line ends":  func() string { return strings.ReplaceAll(page, "\n", "\r\n") },
		"old Mac line ends":  func() string { return strings.ReplaceAll(page, "\n", "\r") },
		"doubled line ends":  func() string { return strings.ReplaceAll(page, "\n", "\n\n") },
		"no indents":         func() string { return strings.Join(mapLines(lines, trimIndent), "\n") },
		"no-break spaces":    func() string { return strings.ReplaceAll(page, "　", "\u00a0") },
		"no empty lines":     func() string { return strings.Join(slices.DeleteFunc(mapLines(lines, nil), blank), "\n") },
		"spaces at the ends": func() string { return strings.ReplaceAll(page, "\n", " 　\n") },
		"middle dots":        func() string { return strings.ReplaceAll(page, "  • ", "・") },
		"hyphens":            func() string { return strings.ReplaceAll(page, "  • ", "- ") },
		"circles":            func() string { return strings.ReplaceAll(page, "  • ", "○") },
		"numbers":            func() string { return strings.ReplaceAll(page, "  • ", "(1) ") },
	} {
		got, _, err := readString(save())
		if err != nil {
			t.Errorf("%s: %v", what, err)
			continue
		}
		if g, w := golden(t, got, Report{}), golden(t, want, Report{}); !bytes.Equal(g, w) {
			t.Errorf("%s:\n%s", what, firstDifference(string(g), string(w)))
		}
	}
}

func mapLines(lines []string, f func(string) string) []string {
	out := slices.Clone(lines)
	for i := range out {
		if f != nil {
			out[i] = f(out[i])
		}
	}
	return out
}

func trimIndent(s string) string { return strings.TrimLeft(s, " 　") }

func blank(s string) bool { return strings.TrimSpace(s) == "" }

// A page that breaks off anywhere keeps what came before, and every meeting
// that is read keeps the rules.
func TestPageThatBreaksOffAnywhere(t *testing.T) {
	skipUnderRace(t)
	for _, path := range pagesOfTestdata(t) {
		whole, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		all, _, err := ReadAll(t.Context(), path, bytes.NewReader(whole), Options{})
		if err != nil {
			t.Fatal(err)
		}
		most := len(all[0].Remarks)
		for n := 0; n < len(whole); n += 97 {
			meetings, _, err := ReadAll(t.Context(), path, bytes.NewReader(whole[:n]), Options{})
			if err != nil {
				continue
			}
			for _, m := range meetings {
				if err := Validate(m); err != nil {
					t.Errorf("%s, first %d bytes: %v", path, n, err)
				}
				if len(m.Remarks) > most+1 {
					t.Errorf("%s, first %d bytes: %d remarks, but %d in the whole", path, n, len(m.Remarks), most)
				}
			}
		}
	}
}

func TestHalfAPageSaysSo(t *testing.T) {
	const page = "車座トーク(令和6年11月20日)\n\n困ったこと\n\n・折り返しの番号を聞き忘れた。\n・担当者が不在だった。\n・要点を復唱してから担当へつなぐようにしてい"
	meetings, report, err := readString(page)
	if err != nil {
		t.Fatal(err)
	}
	if n := len(meetings[0].Remarks); n != 3 {
		t.Errorf("kept %d remarks of 3", n)
	}
	if len(report.Warnings) != 1 || report.Warnings[0].Line != 7 || report.Warnings[0].Text != "・要点を復唱してから担当へつなぐようにしてい" {
		t.Errorf("warned %+v; want one warning for line 7, with its text", report.Warnings)
	}
	if _, report, _ := readString(page + "る。"); len(report.Warnings) != 0 {
		t.Errorf("warned %v of a whole page", report.Warnings)
	}
}

func TestReadingTwiceGivesTheSame(t *testing.T) {
	for _, path := range pagesOfTestdata(t) {
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		var first []byte
		for range 2 {
			meetings, report, err := ReadAll(t.Context(), "page", bytes.NewReader(b), Options{})
			if err != nil {
				t.Fatal(err)
			}
			got := golden(t, meetings, report)
			if first != nil && !bytes.Equal(first, got) {
				t.Errorf("%s: %s", path, firstDifference(string(got), string(first)))
			}
			first = got
		}
	}
}

func TestAddressOfTheCallerWins(t *testing.T) {
	f, err := os.Open("testdata/pages/bullets.html")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	meetings, _, err := ReadAll(t.Context(), "-", io.Reader(f), Options{URL: "https://example.jp/1"})
	if err != nil || meetings[0].URL != "https://example.jp/1" {
		t.Errorf("got %v, %v", meetings, err)
	}
}

// A long page: minutes of a megabyte.
func BenchmarkPage(b *testing.B) {
	minutes, err := os.ReadFile("testdata/pages/minutes.txt")
	if err != nil {
		b.Fatal(err)
	}
	page := bytes.Repeat(minutes, (1<<20)/len(minutes))
	b.SetBytes(int64(len(page)))
	for b.Loop() {
		if _, _, err := ReadAll(b.Context(), "minutes.txt", bytes.NewReader(page), Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

func pageBytes(t testing.TB, name string) []byte {
	t.Helper()
	b, err := os.ReadFile("testdata/pages/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return b
}
