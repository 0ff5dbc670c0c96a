package bleve

import (
	"fmt"
	"testing"

	"kizuna/index"
)

// TestLastRemarksOfALongMeeting holds that the last remarks of a long meeting are
// read back: their numbers are larger than the small block they are alone in.
func TestLastRemarksOfALongMeeting(t *testing.T) {
	e := openDir(t, t.TempDir())
	// At about 710 such remarks the first block is full.
	for n := 690; n < 740; n += 3 {
		texts := make([]string, n)
		for i := range texts {
			texts[i] = "公園の清掃を手伝った。"
		}
		commit(t, e, func(b index.Batch) error { return b.Put(t.Context(), small("A", texts...)) })
		m, err := e.Meeting(t.Context(), "A")
		if err != nil {
			t.Fatalf("%d remarks: %v", n, err)
		}
		if last := m.Remarks[n-1]; last.ID != fmt.Sprintf("A-%d", n) || last.Seq != n {
			t.Fatalf("%d remarks: the last is %s, number %d", n, last.ID, last.Seq)
		}
	}
}
