package indextest

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"kizuna/data"
	"kizuna/index"

	"github.com/google/go-cmp/cmp"
)

func emptyIndex(t *testing.T, e index.Engine) {
	r := search(t, e, index.Query{Text: "窓口", Facets: 10})
	if r.Total != 0 || len(r.Hits) != 0 || r.TotalMeetings != 0 {
		t.Errorf("Search = %+v, want nothing", r)
	}
	if _, err := e.Meeting(ctx(t), "M1"); !errors.Is(err, index.ErrNotFound) {
		t.Errorf("Meeting: %v, want ErrNotFound", err)
	}
	if _, err := e.Remark(ctx(t), "M1-1"); !errors.Is(err, index.ErrNotFound) {
		t.Errorf("Remark: %v, want ErrNotFound", err)
	}
	for m, err := range e.Meetings(ctx(t)) {
		t.Errorf("Meetings yields %v, %v", m, err)
	}
	if s, err := e.Stats(ctx(t)); err != nil || s.Remarks != 0 || s.Meetings != 0 {
		t.Errorf("Stats = %+v, %v", s, err)
	}
}

func wholeOrNothing(t *testing.T, e index.Engine) {
	b := begin(t, e)
	for _, m := range council() {
		if err := b.Put(ctx(t), m); err != nil {
			t.Fatal(err)
		}
	}
	if r := search(t, e, index.Query{}); r.Total != 0 {
		t.Errorf("%d hits before the commit", r.Total)
	}
	if err := b.Discard(); err != nil {
		t.Fatal(err)
	}
	if r := search(t, e, index.Query{}); r.Total != 0 {
		t.Errorf("%d hits after the batch was discarded", r.Total)
	}
	put(t, e, council()...)
	if r := search(t, e, index.Query{}); r.Total != 11 || r.TotalMeetings != 3 {
		t.Errorf("%d hits in %d meetings after the commit, want 11 in 3", r.Total, r.TotalMeetings)
	}
	s, err := e.Stats(ctx(t))
	if err != nil || s.Remarks != 11 || s.Meetings != 3 || s.Tokens == 0 || s.TextBytes == 0 || s.Generation == 0 {
		t.Errorf("Stats = %+v, %v", s, err)
	}
}

func replaces(t *testing.T, e index.Engine) {
	put(t, e, council()...)
	put(t, e, council()...)
	if r := search(t, e, index.Query{Text: "窓口対応", Match: index.TierMain}); r.Total != 3 {
		t.Errorf("putting the same again: hits %v, want 3", ids(r))
	}
	put(t, e, meeting("M1", day(2025, 9, 13), say("新しい中身です。")))
	if r := search(t, e, index.Query{Text: "窓口対応", Match: index.TierMain}); r.Total != 0 {
		t.Errorf("the old text is still found: %v", ids(r))
	}
	if _, err := e.Remark(ctx(t), "M1-2"); !errors.Is(err, index.ErrNotFound) {
		t.Errorf("Remark of the old version: %v, want ErrNotFound", err)
	}
	if m, err := e.Meeting(ctx(t), "M1"); err != nil || len(m.Remarks) != 1 || m.Date != day(2025, 9, 13) {
		t.Errorf("Meeting = %+v, %v", m, err)
	}
}

func tellsUnchanged(t *testing.T, e index.Engine) {
	put(t, e, council()...)
	other := meeting("M1", day(2025, 9, 12), say("書き直した中身です。"))
	b := begin(t, e)
	for _, tt := range []struct {
		name string
		m    *data.Meeting
		want int // puts unchanged so far
	}{
		{"the same", council()[1], 1}, {"another", meeting("M9", day(2025, 1, 1), say("初めての会議です。")), 1},
		{"one rewritten", other, 1}, {"the same again", council()[1], 2}, {"back to what is there", council()[0], 3},
	} {
		if err := b.Put(ctx(t), tt.m); err != nil {
			t.Fatal(err)
		}
		if got := b.Unchanged(); got != tt.want {
			t.Errorf("%s: %d puts unchanged, want %d", tt.name, got, tt.want)
		}
	}
	if err := b.Commit(ctx(t)); err != nil {
		t.Fatal(err)
	}
	if r := search(t, e, index.Query{Text: "窓口対応", Match: index.TierMain}); r.Total != 3 {
		t.Errorf("what is there is found %d times, want 3", r.Total)
	}
}

func removes(t *testing.T, e index.Engine) {
	put(t, e, council()...)
	for range 2 {
		b := begin(t, e)
		if err := errors.Join(b.Remove(ctx(t), "M1"), b.Remove(ctx(t), "no such meeting"), b.Commit(ctx(t))); err != nil {
			t.Fatal(err)
		}
		if r := search(t, e, index.Query{}); r.Total != 5 || r.TotalMeetings != 2 {
			t.Errorf("%d hits in %d meetings after removing one, want 5 in 2", r.Total, r.TotalMeetings)
		}
	}
	if _, err := e.Meeting(ctx(t), "M1"); !errors.Is(err, index.ErrNotFound) {
		t.Errorf("Meeting: %v, want ErrNotFound", err)
	}
}

