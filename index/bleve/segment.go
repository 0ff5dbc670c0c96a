package bleve

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"

	"kizuna/data"
	"kizuna/index"

	"github.com/RoaringBitmap/roaring/v2"
)

// segment is a built segment, opened for reading. It never changes; which of
// its meetings still count is told by the generation (see live).
type segment struct {
	name  string
	files []fileSum
	file  *file
	tables
	texts           textReader
	grams           gramReader
	checked         *checkedCache
	relations       relationTable
	words, headings wordReader
	columns         scoreColumns
	refs            atomic.Int32
	speakerStrings  func() []uint32        // distinct strings that name a speaker or a role
	families        func() map[string]bool // beginnings of speakers' names
}

// heldSections are those by which all else is found, and titles, headings and
// speakers as answers give them. They are small and held in memory: a bit that
// rots in them while a server runs would make a wrong title, or room for a billion
// headings. The blocks of texts have checksums of their own. The table of remarks,
// 24 bytes each, is compared once, when the segment is opened: to copy it would
// cost a tenth of a search that starts cold.
var heldSections = []sectionID{sectionBlocks, sectionStrings, sectionMeetings, sectionMeetingIDs, sectionHeadings}

// openSegment opens a segment for searching.
func openSegment(dir string, ms manifestSegment, format int, cache *blockCache) (*segment, error) {
	if err := ms.present(dir); err != nil {
		return nil, err
	}
	s, err := openStored(dir, ms, format, cache)
	if err != nil {
		return nil, err
	}
	s.words, err = openWords(filepath.Join(dir, ms.Name, wordsFile))
	if err == nil {
		s.headings, err = openWords(filepath.Join(dir, ms.Name, headingsFile))
	}
	if err != nil {
		return nil, errors.Join(err, s.close())
	}
	return s, nil
}

// openStored opens a segment for reading its meetings alone.
func openStored(dir string, ms manifestSegment, format int, cache *blockCache) (*segment, error) {
	f, err := openFile(filepath.Join(dir, ms.Name, tablesFile))
	if err != nil {
		return nil, err
	}
	if err := cmp.Or(f.hold(heldSections...), f.verify(sectionRemarks)); err != nil {
		return nil, errors.Join(err, f.close())
	}
	t := openTables(f, format)
	s := &segment{name: ms.Name, files: ms.Files, file: f, tables: t, texts: openTexts(f, cache, ms.Name), grams: openGrams(f, t.remarks.rows()), checked: newCheckedCache(),
		relations: relationTable{f.bytes(sectionRelations)}}
	s.refs.Store(1)
	s.columns.init(s)
	s.speakerStrings = sync.OnceValue(s.listSpeakers)
	s.families = sync.OnceValue(s.listFamilies)
	return s, nil
}

func (s *segment) listSpeakers() []uint32 {
	seen := map[uint32]bool{}
	for doc := range uint32(s.remarks.rows()) {
		seen[s.remarks.at(doc, remarkSpeaker)] = true
		seen[s.remarks.at(doc, remarkRole)] = true
	}
	return slices.Collect(maps.Keys(seen))
}

func (s *segment) close() error {
	return errors.Join(s.headings.close(), s.words.close(), s.file.close())
}

func (s *segment) release() error {
	if s.refs.Add(-1) > 0 {
		return nil
	}
	return s.close()
}

// entry is the segment as a manifest names it, without dead meetings.
func (s *segment) entry() manifestSegment { return manifestSegment{Name: s.name, Files: s.files} }

// live is a segment as a generation sees it: without the meetings that were
// replaced or removed since it was written.
type live struct {
	*segment
	deadMeetings map[uint32]bool
	dead         *roaring.Bitmap // remarks of dead meetings; nil for none

	remarks   int // live ones
	meetings  int
	tokens    int64
	textBytes int64

	lengths func() *lengths // worked out when first asked for
}

func newLive(s *segment, dead []uint32) *live {
	l := &live{segment: s, deadMeetings: make(map[uint32]bool, len(dead))}
	l.lengths = sync.OnceValue(l.classify)
	for _, m := range dead {
		l.deadMeetings[m] = true
		if l.dead == nil {
			l.dead = roaring.New()
		}
		first := uint64(s.meetings.at(m, meetingFirstRemark))
		l.dead.AddRange(first, first+uint64(s.meetings.at(m, meetingRemarks)))
	}
	for m := range uint32(s.tables.meetings.rows()) {
		if l.deadMeetings[m] {
			continue
		}
		l.meetings++
		l.remarks += int(s.tables.meetings.at(m, meetingRemarks))
		l.tokens += int64(s.tables.meetings.at(m, meetingTokens))
		l.textBytes += int64(s.tables.meetings.at(m, meetingTextBytes))
	}
	return l
}

