package analyzer

import (
	"compress/gzip"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
)

// benchTexts is how many texts of a corpus are analysed: some megabytes.
const benchTexts = 2000

// benchCorpus is a set of texts to measure on.
type benchCorpus struct {
	name  string
	texts []string
	bytes int64
}

// benchCorpora are the pages of the bundled sample and, where it is beside the
// repository, the beginning of the Kiryu corpus.
func benchCorpora(b *testing.B) []benchCorpus {
	b.Helper()
	paths, err := filepath.Glob("../data/sample/*.txt")
	if err != nil || len(paths) == 0 {
		b.Fatal("the sample is not there", err)
	}
	sample, kiryu := benchCorpus{name: "sample"}, benchCorpus{name: "kiryu"}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			b.Fatal(err)
		}
		sample.add(string(text))
	}
	file, err := os.Open("../../shared/corpus/kiryu.jsonl.gz")
	if err != nil {
		b.Log("not on ../shared/corpus/kiryu.jsonl.gz, which is not there")
		return []benchCorpus{sample}
	}
	defer file.Close()
	unpacked, err := gzip.NewReader(file)
	if err != nil {
		b.Fatal(err)
	}
	for rows := json.NewDecoder(unpacked); len(kiryu.texts) < benchTexts; {
		var row struct{ Text string }
		if err := rows.Decode(&row); err != nil {
			b.Fatal(err)
		}
		kiryu.add(row.Text)
	}
	return []benchCorpus{sample, kiryu}
}

func (c *benchCorpus) add(text string) {
	c.texts = append(c.texts, text)
	c.bytes += int64(len(text))
}

// BenchmarkAnalyze folds and cuts whole texts, as an import does.
func BenchmarkAnalyze(b *testing.B) {
	a := testAnalyzer(b)
	for _, c := range benchCorpora(b) {
		b.Run(c.name, func(b *testing.B) {
			var an Analysis
			b.SetBytes(c.bytes)
			b.ReportAllocs()
			for b.Loop() {
				for _, text := range c.texts {
					a.Analyze(&an, text)
				}
			}
		})
	}
}

// BenchmarkFold folds alone.
func BenchmarkFold(b *testing.B) {
	for _, c := range benchCorpora(b) {
		b.Run(c.name, func(b *testing.B) {
			var dst []byte
			b.SetBytes(c.bytes)
			b.ReportAllocs()
			for b.Loop() {
				for _, text := range c.texts {
					dst = AppendFold(dst[:0], text)
				}
			}
		})
	}
}
