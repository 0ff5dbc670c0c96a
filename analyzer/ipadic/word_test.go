package ipadic

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/ikawaha/kagome-dict/ipa"
	"github.com/ikawaha/kagome/v2/tokenizer"
)

func TestEveryEntryIsTheLibrarys(t *testing.T) {
	d, library := inMemory(t), ipa.Dict()
	if want := len(library.Morphs) + len(library.UnkDict.Morphs); d.Len() != want {
		t.Fatalf("%d words, library %d", d.Len(), want)
	}
	// The order within a group of one surface is our own, so whole groups are
	// compared, each line a word.
	for first := Word(0); d.Known(first); {
		from, to := d.Find(d.Surface(first))
		if from != first || to <= from {
			t.Fatalf("words of %q are %d to %d, not from %d", d.Surface(first), from, to, first)
		}
		var got, want []string
		for w := from; w < to; w++ {
			tags := d.POSTags(d.POS(w))
			got = append(got, strings.Join(append(tags[:], d.InflectionType(w), d.InflectionForm(w), d.BaseForm(w), d.Reading(w), d.Pronunciation(w)), ","))
		}
		for _, id := range library.Index.Search(d.Surface(first)) {
			var line []string
			for _, n := range library.POSTable.POSs[id] {
				line = append(line, library.POSTable.NameList[n])
			}
			want = append(want, strings.Join(append(line, library.Contents[id]...), ","))
		}
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Fatalf("words of %q are %q, library %q", d.Surface(first), got, want)
		}
		first = to
	}
}

func TestBaseReading(t *testing.T) {
	d := inMemory(t)
	for _, c := range []struct {
		name, surface, base, reading, want string
	}{
		{"a noun is its own base form", "窓口", "窓口", "マドグチ", "マドグチ"},
		{"an inflected verb", "行っ", "行く", "イッ", "イク"},
		{"the reading of the surface chooses", "行き", "行く", "ユキ", "ユク"},
		{"a stem that changes", "来", "来る", "キ", "クル"},
		{"an adjective", "悪かっ", "悪い", "ワルカッ", "ワルイ"},
		{"an auxiliary verb", "ませ", "ます", "マセ", "マス"},
	} {
		t.Run(c.name, func(t *testing.T) {
			from, to := d.Find(c.surface)
			for w := from; w < to; w++ {
				if d.BaseForm(w) == c.base && d.Reading(w) == c.reading {
					if got := d.BaseReading(w); got != c.want {
						t.Errorf("base form %s of %s is read %s, want %s", c.base, c.surface, got, c.want)
					}
					return
				}
			}
			t.Errorf("no %s read %s of base form %s", c.surface, c.reading, c.base)
		})
	}
	missing := 0
	for w := range Word(d.Len()) {
		if d.Known(w) && d.BaseReading(w) == "" {
			missing++
		}
	}
	if missing > 0 {
		t.Errorf("%d base forms without reading", missing)
	}
}

func TestFind(t *testing.T) {
	d := inMemory(t)
	for _, c := range []struct {
		name, surface string
		want          []string // readings, sorted
	}{
		{"one word", "窓口", []string{"マドグチ"}},
		{"readings that the tokenizer never chooses are there too", "市場", []string{"イチバ", "シジョウ"}},
		{"no word", "窓口対応", nil},
		{"the beginning of a word only", "ティーシャ", nil},
		{"nothing", "", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			from, to := d.Find(c.surface)
			for w := from; w < to; w++ {
				if !slices.Contains(got, d.Reading(w)) {
					got = append(got, d.Reading(w))
				}
			}
			slices.Sort(got)
			if !slices.Equal(got, c.want) {
				t.Errorf("readings of %q: %q, want %q", c.surface, got, c.want)
			}
		})
	}
}

func TestWordsOutOfRangeAreEmpty(t *testing.T) {
	d := inMemory(t)
	foreign := tokenizer.Token{Class: tokenizer.USER, ID: 3}
	for name, w := range map[string]Word{"no word": NoWord, "past the end": Word(d.Len()), "a token of another dictionary": d.Word(&foreign)} {
		if d.Known(w) || d.POS(w) != NoPOS || d.Surface(w)+d.BaseForm(w)+d.Reading(w)+d.BaseReading(w)+
			d.Pronunciation(w)+d.InflectionType(w)+d.InflectionForm(w) != "" {
			t.Errorf("%s: not empty", name)
		}
	}
	if got := d.POSTags(NoPOS); got != [4]string{} {
		t.Errorf("tags of no part of speech: %q", got)
	}
	if got := d.POSTags(POS(d.POSCount())); got != [4]string{} {
		t.Errorf("tags past the end: %q", got)
	}
}

func TestVersionsAreThoseOfTheModule(t *testing.T) {
	mod, err := os.ReadFile("../../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"github.com/ikawaha/kagome-dict/ipa " + wordsVersion,
		"github.com/ikawaha/kagome-dict " + libraryVersion,
	} {
		if !strings.Contains(string(mod), want) {
			t.Errorf("go.mod does not require %s; adapt the constant in open.go", want)
		}
	}
}
