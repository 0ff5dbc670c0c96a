package query

import (
	"errors"
	"strings"

	"golang.org/x/text/unicode/norm"

	"kizuna/data"
)

// fieldReader reads one value of a field.
type fieldReader struct {
	read func(value string) (Field, error)
	// headings is set for fields whose values are headings and titles, which
	// hold 、 themselves.
	headings bool
}

var (
	speakerReader = fieldReader{read: func(v string) (Field, error) { return Field{Name: FieldSpeaker, Value: v}, nil }}
	sectionReader = fieldReader{read: func(v string) (Field, error) { return Field{Name: FieldSection, Value: v}, nil }, headings: true}
	meetingReader = fieldReader{read: func(v string) (Field, error) { return Field{Name: FieldMeeting, Value: v}, nil }, headings: true}
	kindReader    = fieldReader{read: readKind}
	dateReader    = fieldReader{read: func(v string) (Field, error) { return readPeriod(v, data.ParsePeriod) }}
	fiscalReader  = fieldReader{read: func(v string) (Field, error) { return readPeriod(v, data.ParseFiscalYear) }}
	fromReader    = fieldReader{read: func(v string) (Field, error) { return readPeriod(v+"..", data.ParsePeriod) }}
	toReader      = fieldReader{read: func(v string) (Field, error) { return readPeriod(".."+v, data.ParsePeriod) }}
)

// fieldReaders are the names people may write, in lower case and half width.
var fieldReaders = map[string]fieldReader{
	"発言者": speakerReader, "話者": speakerReader, "役職": speakerReader, "speaker": speakerReader, "role": speakerReader,
	"区分": kindReader, "種別": kindReader, "kind": kindReader,
	"テーマ": sectionReader, "見出し": sectionReader, "議題": sectionReader, "section": sectionReader,
	"会議": meetingReader, "meeting": meetingReader,
	"年": dateReader, "年月": dateReader, "日付": dateReader, "year": dateReader, "date": dateReader,
	"年度": fiscalReader, "fiscal_year": fiscalReader,
	"from": fromReader, "to": toReader,
}

// maxFieldName is the length of the longest of the names, in runes.
const maxFieldName = len("fiscal_year")

// errUnreadable is what a reader returns where package data has no error to say
// it; people read a Note instead.
var errUnreadable = errors.New("unreadable value")

func readKind(v string) (Field, error) {
	k, ok := data.ParseKind(norm.NFKC.String(v))
	if !ok {
		return Field{}, errUnreadable
	}
	return Field{Name: FieldKind, Kind: k}, nil
}

// readPeriod reads a stretch of days, A, A..B, A.. or ..B, by a reader of its
// ends.
func readPeriod(v string, read func(string) (data.Period, error)) (Field, error) {
	first, last, ranged := cutRange(v)
	if !ranged {
		first, last = v, v
	}
	var whole data.Period
	if first != "" {
		p, err := read(first)
		if err != nil {
			return Field{}, err
		}
		whole.From = p.From
	}
	if last != "" {
		p, err := read(last)
		if err != nil {
			return Field{}, err
		}
		whole.To = p.To
	}
	if !isPeriod(whole) {
		return Field{}, errUnreadable
	}
	return Field{Name: FieldDate, Period: whole}, nil
}

// isPeriod reports whether a period has an end and its days exist, in order.
func isPeriod(p data.Period) bool {
	switch {
	case p.From.IsZero():
		return p.To.Valid()
	case p.To.IsZero():
		return p.From.Valid()
	}
	return p.From.Valid() && p.To.Valid() && p.From.Compare(p.To) <= 0
}

// cutRange parts a range at the sign people write between its ends.
func cutRange(v string) (first, last string, ranged bool) {
	for _, sign := range []string{"..", "．．", "…", "‥", "～", "〜", "~"} {
		if first, last, ranged = strings.Cut(v, sign); ranged {
			return strings.TrimSpace(first), strings.TrimSpace(last), true
		}
	}
	return "", "", false
}
