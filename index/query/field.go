package query

import (
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// value is one value as written behind a field's colon.
type value struct {
	text   string
	quoted bool
}

// names reports whether a field that exists begins at i.
func (p *parser) names(i, hi int) bool {
	name, _ := p.fieldName(i, hi)
	_, known := fieldReaders[name]
	return known
}

// fieldName returns the name of the field that begins at i, folded, and where
// its colon stands. The name is "" if what stands there is no name.
func (p *parser) fieldName(i, hi int) (name string, colon int) {
	for k := i; k < hi && k <= i+maxFieldName; k++ {
		switch {
		case p.is(isColon, k):
			return strings.ToLower(norm.NFKC.String(string(p.runes[i:k]))), k
		case p.literal[k], !unicode.IsLetter(p.runes[k]) && p.runes[k] != '_':
			return "", 0
		}
	}
	return "", 0
}

// field reads the field at i, and returns where it ends. ok is false if what
// stands there is to be read as a word.
func (p *parser) field(i, hi int) (n Node, end int, ok bool) {
	name, colon := p.fieldName(i, hi)
	if name == "" {
		return nil, 0, false
	}
	label := string(p.runes[i:colon])
	reader, known := fieldReaders[name]
	values, end := p.values(colon+1, hi, known && !reader.headings)
	switch {
	case !known:
		p.noteUnknown(label, colon, hi)
	case len(values) == 0:
		p.note(fmt.Sprintf("nothing follows %s: directly, so it was searched for as text", label),
			fmt.Sprintf("「%s：」のすぐ後に値がないため、文字として検索しました", label))
	default:
		fields, bad := readValues(reader, values)
		if bad == "" {
			return p.alternatives(fields), end, true
		}
		p.note(fmt.Sprintf("%q is no value of %s, so it was searched for as text", bad, label),
			fmt.Sprintf("「%s」は「%s」の値として読めないため、文字として検索しました", bad, label))
	}
	for _, v := range values {
		if v.quoted {
			return p.asTexts(label, values), end, true
		}
	}
	return nil, 0, false
}

// values reads the values from i on. They end at white space; commas part them,
// 、 only in a list.
func (p *parser) values(i, hi int, list bool) (values []value, end int) {
	parts := func(k int) bool { return p.is(isComma, k) && (list || p.runes[k] != '、') }
	for i < hi && !p.isSpace(i) {
		if parts(i) {
			i++
			continue
		}
		if close := p.phrase[i]; close > 0 && close < hi && (close+1 == hi || p.isSpace(close+1) || parts(close+1)) {
			if text := strings.TrimSpace(string(p.runes[i+1 : close])); text != "" {
				values = append(values, value{text, true})
			}
			i = close + 1
			continue
		}
		begin := i
		for i < hi && !p.isSpace(i) && !parts(i) {
			i++
		}
		if begin = p.afterUnclosed(begin); begin < i {
			values = append(values, value{string(p.runes[begin:i]), false})
		}
	}
	return values, i
}

// readValues reads every value, or returns the first that cannot be read.
func readValues(r fieldReader, values []value) (fields []Field, bad string) {
	for _, v := range values {
		f, err := r.read(v.text)
		if err != nil {
			return nil, v.text
		}
		fields = append(fields, f)
	}
	return fields, ""
}

// alternatives joins the fields there is room for.
func (p *parser) alternatives(fields []Field) Node {
	var nodes []Node
	for _, f := range fields {
		if p.room() {
			nodes = append(nodes, f)
		}
	}
	if len(nodes) == 0 {
		return nil
	}
	return or(nodes)
}

// asTexts makes texts of a field that is none.
func (p *parser) asTexts(label string, values []value) Node {
	var nodes []Node
	for _, v := range append([]value{{text: label}}, values...) {
		if p.room() {
			nodes = append(nodes, Text{Text: v.text, Phrase: v.quoted})
		}
	}
	if len(nodes) == 0 {
		return nil
	}
	return and(nodes)
}

// noteUnknown tells about a field that does not exist, where one was meant: not
// about an address or a colon in running text.
func (p *parser) noteUnknown(label string, colon, hi int) {
	next := colon + 1
	if p.runes[colon] != ':' || next == hi || p.isSpace(next) || p.runes[next] == '/' {
		return
	}
	p.note(fmt.Sprintf("there is no field %q, so it was searched for as text", label),
		fmt.Sprintf("「%s」という項目はないため、文字として検索しました", label))
}
