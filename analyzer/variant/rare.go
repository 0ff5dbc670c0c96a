package variant

import (
	"sync"

	"golang.org/x/text/encoding/japanese"
)

// isRare reports whether a kanji is one that few write by hand or in offices:
// not among the 2,965 that the Japanese character standard (JIS X 0208) put
// first for being common. Words with such a kanji are often in kana, in whole
// or for that kanji.
func isRare(kanji rune) bool { return kanji != 0 && !commonKanji()[kanji] }

// commonKanji reads the first level of the standard from its encoding: rows 16
// to 47 of 94 characters.
var commonKanji = sync.OnceValue(func() map[rune]bool {
	const firstRow, lastRow, cells, base = 16, 47, 94, 0xA0
	euc := make([]byte, 0, (lastRow-firstRow+1)*cells*2)
	for row := byte(firstRow); row <= lastRow; row++ {
		for cell := byte(1); cell <= cells; cell++ {
			euc = append(euc, base+row, base+cell)
		}
	}
	// Cells without a character decode to U+FFFD, which is no kanji.
	text, _ := japanese.EUCJP.NewDecoder().Bytes(euc)
	m := make(map[rune]bool, len(euc)/2)
	for _, r := range string(text) {
		m[r] = true
	}
	return m
})
