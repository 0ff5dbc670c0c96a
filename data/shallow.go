package data

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxNesting is how deep elements of a page that the parser refuses may lie in each
// other. The parser takes 512; a table counts as one here, and is four to it.
const maxNesting = 100

// shallow returns a page without the tags that lie deeper than maxNesting, and
// the offset of the first of them. What stands between them is kept; what begins
// a line still does, and items keep a sign.
func shallow(page string) (flat string, at int) {
	var b strings.Builder
	z := html.NewTokenizer(strings.NewReader(page))
	depth, offset := 0, 0
	at = -1
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			return b.String(), at
		}
		raw := string(z.Raw())
		offset += len(raw)
		if kind != html.StartTagToken && kind != html.EndTagToken {
			b.WriteString(raw)
			continue
		}
		name, _ := z.TagName()
		tag := atom.Lookup(name)
		switch {
		case !nests(tag):
		case kind == html.StartTagToken:
			depth++
		case depth > 0:
			depth--
		}
		switch {
		case depth < maxNesting, kind == html.EndTagToken && depth == maxNesting:
			b.WriteString(raw)
			continue
		case at < 0:
			at = offset - len(raw)
		}
		switch {
		case tag == atom.Li && kind == html.StartTagToken:
			b.WriteString("<br>・")
		case isBlock(&html.Node{DataAtom: tag}):
			b.WriteString("<br>")
		}
	}
}

// nests reports whether an element lies in others of its kind: not those without
// content, nor those that end where the next begins.
func nests(tag atom.Atom) bool {
	switch tag {
	case atom.Area, atom.Base, atom.Br, atom.Col, atom.Embed, atom.Hr, atom.Img, atom.Input, atom.Link, atom.Meta, atom.Param, atom.Source, atom.Track, atom.Wbr,
		atom.P, atom.Li, atom.Dt, atom.Dd, atom.Option, atom.Optgroup, atom.Tr, atom.Td, atom.Th, atom.Thead, atom.Tbody, atom.Tfoot, atom.Caption, atom.Colgroup, atom.Rt, atom.Rp:
		return false
	}
	return true
}