func lastPutCounts(t *testing.T, e index.Engine) {
	b := begin(t, e)
	first, second := meeting("A", day(2025, 1, 1), say("初めの版です。")), meeting("A", day(2025, 1, 1), say("次の版です。"))
	gone := meeting("B", day(2025, 1, 1), say("消える版です。"))
	err := errors.Join(b.Put(ctx(t), first), b.Put(ctx(t), gone), b.Put(ctx(t), second), b.Remove(ctx(t), "B"), b.Commit(ctx(t)))
	if err != nil {
		t.Fatal(err)
	}
	r := search(t, e, index.Query{Text: "版"})
	if len(r.Hits) != 1 || r.Hits[0].Remark.Text != "次の版です。" {
		t.Errorf("hits %v, want the second version alone", r.Hits)
	}
}

func refusesBadMeetings(t *testing.T, e index.Engine) {
	bad := map[string]*data.Meeting{
		"no id":           meeting("", day(2025, 1, 1), data.Remark{ID: "x", Text: "本文"}),
		"empty text":      meeting("X", day(2025, 1, 1), say("")),
		"broken UTF-8":    meeting("X", day(2025, 1, 1), say("本\xff文")),
		"two of one id":   meeting("X", day(2025, 1, 1), data.Remark{ID: "x", Text: "甲"}, data.Remark{ID: "x", Text: "乙"}),
		"no kind":         {ID: "X", Remarks: []data.Remark{{ID: "x", Seq: 1, Text: "本文"}}},
		"unknown section": {ID: "X", Remarks: []data.Remark{{ID: "x", Seq: 1, Kind: data.KindRemark, Section: "ない", Text: "本文"}}},
	}
	b := begin(t, e)
	if err := b.Put(ctx(t), meeting("OK", day(2025, 1, 1), say("よい会議です。"))); err != nil {
		t.Fatal(err)
	}
	for name, m := range bad {
		err := b.Put(ctx(t), m)
		if !errors.Is(err, index.ErrBadMeeting) {
			t.Errorf("%s: %v, want ErrBadMeeting", name, err)
		}
		if j, ok := errors.AsType[*index.Error](err); !ok || j.Japanese() == "" {
			t.Errorf("%s: no sentence in Japanese", name)
		}
	}
	if err := b.Commit(ctx(t)); err != nil {
		t.Fatal(err)
	}
	if r := search(t, e, index.Query{}); r.Total != 1 {
		t.Errorf("%d hits, want the good meeting's one", r.Total)
	}
}

func oneBatch(t *testing.T, e index.Engine) {
	b := begin(t, e)
	short, cancel := context.WithTimeout(ctx(t), 100*time.Millisecond)
	defer cancel()
	if _, err := e.Begin(short); !errors.Is(err, index.ErrBusy) {
		t.Errorf("a second Begin: %v, want ErrBusy", err)
	}
	if err := b.Discard(); err != nil {
		t.Fatal(err)
	}
	if err := b.Put(ctx(t), council()[0]); err == nil {
		t.Error("Put after Discard succeeds")
	}
	if err := begin(t, e).Discard(); err != nil {
		t.Errorf("Begin after the other ended: %v", err)
	}
}

// oneGeneration replaces two meetings together, over and over, while readers
// look: they must never see a mixture.
func oneGeneration(t *testing.T, e index.Engine) {
	pair := func(n int) []*data.Meeting {
		text := say(fmt.Sprintf("世代%d号", n))
		return []*data.Meeting{meeting("A", day(2025, 1, 1), text), meeting("B", day(2025, 1, 1), text)}
	}
	put(t, e, pair(0)...)
	done := make(chan struct{})
	var readers sync.WaitGroup
	for range 3 {
		readers.Go(func() {
			for {
				select {
				case <-done:
					return
				default:
				}
				r, err := e.Search(context.Background(), index.Query{Text: "世代", Limit: 10})
				if err != nil {
					t.Errorf("Search while writing: %v", err)
					return
				}
				if len(r.Hits) != 2 || r.Hits[0].Remark.Text != r.Hits[1].Remark.Text {
					t.Errorf("a mixture of generations: %v", r.Hits)
					return
				}
			}
		})
	}
	for n := range 12 {
		put(t, e, pair(n)...)
	}
	close(done)
	readers.Wait()
}

func readsBack(t *testing.T, e index.Engine) {
	all := council()
	all[0].URL, all[0].Updated = "https://city.example/絆?id=1&x=2", day(2025, 10, 2)
	all[0].Sections = append(all[0].Sections, "誰も話さなかった節")
	all[0].Remarks[2].ID = "page/2.html#3 番"
	put(t, e, all...)
	for _, want := range all {
		got, err := e.Meeting(ctx(t), want.ID)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got, nilIsEmpty); diff != "" {
			t.Errorf("meeting %s differs (-want +got):\n%s", want.ID, diff)
		}
		for _, r := range want.Remarks {
			at, err := e.Remark(ctx(t), r.ID)
			if err != nil || at.Remark != r || at.Meeting.ID != want.ID || at.Meeting.Remarks != len(want.Remarks) {
				t.Errorf("Remark(%q) = %+v, %v", r.ID, at, err)
			}
		}
	}
}

var nilIsEmpty = cmp.Transformer("nilIsEmpty", func(s []string) []string { return append([]string{}, s...) })

func listsMeetings(t *testing.T, e index.Engine) {
	put(t, e, append(council(), meeting("M0", day(2025, 9, 12), say("同じ日の会です。")))...)
	var got []string
	for m, err := range e.Meetings(ctx(t)) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, m.ID)
	}
	if diff := cmp.Diff([]string{"M0", "M1", "M2", "M3"}, got); diff != "" {
		t.Errorf("order of meetings (-want +got):\n%s", diff)
	}
}
