package wire_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"kizuna/index"
	"kizuna/server/wire"
)

func TestOtherwise(t *testing.T) {
	for _, c := range []struct {
		name  string
		found []index.Found
		want  []wire.Found
	}{
		{"as typed", []index.Found{{Why: index.ReasonLiteral, Text: "窓口"}, {Why: index.ReasonWord, Text: "窓口"}}, nil},
		{"an amount that is the text as typed", []index.Found{{Why: index.ReasonLiteral, Text: "97%"}, {Why: index.ReasonQuantity, Text: "97%"}}, nil},
		{"another spelling", []index.Found{{Why: index.ReasonVariant, Text: "子供"}}, []wire.Found{{Why: index.ReasonVariant, Text: "子供"}}},
		{"as typed, and otherwise too", []index.Found{{Why: index.ReasonSynonym, Text: "お年寄り"}, {Why: index.ReasonWord, Text: "高齢者"}},
			[]wire.Found{{Why: index.ReasonSynonym, Text: "お年寄り"}}},
		{"one text by two ways", []index.Found{{Why: index.ReasonVariant, Text: "子供"}, {Why: index.ReasonReading, Text: "子供"}},
			[]wire.Found{{Why: index.ReasonVariant, Text: "子供"}}},
		{"the heading alone", []index.Found{{Why: index.ReasonHeading}}, []wire.Found{{Why: index.ReasonHeading}}},
		{"no text was asked for", []index.Found{{Why: index.ReasonField}}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, wire.Otherwise(index.Hit{Found: c.found})); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func TestEveryReasonHasWords(t *testing.T) {
	for _, r := range []index.Reason{index.ReasonLiteral, index.ReasonWord, index.ReasonQuantity, index.ReasonVariant, index.ReasonReading,
		index.ReasonSynonym, index.ReasonFuzzy, index.ReasonHeading, index.ReasonField} {
		if wire.ReasonJapanese(r) == "" || wire.ReasonEnglish(r) == "" {
			t.Errorf("%s has no words", r)
		}
	}
}
