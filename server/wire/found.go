package wire

import (
	"slices"

	"kizuna/index"
)

// Found is a piece of a remark that matched.
type Found struct {
	Why  index.Reason `json:"why"`
	Text string       `json:"text"` // folded; "" where nothing of the remark's own text did
}

// reasonWords name the ways to find for readers, in Japanese and English.
var reasonWords = map[index.Reason][2]string{
	index.ReasonLiteral:  {"文字どおり", "text"},
	index.ReasonWord:     {"語", "word"},
	index.ReasonQuantity: {"数量・日付", "amount or date"},
	index.ReasonVariant:  {"表記ゆれ", "spelling"},
	index.ReasonReading:  {"読み", "reading"},
	index.ReasonSynonym:  {"同義語", "synonym"},
	index.ReasonFuzzy:    {"打ち間違い", "typing slip"},
	index.ReasonRelated:  {"関連語", "related word"},
	index.ReasonHeading:  {"見出し", "heading"},
	index.ReasonField:    {"絞り込み", "filter"},
}

// ReasonJapanese names a way to find in Japanese.
func ReasonJapanese(r index.Reason) string { return reasonWords[r][0] }

// ReasonEnglish names a way to find in English.
func ReasonEnglish(r index.Reason) string { return reasonWords[r][1] }

// Otherwise returns the pieces of a hit that are not what was typed, each text
// once: those that a reader may wonder about.
//
//	子ども → [{variant 子供}]
func Otherwise(h index.Hit) []Found {
	seen := map[string]bool{}
	for _, f := range h.Found {
		if asTyped(f.Why) {
			seen[f.Text] = true
		}
	}
	var others []Found
	for _, f := range h.Found {
		if asTyped(f.Why) || seen[f.Text] {
			continue
		}
		seen[f.Text] = true
		others = append(others, Found(f))
	}
	return others
}

func asTyped(r index.Reason) bool {
	return slices.Contains([]index.Reason{index.ReasonLiteral, index.ReasonWord, index.ReasonField}, r)
}

// NewFound pictures all that matched of a hit.
func NewFound(h index.Hit) []Found {
	found := make([]Found, len(h.Found))
	for i, f := range h.Found {
		found[i] = Found(f)
	}
	return found
}
