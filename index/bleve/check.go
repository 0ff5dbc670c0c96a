package bleve

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strconv"
	"unicode"

	"kizuna/data"
	"kizuna/index"
)

// sampled is how many remarks a check looks for by their own words. They lie
// evenly over the index; what a checksum can tell is checked of every byte.
const sampled = 200

// CheckReport is what a check of an index found.
type CheckReport struct {
	Generation uint64         `json:"generation"` // the one in force, 0 when that is not known
	Meetings   int            `json:"meetings"`   // in it
	Remarks    int            `json:"remarks"`
	Files      int            `json:"files"`     // with the right checksum
	Bytes      int64          `json:"bytes"`     // of these files
	Searched   int            `json:"searched"`  // remarks looked for by their own words
	Faults     []*index.Error `json:"-"`         // of the generation in force; none when all is well
	Previous   uint64         `json:"previous"`  // the generation kept beside it, 0 for none of this format
	FallBack   uint64         `json:"fall_back"` // the newest other generation that is whole, 0 for none
}

// Whole reports whether the generation in force has no fault.
func (r *CheckReport) Whole() bool { return len(r.Faults) == 0 }

func (r *CheckReport) fault(cause error, english, japanese string) {
	r.Faults = append(r.Faults, index.NewError(index.ErrUnavailable, english, japanese, cause))
}

// Check reads all of an index: every byte of its files against their checksums,
// every meeting against the hash of what was put, the counts, and a sample of
// remarks by searching for their own words. It writes nothing, and readers and a
// writer may be at work meanwhile. What is wrong with the index is in the report;
// an error says that there is none, that another version wrote it, or that the
// check was stopped.
func Check(ctx context.Context, dir string, c Config) (*CheckReport, error) {
	e, err := newEngine(dir, c)
	if err != nil {
		return nil, err
	}
	for range openTries {
		m, err := readCurrent(dir)
		r := &CheckReport{Faults: []*index.Error{}}
		whole := map[string]bool{}
		switch {
		case err == nil && m.Format != formatVersion:
			return nil, e.otherVersion(m)
		case err == nil:
			r, err = e.checkGeneration(ctx, m, whole, sampled)
			if err != nil {
				return nil, err
			}
			if now, err := readCurrent(dir); !r.Whole() && err == nil && now.Generation > m.Generation+1 {
				continue // writers replaced it and removed its files meanwhile
			}
		default:
			if errors.Is(err, errNothing) {
				return nil, e.noIndex()
			}
			r.fault(err, fmt.Sprintf("which generation is in force cannot be read from %s", filepath.Join(dir, currentFile)),
				fmt.Sprintf("どの世代が有効かを「%s」から読み取れません", filepath.Join(dir, currentFile)))
		}
		if p, _, err := readManifest(dir, r.Previous); err == nil && p.Format >= oldestStored && p.Format < formatVersion {
			r.Previous = 0 // its files have no checksums: nothing can be said of them
		}
		other, err := e.newestWhole(ctx, r.Generation, whole)
		if err != nil {
			return nil, err
		}
		if other != nil {
			r.FallBack = other.Generation
		}
		return r, nil
	}
	return nil, index.NewError(index.ErrBusy, "the index was written to again and again during the check; try later",
		"調べている間に索引が何度も書き換えられました。あとでもう一度実行してください", nil)
}

// newestWhole returns the newest generation on disk without a fault, other than
// the one given, or nil. whole names segments that are known to have none.
func (e *Engine) newestWhole(ctx context.Context, other uint64, whole map[string]bool) (*manifest, error) {
	generations, _, err := generationsOnDisk(e.dir)
	if err != nil {
		return nil, e.damaged(err)
	}
	slices.Sort(generations)
	for _, n := range slices.Backward(generations) {
		m, _, err := readManifest(e.dir, n)
		if n == other || err != nil || m.Format != formatVersion {
			continue
		}
		r, err := e.checkGeneration(ctx, m, whole, 0)
		if err != nil {
			return nil, err
		}
		if r.Whole() {
			return m, nil
		}
	}
	return nil, nil
}

// checkGeneration checks a generation of this format. sample is how many remarks
// to look for; none are when another analyzer wrote it. Segments that are whole
// already are not read again, and those that prove to be are added to them.
func (e *Engine) checkGeneration(ctx context.Context, m *manifest, whole map[string]bool, sample int) (*CheckReport, error) {
	r := &CheckReport{Generation: m.Generation, Previous: m.Previous, Faults: []*index.Error{}}
	bad := map[string]bool{} // segments with a bad file
	for _, s := range m.Segments {
		if err := stopped(ctx); err != nil {
			return nil, err
		}
		if whole[s.Name] {
			r.Files += len(s.Files)
			continue
		}
		faults := s.verify(e.dir)
		for _, err := range faults {
			r.fault(err, "a file of the index is not what was written", "索引のファイルが書いたときと違います")
		}
		bad[s.Name] = len(faults) > 0
		r.Files += len(s.Files) - len(faults)
	}
	r.Bytes = m.bytes()
	g, err := e.openSegments(m, nil)
	if err != nil {
		r.fault(err, fmt.Sprintf("generation %d cannot be opened", m.Generation), fmt.Sprintf("世代%dを開けません", m.Generation))
		return r, nil
	}
	defer g.close()
	for _, s := range g.segments {
		r.Meetings += s.meetings
		r.Remarks += s.remarks
		if whole[s.name] {
			continue
		}
		faults := len(r.Faults)
		if err := e.checkSegment(ctx, s, r); err != nil {
			return nil, err
		}
		whole[s.name] = len(r.Faults) == faults && !bad[s.name]
	}
	if g.counts != m.Counts {
		r.fault(nil, fmt.Sprintf("generation %d holds %+v, but %+v were committed", m.Generation, g.counts, m.Counts),
			fmt.Sprintf("世代%dの件数が、書き込んだときと違います（会議%d件・発言%d件のはずが、会議%d件・発言%d件）",
				m.Generation, m.Counts.Meetings, m.Counts.Remarks, g.Meetings, g.Remarks))
	}
	if m.Analyzer == e.analyzer.Fingerprint() && r.Whole() && sample > 0 {
		if err := e.searchSample(ctx, g, sample, r); err != nil {
			return nil, err
		}
	}
	return r, nil
}

