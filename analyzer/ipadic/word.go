package ipadic

import (
	"github.com/ikawaha/kagome-dict/dict"
	"github.com/ikawaha/kagome/v2/tokenizer"
)

// A Word is one entry of the dictionary: 0 to Len()-1, the words that the
// dictionary knows in the order of their surface, then the kinds of unknown
// word. Numbers are dense, so that a table of what an analyzer thinks of each
// word can be a slice. They mean nothing to a dictionary of another
// fingerprint.
type Word uint32

// NoWord is the word of a token that is not from the dictionary. Like any other
// number out of range it has no part of speech, and all its strings are empty.
const NoWord = ^Word(0)

// POS is a part of speech in all its four parts, as a number from 1 to
// POSCount()-1. [NoPOS] is that of no word.
type POS uint8

// NoPOS is the part of speech of [NoWord].
const NoPOS POS = 0

// entry is a word as it lies in the image; text is held by place in the strings.
type entry struct {
	Surface, Base, Reading, Pronunciation, BaseReading uint32

	Inflection uint16
	_          uint16
}

// inflection is a type and a form of inflection.
type inflection struct{ Type, Form uint32 }

// Word returns the entry that a token of this dictionary's tokenizer stands for.
func (d *Dictionary) Word(t *tokenizer.Token) Word {
	switch t.Class {
	case tokenizer.KNOWN:
		return Word(t.ID)
	case tokenizer.UNKNOWN:
		return Word(len(d.image.morphs) + t.ID)
	default:
		return NoWord
	}
}

// Len returns the number of entries, known and unknown.
func (d *Dictionary) Len() int { return len(d.image.entries) }

// Known reports whether the word stands in the dictionary, and so has a base
// form and a reading.
func (d *Dictionary) Known(w Word) bool { return uint64(w) < uint64(len(d.image.morphs)) }

// Find returns the words written as surface, from the first up to but not
// including the second; they are equal when there is none. Words that differ
// in reading only are all there, also those that the tokenizer never chooses.
func (d *Dictionary) Find(surface string) (from, to Word) {
	w, ok := d.image.find(surface)
	if !ok {
		return 0, 0
	}
	from, to = w, w
	for d.Known(to) && d.Surface(to) == surface {
		to++
	}
	return from, to
}

// Surface returns a known word as it is written in a text: 行っ. It is empty
// for unknown words.
func (d *Dictionary) Surface(w Word) string { return d.image.text(d.entry(w).Surface) }

// BaseForm returns the word as dictionaries list it: 行く for 行っ. It is empty
// for unknown words.
func (d *Dictionary) BaseForm(w Word) string { return d.image.text(d.entry(w).Base) }

// Reading returns the reading of the surface in katakana: イッ for 行っ. It is
// empty for unknown words.
func (d *Dictionary) Reading(w Word) string { return d.image.text(d.entry(w).Reading) }

// BaseReading returns the reading of the base form in katakana: イク for 行っ.
// Of a base form with several readings it is the one that agrees longest with
// the reading of the surface. It is empty for unknown words and where the base
// form is no entry itself.
func (d *Dictionary) BaseReading(w Word) string { return d.image.text(d.entry(w).BaseReading) }

// Pronunciation returns how the surface sounds, in katakana: コーエン for 公園.
// It is empty for unknown words.
func (d *Dictionary) Pronunciation(w Word) string { return d.image.text(d.entry(w).Pronunciation) }

// InflectionType returns how the word inflects, 五段・カ行促音便 for 行っ, or "*"
// for a word that does not. It is empty for unknown words.
func (d *Dictionary) InflectionType(w Word) string {
	return d.image.text(d.inflection(w).Type)
}

// InflectionForm returns the form the word stands in, 連用タ接続 for 行っ, or "*"
// for a word that does not inflect. It is empty for unknown words.
func (d *Dictionary) InflectionForm(w Word) string {
	return d.image.text(d.inflection(w).Form)
}

// POS returns the part of speech, for unknown words the one that the tokenizer
// guessed.
func (d *Dictionary) POS(w Word) POS {
	if uint64(w) < uint64(len(d.image.wordPOS)) {
		return d.image.wordPOS[w]
	}
	return NoPOS
}

// POSCount returns one more than the highest part of speech.
func (d *Dictionary) POSCount() int { return len(d.image.pos) }

// POSTags returns the four parts of a part of speech, from wide to narrow, with
// "*" where it has no narrower one: 名詞, 固有名詞, 地域, 一般. All are empty for
// [NoPOS] and numbers out of range.
func (d *Dictionary) POSTags(p POS) (tags [4]string) {
	if int(p) < len(d.image.pos) {
		for i, ref := range d.image.pos[p] {
			tags[i] = d.image.text(ref)
		}
	}
	return tags
}

// morph returns what a word costs beside others.
func (im *image) morph(w Word) dict.Morph {
	if n := Word(len(im.morphs)); w >= n {
		return im.unknownMorphs[w-n]
	}
	return im.morphs[w]
}

func (d *Dictionary) entry(w Word) entry {
	if uint64(w) >= uint64(len(d.image.entries)) {
		return entry{}
	}
	return d.image.entries[w]
}

func (d *Dictionary) inflection(w Word) inflection {
	i := int(d.entry(w).Inflection)
	if i >= len(d.image.inflections) {
		return inflection{}
	}
	return d.image.inflections[i]
}
