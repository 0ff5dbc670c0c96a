package data

import (
	"bufio"
	"fmt"
	"slices"
	"strings"

	"github.com/PuerkitoBio/goquery"
)

var (
	htmlTag = lazily(`(?i)<(?:!doctype html|html|head|body|title|meta|main|article|section|div|h[1-6]|p|ul|ol|li|table|br)\b[^<>]*>`)
	// htmlWhole are the elements that a page has once, around all others.
	htmlWhole = lazily(`(?i)<(?:!doctype html|html|head|body)\b[^<>]*>`)
	htmlEnds  = lazily(`(?i)</(?:html|body)\s*>`)
)

func looksLikeHTML(head string) bool {
	if !htmlWhole.MatchString(head) && looksLikeMarkdown(head) {
		return false // people write elements into it, too
	}
	tags := htmlTag.FindAllString(head, 3)
	return strings.HasPrefix(head, "<") && len(tags) > 0 || len(tags) > 2
}

// maxTags bounds the tags and attributes of a page. Each takes some 300 bytes of
// memory; the longest council minutes have 100,000.
const maxTags = 1_000_000

// countTags counts the tags that begin an element, and the attributes of these
// that stand behind a space.
func countTags(text string) (n int) {
	within := false
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '<' && i+1 < len(text):
			if within = text[i+1] > ' ' && text[i+1] != '/'; within {
				n++
			}
		case c == '>':
			within = false
		case within && (c <= ' ' || c == '/'):
			n++
		}
	}
	return n
}

// readHTML reads a web page.
func (s *source) readHTML(in *bufio.Reader) error {
	text, err := s.readPage(in)
	if err != nil {
		return err
	}
	return s.readMarkup(text)
}

// readMarkup reads a web page that is in memory.
func (s *source) readMarkup(text string) error {
	if countTags(text) > maxTags {
		return newProblem(ErrTooLarge,
			fmt.Sprintf("the page has more than %d elements; split it, or save it as plain text and import that", maxTags),
			fmt.Sprintf("ページの要素が %d 個を超えています。分割するか、テキストとして保存し、それを取り込んでください", maxTags)).at(s.name, 0)
	}
	doc, err := s.parse(text)
	if err != nil {
		return newProblem(ErrMalformed,
			fmt.Sprintf("the HTML cannot be read (%v); save the page as plain text and import that", err),
			"HTML として読めません。ページをテキストとして保存し、それを取り込んでください").at(s.name, 0)
	}
	p := &page{whole: htmlEnds.MatchString(text), url: canonical(doc)}
	p.title = pageTitle(doc)
	if main, body := mainPart(doc), doc.Find("body"); main.Length() > 0 && body.Length() > 0 {
		w := walker{s: s, p: p, total: length(tidy(main.Text())), next: line{gap: true}, around: aroundTables(body.Nodes[0])}
		if main.Nodes[0] != body.Nodes[0] {
			w.metadata(body.Nodes[0], main.Nodes[0])
		}
		w.children(main.Nodes[0])
		w.flush()
	}
	p.marked = slices.ContainsFunc(p.lines, func(ln line) bool {
		return ln.level > 1 && ln.text != p.title && !contact.MatchString(ln.text) && !links.MatchString(ln.text)
	})
	return s.meetingOf(p)
}

// parse parses a page. All that the parser refuses are elements that lie too deep
// in each other.
func (s *source) parse(text string) (*goquery.Document, error) {
	doc, err := goquery.NewDocumentFromReader(strings.NewReader(text))
	if err == nil {
		return doc, nil
	}
	flat, at := shallow(text)
	if at < 0 {
		return nil, err
	}
	if doc, err = goquery.NewDocumentFromReader(strings.NewReader(flat)); err != nil {
		return nil, err
	}
	line, seen := lineAt(text, at)
	s.report.warn(newProblem(nil,
		fmt.Sprintf("elements lie too deep in each other; from this line on, those deeper than %d were read as plain text", maxNesting),
		fmt.Sprintf("要素の入れ子が深すぎます。この行から、%d 段より深いところはただの文字として読みました", maxNesting)).at(s.name, line).showing(seen))
	return doc, nil
}

// canonical returns the address a page gives itself.
func canonical(doc *goquery.Document) string {
	for _, q := range []struct{ selector, attribute string }{
		{`link[rel="canonical"]`, "href"}, {`meta[property="og:url"]`, "content"},
	} {
		if u := strings.TrimSpace(doc.Find(q.selector).AttrOr(q.attribute, "")); strings.HasPrefix(u, "http") {
			return u
		}
	}
	return ""
}

// pageTitle returns the title that the markup tells: the only h1, or the title
// in the head without the name of the site.
func pageTitle(doc *goquery.Document) string {
	h1 := doc.Find("h1").FilterFunction(func(_ int, h *goquery.Selection) bool {
		inHeader := h.Closest("header, #header, .header").Length() > 0 && h.Closest("main, article").Length() == 0
		return !inHeader && cleanLine(h.Text()) != ""
	})
	if h1.Length() == 1 {
		return cleanLine(h1.Text())
	}
	if t := doc.Find(`meta[property="og:title"]`).AttrOr("content", ""); strings.TrimSpace(t) != "" {
		return withoutSite(cleanLine(t))
	}
	return withoutSite(cleanLine(doc.Find("head title").First().Text()))
}

// mainParts select the part of a page that holds what it says, the surest
// first. The ids are those of the content systems that Japanese cities use.
var mainParts = []string{
	"main", `[role="main"]`, "#tmp_contents", "#honbun", "#main_body", "#main-contents", "#maincontents", "#mainContents", "#main_contents", "#contents-in", "#page_body", "#article", "article", "#main", "#contents", "#content", ".main", ".contents", ".content",
}

// mainPart returns the main part of a page, or its body.
func mainPart(doc *goquery.Document) *goquery.Selection {
	body := doc.Find("body").First()
	all := length(tidy(body.Text()))
	for _, q := range mainParts {
		part := doc.Find(q)
		// A part that holds little of the text is a wrapper of something else.
		if n := length(tidy(part.First().Text())); part.Length() == 1 && n > 0 && n*5 > all {
			return part
		}
	}
	return body
}
