package bleve

import (
	"strings"
	"testing"
)

// BenchmarkHash measures what the hash of a meeting adds to an import.
func BenchmarkHash(b *testing.B) {
	var texts []string
	for range 300 {
		texts = append(texts, strings.Repeat("窓口で10人の方から、電話について聞かれました。", 10))
	}
	m := small("A", texts...)
	n := 0
	for _, r := range m.Remarks {
		n += len(r.Text)
	}
	b.SetBytes(int64(n))
	for b.Loop() {
		if _, err := hashOf(m); err != nil {
			b.Fatal(err)
		}
	}
}
