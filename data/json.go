package data

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
)

func looksLikeJSON(head string) bool {
	line, rest := firstLine(head)
	if strings.HasPrefix(line, "{") {
		return strings.HasPrefix(strings.TrimSpace(line[1:]+rest), `"`)
	}
	if strings.HasPrefix(line, "[") {
		rest = strings.TrimSpace(line[1:] + rest)
		return rest == "" || rest[0] == '{' || rest[0] == ']'
	}
	return false
}

// readJSON reads one meeting or row, an array of them, or several one after
// the other, each of at most maxLineBytes.
func (s *source) readJSON(in *bufio.Reader) error {
	text, err := s.decodeStream(in)
	if err != nil {
		return err
	}
	bounded := &boundedReader{r: text, left: maxLineBytes}
	dec := json.NewDecoder(bounded)
	g := newGrouper(s)
	array := false
	if b, _ := text.Peek(headBytes); strings.HasPrefix(strings.TrimSpace(string(b)), "[") {
		array = true
		if _, err := dec.Token(); err != nil {
			return s.readFault(err, false)
		}
	}
	for n := 1; !array || dec.More(); n++ {
		var rec record
		bounded.left = maxLineBytes
		err := dec.Decode(&rec)
		if err == io.EOF && !array {
			return g.flush()
		}
		if err == nil {
			if err := g.put(&rec, 0); err != nil {
				return err
			}
			continue
		}
		if s.raw.err != nil {
			return s.readFault(err, false)
		}
		s.skip(OmitMalformed, newProblem(ErrMalformed,
			fmt.Sprintf("item %d is not JSON of the expected form (%v) and was left out", n, err),
			fmt.Sprintf("%d 番目の項目は想定した形の JSON ではないため、読み込みませんでした（%v）", n, err)).at(s.name, 0))
		if typed := (*json.UnmarshalTypeError)(nil); !errors.As(err, &typed) {
			return g.flush() // only after an error of type the decoder can go on
		}
	}
	if _, err := dec.Token(); err != nil {
		if s.raw.err != nil {
			return s.readFault(err, false)
		}
		s.report.warn(newProblem(ErrMalformed,
			"the array is never closed; the file seems to be cut off, and everything before was kept",
			"配列が閉じていません。ファイルが途中で切れているようです。そこまではすべて読み込みました").at(s.name, 0))
	}
	return g.flush()
}

// errTooLong is what a boundedReader ends with.
var errTooLong = fmt.Errorf("longer than %d MB", maxLineBytes>>20)

// A boundedReader fails when more than left bytes are read of it. The JSON
// decoder would otherwise hold a value of any size.
type boundedReader struct {
	r    io.Reader
	left int
}

func (b *boundedReader) Read(p []byte) (int, error) {
	if b.left <= 0 {
		return 0, errTooLong
	}
	n, err := b.r.Read(p[:min(len(p), b.left)])
	b.left -= n
	return n, err
}
