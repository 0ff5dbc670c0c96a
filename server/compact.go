package server

import (
	"path"
	"regexp"
)

var (
	cssComments = regexp.MustCompile(`(?s)/\*.*?\*/`)
	jsComments  = regexp.MustCompile(`(?m)^[\t ]*//.*$`) // those on a line of their own
	margins     = regexp.MustCompile(`\s*\n\s*`)
)

// compact takes out of a stylesheet or a script what is there for its readers:
// comments, and white space around the ends of lines. A first view has bytes to
// carry for people.
func compact(name string, content []byte) []byte {
	switch path.Ext(name) {
	case ".css":
		content = cssComments.ReplaceAll(content, nil)
	case ".js":
		content = jsComments.ReplaceAll(content, nil)
	default:
		return content
	}
	return margins.ReplaceAll(content, []byte("\n"))
}
