package data

import (
	"bufio"
	"strings"
)

// Format is a form that a source may come in.
type Format string

// Formats.
const (
	FormatJSONL    Format = "jsonl" // JSON Lines: a row for each remark, or a meeting a line
	FormatJSON     Format = "json"  // a meeting, or an array of meetings or rows
	FormatCSV      Format = "csv"   // a table: CSV, TSV
	FormatXLSX     Format = "xlsx"  // an Excel workbook
	FormatDOCX     Format = "docx"  // a Word document
	FormatHTML     Format = "html"  // a web page
	FormatPDF      Format = "pdf"   // read as the text that Options.PDF makes of it
	FormatMarkdown Format = "markdown"
	FormatText     Format = "text" // the saved text of a web page, or minutes
)

type format struct {
	name  Format
	sniff func(head string) bool // of the trimmed beginning of the text
	read  func(*source, *bufio.Reader) error
	packs bool // it is a container, which the reader of containers tells
}

// formats holds every format, the most telling first; the last takes any text.
var formats = []format{
	{FormatJSONL, looksLikeJSONLines, (*source).readJSONLines, false},
	{FormatJSON, looksLikeJSON, (*source).readJSON, false},
	{FormatHTML, looksLikeHTML, (*source).readHTML, false},
	{FormatCSV, looksLikeCSV, (*source).readCSV, false},
	{FormatMarkdown, looksLikeMarkdown, (*source).readMarkdown, false},
	{FormatXLSX, never, nil, true},
	{FormatDOCX, never, nil, true},
	{FormatText, func(string) bool { return true }, (*source).readText, false},
}

// never is what tells a format that no text is.
func never(string) bool { return false }

// Formats returns the name of every format.
func Formats() []Format {
	all := make([]Format, len(formats))
	for i := range formats {
		all[i] = formats[i].name
	}
	return all
}

// firstLine cuts a text at its first line end.
func firstLine(text string) (line, rest string) {
	line, rest, _ = strings.Cut(text, "\n")
	return strings.TrimSpace(line), strings.TrimSpace(rest)
}
