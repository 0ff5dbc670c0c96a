package bleve

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"kizuna/analyzer"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/blevesearch/bleve/v2/index/scorch/mergeplan"
	segapi "github.com/blevesearch/scorch_segment_api/v2"
)

// Every commit adds a segment, and a search asks each, so small ones are merged
// into larger ones. Which and when is bleve's plan: segments of about the same
// size, a few at a time, so that a remark is rewritten a logarithmic number of
// times and adding one meeting to twenty years of them stays cheap. Merging
// never analyses a text again.
var mergeOptions = mergeplan.MergePlanOptions{
	MaxSegmentsPerTier:   6,
	SegmentsPerMergeTask: 6,
	MaxSegmentSize:       5_000_000, // remarks; a merge of more would hold up a commit for minutes
	FloorSegmentSize:     1000,      // remarks; below, segments count as equals
	TierGrowth:           6,
	ReclaimDeletesWeight: 2,
}

// planned is a live segment as the planner sees it: its size is its remarks.
type planned struct {
	*live
	place int
}

func (p planned) Id() uint64          { return uint64(p.place) }
func (p planned) FullSize() int64     { return int64(p.tables.remarks.rows()) }
func (p planned) LiveSize() int64     { return int64(p.remarks) }
func (p planned) HasVector() bool     { return false }
func (p planned) FileSize() int64     { return int64(len(p.file.data)) }
func (p planned) LiveFileSize() int64 { return p.FileSize() }

// compact merges segments of a manifest that is about to be committed. base is
// the generation it stands on.
func (e *Engine) compact(m *manifest, base *generation) error {
	if len(m.Segments) < 2 && !hasDead(m) {
		return nil
	}
	g, err := e.openSegments(m, base)
	if err != nil {
		return err
	}
	defer g.close()
	segments := make([]mergeplan.Segment, len(g.segments))
	for i, s := range g.segments {
		segments[i] = planned{s, i}
	}
	plan, err := mergeplan.Plan(segments, &mergeOptions)
	if err != nil || plan == nil {
		return err
	}
	merged := map[int]manifestSegment{} // by the place of the first segment merged
	gone := map[int]bool{}
	for _, task := range plan.Tasks {
		var sources []*live
		first := len(segments)
		for _, s := range task.Segments {
			p := s.(planned)
			sources = append(sources, p.live)
			first = min(first, p.place)
			gone[p.place] = true
		}
		name := segmentName(m.NextSegment)
		m.NextSegment++
		if err := mergeSegments(filepath.Join(e.dir, name), e.analyzer, sources); err != nil {
			return fmt.Errorf("merge segments: %w", err)
		}
		if merged[first], err = sumSegment(e.dir, name); err != nil {
			return err
		}
	}
	var kept []manifestSegment
	for i, s := range m.Segments {
		if ms, ok := merged[i]; ok {
			kept = append(kept, ms)
		} else if !gone[i] {
			kept = append(kept, s)
		}
	}
	m.Segments = kept
	return nil
}

func hasDead(m *manifest) bool {
	for _, s := range m.Segments {
		if len(s.Dead) > 0 {
			return true
		}
	}
	return false
}

// mergeSegments writes the live meetings of the sources, in their order, into a
// new segment.
func mergeSegments(dir string, a *analyzer.Analyzer, sources []*live) (err error) {
	b, err := newBuilder(dir, a)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.RemoveAll(dir))
		}
	}()
	for _, s := range sources {
		if err := b.copy(s); err != nil {
			return errors.Join(err, b.abandon())
		}
	}
	if err := b.closeFile(); err != nil {
		return err
	}
	remarks := func(l *live) (segapi.Segment, *roaring.Bitmap) { return l.words.segment, l.dead }
	headings := func(l *live) (segapi.Segment, *roaring.Bitmap) { return l.headings.segment, l.deadHeadings() }
	return errors.Join(
		mergeFiles(sources, remarks, b.words.path),
		mergeFiles(sources, headings, b.headings.path),
		syncDir(dir))
}

func mergeFiles(sources []*live, of func(*live) (segapi.Segment, *roaring.Bitmap), path string) error {
	var segments []segapi.Segment
	var drops []*roaring.Bitmap
	for _, l := range sources {
		if s, drop := of(l); s != nil {
			segments, drops = append(segments, s), append(drops, drop)
		}
	}
	if len(segments) == 0 {
		return nil
	}
	return mergeWords(segments, drops, path)
}

func (l *live) deadHeadings() *roaring.Bitmap {
	if l.dead == nil {
		return nil
	}
	b := roaring.New()
	for m := range l.deadMeetings {
		first := uint64(l.tables.meetings.at(m, meetingFirstHeading))
		b.AddRange(first, first+uint64(l.tables.meetings.at(m, meetingHeadings)))
	}
	return b
}

// copy adds texts, tables, bigrams and relations of the live meetings of a segment; their
// words are merged by bleve.
func (b *builder) copy(s *live) error {
	moved := make([]uint32, s.tables.remarks.rows()) // new document number + 1, 0 for a dead one
	str := func(n uint32) uint32 { return b.tables.strings.number(s.tables.strings.at(n)) }
	for m := range uint32(s.tables.meetings.rows()) {
		if s.deadMeetings[m] {
			continue
		}
		old := func(column int) uint32 { return s.tables.meetings.at(m, column) }
		number := uint32(b.tables.meetings.rows())
		firstRemark, firstHeading := uint32(b.tables.remarks.rows()), uint32(b.tables.headings.rows())
		b.tables.meetings.append(
			str(old(meetingID)), str(old(meetingTitle)), str(old(meetingURL)), str(old(meetingSource)),
			old(meetingDate), old(meetingUpdated),
			firstRemark, old(meetingRemarks), firstHeading, old(meetingHeadings),
			old(meetingTokens), old(meetingTextBytes),
			old(meetingHash), old(meetingHash+1), old(meetingHash+2), old(meetingHash+3))
		for h := range old(meetingHeadings) {
			b.tables.headings.append(number, str(s.tables.headings.at(old(meetingFirstHeading)+h, headingText)))
		}
		for i := range old(meetingRemarks) {
			doc := old(meetingFirstRemark) + i
			col := func(column int) uint32 { return s.tables.remarks.at(doc, column) }
			b.tables.remarks.append(number, col(remarkHeading)-old(meetingFirstHeading)+firstHeading,
				str(col(remarkKind)), str(col(remarkSpeaker)), str(col(remarkRole)), col(remarkLength))
			moved[doc] = firstRemark + i + 1
			r, err := s.texts.remark(doc)
			if err != nil {
				return err
			}
			if err := b.texts.add(r.record); err != nil {
				return err
			}
		}
	}
	for i := range s.relations.count() {
		b.relations = append(b.relations, s.relations.at(uint32(i)))
	}
	var docs []uint32
	for i := range s.grams.count {
		docs = decodeDocs(docs[:0], s.grams.postings(i))
		for _, doc := range docs {
			if n := moved[doc]; n > 0 {
				b.grams.addGram(n-1, s.grams.key(i))
			}
		}
		b.grams.spill()
	}
	return nil
}
