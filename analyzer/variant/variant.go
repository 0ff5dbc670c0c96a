// Package variant knows when two writings are one Japanese word: 取り組み and
// 取組, 子ども and 子供, サーバー and サーバ, まどぐち and 窓口.
//
// Words written differently sound alike, so an index needs only one thing to
// bring them together: their sound. Keys gives the few strings under which a
// word is filed and looked up; Relate then says of each word met there what it
// is to the one asked for, since homophones (機械, 機会) meet there too.
//
//	for _, key := range variant.Keys(asked.Text, asked.Readings) {
//		for _, word := range filed[key] {
//			switch variant.Relate(asked, word) {
//			case variant.Same, variant.Kana: // the same word
//			case variant.Reading:            // one that sounds as was typed
//			}
//		}
//	}
//
// GuessReadings reads compounds that the dictionary lacks (問合わせ). Where a text
// was cut so that the word is no term of the index (取組む is cut 取, 組む),
// Spellings lists what to look for in the text itself. Near finds slips of the
// keys in long katakana words, Romaji reads Latin letters.
//
// All texts are folded, as package analyzer folds them, and readings are those
// of the dictionary form in katakana. Everything here is a pure function and
// promises the same answer for the same input; nothing is asked of a
// dictionary.
package variant

// Word is a word as it is written and as it may be read.
type Word struct {
	Text     string   // dictionary form, folded
	Readings []string // of Text, in katakana; empty when the dictionary lacks the word
}

// Relation is what one writing is to another, from nothing to the same.
type Relation uint8

const (
	// Apart are two different words.
	Apart Relation = iota
	// Reading is a kana writing and a word that sounds so, where the sound may
	// mean others as well: きかい and 機械.
	Reading
	// Kana is one word in kana and with kanji, whose kana writing stands in the
	// dictionary and means little else: うれしい and 嬉しい.
	Kana
	// Same is one word in two spellings: 取り組む and 取組, サーバー and サーバ.
	Same
)

func (r Relation) String() string {
	switch r {
	case Apart:
		return "apart"
	case Reading:
		return "reading"
	case Kana:
		return "kana"
	case Same:
		return "same"
	}
	return "unknown relation"
}
