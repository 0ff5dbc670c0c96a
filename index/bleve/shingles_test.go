package bleve

import (
	"math"
	"strings"
	"testing"
)

func TestShinglesTellWhatIsNearlyTheSame(t *testing.T) {
	const said = "窓口の待ち時間を短くするため、予約の仕組みを来年度から始めます。"
	for _, tt := range []struct {
		name, text, known string
		want              float64
	}{
		{"the same", said, said, 1},
		{"another subject", "図書館の本が古いままです。", said, 0},
		{"nothing", "", said, 0},
		{"a short text is one shingle", "窓口", "窓口", 1},
		{"a short text in a long one is not", "窓口", said, 0},
		{"a part", said[:45], said, 1}, // 15 characters
		{"the same and twice as much", said + strings.Repeat("花", 32), said, 28.0 / 33},
		{"ten characters, of which four shingles of six are known", "あいうえおかきくけこ", "あいうえおかきく", 4.0 / 6},
	} {
		if got := shinglesOf(tt.text).in(shinglesOf(tt.known)); math.Abs(got-tt.want) > 1e-9 {
			t.Errorf("%s: %.3f, want %.3f", tt.name, got, tt.want)
		}
	}
}

func TestOtherNumbersAreNearlyTheSame(t *testing.T) {
	a := shinglesOf("議案第12号、令和6年度みどり野市一般会計補正予算についてご説明いたします。")
	b := shinglesOf("議案第34号、令和7年度みどり野市一般会計補正予算についてご説明いたします。")
	if got := a.in(b); got < nearlySame {
		t.Errorf("%.2f, want at least %.2f", got, nearlySame)
	}
}
