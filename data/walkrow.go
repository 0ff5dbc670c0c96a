package data

import (
	"strconv"
	"strings"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// The rows of a table become lines, or tables of their own.

// row makes one line of a row of a table, or, where its cells hold lists,
// paragraphs or tables, the lines of these.
func (w *walker) row(n *html.Node) {
	w.flush()
	if w.around[n] {
		w.children(n)
		w.flush()
		return
	}
	var cells, whole []string
	plain := true
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom != atom.Td && c.DataAtom != atom.Th {
			continue
		}
		cell := goquery.NewDocumentFromNode(c)
		whole = append(whole, cellText(c))
		plain = plain && cell.Find("p, ul, ol, table, h1, h2, h3, h4, h5, h6, div, br").Length() == 0
		if t := cleanLine(cell.Text()); t != "" {
			cells = append(cells, t)
			plain = plain && !strings.Contains(bulletSigns, firstRune(t))
		}
	}
	if said, ok := rowSpeech(whole); ok {
		w.add(line{text: said.text, gap: true, cell: true, said: said})
		return
	}
	if !plain {
		w.children(n)
		w.flush()
		return
	}
	if text := cellsText(cells); headsRows(n) && nominal(text) && length(text) <= maxHeading {
		w.add(line{text: text, gap: true, level: unfolding})
	} else if text != "" {
		w.add(line{text: text, gap: true, cell: true})
	}
}

// headsRows reports whether a row is one heading of the rows below it.
func headsRows(row *html.Node) bool {
	cells := goquery.NewDocumentFromNode(row).ChildrenFiltered("td, th")
	return cells.Length() == 1 && cells.Nodes[0].DataAtom == atom.Th
}

// maxSpan bounds how many rows or columns a cell may say it spans, and maxSpanned
// how many empty cells a table gets by that.
const (
	maxSpan    = 200
	maxSpanned = 100_000
)

// gridOf returns the cells of a table that holds no other. Of a cell that spans rows
// or columns the others are empty.
func gridOf(table *html.Node) [][]string {
	var rows [][]string
	left := maxSpanned
	spans := map[int]int{} // by column: how many rows a cell above goes on for
	goquery.NewDocumentFromNode(table).Find("tr").Each(func(_ int, tr *goquery.Selection) {
		var cells []string
		taken := func() {
			for ; spans[len(cells)] > 0 && left > 0; left-- {
				spans[len(cells)]--
				cells = append(cells, "")
			}
		}
		tr.ChildrenFiltered("td, th").Each(func(_ int, c *goquery.Selection) {
			taken()
			down := span(c, "rowspan") - 1
			spans[len(cells)] = down
			cells = append(cells, cellText(c.Nodes[0]))
			for across := span(c, "colspan"); across > 1 && left > 0; across-- {
				spans[len(cells)] = down
				cells, left = append(cells, ""), left-1
			}
		})
		taken()
		rows = append(rows, cells)
	})
	return rows
}

// span is how many rows or columns a cell spans, from 1 to maxSpan.
func span(cell *goquery.Selection, attribute string) int {
	n, err := strconv.Atoi(strings.TrimSpace(cell.AttrOr(attribute, "1")))
	if err != nil {
		return 1
	}
	return min(max(n, 1), maxSpan)
}

// cellText is the text of a cell, a line for each of its parts.
func cellText(cell *html.Node) string {
	part := &walker{p: &page{}}
	part.walkAll(cell, nil)
	part.flush()
	var lines []string
	for _, ln := range part.p.lines {
		if ln.item && findMark(ln.text).sign == "" {
			ln.text = "・" + ln.text
		}
		lines = append(lines, ln.text)
	}
	return strings.Join(lines, "\n")
}
