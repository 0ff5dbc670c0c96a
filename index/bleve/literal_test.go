package bleve_test

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"testing"

	"kizuna/data"
	"kizuna/data/sample"
	"kizuna/index"
	"kizuna/index/eval"
)

// TestLiteralRecall holds the first promise: whatever stands in a remark is
// found by typing it. Pieces of the sample's remarks, cut anywhere, must be
// found in the main or the partial tier; those cut at the edges of words, in
// main.
func TestLiteralRecall(t *testing.T) {
	e := open(t, t.TempDir())
	defer e.Close()
	putEach(t, e, sampleRemarks(t))
	literalRecall(t, e, 3000)
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
	putEach(t, e, remarks)
	literalRecall(t, e, 1500)
}

func literalRecall(t *testing.T, e index.Engine, pieces int) {
	t.Helper()
	a, err := dictionary()
	if err != nil {
		t.Fatal(err)
	}
	r, err := eval.Literal(t.Context(), e, a, pieces, 11)
	if err != nil {
		t.Fatal(err)
	}
	if r.Pieces < pieces*9/10 || r.AtEdges < r.Pieces/20 {
		t.Errorf("%d pieces were asked for, %d of them cut at the edges of words; that shows nothing", r.Pieces, r.AtEdges)
	}
	if r.Found < r.Pieces || r.InMain < r.AtEdges {
		t.Errorf("%d of %d pieces found, %d of %d at edges in main; missed: %q", r.Found, r.Pieces, r.InMain, r.AtEdges, r.Missed)
	}
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
		_, err = data.Read(t.Context(), path, f, data.Options{}, func(m *data.Meeting) error {
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

// putEach puts each remark as a meeting of its own, which keeps the search for
// one within it.
func putEach(t *testing.T, e index.Engine, remarks []data.Remark) {
	t.Helper()
	meetings := make([]*data.Meeting, len(remarks))
	for i, r := range remarks {
		r.Seq, r.Section = 1, ""
		meetings[i] = &data.Meeting{ID: r.ID, Title: "会議", Remarks: []data.Remark{r}}
	}
	put(t, e, meetings...)
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
