package query

import (
	"fmt"
	"strings"

	"kizuna/data"
)

type english struct{}

var englishFields = map[FieldName]string{
	FieldSpeaker: "speaker", FieldKind: "kind", FieldSection: "section", FieldMeeting: "meeting", FieldDate: "date",
}

// plain makes the clause of a language that has one form.
func plain(s string) clause { return clause{s, s} }

func (t english) contain(texts []Text) clause {
	switch len(texts) {
	case 1:
		return plain("contain " + t.quote(texts[0]))
	case 2:
		return plain("contain both " + t.list(texts, "and"))
	}
	return plain("contain all of " + t.list(texts, "and"))
}

func (t english) containAny(texts []Text) clause {
	return plain("contain " + t.list(texts, "or"))
}

func (t english) containNone(texts []Text) clause {
	if len(texts) == 1 {
		return plain("do not contain " + t.quote(texts[0]))
	}
	return plain("contain none of " + t.list(texts, "or"))
}

func (t english) is(name FieldName, fields []Field) clause {
	return plain(fmt.Sprintf("have the %s %s", englishFields[name], t.values(fields)))
}

func (t english) isNot(name FieldName, fields []Field) clause {
	return plain(fmt.Sprintf("do not have the %s %s", englishFields[name], t.values(fields)))
}

func (english) not(c clause) clause { return plain("do not match (" + c.last + ")") }

func (english) either(clauses []clause) clause {
	var parts []string
	for _, c := range clauses {
		parts = append(parts, "("+c.last+")")
	}
	return plain("match " + strings.Join(parts, " or "))
}

func (english) join(clauses []clause) clause {
	var parts []string
	for _, c := range clauses {
		parts = append(parts, c.last)
	}
	return plain(enumerate(parts, "and"))
}

func (t english) label(name FieldName, fields []Field) string {
	return englishFields[name] + ": " + t.values(fields)
}

func (english) remarks(conditions string, labels []string) string {
	s := "all remarks"
	if conditions != "" {
		s = "remarks that " + conditions
	}
	if len(labels) > 0 {
		s += " (" + strings.Join(labels, ", ") + ")"
	}
	return s
}

func (t english) list(texts []Text, word string) string {
	var parts []string
	for _, text := range texts {
		parts = append(parts, t.quote(text))
	}
	return enumerate(parts, word)
}

// enumerate writes a, b and c.
func enumerate(parts []string, word string) string {
	last := len(parts) - 1
	if last == 0 {
		return parts[0]
	}
	return strings.Join(parts[:last], ", ") + " " + word + " " + parts[last]
}

func (english) quote(t Text) string {
	if t.Phrase {
		return "the exact text “" + t.Text + "”"
	}
	return "“" + t.Text + "”"
}

func (t english) values(fields []Field) string {
	var parts []string
	for _, f := range fields {
		switch f.Name {
		case FieldKind:
			parts = append(parts, f.Kind.English())
		case FieldDate:
			parts = append(parts, t.period(f.Period))
		default:
			parts = append(parts, f.Value)
		}
	}
	return enumerate(parts, "or")
}

func (english) period(p data.Period) string {
	switch span, y := spanOf(p), p.From.Year; {
	case span == spanYear:
		return fmt.Sprint(y)
	case span == spanFiscalYear:
		return fmt.Sprintf("fiscal year %d", y)
	case span == spanMonth:
		return fmt.Sprintf("%d-%02d", y, p.From.Month)
	case span == spanDay:
		return p.From.String()
	case span == spanYears:
		return fmt.Sprintf("%d to %d", y, p.To.Year)
	case span == spanFiscalYears:
		return fmt.Sprintf("fiscal years %d to %d", y, p.To.Year-1)
	case p.To.IsZero():
		return "from " + p.From.String() + " on"
	case p.From.IsZero():
		return "until " + p.To.String()
	}
	return p.From.String() + " to " + p.To.String()
}
