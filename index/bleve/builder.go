package bleve

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"

	"kizuna/analyzer"
	"kizuna/data"
)

// Files of a segment's directory.
const (
	tablesFile   = "remarks.kzn"  // texts, tables, bigrams and relations: see file.go
	wordsFile    = "words.zap"    // words of the remarks
	headingsFile = "headings.zap" // words of headings and titles
)

// builder writes a segment: meetings in the order they are added, each one's
// remarks in theirs.
type builder struct {
	dir             string
	analyzer        *analyzer.Analyzer
	file            *fileWriter
	texts           *textWriter
	tables          *tableWriter
	grams           *gramWriter
	relations       []string // lines of segments that are merged
	words, headings *wordWriter
}

func newBuilder(dir string, a *analyzer.Analyzer) (_ *builder, err error) {
	if err := os.Mkdir(dir, 0o755); err != nil {
		return nil, err
	}
	f, err := createFile(filepath.Join(dir, tablesFile))
	if err != nil {
		return nil, err
	}
	texts, err := newTextWriter(f)
	if err != nil {
		return nil, errors.Join(err, f.abandon())
	}
	return &builder{
		dir:      dir,
		analyzer: a,
		file:     f,
		texts:    texts,
		tables:   newTableWriter(),
		grams:    newGramWriter(dir),
		words:    newWordWriter(filepath.Join(dir, wordsFile)),
		headings: newWordWriter(filepath.Join(dir, headingsFile)),
	}, nil
}

// analysed is what the index needs of a remark's text.
type analysed struct {
	folded string
	runes  int
	edges  []byte
	words  []termCount
	tokens int
}

// add adds a meeting whose remarks were analysed, and returns its number.
func (b *builder) add(m *data.Meeting, hash contentHash, remarks []analysed) (uint32, error) {
	number := uint32(b.tables.meetings.rows())
	firstRemark, firstHeading := uint32(b.tables.remarks.rows()), uint32(b.tables.headings.rows())
	if err := b.addHeadings(m, number); err != nil {
		return 0, err
	}
	heading := map[string]uint32{"": firstHeading}
	for i, s := range m.Sections {
		heading[s] = firstHeading + 1 + uint32(i)
	}
	s := b.tables.strings
	tokens, textBytes := 0, 0
	for i := range m.Remarks {
		r, an := &m.Remarks[i], &remarks[i]
		doc := firstRemark + uint32(i)
		b.tables.remarks.append(number, heading[r.Section], s.number(string(r.Kind)), s.number(r.Speaker), s.number(r.Role), uint32(an.tokens))
		b.grams.add(doc, an.folded, analyzer.EdgesOf(an.edges, an.runes))
		if err := b.texts.add(record{r.Seq, r.ID, r.Text, an.runes, an.edges}); err != nil {
			return 0, err
		}
		if err := b.words.add(r.ID, wordField{name: fieldWords, words: an.words}); err != nil {
			return 0, err
		}
		tokens += an.tokens
		textBytes += len(r.Text)
	}
	b.tables.meetings.append(
		s.number(m.ID), s.number(m.Title), s.number(m.URL), s.number(m.Source),
		dayNumber(m.Date), dayNumber(m.Updated),
		firstRemark, uint32(len(m.Remarks)), firstHeading, uint32(1+len(m.Sections)),
		uint32(tokens), uint32(textBytes),
		hash[0], hash[1], hash[2], hash[3])
	return number, nil
}

// addHeadings adds the headings of a meeting, with the words of each and of the
// meeting's title: first an empty one for the remarks that stand under none.
func (b *builder) addHeadings(m *data.Meeting, number uint32) error {
	title := b.termsOf(m.Title)
	for _, s := range append([]string{""}, m.Sections...) {
		id := strconv.Itoa(b.tables.headings.rows())
		b.tables.headings.append(number, b.tables.strings.number(s))
		err := b.headings.add(id, wordField{name: fieldWords, words: b.termsOf(s)}, wordField{name: fieldTitle, words: title})
		if err != nil {
			return err
		}
	}
	return nil
}

func (b *builder) termsOf(text string) []termCount {
	var an analyzer.Analysis
	b.analyzer.Analyze(&an, text)
	var c termCounter
	return c.count(&an)
}

// closeFile writes what follows the texts in the segment's own file, and closes
// it.
func (b *builder) closeFile() error {
	words, err := b.words.vocabulary()
	headings, headingsErr := b.headings.vocabulary()
	err = errors.Join(err, headingsErr,
		b.texts.write(),
		b.tables.write(b.file),
		b.grams.write(b.file),
		b.file.section(sectionRelations, encodeStrings(relationsOf(b.analyzer, b.relations, words, headings))))
	if err != nil {
		return errors.Join(err, b.abandon())
	}
	return b.file.close()
}

// close puts the segment on disk.
func (b *builder) close() error {
	if err := errors.Join(b.closeFile(), b.words.close(), b.headings.close(), syncDir(b.dir)); err != nil {
		return fmt.Errorf("write segment: %w", err)
	}
	return nil
}

// abandon removes what was written.
func (b *builder) abandon() error {
	b.words.pending.Wait()
	b.headings.pending.Wait()
	return errors.Join(b.file.f.Close(), os.RemoveAll(b.dir))
}
