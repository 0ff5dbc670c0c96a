package data

import (
	"bufio"
	"bytes"
	"fmt"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer/html"
)

// markdown makes a web page of Markdown, with the elements that are written in it. Where
// a line ends a new one begins: people write a speaker a line and expect to see it so.
var markdown = goldmark.New(
	goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.DefinitionList),
	goldmark.WithRendererOptions(html.WithHardWraps(), html.WithUnsafe()),
)

var (
	atxHeading  = lazily(`(?m)^#{1,6}[ \t]+[^\s#]`)
	markedUp    = lazily(`(?m)^[ \t]*[-*+][ \t]+\S|^[ \t]*[0-9]+\.[ \t]+\S|^>[ \t]|\*\*[^*\n]+\*\*|\[[^\]\n]+\]\([^)\n]+\)|^\|.+\|[ \t]*$|^(?:-{3,}|\*{3,})[ \t]*$`)
	frontBlock  = lazily(`^---[ \t]*\n(?:[^\n]*\n){0,60}?---[ \t]*(?:\n|$)`)
	strayMarks  = lazily(`\*\*|__`)
	looseQuotes = lazily(`(?m)^>[ \t]?`)
)

// maxMarks bounds the lines and marks of Markdown, each of which may become an
// element of some kilobyte of memory.
const maxMarks = 500_000

// countMarks counts the characters that may begin an element within a line.
func countMarks(text string) (n int) {
	for i := range len(text) {
		switch text[i] {
		case '*', '_', '`', '[', '~', '<', '|':
			n++
		}
	}
	return n
}

// looksLikeMarkdown tells Markdown by a heading and another of its signs.
func looksLikeMarkdown(head string) bool {
	headings := atxHeading.FindAllStringIndex(head, 2)
	return len(headings) > 1 || len(headings) == 1 && markedUp.MatchString(head)
}

// readMarkdown reads Markdown as the web page it stands for.
func (s *source) readMarkdown(in *bufio.Reader) error {
	text, err := s.readPage(in)
	if err != nil {
		return err
	}
	text = strings.TrimLeft(text, "\n")
	if front := frontBlock.FindString(text); front != "" {
		s.report.LeftOut[OmitLayout]++
		text = text[len(front):]
	}
	// A quoted line is a paragraph like any other; a quote in a quote is none
	// that people write, and thousands would be nested as deep.
	text = looseQuotes.ReplaceAllString(text, "")
	if n := strings.Count(text, "\n") + countMarks(text); n > maxMarks {
		return newProblem(ErrTooLarge,
			fmt.Sprintf("the Markdown has more than %d lines and marks; split it, or save it as plain text and import that", maxMarks),
			fmt.Sprintf("Markdown の行と記号が %d 個を超えています。分割するか、テキストとして保存し、それを取り込んでください", maxMarks)).at(s.name, 0)
	}
	var page bytes.Buffer
	if err := markdown.Convert([]byte(text), &page); err != nil {
		return newProblem(ErrMalformed,
			fmt.Sprintf("the Markdown cannot be read (%v)", err),
			"Markdown として読めません").at(s.name, 0)
	}
	// Emphasis beside Japanese brackets is none to the rules of Markdown.
	whole := strayMarks.ReplaceAllString(page.String(), "")
	return s.readMarkup("<html><body><main>" + whole + "</main></body></html>")
}
