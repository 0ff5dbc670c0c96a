package ipadic

import "unicode/utf8"

// maxUnknown is how many characters an unknown word may have: kagome's bound.
const maxUnknown = 1024

// category returns the class of a character, as a number into the image's
// classes.
func (im *image) category(r rune) byte {
	if int(r) < len(im.categories) {
		return im.categories[r]
	}
	return im.categories[0]
}

// run is a run of characters of one class, the last that was looked at.
type run struct {
	last, end int  // where its last character begins and ends, in bytes
	cut       bool // it goes on, but an unknown word may not
}

// reach makes it the run of the character at a place, which is of a category and
// has size bytes. Where a run is looked at from its characters one by one, it is
// read once.
func (u *run) reach(im *image, text string, at, size int, category byte) {
	if at < u.end && !u.cut && u.end-at <= maxUnknown {
		return
	}
	u.last, u.end, u.cut = at, at+size, false
	for n := 1; u.end < len(text); n++ {
		r, size := utf8.DecodeRuneInString(text[u.end:])
		if im.category(r) != category {
			return
		}
		if n == maxUnknown {
			u.cut = true
			return
		}
		u.last, u.end = u.end, u.end+size
	}
}
