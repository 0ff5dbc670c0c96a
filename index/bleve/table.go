package bleve

import (
	"bytes"
	"encoding/binary"
	"slices"
	"sort"
	"strings"

	"kizuna/data"
)

// What a segment knows of its remarks besides their texts lies in tables of
// fixed records of 32-bit numbers, read in place from the memory map. A string
// is its number in the segment's table of distinct strings, a day is
// year×10000 + month×100 + day, a remark is its document number.

// Columns of the tables.
const (
	meetingID = iota
	meetingTitle
	meetingURL
	meetingSource
	meetingDate
	meetingUpdated
	meetingFirstRemark
	meetingRemarks
	meetingFirstHeading
	meetingHeadings
	meetingTokens    // indexed words of its remarks
	meetingTextBytes // bytes of their texts
	meetingHash      // contentHash, in four columns; since format 3
	meetingColumns   = meetingHash + 4
)

const (
	headingMeeting = iota
	headingText
	headingColumns
)

const (
	remarkMeeting = iota
	remarkHeading
	remarkKind
	remarkSpeaker
	remarkRole
	remarkLength // indexed words
	remarkColumns
)

// table is rows of a fixed number of columns.
type table struct {
	bytes   []byte
	columns int
}

func (t table) rows() int { return len(t.bytes) / (4 * t.columns) }

func (t table) at(row uint32, column int) uint32 {
	return binary.LittleEndian.Uint32(t.bytes[4*(int(row)*t.columns+column):])
}

func (t *table) append(row ...uint32) {
	for _, v := range row {
		t.bytes = binary.LittleEndian.AppendUint32(t.bytes, v)
	}
}

func dayNumber(d data.Date) uint32 { return uint32(d.Year*10000 + d.Month*100 + d.Day) }

func dateOf(n uint32) data.Date {
	return data.Date{Year: int(n / 10000), Month: int(n / 100 % 100), Day: int(n % 100)}
}

// stringWriter numbers distinct strings.
type stringWriter struct {
	numbers map[string]uint32
	all     []string
}

func newStringWriter() *stringWriter {
	w := &stringWriter{numbers: map[string]uint32{}}
	w.number("") // the empty string is always number 0
	return w
}

func (w *stringWriter) number(s string) uint32 {
	n, ok := w.numbers[s]
	if !ok {
		n = uint32(len(w.all))
		w.numbers[s] = n
		w.all = append(w.all, s)
	}
	return n
}

// encodeStrings gives the number of strings, where each ends, and their bytes.
func encodeStrings(all []string) []byte {
	b := binary.LittleEndian.AppendUint32(nil, uint32(len(all)))
	end := 0
	for _, s := range all {
		end += len(s)
		b = binary.LittleEndian.AppendUint32(b, uint32(end))
	}
	for _, s := range all {
		b = append(b, s...)
	}
	return b
}

// stringTable reads what encodeStrings gave.
type stringTable []byte

func (t stringTable) count() int { return int(binary.LittleEndian.Uint32(t)) }

// bytes returns string number n, in place.
func (t stringTable) bytes(n uint32) []byte {
	base := 4 + 4*t.count()
	start := 0
	if n > 0 {
		start = int(binary.LittleEndian.Uint32(t[4*n:]))
	}
	return t[base+start : base+int(binary.LittleEndian.Uint32(t[4*n+4:]))]
}

func (t stringTable) at(n uint32) string { return string(t.bytes(n)) }

// tables are all tables of a segment.
type tables struct {
	strings                     stringTable
	meetings, headings, remarks table
	byID                        table // meeting numbers, ascending by id
}

func openTables(f *file, format int) tables {
	columns := meetingColumns
	if format < 3 {
		columns = meetingHash
	}
	return tables{
		strings:  f.bytes(sectionStrings),
		meetings: table{f.bytes(sectionMeetings), columns},
		headings: table{f.bytes(sectionHeadings), headingColumns},
		remarks:  table{f.bytes(sectionRemarks), remarkColumns},
		byID:     table{f.bytes(sectionMeetingIDs), 1},
	}
}

// meeting finds a meeting by its id: the last of that id, since a batch may hold
// several versions of one meeting.
func (t *tables) meeting(id string) (number uint32, ok bool) {
	key := []byte(id)
	i := sort.Search(t.byID.rows(), func(i int) bool {
		return bytes.Compare(t.strings.bytes(t.meetings.at(t.byID.at(uint32(i), 0), meetingID)), key) > 0
	})
	if i == 0 {
		return 0, false
	}
	number = t.byID.at(uint32(i-1), 0)
	return number, bytes.Equal(t.strings.bytes(t.meetings.at(number, meetingID)), key)
}

// meetingOf returns the meeting of a document, which is from or a later one: meetings
// lie in the order of their remarks. It takes steps twice as long as the one before
// until it is past, for the next one is likely near.
func (t *tables) meetingOf(doc, from uint32) uint32 {
	rows := uint32(t.meetings.rows())
	begins := func(m uint32) bool { return m < rows && t.meetings.at(m, meetingFirstRemark) <= doc }
	step := uint32(1)
	for begins(from + step) {
		from += step
		step *= 2
	}
	for step > 1 {
		step /= 2
		if begins(from + step) {
			from += step
		}
	}
	return from
}

// tableWriter gathers the tables of a segment being built.
type tableWriter struct {
	strings                     *stringWriter
	meetings, headings, remarks table
}

func newTableWriter() *tableWriter {
	return &tableWriter{
		strings:  newStringWriter(),
		meetings: table{columns: meetingColumns},
		headings: table{columns: headingColumns},
		remarks:  table{columns: remarkColumns},
	}
}

func (w *tableWriter) write(f *fileWriter) error {
	ids := table{columns: 1}
	order := make([]uint32, w.meetings.rows())
	for i := range order {
		order[i] = uint32(i)
	}
	id := func(n uint32) string { return w.strings.all[w.meetings.at(n, meetingID)] }
	slices.SortStableFunc(order, func(a, b uint32) int { return strings.Compare(id(a), id(b)) })
	ids.append(order...)
	for _, s := range []struct {
		id    sectionID
		bytes []byte
	}{
		{sectionStrings, encodeStrings(w.strings.all)},
		{sectionMeetings, w.meetings.bytes},
		{sectionMeetingIDs, ids.bytes},
		{sectionHeadings, w.headings.bytes},
		{sectionRemarks, w.remarks.bytes},
	} {
		if err := f.section(s.id, s.bytes); err != nil {
			return err
		}
	}
	return nil
}
