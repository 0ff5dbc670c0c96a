package ipadic

// step is a state of the walk through the words of the dictionary, a character
// at a time. The state behind a next character is that of the number
// Base + its code, if its Check is the number of this one: a double array
// (Aoe 1989), of characters where kagome's is of bytes, so that a walk makes a
// third of the steps. All begins in state 0.
type step struct {
	Base, Check int32

	// Word is the first of the words that end here, noWord if none does; More is how
	// many follow that are written the same and that a tokenizer can choose.
	Word int32
	More uint16

	// Next has a bit set for each character that goes on from here, for one with
	// code c that of c modulo 16. Most walks end with a character for which it is
	// not set, and need not look anywhere else to know.
	Next uint16
}

const (
	noWord = -1
	unused = -1 // the Check of what is no state
	noCode = 0  // of characters that are in no word
)

// code returns the number by which the trie knows a character.
func (im *image) code(r rune) uint16 {
	if uint(r) < uint(len(im.codes)) {
		return im.codes[r]
	}
	return noCode
}

// follow returns the state behind a character of that code, or false.
func (im *image) follow(state int32, code uint16) (int32, bool) {
	s := &im.steps[state]
	if code == noCode || s.Next>>(code%16)&1 == 0 {
		return 0, false
	}
	next := s.Base + int32(code)
	return next, uint(next) < uint(len(im.steps)) && im.steps[next].Check == state
}

// find returns the first of the words written as surface.
func (im *image) find(surface string) (Word, bool) {
	state := int32(0)
	for _, r := range surface {
		next, ok := im.follow(state, im.code(r))
		if !ok {
			return NoWord, false
		}
		state = next
	}
	w := im.steps[state].Word
	return Word(w), w != noWord
}
