package data

import (
	"os"
	"strings"
	"testing"
)

// quotedWays are what stands for ① and ② in the cases: wishes, statements and sentences
// with a full stop.
var quotedWays = [][2]string{
	{"街灯をもっと増やしてほしい", "公民館を夜まで開けてほしい"},
	{"窓口の待ち時間が長くて困っている", "係を越えて相談できる相手が増えた"},
	{"子どもたちの声がよく聞こえる町にしたいです。", "隣の課の仕事が初めてよく分かりました。"},
}

func TestQuotesInReports(t *testing.T) {
	cases, err := os.ReadFile("testdata/quotes.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range strings.Split(string(cases), "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		report, whose, _ := strings.Cut(line, " | ")
		if named, ok := strings.CutPrefix(report, "! "); ok {
			for _, m := range reportOf(named) {
				t.Errorf("%s: %q is no remark", named, m.Text)
			}
			continue
		}
		for _, way := range quotedWays {
			said := strings.NewReplacer("①", way[0], "②", way[1]).Replace(report)
			remarks := reportOf(said)
			speakers := strings.Split(whose, "、")
			for i, mark := range []string{"①", "②"} {
				if !strings.Contains(report, mark) {
					continue
				}
				want := Remark{Text: way[i], Speaker: speakers[min(i, len(speakers)-1)]}
				if !readWhole(remarks, want) {
					t.Errorf("%s: want %q by %q, got %+v", said, want.Text, want.Speaker, remarks)
				}
			}
		}
	}
}

// reportOf reads a page that reports in one paragraph, and returns what it says somebody said.
func reportOf(paragraph string) []Remark {
	meetings, _, _ := readString("市長と職員の昼食会を開きました\n\n更新日：2024年6月11日\n\n6月4日、市役所で市長と職員9人との昼食会を開きました。\n\n" + paragraph + "\n\n次回は9月に開く予定です。\n")
	var said []Remark
	for _, m := range meetings {
		for _, r := range m.Remarks {
			if voiced(r.Kind) {
				said = append(said, r)
			}
		}
	}
	return said
}
