package data

import (
	"bufio"
	"strings"
)

// Format is a form that a source may come in.
type Format string

// Formats.
const (
	FormatJSONL Format = "jsonl" // JSON Lines: a row for each remark, or a meeting a line
	FormatJSON  Format = "json"  // a meeting, or an array of meetings or rows
	FormatHTML  Format = "html"  // a web page
	FormatText  Format = "text"  // the saved text of a web page, or minutes
)

type format struct {
	name  Format
	sniff func(head string) bool // of the trimmed beginning of the text
	read  func(*source, *bufio.Reader) error
}

// formats holds every format, the most telling first; the last takes any text.
var formats = []format{
	{FormatJSONL, looksLikeJSONLines, (*source).readJSONLines},
	{FormatJSON, looksLikeJSON, (*source).readJSON},
	{FormatHTML, looksLikeHTML, (*source).readHTML},
	{FormatText, func(string) bool { return true }, (*source).readText},
}

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
