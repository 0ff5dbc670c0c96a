package eval

import (
	"context"
	"errors"
	"strings"
	"testing"

	"kizuna/data"
	"kizuna/index"
)

// shelf is a Writer that keeps what is committed. It refuses the meeting bad.
type shelf struct{ pending, kept []string }

func (s *shelf) Begin(context.Context) (index.Batch, error) { return s, nil }

func (s *shelf) Put(_ context.Context, m *data.Meeting) error {
	if m.ID == "bad" {
		return index.ErrBadMeeting
	}
	for _, r := range m.Remarks {
		s.pending = append(s.pending, m.ID+"/"+r.ID)
	}
	return nil
}

func (s *shelf) Remove(context.Context, string) error { return nil }
func (s *shelf) Commit(context.Context) error         { s.kept, s.pending = s.pending, nil; return nil }
func (s *shelf) Unchanged() int                       { return 0 }
func (s *shelf) Discard() error                       { s.pending = nil; return nil }

func TestLoadKeepsTheIDsOfTheRemarks(t *testing.T) {
	s := &shelf{}
	report, err := Load(t.Context(), s, "docs.jsonl", strings.NewReader(
		`{"id": "a#1", "meeting_id": "m", "text": "窓口で待ちました。"}`+"\n"+
			`{"id": "a#2", "meeting_id": "m", "text": "電話が混んでいました。"}`+"\n"))
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(s.kept, " "); got != "m/a#1 m/a#2" || report.Total() != 2 {
		t.Errorf("kept %q, %d reported", got, report.Total())
	}
}

func TestLoadPutsAllOrNothing(t *testing.T) {
	for _, c := range []struct {
		name, docs string
		want       error
	}{
		{"a meeting the index refuses", `{"id": "1", "meeting_id": "good", "text": "はい。"}` + "\n" +
			`{"id": "2", "meeting_id": "bad", "text": "いいえ。"}` + "\n", index.ErrBadMeeting},
		{"an empty file", "", data.ErrEmpty},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := &shelf{}
			if _, err := Load(t.Context(), s, "docs.jsonl", strings.NewReader(c.docs)); !errors.Is(err, c.want) {
				t.Errorf("got %v, want %v", err, c.want)
			}
			if len(s.kept)+len(s.pending) > 0 {
				t.Errorf("kept %v", s.kept)
			}
		})
	}
}
