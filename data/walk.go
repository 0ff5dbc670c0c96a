package data

import (
	"slices"
	"strconv"
	"strings"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A walker makes lines of the elements of a web page.
type walker struct {
	s *source
	p *page

	total  int             // runes of the part that is walked
	text   strings.Builder // of the line under way
	next   line            // what is known of it
	linked int             // runes of it that are links
	bold   int             // runes of it that are bold
	opened bool            // an item has begun: its first paragraph is its first line

	inLink, inBold, inItem, inPre int // elements around

	around map[*html.Node]bool // what has a table in it
}

// aroundTables returns all that has a table in it. Looking into every table for
// others would read what lies in many of them as many times.
func aroundTables(root *html.Node) map[*html.Node]bool {
	around := map[*html.Node]bool{}
	for n := range root.Descendants() {
		if n.DataAtom != atom.Table {
			continue
		}
		for p := n.Parent; p != nil && !around[p]; p = p.Parent {
			around[p] = true
		}
	}
	return around
}

// walk makes lines of an element and all in it. The parser bounds the depth of
// a page, so recursion does too.
func (w *walker) walk(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		w.write(n.Data)
		return
	case html.ElementNode:
	default:
		w.children(n)
		return
	}
	if furnished(n) && !w.essential(n) {
		w.furniture(n)
		return
	}
	if isBlock(n) && (classed(n, balloon) || classed(n, nameClass)) {
		if !w.opened { // what begins an item is its first line
			w.flush()
		}
		defer func(from int) { w.nameLine(n, from) }(len(w.p.lines))
	}
	switch n.DataAtom {
	case atom.Br:
		w.end()
	case atom.Img:
		if !decorative(n) {
			w.picture(n)
		}
	case atom.Figcaption:
		w.flush()
		w.next.skip = OmitPicture
		w.children(n)
		w.flush()
	case atom.A:
		if !leads(n) { // the target of links is none
			w.children(n)
			break
		}
		w.inLink++
		w.children(n)
		w.inLink--
	case atom.B, atom.Strong:
		w.inBold++
		w.inline(n)
		w.inBold--
	case atom.Rt, atom.Rp: // ruby would double the word it is over
	case atom.Pre, atom.Listing, atom.Xmp, atom.Plaintext:
		w.flush()
		w.inPre++
		w.children(n)
		w.inPre--
		w.flush()
	case atom.Li:
		w.flush()
		w.inItem++
		w.next, w.opened = line{gap: true, item: true}, true
		w.children(n)
		w.inItem--
		w.flush()
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		w.flush()
		w.next.level = int(n.Data[1] - '0')
		w.children(n)
		w.flush()
	case atom.Summary, atom.Caption: // of what unfolds below it, and of a table
		w.flush()
		w.next.level = unfolding
		w.children(n)
		w.flush()
	case atom.Table:
		w.flush()
		if !w.around[n] {
			if lines, ok := w.s.gridLines(gridOf(n)); ok {
				if c := n.FirstChild; c != nil && c.DataAtom == atom.Caption {
					w.walk(c)
				}
				w.p.lines = append(w.p.lines, lines...)
				return
			}
		}
		w.children(n)
		w.flush()
	case atom.Tr:
		w.row(n)
	case atom.Dl:
		w.definitions(n)
	default:
		if !isBlock(n) {
			w.inline(n)
			return
		}
		if !w.opened {
			w.flush()
		}
		w.children(n)
		w.flush()
	}
}

func (w *walker) children(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.walk(c)
	}
}

// inline writes an element amid a line, and a colon behind it where it begins the line, is
// a label or a name, and what is said follows without anything between, as its look alone
// sets it apart: <strong>市長</strong>来月に直します。
func (w *walker) inline(n *html.Node) {
	begins := strings.TrimSpace(w.text.String()) == ""
	w.children(n)
	if label := tidy(w.text.String()); begins && label != "" && n.NextSibling != nil && label == tidy(inlineText(n)) {
		if said := strings.TrimLeft(inlineText(n.NextSibling), "\r\n\t "); glues.MatchString(said) && (speaks(said) || utters(tidy(said)) || exclaims(tidy(said))) && (labelsSpeech(label) || classed(n, nameClass)) {
			w.write("：")
		}
	}
}

// glues is how what somebody says may begin, and nothing that goes on with a name.
var glues = lazily(`^(?:[^はがのをにでともへやか、。，,.．：:・（）()」』】［\[ 　]|は[いっ]|で[はもすき]|も[うしっち]|と[てこり]|や[はっ])`)

// labelsSpeech reports whether a text is a label, or somebody's name, to what stands behind it.
func labelsSpeech(label string) bool {
	if length(label) > maxLabelLine {
		return false
	}
	s, ok := parseSpeech(label+"：そうです。", false)
	return ok && s.text == "そうです。"
}

