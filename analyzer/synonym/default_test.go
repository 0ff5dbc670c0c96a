package synonym

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// TestCityFile holds that the bundled file says what it means to: whole groups
// without a slip, and each word in one place, so that whoever reads it sees all
// that is said of a word.
func TestCityFile(t *testing.T) {
	set, warnings, err := Parse(DefaultName, strings.NewReader(city), testFold)
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range warnings {
		t.Error(w)
	}
	const fewest = 250
	if len(set.groups) < fewest {
		t.Errorf("%d groups, want %d or more", len(set.groups), fewest)
	}
	both := map[string]string{}   // word of a group → its group
	oneWay := map[string]string{} // word left of an arrow → its group
	for _, g := range set.groups {
		var all []string
		for _, m := range g {
			all = append(all, m.written)
		}
		line := strings.Join(all, ", ")
		for _, m := range g {
			home := both
			if !m.answers {
				home = oneWay
			}
			if m.asks && home[m.folded] != "" {
				t.Errorf("%s is in two groups: %s; %s", m.written, home[m.folded], line)
			}
			if m.asks {
				home[m.folded] = line
			}
			if n := utf8.RuneCountInString(m.written); n > 25 {
				t.Errorf("%s: %s has %d characters; does anybody type that?", line, m.written, n)
			}
			if strings.ContainsFunc(m.written, func(r rune) bool { return unicode.IsSpace(r) || r > 0xFF00 && r < 0xFFF0 }) {
				t.Errorf("%s: %q has a space or a full-width letter", line, m.written)
			}
		}
	}
}

// TestRelatedFile holds that the bundled file of related words says what it
// means to: every word asks in one place, finds something, and is no synonym of
// what it finds.
func TestRelatedFile(t *testing.T) {
	set, warnings, err := Parse(RelatedName, strings.NewReader(related), testFold)
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range warnings {
		t.Error(w)
	}
	if len(set.groups) > 0 {
		t.Errorf("%d groups of synonyms; they belong to %s", len(set.groups), DefaultName)
	}
	const fewest = 150
	if n := len(set.Related().groups); n < fewest {
		t.Errorf("%d groups, want %d or more", n, fewest)
	}
	synonyms := Default(testFold)
	home := map[string]int{}
	for i, g := range set.Related().groups {
		for _, m := range g {
			if !m.asks {
				continue
			}
			if other, ok := home[m.folded]; ok {
				t.Errorf("%s asks in groups %d and %d", m.written, other+1, i+1)
			}
			home[m.folded] = i
			same := synonyms.Members(m.folded)
			for _, word := range set.Related().Members(m.folded) {
				if contains(same, word) {
					t.Errorf("%s ~> %s: they are synonyms", m.written, word)
				}
			}
		}
	}
}

// TestCityFileSaysEveryWay asks in the words of one and finds the other's.
func TestCityFileSaysEveryWay(t *testing.T) {
	set := Default(testFold)
	for _, tt := range []struct{ asked, found string }{
		{"育休", "育児休業"}, {"育児休業", "育休"}, {"高齢者", "お年寄り"}, {"パソコン", "PC"}, {"pc", "パソコン"},
		{"特養", "特別養護老人ホーム"}, {"残業", "超過勤務"}, {"ごみ", "廃棄物"}, {"ハラスメント", "パワハラ"}, {"wi-fi", "無線LAN"},
	} {
		if got := set.Members(tt.asked); !contains(got, tt.found) {
			t.Errorf("%s: %v, want %s among them", tt.asked, got, tt.found)
		}
	}
	for _, tt := range []struct{ asked, not string }{
		{"廃棄物", "ごみ"}, {"パワハラ", "ハラスメント"}, {"窓口", "受付"}, {"避難所", "避難場所"}, {"職員", "スタッフ"},
	} {
		if got := set.Members(tt.asked); contains(got, tt.not) {
			t.Errorf("%s: %v, and %s is not the same", tt.asked, got, tt.not)
		}
	}
}
