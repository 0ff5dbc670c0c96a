package data

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"
)

// maxLineBytes bounds one line of JSON Lines. A line may be a whole meeting;
// the longest take a few megabytes.
const maxLineBytes = 64 << 20

// looksLikeJSONLines tells JSON Lines by its first line being a whole object,
// or by two lines that both begin one, since the first may be broken.
func looksLikeJSONLines(head string) bool {
	line, rest := firstLine(head)
	if !strings.HasPrefix(line, "{") {
		return false
	}
	if rest == "" {
		// Either one line, or the beginning of one too long for the head.
		return json.Valid([]byte(line)) || beginsObject(line)
	}
	return json.Valid([]byte(line)) || len(line) > 1 && strings.HasPrefix(rest, "{") && (beginsObject(line) || beginsObject(rest))
}

// beginsObject reports whether a text begins as an object does, and not like a page that
// has its parts in braces: {{include …}}.
func beginsObject(text string) bool {
	inside, braced := strings.CutPrefix(text, "{")
	return braced && strings.HasPrefix(strings.TrimSpace(inside), `"`)
}

// readJSONLines reads a row or a meeting a line. A bad line is left out with a
// warning.
func (s *source) readJSONLines(in *bufio.Reader) error {
	text, err := s.decodeStream(in)
	if err != nil {
		return err
	}
	g := newGrouper(s)
	lines := lineReader{in: text, most: maxLineBytes}
	for {
		line, err := lines.next()
		if err != nil && err != io.EOF {
			if err := s.readFault(err, g.any()); err != nil {
				return err
			}
			break
		}
		last := err == io.EOF
		switch line = bytes.TrimSpace(line); {
		case lines.tooLong:
			s.skip(OmitMalformed, newProblem(ErrTooLarge,
				fmt.Sprintf("the line is longer than %d MB and was left out", maxLineBytes>>20),
				fmt.Sprintf("行が %d MB を超えているため、読み込みませんでした", maxLineBytes>>20)).at(s.name, lines.n).showing(string(line)))
		case len(line) > 0:
			if err := s.readRecord(g, line, lines.n); err != nil {
				return err
			}
		}
		if last {
			break
		}
	}
	return g.flush()
}

// decodeStream returns a stream in UTF-8, judging its encoding by its head.
func (s *source) decodeStream(in *bufio.Reader) (*bufio.Reader, error) {
	head, err := in.Peek(headBytes)
	if err != nil && len(head) == 0 {
		return nil, s.readFault(err, false)
	}
	found := findEncoding(head)
	s.report.Encoding = found.name
	if _, err := in.Discard(found.bom); err != nil {
		return nil, s.readFault(err, false)
	}
	if found.name == utf8Encoding.name {
		return in, nil
	}
	return bufio.NewReaderSize(found.codec.NewDecoder().Reader(in), headBytes), nil
}

// A lineReader reads lines of up to a number of bytes.
type lineReader struct {
	in      *bufio.Reader
	most    int  // bytes of a line
	n       int  // number of the line read last, from 1
	tooLong bool // it was longer, and only its beginning was kept
	long    []byte
}

// next returns the next line, valid until the next call, and io.EOF together
// with the last.
func (l *lineReader) next() ([]byte, error) {
	l.n++
	l.tooLong = false
	line, err := l.in.ReadSlice('\n')
	if err != bufio.ErrBufferFull {
		return line, err
	}
	l.long = append(l.long[:0], line...)
	for err == bufio.ErrBufferFull {
		line, err = l.in.ReadSlice('\n')
		if len(l.long)+len(line) > l.most {
			l.tooLong = true
		}
		if !l.tooLong {
			l.long = append(l.long, line...)
		}
	}
	if l.tooLong {
		return l.long[:min(len(l.long), maxLook)], err
	}
	return l.long, err
}
