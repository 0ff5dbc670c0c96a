package data

import (
	"slices"
	"strings"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// furnishing matches the class or id of what surrounds a page's words.
var furnishing = lazily(`(?i)(?:^|[\s_-])(?:bread-?crumbs?|pankuzu|topic-?path|(?:g|l|s|global|local|side|head|foot|page|sub)?-?(?:navi?|navigation|menu)|side(?:-?bar)?|sns|share|toiawase|inquiry|contact|feedback|page-?top|skip(?:-?link)?|search(?:-?box)?|lang(?:uage)?|related|kanren|recommend|ranking|banner|adobe)(?:$|[\s_-])`)

// bounding matches the class or id of what stands above and below a page. The
// header of a part of it, such as speech-header, is none.
var bounding = lazily(`(?i)(?:^|\s)(?:(?:site|page|global|common|pc|sp|tmp|wrap|base|l|g)[_-]?)?(?:header|footer|foot)(?:$|[\s_-])`)

// furnished reports whether an element is furniture by its name, role, class
// or id.
func furnished(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Button:
		return !unfolds(n)
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Nav, atom.Footer, atom.Aside, atom.Form, atom.Iframe, atom.Select, atom.Svg, atom.Object, atom.Audio, atom.Video, atom.Head:
		return true
	}
	for _, a := range n.Attr {
		switch a.Key {
		case "role":
			if a.Val == "navigation" || a.Val == "banner" || a.Val == "contentinfo" || a.Val == "search" || a.Val == "complementary" {
				return true
			}
		case "hidden":
			return true
		case "style":
			if strings.Contains(strings.ReplaceAll(a.Val, " ", ""), "display:none") {
				return true
			}
		case "class", "id":
			if n.DataAtom != atom.Body && n.DataAtom != atom.Html && n.DataAtom != atom.Main && n.DataAtom != atom.H1 && (furnishing.MatchString(a.Val) || bounding.MatchString(a.Val)) {
				return true
			}
		}
	}
	return false
}

// unfolds reports whether a button is the heading of what unfolds below it.
func unfolds(button *html.Node) bool {
	for p := button.Parent; p != nil; p = p.Parent {
		switch p.DataAtom {
		case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Dt, atom.Summary:
			return true
		}
	}
	return slices.ContainsFunc(button.Attr, func(at html.Attribute) bool { return at.Key == "aria-expanded" })
}

// furniture counts an element that is left out, unless it holds nothing.
func (w *walker) furniture(n *html.Node) {
	if isBlock(n) {
		w.flush()
	}
	w.metadata(n, nil)
	if text := tidy(goquery.NewDocumentFromNode(n).Text()); text != "" && n.DataAtom != atom.Script && n.DataAtom != atom.Style {
		w.s.report.LeftOut[OmitNavigation]++
	}
}

// essential reports whether an element that is called like furniture holds most
// of the page all the same.
func (w *walker) essential(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Div, atom.Section, atom.Article, atom.Td, atom.Table, atom.Ul, atom.Form:
		return 2*length(tidy(goquery.NewDocumentFromNode(n).Text())) > w.total
	}
	return false
}

// metadata keeps the lines of what is left out that tell the page's number and
// the day of its last change.
func (w *walker) metadata(n, except *html.Node) {
	whole := &walker{p: &page{}}
	whole.walkAll(n, except)
	whole.flush()
	for _, ln := range whole.p.lines {
		if updatedOn.MatchString(ln.text) || pageNumber.MatchString(ln.text) || postedOn.MatchString(ln.text) {
			ln.skip = OmitNavigation
			w.p.lines = append(w.p.lines, ln)
		}
	}
}

// walkAll walks everything but one element, furniture included.
func (w *walker) walkAll(n, except *html.Node) {
	switch {
	case n == except, n.DataAtom == atom.Rt, n.DataAtom == atom.Rp, n.DataAtom == atom.Script, n.DataAtom == atom.Style, n.DataAtom == atom.Head:
	case n.Type == html.TextNode:
		w.write(n.Data)
	default:
		if isBlock(n) {
			w.flush()
			w.next.item = n.DataAtom == atom.Li
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			w.walkAll(c, except)
		}
		if isBlock(n) {
			w.flush()
		}
	}
}
