package query

import (
	"fmt"
	"strings"

	"kizuna/data"
)

type japanese struct{}

var japaneseFields = map[FieldName]string{
	FieldSpeaker: "発言者", FieldKind: "区分", FieldSection: "テーマ", FieldMeeting: "会議", FieldDate: "開催日",
}

func (t japanese) contain(texts []Text) clause {
	switch len(texts) {
	case 1:
		return clause{t.quote(texts[0]) + "を含み", t.quote(texts[0]) + "を含む"}
	case 2:
		both := t.list(texts, "と") + "を両方"
		return clause{both + "含み", both + "含む"}
	}
	all := t.list(texts, "、") + "をすべて"
	return clause{all + "含み", all + "含む"}
}

func (t japanese) containAny(texts []Text) clause {
	if len(texts) == 2 {
		one := t.list(texts, "か") + "を"
		return clause{one + "含み", one + "含む"}
	}
	one := t.list(texts, "、") + "のどれかを"
	return clause{one + "含み", one + "含む"}
}

func (t japanese) containNone(texts []Text) clause {
	none := t.list(texts, "も")
	switch {
	case len(texts) == 1:
		none += "を"
	case len(texts) == 2:
		none += "も"
	default:
		none = t.list(texts, "、") + "のどれも"
	}
	return clause{none + "含まず", none + "含まない"}
}

func (t japanese) is(name FieldName, fields []Field) clause {
	is := fmt.Sprintf("%sが%s", japaneseFields[name], t.values(fields))
	return clause{is + "で", is + "である"}
}

func (t japanese) isNot(name FieldName, fields []Field) clause {
	is := fmt.Sprintf("%sが%s", japaneseFields[name], t.values(fields))
	return clause{is + "でなく", is + "でない"}
}

func (japanese) not(c clause) clause {
	return clause{"（" + c.last + "）に当てはまらず", "（" + c.last + "）に当てはまらない"}
}

func (japanese) either(clauses []clause) clause {
	var parts []string
	for _, c := range clauses {
		parts = append(parts, "（"+c.last+"）")
	}
	one := strings.Join(parts, "または")
	return clause{one + "に当てはまり", one + "に当てはまる"}
}

func (japanese) join(clauses []clause) clause {
	var b strings.Builder
	last := len(clauses) - 1
	for _, c := range clauses[:last] {
		b.WriteString(c.followed + "、")
	}
	return clause{b.String() + clauses[last].followed, b.String() + clauses[last].last}
}

func (t japanese) label(name FieldName, fields []Field) string {
	return japaneseFields[name] + "：" + t.values(fields)
}

func (japanese) remarks(conditions string, labels []string) string {
	if conditions == "" {
		conditions = "すべての"
	}
	if len(labels) == 0 {
		return conditions + "発言"
	}
	return conditions + "発言（" + strings.Join(labels, "、") + "）"
}

func (t japanese) list(texts []Text, with string) string {
	var parts []string
	for _, text := range texts {
		parts = append(parts, t.quote(text))
	}
	return strings.Join(parts, with)
}

// quote writes a text in brackets that it does not hold itself.
func (japanese) quote(t Text) string {
	quoted := "「" + t.Text + "」"
	if strings.ContainsAny(t.Text, "「」") {
		quoted = "『" + t.Text + "』"
	}
	if t.Phrase {
		return quoted + "（文字どおり）"
	}
	return quoted
}

func (t japanese) values(fields []Field) string {
	var parts []string
	for _, f := range fields {
		switch f.Name {
		case FieldKind:
			parts = append(parts, f.Kind.Japanese())
		case FieldDate:
			parts = append(parts, t.period(f.Period))
		default:
			parts = append(parts, f.Value)
		}
	}
	return strings.Join(parts, "か")
}

func (t japanese) period(p data.Period) string {
	switch span, y := spanOf(p), p.From.Year; {
	case span == spanYear:
		return fmt.Sprintf("%d年", y)
	case span == spanFiscalYear:
		return fmt.Sprintf("%d年度", y)
	case span == spanMonth:
		return fmt.Sprintf("%d年%d月", y, p.From.Month)
	case span == spanDay:
		return t.day(p.From)
	case span == spanYears:
		return fmt.Sprintf("%d年から%d年まで", y, p.To.Year)
	case span == spanFiscalYears:
		return fmt.Sprintf("%d年度から%d年度まで", y, p.To.Year-1)
	case p.To.IsZero():
		return t.day(p.From) + "以降"
	case p.From.IsZero():
		return t.day(p.To) + "以前"
	}
	return t.day(p.From) + "から" + t.day(p.To) + "まで"
}

func (japanese) day(d data.Date) string {
	return fmt.Sprintf("%d年%d月%d日", d.Year, d.Month, d.Day)
}
