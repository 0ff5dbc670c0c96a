package bleve

import (
	"fmt"

	"kizuna/data"
)

// proven reads meeting number m and holds it against the hash of what was put,
// so that nothing is carried on that is not what somebody imported. Formats
// before the third have no hash; the checksums of their texts must do.
func (s *segment) proven(m uint32) (*data.Meeting, error) {
	mt, err := s.meeting(m)
	if err != nil || s.tables.meetings.columns == meetingHash {
		return mt, err
	}
	h, err := hashOf(mt)
	if err == nil && h != s.tables.hash(m) {
		err = fmt.Errorf("segment %s: %w: meeting %q is not what was put", s.name, errDamaged, mt.ID)
	}
	return mt, err
}
