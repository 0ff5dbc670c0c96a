package query

import (
	"reflect"
	"strings"
)

// String writes the query in the language, so that Parse makes the same tree of
// it: for links and logs. It says nothing of the notes.
func (q Query) String() string {
	if _, ok := q.Root.(All); ok {
		return ""
	}
	return canonical(q.Root)
}

func canonical(n Node) string {
	switch n := n.(type) {
	case Text:
		return canonicalText(n)
	case Field:
		return canonicalField(n)
	case Not:
		if t, ok := n.Node.(Text); ok && !t.Phrase && strings.ContainsFunc(t.Text, isMinus) {
			return "-" + escape(t.Text) // 歴史- would not be excluded, nor would -5
		}
		return "-" + operand(n.Node)
	case And:
		return joinCanonical(n.Nodes, " ")
	case Or:
		return joinCanonical(n.Nodes, " OR ")
	}
	return ""
}

func joinCanonical(nodes []Node, with string) string {
	var parts []string
	for _, n := range nodes {
		if _, ok := n.(All); !ok {
			parts = append(parts, operand(n))
		}
	}
	return strings.Join(parts, with)
}

// operand writes a node that stands beside others.
func operand(n Node) string {
	s := canonical(n)
	switch n := n.(type) {
	case Or:
		return "(" + s + ")"
	case And:
		if _, ok := n.Nodes[0].(All); ok && len(n.Nodes) == 2 {
			return s // one exclusion: its parentheses would be text
		}
		return "(" + s + ")"
	}
	return s
}

func canonicalText(t Text) string {
	if t.Phrase {
		return `"` + escape(t.Text) + `"`
	}
	if readsAsItself(t.Text) {
		return t.Text
	}
	if s := escape(t.Text); s != t.Text {
		return s
	}
	return `\` + t.Text // an operator of letters
}

// readsAsItself reports whether a text needs no escape wherever it stands.
func readsAsItself(text string) bool {
	if operatorOf(text) != none {
		return false
	}
	if !strings.ContainsFunc(text, isSign) {
		return true
	}
	if !balanced(text, "(（", ")）") || !balanced(text, "「", "」") || !balanced(text, "『", "』") ||
		strings.ContainsFunc(text, isDoubleQuote) || strings.ContainsRune(text, '\\') {
		return false
	}
	a, it := Text{Text: "a"}, Text{Text: text}
	want := And{[]Node{Or{[]Node{a, it}}, it}}
	return reflect.DeepEqual(Parse("(a OR "+text+") "+text).Root, want)
}

// balanced reports whether every sign that opens is closed in the text itself, so
// that none looks for a partner outside.
func balanced(text, opening, closing string) bool {
	open := 0
	for _, r := range text {
		switch {
		case strings.ContainsRune(opening, r):
			open++
		case strings.ContainsRune(closing, r):
			open--
		}
		if open < 0 {
			return false
		}
	}
	return open == 0
}

func escape(text string) string {
	var b strings.Builder
	for _, r := range text {
		if isSign(r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

func canonicalField(f Field) string {
	value := f.Value
	switch f.Name {
	case FieldKind:
		value = string(f.Kind)
	case FieldDate:
		value = f.Period.From.String()
		if f.Period.To != f.Period.From {
			value += ".." + f.Period.To.String()
		}
	default:
		value = `"` + escape(value) + `"`
	}
	return string(f.Name) + ":" + value
}
