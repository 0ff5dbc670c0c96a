package data

import (
	"strings"
	"unicode/utf8"
)

// formulaSigns are the characters at the beginning of a cell by which spreadsheets
// take it for a formula, as OWASP lists them (CSV Injection, ASVS 1.2.10), and the
// full-width forms of the four that have some, which Japanese people type for the
// same.
const formulaSigns = "=+-@\t\r\n\x00＝＋－＠"

// InertCell returns a text as a cell of a CSV file that no spreadsheet takes for a
// formula. Remarks come from the public: =HYPERLINK(…) typed into a questionnaire
// must stay text, and an item that begins with a hyphen would show as #NAME?. Such
// a text gets an apostrophe before it, and so does one that has apostrophes before
// such a sign already: one apostrophe less is always what was said, and that is
// how import reads it. Other texts stay as they are.
func InertCell(text string) string {
	if formulaLike(strings.TrimLeft(text, "'")) {
		return "'" + text
	}
	return text
}

// plainCell is the text of a cell that InertCell made, or of any other.
func plainCell(cell string) string {
	if rest, ok := strings.CutPrefix(cell, "'"); ok && formulaLike(strings.TrimLeft(rest, "'")) {
		return rest
	}
	return cell
}

func formulaLike(text string) bool {
	r, size := utf8.DecodeRuneInString(text)
	return size > 0 && strings.ContainsRune(formulaSigns, r)
}
