package bleve_test

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"kizuna/analyzer"
	"kizuna/data"
	"kizuna/data/sample"
	"kizuna/index"
)

// TestLiteralRecall holds the first promise: whatever stands in a remark is
// found by typing it. Pieces of the sample's remarks, cut anywhere, must be
// found in the main or the partial tier; those cut at the edges of words, in
// main.
func TestLiteralRecall(t *testing.T) {
	e := open(t, t.TempDir())
	defer e.Close()
	literalRecall(t, e, putEach(t, e, sampleRemarks(t)), 3000)
}

// TestLiteralRecallOfCouncil does the same on a part of a real council's
// minutes, where they are.
func TestLiteralRecallOfCouncil(t *testing.T) {
	const corpus = "../../../shared/corpus/kiryu.jsonl.gz"
	f, err := os.Open(corpus)
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("skipped: ../shared/corpus/kiryu.jsonl.gz is not there")
	}
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if testing.Short() {
		t.Skip("skipped: it takes ten seconds")
	}
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	var remarks []data.Remark
	lines := bufio.NewScanner(z)
	lines.Buffer(nil, 1<<20)
	for n := 0; lines.Scan() && len(remarks) < 3000; n++ {
		if n%20 != 0 {
			continue
		}
		var row struct{ ID, Text string }
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			t.Fatal(err)
		}
		remarks = append(remarks, data.Remark{ID: row.ID, Kind: data.KindRemark, Text: row.Text})
	}
	e := open(t, t.TempDir())
	defer e.Close()
	literalRecall(t, e, putEach(t, e, remarks), 1500)
}

func literalRecall(t *testing.T, e index.Engine, remarks []data.Remark, pieces int) {
	t.Helper()
	a, err := dictionary()
	if err != nil {
		t.Fatal(err)
	}
	rnd := rand.New(rand.NewPCG(11, 12))
	var an analyzer.Analysis
	asked, atEdges := 0, 0
	for asked < pieces {
		r := remarks[rnd.IntN(len(remarks))]
		runes := []rune(r.Text)
		from := rnd.IntN(len(runes))
		to := min(len(runes), from+1+rnd.IntN(12))
		// White space parts words, and what the query language takes for its own
		// must be quoted to be text.
		query := string(runes[from:to])
		if strings.TrimSpace(query) == "" {
			continue
		}
		asked++
		typed := `"` + strings.ReplaceAll(query, `"`, `\"`) + `"`
		if !strings.ContainsAny(query, " 　\t\r\n\"-－:：(（\\|「『") {
			typed = query
		}
		want := index.TierPartial
		if edgesHold(a, &an, r.Text, from, to) {
			want = index.TierMain
			atEdges++
		}
		got, err := e.Search(t.Context(), index.Query{Text: typed, Limit: 1, Match: index.TierPartial, Filter: index.Filter{Meetings: []string{r.ID}}})
		if err != nil {
			t.Fatalf("Search(%q): %v", typed, err)
		}
		if got.Tiers[index.TierMain] == 0 && got.Tiers[want] == 0 {
			t.Errorf("%q of %s is found in %v, want %s", typed, r.ID, got.Tiers, want)
		}
	}
	if atEdges < pieces/20 {
		t.Errorf("only %d of %d pieces were cut at the edges of words", atEdges, pieces)
	}
}

// edgesHold reports whether code points from and to of a text are edges of words
// in its analysis.
func edgesHold(a *analyzer.Analyzer, an *analyzer.Analysis, text string, from, to int) bool {
	a.Analyze(an, text)
	f := analyzer.Fold(text)
	first, last := -1, -1
	for i := range f.Starts {
		if f.Starts[i] == from && first < 0 {
			first = i
		}
		if f.Ends[i] == to {
			last = i + 1
		}
	}
	return first >= 0 && last > first && an.Edges.At(first) && an.Edges.At(last)
}

// sampleRemarks reads the bundled sample.
func sampleRemarks(t *testing.T) (remarks []data.Remark) {
	t.Helper()
	err := fs.WalkDir(sample.FS, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		f, err := sample.FS.Open(path)
		if err != nil {
			return err
		}
		defer f.Close()
		_, err = data.Read(path, f, data.Options{}, func(m *data.Meeting) error {
			remarks = append(remarks, m.Remarks...)
			return nil
		})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return remarks
}

// putEach puts each remark as a meeting of its own, so that a filter can ask
// for one remark.
func putEach(t *testing.T, e index.Engine, remarks []data.Remark) []data.Remark {
	t.Helper()
	meetings := make([]*data.Meeting, len(remarks))
	for i, r := range remarks {
		r.Seq, r.Section = 1, ""
		meetings[i] = &data.Meeting{ID: r.ID, Title: "会議", Remarks: []data.Remark{r}}
	}
	put(t, e, meetings...)
	return remarks
}

func put(t *testing.T, e index.Engine, meetings ...*data.Meeting) {
	t.Helper()
	b, err := e.Begin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range meetings {
		if err := b.Put(t.Context(), m); err != nil {
			t.Fatal(err)
		}
	}
	if err := b.Commit(t.Context()); err != nil {
		t.Fatal(err)
	}
}