// checkSegment reads every meeting of a segment, those that are dead too: they
// may be alive in the generation before.
func (e *Engine) checkSegment(ctx context.Context, s *live, r *CheckReport) error {
	damaged := func(err error) {
		r.fault(err, fmt.Sprintf("segment %s is damaged", s.name), fmt.Sprintf("セグメント %s が壊れています", s.name))
	}
	err := func() (err error) {
		defer e.guard(&err, debug.SetPanicOnFault(true))
		if n := s.words.count(); n != s.tables.remarks.rows() {
			return fmt.Errorf("%w: words of %d remarks instead of %d", errDamaged, n, s.tables.remarks.rows())
		}
		if n := s.headings.count(); n != s.tables.headings.rows() {
			return fmt.Errorf("%w: words of %d headings instead of %d", errDamaged, n, s.tables.headings.rows())
		}
		for m := range uint32(s.tables.meetings.rows()) {
			if err := stopped(ctx); err != nil {
				return err
			}
			if _, err := s.proven(m); err != nil {
				damaged(err)
			}
		}
		return nil
	}()
	if ctx.Err() != nil {
		return stopped(ctx)
	}
	if err != nil {
		damaged(err)
	}
	return nil
}

// searchSample looks for remarks by their own words.
func (e *Engine) searchSample(ctx context.Context, g *generation, sample int, r *CheckReport) error {
	every := max(1, g.Remarks/sample)
	place := 0 // of a remark among all live ones
	for _, s := range g.segments {
		docs := s.all().Iterator()
		for docs.HasNext() {
			doc := docs.Next()
			if place++; (place-1)%every != 0 {
				continue
			}
			if err := stopped(ctx); err != nil {
				return err
			}
			r.Searched++
			if err := e.findByOwnWords(ctx, g, s, doc); err != nil {
				r.fault(err, fmt.Sprintf("remark %d of segment %s is not found by its own words", doc, s.name),
					fmt.Sprintf("セグメント %s の発言%dが、その発言自身の言葉で見つかりません", s.name, doc))
			}
		}
	}
	return nil
}

// errNotFound says by what a remark is not found.
var errNotFound = errors.New("not found")

// findByOwnWords looks for a remark by each of its terms, and by a piece of its
// text as a person would.
func (e *Engine) findByOwnWords(ctx context.Context, g *generation, s *live, doc uint32) (err error) {
	defer e.guard(&err, debug.SetPanicOnFault(true))
	r, text, err := s.remark(doc)
	if err != nil {
		return err
	}
	for _, an := range analyseAll(e.analyzer, []data.Remark{r}) {
		for _, w := range an.words {
			p, err := s.words.postings(fieldWords, w.term, nil)
			if err != nil {
				return err
			}
			if p.docs == nil || !p.docs.Contains(doc) {
				return fmt.Errorf("%w: %s by the word %s", errNotFound, r.ID, strconv.Quote(w.term))
			}
		}
	}
	folded, _ := text.foldedText()
	piece := firstLetters(folded)
	if piece == "" {
		return nil
	}
	meeting := s.summary(s.tables.remarks.at(doc, remarkMeeting)).ID
	found, err := e.search(ctx, g, index.Query{Text: `"` + piece + `"`, Limit: index.MaxLimit, Match: index.TierPartial,
		Filter: index.Filter{Meetings: []string{meeting}}})
	if err != nil {
		return err
	}
	if found.Total <= index.MaxLimit && !slices.ContainsFunc(found.Hits, func(h index.Hit) bool { return h.Remark.ID == r.ID }) {
		return fmt.Errorf("%w: %s by the text %s", errNotFound, r.ID, strconv.Quote(piece))
	}
	return nil
}

// pieceRunes is how much of a text a check searches for: more than most words.
const pieceRunes = 12

// firstLetters returns the first letters of a text that stand together.
func firstLetters(folded string) string {
	var piece []rune
	for _, c := range folded {
		if !unicode.IsLetter(c) {
			if len(piece) > 1 {
				break
			}
			piece = piece[:0]
			continue
		}
		if piece = append(piece, c); len(piece) == pieceRunes {
			break
		}
	}
	return string(piece)
}

// stopped maps the end of a context of a work on the whole index.
func stopped(ctx context.Context) error {
	if ctx.Err() == nil {
		return nil
	}
	return index.NewError(index.ErrTimeout, "the work on the index was stopped", "索引の処理を中止しました", context.Cause(ctx))
}
