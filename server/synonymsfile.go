package server

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"os"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"kizuna/analyzer"
	"kizuna/analyzer/synonym"
)

// synonymsFile is the file of synonyms that people add to from a page.
type synonymsFile struct {
	path string
	mu   sync.Mutex
}

// separators are the signs that part words in the file; a backslash before one
// makes it part of a word.
const separators = `\,，、､#=~→⇒!！＃＝～〜`

// add adds a line: words that mean the same. What the file would say afterwards
// is read before it is written, so that a file in another form or encoding is
// left alone.
func (f *synonymsFile) add(words []string) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	old, err := os.ReadFile(f.path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("read synonyms: %w", err)
	}
	text := slices.Clone(old)
	if len(text) > 0 && !bytes.HasSuffix(text, []byte("\n")) {
		text = append(text, '\n')
	}
	var line []string
	for _, w := range words {
		line = append(line, escapedWord(w))
	}
	text = append(append(text, strings.Join(line, ", ")...), '\n')
	fold := func(s string) string { return string(analyzer.AppendFold(nil, s)) }
	set, _, err := synonym.Parse(f.path, bytes.NewReader(text), fold)
	if err != nil || !utf8.Valid(text) || !slices.Contains(set.Members(fold(words[0])), fold(words[1])) {
		return &failure{status: http.StatusConflict, code: "synonyms_file", phrase: "problem.synonyms_file", cause: err}
	}
	if err := replaceFile(f.path, text, 0o644); err != nil {
		return fmt.Errorf("write synonyms: %w", err)
	}
	return nil
}

// escapedWord writes a word so that its signs are its own.
func escapedWord(w string) string {
	var b strings.Builder
	for _, r := range w {
		if strings.ContainsRune(separators, r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}
