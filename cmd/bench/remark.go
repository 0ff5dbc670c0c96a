package main

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
)

// remark is a line of the corpus.
type remark struct {
	ID        string `json:"id"`
	MeetingID string `json:"meeting_id"`
	Meeting   string `json:"meeting"`
	Date      string `json:"date"`
	Kind      string `json:"kind"`
	Speaker   string `json:"speaker"`
	Role      string `json:"role"`
	Section   string `json:"section"`
	Text      string `json:"text"`
}

// day is the date as a number, 20250912, which is what the peers filter by.
func (r *remark) day() int {
	n, _ := strconv.Atoi(strings.ReplaceAll(r.Date, "-", "")) // no date is day 0
	return n
}

// copied returns the remark under ids of its own, those of the nth copy of the
// corpus.
func (r remark) copied(n int) remark {
	suffix := fmt.Sprintf("~%d", n)
	r.ID += suffix
	r.MeetingID += suffix
	return r
}

// escaper keeps a text within its column and line.
var escaper = strings.NewReplacer(`\`, `\\`, "\t", `\t`, "\n", `\n`, "\r", `\r`)

// row is the remark as the peers read it: columns apart by tabs.
func (r *remark) row() string {
	fields := []string{r.ID, r.MeetingID, strconv.Itoa(r.day()), r.Kind, r.Speaker, r.Section, r.Text}
	for i, f := range fields {
		fields[i] = escaper.Replace(f)
	}
	return strings.Join(fields, "\t") + "\n"
}

// line is the text alone, on one line.
func (r *remark) line() string { return strings.Join(strings.Fields(r.Text), " ") + "\n" }

// eachRemark calls visit with every remark of a file of JSON Lines, packed by
// gzip or not, until it returns an error.
func eachRemark(path string, visit func(*remark) error) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	buffered := bufio.NewReaderSize(file, 1<<20)
	var in io.Reader = buffered
	if magic, _ := buffered.Peek(2); string(magic) == "\x1f\x8b" {
		if in, err = gzip.NewReader(buffered); err != nil {
			return fmt.Errorf("unpack %s: %w", path, err)
		}
	}
	lines := json.NewDecoder(in)
	for {
		var r remark
		err := lines.Decode(&r)
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return fmt.Errorf("read %s: %w", path, err)
		}
		if err := visit(&r); err != nil {
			return err
		}
	}
}
