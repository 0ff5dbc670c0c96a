package bleve_test

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"

	"kizuna/data"
	"kizuna/data/sample"
	"kizuna/index"
	"kizuna/index/bleve"
)

// These benchmarks run on the bundled sample and, where it is beside the
// repository, on the beginning of the Kiryu corpus; cmd/bench measures all of
// it. Compare two states of the code with benchstat:
//
//	go test -bench . -run '^$' -count 10 ./index/bleve > new.txt

// benchRemarks of the Kiryu corpus are indexed: what takes a few seconds.
const benchRemarks = 10_000

// benchCorpus is a set of meetings to measure on.
type benchCorpus struct {
	name     string
	meetings []*data.Meeting
	bytes    int64 // of the texts
}

// benchCorpora reads the corpora that are there.
func benchCorpora(b *testing.B) []benchCorpus {
	b.Helper()
	var of benchCorpus
	stop := errors.New("enough")
	remarks := 0
	keep := func(m *data.Meeting) error {
		of.meetings = append(of.meetings, m)
		for _, r := range m.Remarks {
			of.bytes += int64(len(r.Text))
		}
		if remarks += len(m.Remarks); remarks >= benchRemarks {
			return stop
		}
		return nil
	}
	names, err := fs.Glob(sample.FS, "*.txt")
	if err != nil {
		b.Fatal(err)
	}
	of.name = "sample"
	for _, name := range names {
		text, err := sample.FS.ReadFile(name)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := data.Read(b.Context(), name, strings.NewReader(string(text)), data.Options{}, keep); err != nil {
			b.Fatal(err)
		}
	}
	all := []benchCorpus{of}
	const kiryu = "../../../shared/corpus/kiryu.jsonl.gz"
	file, err := os.Open(kiryu)
	if err != nil {
		b.Log("not on ../shared/corpus/kiryu.jsonl.gz, which is not there")
		return all
	}
	defer file.Close()
	of, remarks = benchCorpus{name: "kiryu"}, 0
	if _, err := data.Read(b.Context(), kiryu, file, data.Options{}, keep); err != nil && !errors.Is(err, stop) {
		b.Fatal(err)
	}
	return append(all, of)
}

// eachCorpus runs a benchmark for every corpus, on an index of it.
func eachCorpus(b *testing.B, run func(b *testing.B, e index.Engine)) {
	for _, c := range benchCorpora(b) {
		b.Run(c.name, func(b *testing.B) {
			e := openBench(b, b.TempDir())
			defer e.Close()
			load(b, e, c.meetings)
			run(b, e)
		})
	}
}

func openBench(b *testing.B, dir string) *bleve.Engine {
	b.Helper()
	a, err := dictionary()
	if err != nil {
		b.Fatal(err)
	}
	e, err := bleve.Open(dir, bleve.Config{Create: true, Analyzer: a})
	if err != nil {
		b.Fatal(err)
	}
	return e
}

func load(b *testing.B, e index.Engine, meetings []*data.Meeting) {
	b.Helper()
	batch, err := e.Begin(b.Context())
	for _, m := range meetings {
		if err == nil {
			err = batch.Put(b.Context(), m)
		}
	}
	if err == nil {
		err = batch.Commit(b.Context())
	}
	if err != nil {
		b.Fatal(err)
	}
}

// search asks a query as often as the benchmark wants, after a first time that
// does not count.
func search(b *testing.B, e index.Engine, q index.Query) {
	b.Helper()
	res, err := e.Search(b.Context(), q)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := e.Search(b.Context(), q); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(res.Total), "hits")
}

// BenchmarkImport puts all meetings in and commits them. MB/s are of their
// texts.
func BenchmarkImport(b *testing.B) {
	for _, c := range benchCorpora(b) {
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(c.bytes)
			b.ReportAllocs()
			for b.Loop() {
				e := openBench(b, b.TempDir())
				load(b, e, c.meetings)
				if err := e.Close(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkSearch finds the ten best of each kind of query.
func BenchmarkSearch(b *testing.B) {
	eachCorpus(b, func(b *testing.B, e index.Engine) {
		for _, c := range []struct {
			name string
			q    index.Query
		}{
			{"word", index.Query{Text: "窓口"}},
			{"words", index.Query{Text: "窓口 職員"}},
			{"phrase", index.Query{Text: `"と思います"`}},
			{"dates", index.Query{Text: "窓口", Filter: index.Filter{From: data.Date{Year: 2003, Month: 4, Day: 1}, To: data.Date{Year: 2023, Month: 3, Day: 31}}}},
			{"sentence", index.Query{Text: "窓口で職員の対応が分かりやすくなったと思います"}},
			{"character", index.Query{Text: "市"}},
			{"stopwords", index.Query{Text: "について"}},
			{"reading", index.Query{Text: "まどぐち"}},
		} {
			c.q.Limit = 10
			b.Run(c.name, func(b *testing.B) { search(b, e, c.q) })
		}
	})
}

// BenchmarkInsight counts the hits by year alone, and finds the words particular
// to them, of a few hits and of many.
func BenchmarkInsight(b *testing.B) {
	eachCorpus(b, func(b *testing.B, e index.Engine) {
		for _, text := range []string{"窓口対応", "防災", "について"} {
			for _, words := range []int{0, 30} {
				b.Run(fmt.Sprintf("%s/%d", text, words), func(b *testing.B) {
					b.ReportAllocs()
					for b.Loop() {
						if _, err := e.Insight(b.Context(), index.InsightQuery{Text: text, Words: words}); err != nil {
							b.Fatal(err)
						}
					}
				})
			}
		}
	})
}

// BenchmarkFacets counts by five fields, or by none, and shows no hit.
func BenchmarkFacets(b *testing.B) {
	eachCorpus(b, func(b *testing.B, e index.Engine) {
		for _, c := range []struct {
			name   string
			facets int
		}{{"none", 0}, {"five", 10}} {
			b.Run(c.name, func(b *testing.B) { search(b, e, index.Query{Text: "職員", Facets: c.facets}) })
		}
	})
}

// BenchmarkExcerpts shows no hit, ten or a hundred, each with an excerpt.
func BenchmarkExcerpts(b *testing.B) {
	eachCorpus(b, func(b *testing.B, e index.Engine) {
		for _, c := range []struct {
			name  string
			limit int
		}{{"none", 0}, {"10", 10}, {"100", 100}} {
			b.Run(c.name, func(b *testing.B) { search(b, e, index.Query{Text: "職員", Limit: c.limit}) })
		}
	})
}
