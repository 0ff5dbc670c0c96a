package data

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"
	"unicode/utf8"
)

func looksLikeJSON(head string) bool {
	line, rest := firstLine(head)
	if strings.HasPrefix(line, "{") {
		return beginsObject(line + rest)
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
	items := &jsonItems{lines: lineCounter{r: bounded}}
	items.dec = json.NewDecoder(&items.lines)
	g := newGrouper(s)
	if b, _ := text.Peek(headBytes); strings.HasPrefix(strings.TrimSpace(string(b)), "[") {
		items.array = true
		if _, err := items.dec.Token(); err != nil {
			return s.readFault(err, false)
		}
	}
	for n := 1; !items.array || items.dec.More(); n++ {
		bounded.left = maxLineBytes
		line, seen := items.place()
		var raw json.RawMessage
		err := items.dec.Decode(&raw)
		switch {
		case err == io.EOF && !items.array:
			return g.flush()
		case err == nil:
			if err := s.readRecord(g, raw, line); err != nil {
				return err
			}
			continue
		case s.raw.err != nil:
			return s.readFault(err, false)
		}
		// The decoder cannot go on after an error.
		english, japanese := jsonFault(err, nil)
		s.skip(OmitMalformed, newProblem(ErrMalformed,
			fmt.Sprintf("item %d cannot be read, nor what comes after it: %s; everything before was kept", n, english),
			fmt.Sprintf("%d 番目の項目から先を読めません（%s）。そこまではすべて読み込みました", n, japanese)).at(s.name, line).showing(seen))
		return g.flush()
	}
	if _, err := items.dec.Token(); err != nil {
		if s.raw.err != nil {
			return s.readFault(err, false)
		}
		line, _ := items.place()
		s.report.warn(newProblem(ErrMalformed,
			"the array is never closed; the file seems to be cut off, and everything before was kept",
			"配列が閉じていません。ファイルが途中で切れているようです。そこまではすべて読み込みました").at(s.name, line))
		return g.flush()
	}
	if line, seen := items.place(); seen != "" {
		s.report.warn(newProblem(ErrMalformed,
			"what comes after the end of the array was not read",
			"配列が終わったあとの部分は読み込みませんでした").at(s.name, line).showing(seen))
	}
	return g.flush()
}

// jsonItems are the items of a JSON file.
type jsonItems struct {
	dec   *json.Decoder
	lines lineCounter
	array bool
}

// place returns the line at which the next item begins, and its beginning.
func (i *jsonItems) place() (line int, seen string) {
	i.dec.More() // reads on to what comes next
	at := i.dec.InputOffset()
	b, _ := io.ReadAll(io.LimitReader(i.dec.Buffered(), maxLook))
	rest := bytes.TrimLeft(b, " \t\r\n,")
	return i.lines.at(at + int64(len(b)-len(rest))), string(rest)
}

// A lineCounter tells lines of what is read through it by their offsets, which are
// asked for in order.
type lineCounter struct {
	r      io.Reader
	read   int64
	ends   []int64 // offsets of line ends not yet passed
	passed int
}

func (l *lineCounter) Read(b []byte) (int, error) {
	n, err := l.r.Read(b)
	for i, c := range b[:n] {
		if c == '\n' {
			l.ends = append(l.ends, l.read+int64(i))
		}
	}
	l.read += int64(n)
	return n, err
}

// at returns the number of the line at an offset, from 1.
func (l *lineCounter) at(offset int64) int {
	for len(l.ends) > 0 && l.ends[0] < offset {
		l.ends = l.ends[1:]
		l.passed++
	}
	return l.passed + 1
}

// readRecord reads a row or a meeting. A bad one is left out with a warning.
func (s *source) readRecord(g *grouper, b []byte, line int) error {
	var rec record
	if err := json.Unmarshal(b, &rec); err != nil {
		english, japanese := jsonFault(err, b)
		s.skip(OmitMalformed, newProblem(ErrMalformed,
			"it was left out: "+english,
			"読み込みませんでした（"+japanese+"）").at(s.name, line).showing(string(b)))
		return nil
	}
	if !utf8.Valid(b) {
		s.report.warn(newProblem(nil,
			"it holds broken characters; they were replaced by \uFFFD",
			"壊れた文字があり、\uFFFD に置き換えました").at(s.name, line).showing(string(b)))
	}
	return g.put(&rec, line)
}

// jsonNames are the things that JSON has, as people may call them.
var jsonNames = map[string]struct{ english, japanese string }{
	"number": {"a number", "数値"}, "string": {"a text", "文字列"}, "bool": {"true or false", "真偽値"},
	"array": {"a list [ ]", "配列 [ ]"}, "object": {"an object { }", "オブジェクト { }"},
}

// jsonFault says what is wrong with b, or with a text that was not read whole.
func jsonFault(err error, b []byte) (english, japanese string) {
	var typed *json.UnmarshalTypeError
	var syntax *json.SyntaxError
	switch {
	case errors.As(err, &typed):
		kind, _, _ := strings.Cut(typed.Value, " ") // number 1.5
		is, want := jsonNames[kind], jsonNames["string"]
		switch typed.Type.Kind() {
		case reflect.Struct:
			want = jsonNames["object"]
		case reflect.Slice:
			want = jsonNames["array"]
		case reflect.Int:
			want = jsonNames["number"]
		}
		if typed.Field == "" {
			return fmt.Sprintf("it is %s, not %s", is.english, want.english), fmt.Sprintf("%sではなく%sです", spacedName(want.japanese), spacedName(is.japanese))
		}
		return fmt.Sprintf("%q is %s, not %s", typed.Field, is.english, want.english), fmt.Sprintf("%q が%sではなく%sです", typed.Field, spacedName(want.japanese), spacedName(is.japanese))
	case errors.Is(err, errTooLong):
		return fmt.Sprintf("it is longer than %d MB", maxLineBytes>>20), fmt.Sprintf("%d MB を超えています", maxLineBytes>>20)
	case errors.Is(err, io.ErrUnexpectedEOF), errors.As(err, &syntax) && strings.Contains(err.Error(), "unexpected end"):
		return "it breaks off", "途中で切れています"
	case errors.As(err, &syntax) && strings.Contains(err.Error(), "max depth"):
		return "it is nested too deep", "入れ子が深すぎます"
	case syntax != nil && syntax.Offset > 0 && syntax.Offset <= int64(len(b)):
		at := utf8.RuneCount(b[:syntax.Offset-1]) + 1
		return fmt.Sprintf("it is no JSON from character %d on", at), fmt.Sprintf("%d 文字目から JSON として読めません", at)
	}
	return "it is no JSON", "JSON として読めません"
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
