package ipadic

import (
	"encoding/binary"
	"testing"

	"github.com/ikawaha/kagome/v2/tokenizer"
)

// FuzzParseImage gives the parser headers and tables of any content, with a
// right checksum so that it goes on to the bounds, over a short body. Whatever
// it accepts can be looked up in without a panic.
func FuzzParseImage(f *testing.F) {
	table := make([]byte, payloadStart-20)
	native := binary.NativeEndian
	for i, size := range [sectionCount]uint64{16, 12, 6, 64, 8, 2, 8, 16, 3 * 24, 32, 16, 32, 8, 40, 2, 3} {
		line := table[headerSize-20+i*sectionSize:]
		native.PutUint64(line, payloadStart+uint64(i)*sectionAlign)
		native.PutUint64(line[8:], size)
	}
	f.Add(table, []byte{0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0})
	f.Add(table[:8], []byte{})
	f.Fuzz(func(t *testing.T, table, body []byte) {
		const size = payloadStart + 4096
		data := raw(make([]uint64, size/8))
		copy(data[20:payloadStart], table)
		copy(data[payloadStart:], body)
		copy(data, imageMagic)
		native.PutUint32(data[8:], byteOrder)
		native.PutUint32(data[12:], formatVersion)
		native.PutUint32(data[20:], sectionCount)
		native.PutUint64(data[24:], size)
		native.PutUint32(data[16:], headerChecksum(data))
		im, err := parseImage(data)
		if err != nil {
			return
		}
		im.verify()
		d := &Dictionary{image: im}
		for w := range Word(d.Len() + 1) {
			d.Known(w)
			_ = d.Surface(w) + d.BaseForm(w) + d.Reading(w) + d.BaseReading(w) + d.Pronunciation(w) + d.InflectionType(w) + d.InflectionForm(w)
			d.POSTags(d.POS(w))
		}
		_ = d.Fingerprint()
	})
}

func BenchmarkOpen(b *testing.B) {
	cfg := Config{Dir: b.TempDir()}
	path, _ := cfg.path()
	if err := writeImage(path, builtImage(b)); err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		d, err := Open(cfg)
		if err != nil || d.Warning() != nil {
			b.Fatal(err, d.Warning())
		}
		d.Close()
	}
}

func BenchmarkVerify(b *testing.B) {
	d := openBuilt(b)
	b.SetBytes(int64(len(d.image.data)))
	for b.Loop() {
		if err := d.Verify(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkLookup reads what the analyzer asks of a token.
func BenchmarkLookup(b *testing.B) {
	d := openBuilt(b)
	var tokens []tokenizer.Token
	for _, s := range ownSentences()[:200] {
		tokens = append(tokens, d.Tokenizer().Analyze(s, tokenizer.Normal)...)
	}
	n := 0
	for b.Loop() {
		for i := range tokens {
			w := d.Word(&tokens[i])
			n += int(d.POS(w)) + len(d.BaseForm(w)) + len(d.Reading(w))
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(tokens)), "ns/token")
	if n == 0 {
		b.Fatal("nothing looked up")
	}
}
