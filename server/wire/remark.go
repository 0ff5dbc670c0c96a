package wire

import (
	"fmt"
	"slices"

	"kizuna/data"
	"kizuna/index"
)

// Neighbours is how many remarks are shown before and after the one asked for:
// enough to see what it answers and what it led to, on one screen.
const Neighbours = 2

// MaxNeighbours bounds how many may be asked for: some minutes of talk to each side.
const MaxNeighbours = 20

// Remark is one remark among its neighbours.
type Remark struct {
	data.Remark
	Meeting Place         `json:"meeting"`
	Before  []data.Remark `json:"before"` // in the meeting's order, the nearest of them
	After   []data.Remark `json:"after"`  // in the meeting's order, the nearest of them
}

// NewRemark pictures a remark of a meeting with at most n neighbours to each side.
// A remark that is not in the meeting is [index.ErrNotFound]: the meeting was replaced
// between two reads.
func NewRemark(m *data.Meeting, id string, n int) (Remark, error) {
	i := slices.IndexFunc(m.Remarks, func(r data.Remark) bool { return r.ID == id })
	if i < 0 {
		return Remark{}, index.NewError(index.ErrNotFound,
			fmt.Sprintf("meeting %s has no remark %q", m.ID, id),
			fmt.Sprintf("会議 %s に発言「%s」はありません", m.ID, id), nil)
	}
	return Remark{
		Remark:  m.Remarks[i],
		Meeting: NewPlace(m.ID, m.Title, m.Date, m.URL),
		Before:  list(slices.Clone(m.Remarks[max(0, i-n):i])),
		After:   list(slices.Clone(m.Remarks[i+1 : min(len(m.Remarks), i+1+n)])),
	}, nil
}
