package data

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// A Word document is XML within a ZIP file: paragraphs with a style, tables of
// paragraphs. Paragraphs become lines, as those of a web page do.

// maxDepth bounds how deep elements of a document may lie in each other, and
// maxDocumentBytes its text.
const (
	maxDepth         = 256
	maxDocumentBytes = 64 << 20
)

// documentPart is the part of a document that holds its text.
const documentPart = "word/document.xml"

var errTooDeep = errors.New("elements lie too deep in each other")

// readDOCX reads a Word document.
func (s *source) readDOCX(_ *bytes.Reader, z *zip.Reader) error {
	d := &docx{s: s, p: &page{whole: true}, styles: map[string]int{}, counts: map[string]int{}}
	// Without its styles and numberings a document is read all the same.
	for name, read := range map[string]func(*xml.Decoder) error{"word/styles.xml": d.readStyles, "word/numbering.xml": d.readNumbering} {
		if f := part(z, name); f != nil {
			if err := d.open(f, read); err != nil {
				s.report.warn(d.problem(name, err))
			}
		}
	}
	s.report.Encoding = "UTF-8"
	if err := d.open(part(z, documentPart), d.readBody); err != nil {
		if len(d.p.lines) == 0 {
			return d.problem(documentPart, err)
		}
		s.report.warn(d.problem(documentPart, err))
	}
	d.notes(z)
	for _, ln := range d.p.lines {
		d.p.marked = d.p.marked || ln.level > 1 && !contact.MatchString(ln.text)
	}
	for i := range d.p.lines {
		d.p.lines[i].number = i + 1
		if d.p.title == "" && d.p.lines[i].level == 1 {
			d.p.title = d.p.lines[i].text
		}
	}
	return s.meetingOf(d.p)
}

// A docx is a document under way.
type docx struct {
	s      *source
	p      *page
	styles map[string]int // by style: the level of its heading
	// numbers tells by numbering and level whether items get a number, or a sign.
	numbers map[string]bool
	counts  map[string]int // of items so far
}

// open reads a part as XML.
func (d *docx) open(f *zip.File, read func(*xml.Decoder) error) error {
	in, err := f.Open()
	if err != nil {
		return err
	}
	// Reading has failed already where closing does.
	defer func() { _ = in.Close() }()
	dec := xml.NewDecoder(&boundedReader{r: in, left: maxDocumentBytes})
	dec.Strict = false
	return read(dec)
}

// problem is a part that cannot be read to its end. Of the document itself it
// shows the paragraph before.
func (d *docx) problem(part string, err error) *Problem {
	english, japanese := "it is no XML", "XML として読めません"
	switch {
	case errors.Is(err, errTooDeep):
		english, japanese = errTooDeep.Error(), "要素の入れ子が深すぎます"
	case errors.Is(err, errTooLong):
		english, japanese = errTooLong.Error(), fmt.Sprintf("%d MB を超えています", maxDocumentBytes>>20)
	case errors.Is(err, io.ErrUnexpectedEOF), strings.Contains(err.Error(), "unexpected EOF"):
		english, japanese = "it breaks off", "途中で切れています"
	}
	p := newProblem(ErrMalformed,
		fmt.Sprintf("%s of the document cannot be read to its end (%s); save it again in Word", part, english),
		fmt.Sprintf("文書の %s を最後まで読めません（%s）。Word で保存し直してください", part, japanese)).at(d.s.name, 0)
	if n := len(d.p.lines); part == documentPart && n > 0 {
		p.at(d.s.name, n).showing(d.p.lines[n-1].text)
	}
	return p
}

