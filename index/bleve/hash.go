package bleve

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"fmt"

	"kizuna/data"
)

// contentHash is a hash of all that a meeting holds: the first 128 bits of the
// SHA-256 of its JSON. It lies beside the meeting, so that putting the same
// content again costs no analysis and no write, and so that what is read can be
// held against what was put. It takes a hundredth of the time of an import.
type contentHash [4]uint32

func hashOf(m *data.Meeting) (contentHash, error) {
	w := sha256.New()
	if err := json.NewEncoder(w).Encode(m); err != nil {
		return contentHash{}, fmt.Errorf("hash meeting %s: %w", m.ID, err)
	}
	var h contentHash
	sum := w.Sum(nil)
	for i := range h {
		h[i] = binary.LittleEndian.Uint32(sum[4*i:])
	}
	return h, nil
}

// hash returns the hash of meeting number m as it was put.
func (t *tables) hash(m uint32) (h contentHash) {
	for i := range h {
		h[i] = t.meetings.at(m, meetingHash+i)
	}
	return h
}
