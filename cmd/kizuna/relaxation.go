package main

import (
	"fmt"
	"strings"

	"kizuna/index"
	"kizuna/index/relax"
	"kizuna/server/wire"
)

// filterFlags are the flags that set the filters of a relaxation.
var filterFlags = map[string]string{
	"kind": "--kind", "year": "--year", "fiscal_year": "--fiscal-year", "period": "--from, --to",
	"speaker": "--speaker", "section": "--section", "meeting": "--meeting", "synonyms": "--no-synonyms",
}

// sayRelaxation says why a search found little, and what would find more:
//
//	もしかして：窓口 待機児童（14件）
//	発言した人で探すと：speaker:"青木"（8件）
//	言葉ごとの件数：
//	  窓口（1277件）
//	  待期児童（0件）　もしかして：待機児童（95件）
func sayRelaxation(s *streams, r *relax.Relaxation) {
	if len(r.Meant) > 0 {
		s.say(message{"Did you mean: %s", "もしかして：%s"}, offersInWords(r.Meant, s.lang))
	}
	if len(r.Spoken) > 0 {
		s.say(message{"By who speaks: %s", "発言した人で探すと：%s"}, offersInWords(r.Spoken, s.lang))
	}
	if len(r.Terms) > 1 || len(r.Terms) == 1 && len(r.Terms[0].Words) > 0 {
		s.say(message{"Each word by itself:", "言葉ごとの件数："})
		for _, t := range r.Terms {
			sayTerm(s, "  ", t)
		}
	}
	if r.Passing == 0 && len(r.Filters) > 0 {
		s.say(message{"No remark at all passes the filters.", "この絞り込みに当てはまる発言は、一つもありません。"})
	}
	for _, f := range r.Filters {
		switch {
		case f.Count <= r.Count:
		case f.Field == "all":
			s.say(message{"Without any filter: %d", "絞り込みをすべて外すと%d件"}, f.Count)
		default:
			s.say(message{"Without %s: %d", "%s を外すと%d件"}, filterFlags[f.Field], f.Count)
		}
	}
	for _, o := range r.Without {
		s.say(message{"Without %[1]s: %[3]s (%[2]d)", "%[1]s を外すと%[2]d件：%[3]s"}, oneLine(o.Text), o.Count, oneLine(o.Query))
	}
}

func sayTerm(s *streams, margin string, t relax.Term) {
	line := margin + countInWords(t.Text, t.Count, s.lang)
	if len(t.Meant) > 0 {
		line += message{"  did you mean: ", "　もしかして："}.in(s.lang) + offersInWords(t.Meant, s.lang)
	}
	if t.Partial > 0 {
		line += "  " + message{"%[2]d %[1]s", "%[1]s%[2]d件"}.in(s.lang, tierNames[index.TierPartial].in(s.lang), t.Partial)
	}
	if len(t.Alternatives) > 0 {
		line += "  " + offersInWords(t.Alternatives, s.lang)
	}
	fmt.Fprintln(s.err, line)
	for _, w := range t.Words {
		sayTerm(s, margin+"  ", relax.Term{Text: w.Text, Count: w.Count, Meant: w.Meant})
	}
}

// offersInWords lists offers: 同義語「お年寄り」（315件）、… What stands for a text of the
// query is named, a whole query is not.
func offersInWords(offers []relax.Offer, l language) string {
	var parts []string
	for _, o := range offers {
		text := o.Query
		switch {
		case o.Why == "" || o.Why == index.ReasonFuzzy || o.Why == index.ReasonWord:
		case l == japanese:
			text = wire.ReasonJapanese(o.Why) + "「" + o.Text + "」"
		default:
			text = wire.ReasonEnglish(o.Why) + " “" + o.Text + "”"
		}
		part := countInWords(text, o.Count, l)
		if o.Unfiltered {
			part += message{" without the filters", "絞り込みなし"}.in(l)
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, message{", ", "、"}.in(l))
}

func countInWords(text string, n int, l language) string {
	return message{"%s (%d)", "%s（%d件）"}.in(l, oneLine(text), n)
}
