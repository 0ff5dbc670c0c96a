package excerpt

import (
	"fmt"
	"strings"
	"testing"
)

// BenchmarkCut cuts an excerpt of the usual length out of speeches of a
// paragraph and of half an hour.
func BenchmarkCut(b *testing.B) {
	const paragraph = "窓口の対応についてお答えいたします。昨年度は、市民課の窓口に延べ四万人の方がお見えになりました。" +
		"お待たせする時間を短くするため、本年度から、申請書の書き方をご案内する職員を一人増やしております。"
	for _, times := range []int{1, 100} {
		text := strings.Repeat(paragraph, times)
		marks := mark(text, "窓口", "職員")
		b.Run(fmt.Sprintf("%d-paragraphs", times), func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				Cut(text, marks, 120)
			}
		})
	}
}
