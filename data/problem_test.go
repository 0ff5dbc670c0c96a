package data

import (
	"encoding/json"
	"strings"
	"testing"
)

// A warning shows the line it is about, whatever the format: people look for
// the words, not for the number.
func TestWarningsShowTheLine(t *testing.T) {
	long := strings.Repeat("橋の下が暗い。", 20)
	for _, c := range []struct {
		name, source, text string
		line               int
	}{
		{"a row of a table", "日付,会議名,発言\nいつか,会,バスが来ない。\n", "バスが来ない。", 2},
		{"a bad line of JSON Lines", `{"text":"一"}` + "\n" + `{"text":` + "\n" + `{"text":"二"}` + "\n", `{"text":`, 2},
		{"a row of JSON Lines", `{"meeting":"会","date":"いつか","text":"` + long + `"}` + "\n", long[:3*(maxShown-1)] + "…", 1},
		{"broken characters of a page", "会議（令和6年5月1日）\n\n・堤防の\xff桜が折れた。\n・街灯が暗い。\n・信号がほしい。\n・道が狭い。\n", "・堤防の\uFFFD桜が折れた。", 3},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, report, err := readString(c.source)
			if err != nil {
				t.Fatal(err)
			}
			for _, w := range report.Warnings {
				if w.Line == c.line {
					if w.Text != c.text {
						t.Errorf("the warning shows %q, want %q", w.Text, c.text)
					}
					b, err := json.Marshal(w)
					if err != nil || !strings.Contains(string(b), `"text":`) {
						t.Errorf("JSON is %s, %v", b, err)
					}
					return
				}
			}
			t.Errorf("no warning for line %d: %v", c.line, report.Warnings)
		})
	}
}