// alive returns the live remarks of docs, which it may keep or change.
func (l *live) alive(docs *roaring.Bitmap) *roaring.Bitmap {
	if l.dead != nil {
		docs.AndNot(l.dead)
	}
	return docs
}

// all returns every live remark.
func (l *live) all() *roaring.Bitmap {
	b := roaring.New()
	b.AddRange(0, uint64(l.tables.remarks.rows()))
	return l.alive(b)
}

// findMeeting finds a live meeting.
func (l *live) findMeeting(id string) (uint32, bool) {
	m, ok := l.tables.meeting(id)
	return m, ok && !l.deadMeetings[m]
}

// findRemark finds a live remark.
func (l *live) findRemark(id string) (uint32, bool, error) {
	doc, ok, err := l.words.document(id)
	if err != nil || !ok || l.dead != nil && l.dead.Contains(doc) {
		return 0, false, err
	}
	return doc, true, nil
}

// summary reads meeting number m.
func (s *segment) summary(m uint32) index.MeetingSummary {
	t := &s.tables
	str := func(column int) string { return t.strings.at(t.meetings.at(m, column)) }
	sum := index.MeetingSummary{
		ID:      str(meetingID),
		Title:   str(meetingTitle),
		URL:     str(meetingURL),
		Source:  str(meetingSource),
		Date:    dateOf(t.meetings.at(m, meetingDate)),
		Updated: dateOf(t.meetings.at(m, meetingUpdated)),
		Remarks: int(t.meetings.at(m, meetingRemarks)),
	}
	first, n := t.meetings.at(m, meetingFirstHeading), t.meetings.at(m, meetingHeadings)
	sum.Sections = make([]string, 0, n-1)
	for h := first + 1; h < first+n; h++ { // the first is that of no section
		sum.Sections = append(sum.Sections, t.strings.at(t.headings.at(h, headingText)))
	}
	return sum
}

// remark reads document doc.
func (s *segment) remark(doc uint32) (data.Remark, *cachedRemark, error) {
	rec, err := s.texts.remark(doc)
	if err != nil {
		return data.Remark{}, nil, err
	}
	t := &s.tables
	// The meetings, which are held in memory, tell whether the row of the remark is
	// still what it was when the segment was opened.
	m, h := t.remarks.at(doc, remarkMeeting), t.remarks.at(doc, remarkHeading)
	if doc-t.meetings.at(m, meetingFirstRemark) >= t.meetings.at(m, meetingRemarks) ||
		h-t.meetings.at(m, meetingFirstHeading) >= t.meetings.at(m, meetingHeadings) {
		return data.Remark{}, nil, fmt.Errorf("segment %s: %w: remark %d is of another meeting", s.name, errDamaged, doc)
	}
	str := func(column int) string { return t.strings.at(t.remarks.at(doc, column)) }
	r := data.Remark{
		ID:      rec.id,
		Seq:     rec.seq,
		Kind:    data.Kind(str(remarkKind)),
		Speaker: str(remarkSpeaker),
		Role:    str(remarkRole),
		Text:    rec.text,
	}
	r.Section = t.strings.at(t.headings.at(h, headingText))
	return r, rec, nil
}

// meeting reads meeting number m whole.
func (s *segment) meeting(m uint32) (*data.Meeting, error) {
	sum := s.summary(m)
	mt := &data.Meeting{
		ID: sum.ID, Title: sum.Title, Date: sum.Date, Updated: sum.Updated,
		URL: sum.URL, Source: sum.Source, Sections: sum.Sections,
		Remarks: make([]data.Remark, 0, sum.Remarks),
	}
	first := s.tables.meetings.at(m, meetingFirstRemark)
	for doc := first; doc < first+uint32(sum.Remarks); doc++ {
		r, _, err := s.remark(doc)
		if err != nil {
			return nil, err
		}
		mt.Remarks = append(mt.Remarks, r)
	}
	return mt, nil
}
