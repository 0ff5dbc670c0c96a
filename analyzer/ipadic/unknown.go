package ipadic

// maxUnknown is how many characters an unknown word may have: kagome's bound.
const maxUnknown = 1024

// run is a run of characters of one class, the last that was looked at.
type run struct {
	last, end int  // its last character, and what is behind it
	cut       bool // it goes on, but an unknown word may not
}

// reach makes it the run of the character at a place. Where a run is looked at
// from its characters one by one, it is read once.
func (u *run) reach(text []character, at int) {
	if at < u.end && !u.cut {
		return
	}
	category := text[at].category
	u.end, u.cut = at+1, false
	for ; u.end < len(text) && text[u.end].category == category; u.end++ {
		if u.end-at == maxUnknown {
			u.cut = true
			break
		}
	}
	u.last = u.end - 1
}
