package ipadic

import (
	"compress/gzip"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ikawaha/kagome/v2/tokenizer"
)

// benchSentences of a corpus are tokenized: about a megabyte.
const benchSentences = 5000

// benchCorpora are the sentences of the bundled sample and, where it is beside
// the repository, the first of the Kiryu corpus.
func benchCorpora(b *testing.B) map[string][]string {
	b.Helper()
	paths, err := filepath.Glob("../../data/sample/*.txt")
	if err != nil || len(paths) == 0 {
		b.Fatal("the sample is not there", err)
	}
	corpora := map[string][]string{}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			b.Fatal(err)
		}
		corpora["sample"] = append(corpora["sample"], sentences(string(text))...)
	}
	file, err := os.Open("../../../shared/corpus/kiryu.jsonl.gz")
	if err != nil {
		b.Log("not on ../shared/corpus/kiryu.jsonl.gz, which is not there")
		return corpora
	}
	defer file.Close()
	unpacked, err := gzip.NewReader(file)
	if err != nil {
		b.Fatal(err)
	}
	for rows := json.NewDecoder(unpacked); len(corpora["kiryu"]) < benchSentences; {
		var row struct{ Text string }
		if err := rows.Decode(&row); err != nil {
			b.Fatal(err)
		}
		corpora["kiryu"] = append(corpora["kiryu"], sentences(row.Text)...)
	}
	return corpora
}

// sentences cuts a text where the analyzer does, about.
func sentences(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return r == '。' || r == '\n' || r == '　' })
}

func size(texts []string) (bytes int64) {
	for _, s := range texts {
		bytes += int64(len(s))
	}
	return bytes
}

// BenchmarkCut cuts sentences as an import does.
func BenchmarkCut(b *testing.B) {
	d := openBuilt(b)
	for name, texts := range benchCorpora(b) {
		b.Run(name, func(b *testing.B) {
			var pieces []Piece
			b.SetBytes(size(texts))
			b.ReportAllocs()
			for b.Loop() {
				for _, s := range texts {
					pieces = d.Cut(pieces[:0], s)
				}
			}
		})
	}
}

// BenchmarkTokenize runs the tokenizer over the image and over the library's own
// dictionary.
func BenchmarkTokenize(b *testing.B) {
	image, library := openBuilt(b).Tokenizer(), libraryTokenizer(b)
	corpora := benchCorpora(b)
	for _, corpus := range []string{"sample", "kiryu"} {
		texts := corpora[corpus]
		if len(texts) == 0 {
			continue
		}
		for _, mode := range modes {
			for _, c := range []struct {
				name string
				tk   *tokenizer.Tokenizer
			}{{"image", image}, {"library", library}} {
				b.Run(corpus+"/"+mode.String()+"/"+c.name, func(b *testing.B) {
					b.SetBytes(size(texts))
					b.ReportAllocs()
					for b.Loop() {
						for _, s := range texts {
							c.tk.Analyze(s, mode)
						}
					}
				})
			}
		}
	}
}