// attrOf returns an attribute of an element by its local name.
func attrOf(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// elements calls start for each element that begins and end for each that ends,
// and text for what stands between.
func elements(dec *xml.Decoder, start func(xml.StartElement) error, end func(string), text func(string)) error {
	depth := 0
	for {
		token, err := dec.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		switch e := token.(type) {
		case xml.StartElement:
			if depth++; depth > maxDepth {
				return errTooDeep
			}
			if err := start(e); err != nil {
				return err
			}
		case xml.EndElement:
			depth--
			end(e.Name.Local)
		case xml.CharData:
			text(string(e))
		}
	}
}

// readStyles learns which styles are headings, by their names and levels: the
// ids are other in each language of Word.
func (d *docx) readStyles(dec *xml.Decoder) error {
	id := ""
	return elements(dec, func(e xml.StartElement) error {
		switch e.Name.Local {
		case "style":
			id = attrOf(e, "styleId")
		case "name":
			name := strings.ToLower(attrOf(e, "val"))
			if rest, ok := strings.CutPrefix(name, "heading "); ok {
				if n, err := strconv.Atoi(rest); err == nil && n >= 1 && n <= 6 {
					d.styles[id] = n
				}
			}
			if name == "title" || name == "表題" {
				d.styles[id] = 1
			}
		case "outlineLvl":
			if n, err := strconv.Atoi(attrOf(e, "val")); err == nil && n >= 0 && n < 6 && d.styles[id] == 0 {
				d.styles[id] = n + 1
			}
		}
		return nil
	}, func(string) {}, func(string) {})
}

// readNumbering learns which lists have numbers and which have signs.
func (d *docx) readNumbering(dec *xml.Decoder) error {
	d.numbers = map[string]bool{}
	formats := map[string]string{} // by abstract numbering and level
	abstract, level, num := "", "", ""
	return elements(dec, func(e xml.StartElement) error {
		switch e.Name.Local {
		case "abstractNum":
			abstract, num = attrOf(e, "abstractNumId"), ""
		case "lvl":
			level = attrOf(e, "ilvl")
		case "numFmt":
			formats[abstract+"/"+level] = attrOf(e, "val")
		case "num":
			num = attrOf(e, "numId")
		case "abstractNumId":
			if num == "" {
				break
			}
			for key, format := range formats {
				if of, lvl, _ := strings.Cut(key, "/"); of == attrOf(e, "val") {
					d.numbers[num+"/"+lvl] = format != "bullet" && format != "none"
				}
			}
		}
		return nil
	}, func(string) {}, func(string) {})
}

// readBody reads the paragraphs and tables.
func (d *docx) readBody(dec *xml.Decoder) error {
	var (
		next       line
		text       strings.Builder
		num, level string
		bold, runs int
		boldRun    bool
		skipped    string          // an element left out with all in it
		boxed      strings.Builder // text in boxes that lie over the page
		tables     int
		rows       [][]string
		cell       []string
	)
	return elements(dec, func(e xml.StartElement) error {
		name := e.Name.Local
		switch {
		case skipped != "":
		case name == "Fallback", name == "rt", name == "del", name == "moveFrom", name == "txbxContent":
			skipped = name
		case name == "tbl":
			if tables++; tables == 1 {
				rows = nil
			}
		case name == "tr" && tables == 1:
			rows = append(rows, nil)
		case name == "tc" && tables == 1:
			cell = nil
		case name == "p":
			next, num, level, bold, runs = line{gap: true}, "", "", 0, 0
			text.Reset()
		case name == "pStyle":
			next.level = d.styles[attrOf(e, "val")]
		case name == "outlineLvl":
			if n, err := strconv.Atoi(attrOf(e, "val")); err == nil && n >= 0 && n < 6 {
				next.level = n + 1
			}
		case name == "numId":
			num = attrOf(e, "val")
		case name == "ilvl":
			level = attrOf(e, "val")
		case name == "r":
			boldRun = false
		case name == "b":
			boldRun = attrOf(e, "val") != "0" && attrOf(e, "val") != "false"
		case name == "tab":
			text.WriteString("　")
		case name == "br", name == "cr":
			text.WriteByte('\n')
		case name == "t":
			runs++
			if boldRun {
				bold++
			}
		}
		return nil
	}, func(name string) {
		if skipped != "" {
			if name == skipped {
				skipped = ""
				d.box(&boxed)
			}
			return
		}
		switch name {
		case "p":
			next.strong = runs > 0 && bold == runs
			if tables > 0 {
				cell = append(cell, cleanText(text.String()))
				return
			}
			d.paragraph(text.String(), next, num, level)
		case "tc":
			if tables == 1 && len(rows) > 0 {
				rows[len(rows)-1] = append(rows[len(rows)-1], strings.TrimSpace(strings.Join(cell, "\n")))
			}
		case "tbl":
			if tables--; tables == 0 {
				d.table(rows)
				rows = nil
			}
		}
	}, func(s string) {
		switch s = wordLineEnds.Replace(s); skipped {
		case "":
			text.WriteString(s)
		case "txbxContent":
			boxed.WriteString(s)
		}
	})
}

// notes counts footnotes and endnotes, which stand apart from what they are about,
// and warns of the first.
func (d *docx) notes(z *zip.Reader) {
	var first string
	n := 0
	for _, name := range []string{"word/footnotes.xml", "word/endnotes.xml"} {
		f := part(z, name)
		if f == nil {
			continue
		}
		var text strings.Builder
		err := d.open(f, func(dec *xml.Decoder) error {
			return elements(dec, func(xml.StartElement) error { return nil }, func(element string) {
				if element != "footnote" && element != "endnote" {
					return
				}
				if seen := strings.TrimSpace(text.String()); seen != "" {
					if n++; n == 1 {
						first = seen
					}
				}
				text.Reset()
			}, func(s string) { text.WriteString(wordLineEnds.Replace(s)) })
		})
		if err != nil {
			d.s.report.warn(d.problem(name, err))
		}
	}
	if n > 0 {
		d.s.report.LeftOut[OmitNote] += n
		d.s.report.warn(newProblem(nil,
			fmt.Sprintf("%d footnotes were not read; this is the first", n),
			fmt.Sprintf("脚注 %d 件は読み込みませんでした。最初のものを示します", n)).at(d.s.name, 0).showing(first))
	}
}

// wordLineEnds are none of the text: lines of it end with elements.
var wordLineEnds = strings.NewReplacer("\n", "", "\r", "")

// box warns of a text in a box, whose place among the paragraphs nobody knows.
func (d *docx) box(text *strings.Builder) {
	seen := strings.TrimSpace(text.String())
	text.Reset()
	if seen == "" {
		return
	}
	d.s.skip(OmitBox, newProblem(nil,
		"the text in a box was not read; put it into the text if somebody says it",
		"テキストボックスの中の文は読み込みませんでした。発言であれば、本文に移してください").at(d.s.name, len(d.p.lines)).showing(seen))
}

// paragraph makes lines of a paragraph: one, unless it holds line breaks.
func (d *docx) paragraph(text string, ln line, num, level string) {
	if num == "0" {
		num = "" // taken out of its list
	}
	if level == "" {
		level = "0"
	}
	for i, part := range strings.Split(text, "\n") {
		one := ln
		if one.text = tidy(part); one.text == "" {
			continue
		}
		one.indent = indentation(part)
		switch {
		case i > 0:
			one.gap, one.level, one.within = false, 0, num != ""
		case num != "" && ln.level == 0 && d.numbers[num+"/"+level]:
			d.counts[num+"/"+level]++
			one.text = fmt.Sprintf("(%d) %s", d.counts[num+"/"+level], one.text)
		case num != "" && ln.level == 0:
			one.item = true
		}
		d.p.lines = append(d.p.lines, one)
	}
}

// table makes lines of a table.
func (d *docx) table(rows [][]string) {
	lines, ok := d.s.gridLines(rows)
	if !ok {
		lines = d.s.rowLines(rows)
	}
	d.p.lines = append(d.p.lines, lines...)
}
