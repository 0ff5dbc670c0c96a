package indextest

import (
	"strings"
	"testing"
)

// section writes enough cases of a class.
func section(class string) string {
	var b strings.Builder
	for i := range fewestCases {
		verdict := "must"
		if i%notShare == 0 {
			verdict = "not"
		}
		b.WriteString(class + " | 窓 | " + verdict + " | 窓" + strings.Repeat("辺", i) + "\n")
	}
	return b.String()
}

// TestCasesFile holds that the file is whole, without an engine.
func TestCasesFile(t *testing.T) {
	const fewest = 320
	cases, err := readCases(casesText)
	if err != nil || len(cases) < fewest {
		t.Errorf("%d cases, %v; want %d or more", len(cases), err, fewest)
	}
	if n := len(classes(cases)); n != 20 {
		t.Errorf("%d classes, want 20", n)
	}
}

func TestReadCases(t *testing.T) {
	cases, err := readCases("# one class\n\n" + section("short") + "? short | \"窓 口\" | not | 窓\n")
	if err != nil {
		t.Fatal(err)
	}
	want := searchCase{line: fewestCases + 3, known: true, class: "short", query: `"窓 口"`, text: "窓"}
	if got := cases[len(cases)-1]; got != want {
		t.Errorf("read %+v, want %+v", got, want)
	}
	for _, tt := range []struct{ name, text, want string }{
		{"columns", "short | 窓 | must", "line 1: 3 columns"},
		{"verdict", "short | 窓 | maybe | 窓", `line 1: "maybe" is neither`},
		{"empty", "short |  | must | 窓", "line 1: an empty column"},
		{"twice", section("short") + "short | 窓 | not | 窓", "line 13: the same as line 1"},
		{"too few", "short | 窓 | must | 窓", "class short has 1 cases"},
		{"two places", section("short") + strings.ReplaceAll(section("latin"), "窓", "a") + "short | 雨 | not | 雲", "class short stands in two places"},
		{"nothing not to be found", strings.ReplaceAll(section("short"), "not", "must"), "0 of them not to be found"},
	} {
		if _, err := readCases(tt.text); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v, want %q", tt.name, err, tt.want)
		}
	}
}

// FuzzReadCases holds that what is read is whole.
func FuzzReadCases(f *testing.F) {
	f.Add(section("short"))
	f.Add("? a | b | not | c\n#\n\r\n |  |  | ")
	f.Fuzz(func(t *testing.T, text string) {
		cases, err := readCases(text)
		for _, c := range cases {
			if c.class == "" || c.query == "" || c.text == "" || c.line < 1 || c.line > strings.Count(text, "\n")+1 {
				t.Fatalf("%+v, %v", c, err)
			}
		}
	})
}