// inlineText is the text of a node, or "" where it stands in lines of its own.
func inlineText(n *html.Node) string {
	if isBlock(n) {
		return ""
	}
	return goquery.NewDocumentFromNode(n).Text()
}

// unfolding is the level of the heading that what unfolds has.
const unfolding = 6

// leads reports whether an element is a link that leads anywhere.
func leads(a *html.Node) bool {
	return slices.ContainsFunc(a.Attr, func(at html.Attribute) bool { return at.Key == "href" && at.Val != "" })
}

// spacing is the file of a picture that only sets things apart.
var spacing = lazily(`(?i)(?:spacer|blank|clear|pixel|trans|dummy|1x1|(?:^|[/_\-])(?:line|bar|dot|sp|rule)[^/]*\.(?:gif|png))`)

// decorative reports whether a picture is there for the eye alone: it has no
// description and is no higher or wider than a rule.
func decorative(img *html.Node) bool {
	thin := false
	for _, a := range img.Attr {
		switch a.Key {
		case "alt":
			if strings.TrimSpace(a.Val) != "" {
				return false
			}
		case "width", "height":
			n, err := strconv.Atoi(a.Val)
			thin = thin || err == nil && n <= thinnest
		case "src":
			thin = thin || spacing.MatchString(a.Val)
		}
	}
	return thin
}

// thinnest is the width or height, in pixels, up to which a picture is a rule.
const thinnest = 10

// isBlock reports whether an element stands in lines of its own.
func isBlock(n *html.Node) bool {
	switch n.DataAtom {
	case atom.P, atom.Div, atom.Section, atom.Article, atom.Main, atom.Header, atom.Footer, atom.Nav, atom.Aside, atom.Ul, atom.Ol, atom.Li,
		atom.Table, atom.Tbody, atom.Thead, atom.Tfoot, atom.Caption, atom.Tr, atom.Td, atom.Th, atom.Dl, atom.Dt, atom.Dd, atom.Blockquote,
		atom.Figure, atom.Figcaption, atom.Pre, atom.Address, atom.Center, atom.Hr, atom.Details, atom.Summary, atom.Fieldset, atom.Br,
		atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return true
	}
	return false
}

// picture ends the line before it and stands in one of its own, so that what
// follows without a break is seen to be its caption.
func (w *walker) picture(n *html.Node) {
	w.end()
	w.add(line{text: "[picture]", gap: w.next.gap, skip: OmitPicture})
	w.next.gap = false
}

// definitions makes a line of each term with its description: 日時：令和7年….
// A term that is a question or a sentence has a line of its own.
func (w *walker) definitions(n *html.Node) {
	w.flush()
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.DataAtom {
		case atom.Dt:
			w.flush()
			w.children(c)
			t := tidy(w.text.String())
			if _, ok := parseSpeech(t, false); ok || length(t) > maxHeading/2 || ended(t) {
				w.flush()
			} else if t != "" && !strings.HasSuffix(t, "：") {
				w.write("：")
			}
		case atom.Dd:
			w.opened = true
			w.children(c)
			w.flush()
		default:
			w.walk(c)
		}
	}
	w.flush()
}

// write adds text to the line under way. Line ends in the source are none on
// the page; between Japanese letters they are not even a space.
func (w *walker) write(data string) {
	for i, part := range strings.Split(data, "\n") {
		if i > 0 && w.inPre > 0 {
			w.end()
			// An empty line sets apart what follows.
			w.next.gap = w.next.gap || strings.TrimSpace(part) == ""
		} else if i > 0 {
			part = strings.TrimLeft(part, " \t")
			if before := w.text.String(); before != "" && part != "" && spaced(before, part) {
				w.text.WriteByte(' ')
			}
		}
		w.text.WriteString(part)
		w.opened = w.opened && strings.TrimSpace(part) == ""
		n := length(strings.TrimSpace(part))
		if w.inLink > 0 {
			w.linked += n
		}
		if w.inBold > 0 {
			w.bold += n
		}
	}
}

// end ends the line under way; the next belongs to the same element.
func (w *walker) end() {
	raw := w.text.String()
	w.text.Reset()
	next := w.next
	if t := tidy(raw); t != "" {
		n := length(strings.TrimSpace(raw))
		next.text, next.indent = t, indentation(strings.TrimLeft(raw, " \n\t"))
		next.link, next.strong = w.linked >= n, w.bold >= n
		w.add(next)
		w.next.gap, w.next.item, w.next.within = false, false, w.inItem > 0
	}
	w.linked, w.bold = 0, 0
}

// flush ends the element under way.
func (w *walker) flush() {
	w.end()
	w.next, w.opened = line{gap: w.inItem == 0, within: w.inItem > 0}, false
}

func (w *walker) add(ln line) { w.p.lines = append(w.p.lines, ln) }
