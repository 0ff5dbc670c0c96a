package bleve

import (
	"bytes"
	"encoding/binary"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"kizuna/analyzer"
	"kizuna/index"

	"github.com/RoaringBitmap/roaring/v2"
)

func encodeDocs(docs []uint32) []byte {
	var l gramList
	for _, d := range docs {
		l.add(d)
	}
	return l.bytes
}

func TestIntersectDocs(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		pick := func() []uint32 {
			var docs []uint32
			for d := range uint32(1 + rnd.IntN(60)) {
				if rnd.IntN(3) == 0 {
					docs = append(docs, d*uint32(1+rnd.IntN(2)*100))
				}
			}
			slices.Sort(docs)
			return slices.Compact(docs)
		}
		a, b := pick(), pick()
		if got := decodeDocs(nil, encodeDocs(b)); !slices.Equal(got, b) {
			t.Fatalf("%v decodes to %v", b, got)
		}
		var want []uint32
		for _, d := range a {
			if slices.Contains(b, d) {
				want = append(want, d)
			}
		}
		if got := intersectDocs(slices.Clone(a), encodeDocs(b)); !slices.Equal(got, want) {
			t.Fatalf("%v ∩ %v = %v, want %v", a, b, got, want)
		}
	}
}

// writeGrams writes the bigrams of texts to a file and opens it.
func writeGrams(t *testing.T, texts []string, limit int) *file {
	t.Helper()
	w := newGramWriter(t.TempDir())
	w.limit = limit
	for i, s := range texts {
		n := utf8.RuneCountInString(s)
		w.add(uint32(i), s, analyzer.EdgesOf(bytes.Repeat([]byte{0xFF}, analyzer.EdgeBytes(n)), n))
	}
	f, err := createFile(filepath.Join(w.dir, "grams"))
	if err != nil {
		t.Fatal(err)
	}
	if err := w.write(f); err != nil {
		t.Fatal(err)
	}
	if err := f.close(); err != nil {
		t.Fatal(err)
	}
	if files, err := os.ReadDir(w.dir); err != nil || len(files) != 1 {
		t.Errorf("left beside the file: %v, %v", files, err)
	}
	opened, err := openFile(f.f.Name())
	if err != nil {
		t.Fatal(err)
	}
	return opened
}

// TestSpilledGrams holds that bigrams put aside in runs make the same file.
func TestSpilledGrams(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	texts := make([]string, 700)
	for i := range texts {
		var b strings.Builder
		for range random.IntN(40) {
			b.WriteRune([]rune("窓口対応職員市民課の、aあ")[random.IntN(13)])
		}
		texts[i] = b.String()
	}
	want := writeGrams(t, texts, gramSpill)
	defer want.close()
	for _, limit := range []int{1, 100, 5000} {
		got := writeGrams(t, texts, limit)
		for _, id := range []sectionID{sectionGramKeys, sectionGramOffsets, sectionGramDocs} {
			if !bytes.Equal(got.bytes(id), want.bytes(id)) {
				t.Errorf("put aside at %d bytes: section %d differs", limit, id)
			}
		}
		if err := got.close(); err != nil {
			t.Error(err)
		}
	}
}

// TestCandidates holds that no text that has a string is missing from its
// candidates.
func TestCandidates(t *testing.T) {
	texts := []string{"窓口対応に慣れた", "窓口の対応", "", "対", "窓", "対応対応", "口対", strings.Repeat("窓口", 50), "aabbaa"}
	opened := writeGrams(t, texts, gramSpill)
	defer opened.close()
	if err := opened.verify(); err != nil {
		t.Fatal(err)
	}
	r := openGrams(opened, len(texts))
	for _, s := range texts {
		runes := []rune(s)
		for from := range runes {
			for to := from + 1; to <= len(runes); to++ {
				part := string(runes[from:to])
				got := r.candidates(part)
				for i, text := range texts {
					if strings.Contains(text, part) && !got.Contains(uint32(i)) {
						t.Errorf("%q is in %q but not among its candidates %v", part, text, got)
					}
				}
			}
		}
	}
	if got := r.candidates("応窓"); !got.IsEmpty() {
		t.Errorf("応窓 has candidates %v", got)
	}
	if one := r.having('対'); one.GetCardinality() != 5 {
		t.Errorf("対 is in %v, want 5 texts", one)
	}
}

// FuzzDecodeDocs holds that damaged postings never lead out of bounds.
func FuzzDecodeDocs(f *testing.F) {
	f.Add([]byte{1, 2, 3}, uint32(5))
	f.Add(binary.AppendUvarint(nil, 1<<63), uint32(0))
	f.Add([]byte{0x80, 0x80}, uint32(9))
	f.Fuzz(func(t *testing.T, list []byte, doc uint32) {
		if got := decodeDocs(nil, list); len(got) > len(list) {
			t.Fatalf("%d documents from %d bytes", len(got), len(list))
		}
		intersectDocs([]uint32{doc / 2, doc}, list)
	})
}

// TestSingleCharacters holds that a search for one character, which the index
// answers by itself, finds what reading the texts does.
func TestSingleCharacters(t *testing.T) {
	e := openDir(t, t.TempDir())
	texts := []string{"絵を描く。", "絵本の絵", "ＲＰＡの本", "本当に★で", "①と№1", "か\u3099は、㌔", "窓口係", "係が本を読む", "😊と本"}
	commit(t, e, func(b index.Batch) error { return b.Put(t.Context(), small("A", texts...)) })
	commit(t, e, func(b index.Batch) error { return b.Put(t.Context(), small("B", texts[3:]...)) })
	g, err := e.acquire()
	if err != nil {
		t.Fatal(err)
	}
	defer e.release(g)
	characters := map[rune]bool{}
	for _, s := range texts {
		for _, c := range string(analyzer.AppendFold(nil, s)) {
			characters[c] = true
		}
	}
	for _, s := range g.segments {
		m := newMatcher(t.Context(), s, newPlan(e.expander(t.Context(), g, index.Query{}), "x"))
		for c := range characters {
			literal, inside, err := m.verify(string(c), roaring.New())
			if err != nil {
				t.Fatal(err)
			}
			for it := s.all().Iterator(); it.HasNext(); {
				doc := it.Next()
				r, err := s.texts.remark(doc)
				if err != nil {
					t.Fatal(err)
				}
				want := newPattern(string(c)).in(r.foldedText())
				if literal.Contains(doc) != (want == atEdges) || inside.Contains(doc) != (want == withinWords) {
					t.Errorf("%q in %q: literal %t, inside %t; reading it says %d", c, r.text, literal.Contains(doc), inside.Contains(doc), want)
				}
			}
		}
	}
}
