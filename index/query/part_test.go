package query

import (
	"reflect"
	"testing"
)

func TestParts(t *testing.T) {
	for _, c := range []struct {
		name, text string
		part       func(Query) Query
		want       string
	}{
		{"one of two words", "窓口 電話", func(q Query) Query { return q.Without(0) }, "電話"},
		{"the only word", "窓口", func(q Query) Query { return q.Without(0) }, ""},
		{"an exclusion", "窓口 -苦情 -電話", func(q Query) Query { return q.Without(1) }, "窓口 -電話"},
		{"all but an exclusion", "窓口 -苦情", func(q Query) Query { return q.Without(0) }, "-苦情"},
		{"of exclusions alone", "-苦情 -電話", func(q Query) Query { return q.Without(0) }, "-電話"},
		{"a group", "窓口 (電話 OR メール)", func(q Query) Query { return q.Without(1) }, "窓口"},
		{"a field", "窓口 区分:アンケート", func(q Query) Query { return q.Without(1) }, "窓口"},
		{"a word alone keeps fields and exclusions", "窓口 (電話 OR メール) -苦情 区分:アンケート,発言", func(q Query) Query { return q.Alone(Text{Text: "電話"}) },
			"電話 -苦情 (kind:survey OR kind:remark)"},
		{"a word alone drops a group with words in it", "窓口 (電話 OR 区分:アンケート)", func(q Query) Query { return q.Alone(Text{Text: "窓口"}) }, "窓口"},
		{"another text everywhere but where it is excluded", "まど (まど OR 電話) -まど", func(q Query) Query { return q.Replace(Text{Text: "まど"}, Text{Text: "窓口"}) },
			"窓口 (窓口 OR 電話) -まど"},
		{"a phrase becomes words", `"話を 聞く" 窓口`, func(q Query) Query { return q.Replace(Text{Text: "話を 聞く", Phrase: true}, Text{Text: "傾聴"}) }, "傾聴 窓口"},
		{"a phrase without its quotation marks", `窓口 ("話を 聞く" OR 傾聴)`, func(q Query) Query {
			return q.Replace(Text{Text: "話を 聞く", Phrase: true}, Text{Text: "話を 聞く"})
		},
			"窓口 ((話を 聞く) OR 傾聴)"},
		{"words among words", "well-being 職員", func(q Query) Query { return q.Replace(Text{Text: "well-being"}, Text{Text: "well being"}) }, "well being 職員"},
		{"a phrase instead", "窓口 電話", func(q Query) Query { return q.Replace(Text{Text: "窓口"}, Text{Text: "受付 窓口", Phrase: true}) }, `"受付 窓口" 電話`},
		{"a field", "森川 窓口 -電話", func(q Query) Query {
			return q.Replace(Text{Text: "森川"}, Field{Name: FieldSpeaker, Value: "森川"})
		}, `speaker:"森川" 窓口 -電話`},
		{"nothing", "窓口", func(q Query) Query { return q.Replace(Text{Text: "窓口"}, Text{Text: " "}) }, "窓口"},
		{"what means something in the language", "まど", func(q Query) Query { return q.Replace(Text{Text: "まど"}, Text{Text: "-5"}) }, `\-5`},
	} {
		q := Parse(c.text)
		before := q.String()
		got := c.part(q)
		if got.String() != c.want {
			t.Errorf("%s, of %s: got %s, want %s", c.name, c.text, got, c.want)
		}
		if again := Parse(got.String()); !reflect.DeepEqual(again.Root, got.Root) {
			t.Errorf("%s, of %s: %s reads as %#v, made was %#v", c.name, c.text, got, again.Root, got.Root)
		}
		if q.String() != before {
			t.Errorf("%s: the query it began with was changed to %s", c.name, q)
		}
	}
}
