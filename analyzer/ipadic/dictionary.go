// Package ipadic is the IPA dictionary for the kagome tokenizer, ready at once.
//
// The library keeps its dictionary compressed and decodes it in every process,
// which takes most of a second and 88 MB. This package does that once for a
// user, lays the result out flat in a file, and from then on maps that file
// into memory: opening takes about two milliseconds, and only the pages that a
// text needs are ever read.
//
//	dict, err := ipadic.Open(ipadic.Config{})
//	if err != nil {
//		return err
//	}
//	text := "窓口で伺いました"
//	for _, p := range dict.Cut(nil, text) {
//		w := p.Word
//		fmt.Println(text[p.Start:p.End], dict.POSTags(dict.POS(w)), dict.BaseForm(w), dict.Reading(w))
//	}
//
// Cut cuts as kagome's normal mode does, in two fifths of the time; kagome
// itself is at hand over the same image for its search mode. Its tokens are those
// of the library, in surface, position and class. What it does not need to cut a
// text (parts of speech, base forms, readings) is not given to it: ask the
// [Dictionary], and never call a token's own POS, Features, FeatureAt, BaseForm,
// Reading or Pronunciation, which panic here.
package ipadic

import (
	"errors"
	"fmt"
	"sync"

	mmap "github.com/blevesearch/mmap-go"
	"github.com/ikawaha/kagome-dict/dict"
	"github.com/ikawaha/kagome/v2/tokenizer"
)

// A Dictionary is an open dictionary. All its methods but Close may be called
// by many goroutines at once. The strings it returns are not copied: they live
// in the mapped file for as long as the process does, or until Close.
type Dictionary struct {
	image     *image
	tokenizer func() *tokenizer.Tokenizer
	mapping   mmap.MMap // nil when the image is held in the heap
	warning   error
}

// newDictionary makes a dictionary of an image.
func newDictionary(im *image) *Dictionary {
	return &Dictionary{image: im, tokenizer: sync.OnceValue(func() *tokenizer.Tokenizer { return newTokenizer(im) })}
}

// newTokenizer builds what of kagome's dictionary cannot lie in a file, two maps
// and a few short slices, around the image.
func newTokenizer(im *image) *tokenizer.Tokenizer {
	d := &dict.Dict{
		Morphs:       im.morphs,
		Connection:   dict.ConnectionTable{Row: int64(im.head.Rows), Col: int64(im.head.Cols), Vec: im.costs},
		Index:        dict.IndexTable{Da: im.trie, Dup: make(map[int32]int32, len(im.homographs))},
		CharCategory: im.categories,
		UnkDict: dict.UnkDict{
			Morphs:   im.unknownMorphs,
			Index:    make(map[int32]int32, len(im.classes)),
			IndexDup: make(map[int32]int32, len(im.classes)),
		},
	}
	for _, h := range im.homographs {
		d.Index.Dup[h.First] = h.More
	}
	for i, c := range im.classes {
		d.CharClass = append(d.CharClass, im.text(c.Name))
		d.InvokeList = append(d.InvokeList, c.Invoke != 0)
		d.GroupList = append(d.GroupList, c.Group != 0)
		d.UnkDict.Index[int32(i)] = c.First
		if c.More > 0 {
			d.UnkDict.IndexDup[int32(i)] = c.More
		}
	}
	d.SetInfo(&dict.Info{Name: im.text(im.head.Name), Src: im.text(im.head.Source)})
	t, err := tokenizer.New(d, tokenizer.OmitBosEos())
	if err != nil {
		panic(err) // only without a dictionary
	}
	return t
}

// Tokenizer returns the tokenizer over this dictionary; it leaves out the marks
// of a text's beginning and end. It is always the same one, for any number of
// goroutines, and made when it is first asked for.
func (d *Dictionary) Tokenizer() *tokenizer.Tokenizer { return d.tokenizer() }

// Fingerprint names the dictionary, the versions it was made of and the
// checksum of its image. Two dictionaries of one fingerprint cut and read every
// text alike, so an index keeps it and asks for a rebuild when it changes.
// Machines of different byte order differ in it.
func (d *Dictionary) Fingerprint() string {
	return fmt.Sprintf("%s %s kagome-dict %s image %d %08x",
		d.image.text(d.image.head.Name), wordsVersion, libraryVersion, formatVersion, d.image.checksum)
}

// Warning says why this dictionary was slow to open and will be again, or that
// a damaged file was replaced. It is nil when all is well. The dictionary is
// complete either way.
func (d *Dictionary) Warning() error { return d.warning }

// Verify reads the whole image, about 43 MB, and compares every checksum. It
// returns an error that wraps [ErrDamaged] when a byte has changed.
func (d *Dictionary) Verify() error { return d.image.verify() }

// Close unmaps the file. Every string, token and tokenizer that came from the
// dictionary is invalid from then on, and using one crashes the process, so a
// program that serves leaves its dictionary open until it ends.
func (d *Dictionary) Close() error {
	if d.mapping == nil {
		return nil
	}
	if err := d.mapping.Unmap(); err != nil {
		return fmt.Errorf("close dictionary: %w", err)
	}
	return nil
}

// ErrDamaged is wrapped by every error about an image that is cut short, has
// changed bytes or is no image.
var ErrDamaged = errors.New("dictionary image is damaged")
