package main

import (
	"strings"
	"testing"

	"kizuna/data"
	"kizuna/server/wire"
)

func TestShow(t *testing.T) {
	for _, c := range []struct {
		golden, id, format string
		lang               language
	}{
		{"show-meeting-ja.golden", "M1", formatText, japanese},
		{"show-meeting-en.golden", "M1", formatText, english},
		{"show-meeting.json.golden", "M1", formatJSON, english},
		{"show-remark-ja.golden", "M1-2", formatText, japanese},
		{"show-remark.json.golden", "M1-2", formatJSON, english},
	} {
		t.Run(c.golden, func(t *testing.T) {
			s, stdout, _ := testStreams(c.lang)
			e := &fakeEngine{meetings: []*data.Meeting{townMeeting()}}
			if err := runShow(t.Context(), e, showOptions{c.id, c.format, wire.Neighbours}, s); err != nil {
				t.Fatal(err)
			}
			golden(t, c.golden, stdout.Bytes())
		})
	}
}

func TestShowWhatIsNotThere(t *testing.T) {
	s, stdout, _ := testStreams(japanese)
	err := runShow(t.Context(), &fakeEngine{}, showOptions{"M9", formatText, wire.Neighbours}, s)
	if exitCode(err) != exitNotFound || !strings.Contains(describe(err, japanese), "ID「M9」の会議や発言はありません") {
		t.Errorf("got %v", err)
	}
	if stdout.Len() > 0 {
		t.Errorf("wrote %q", stdout)
	}
}

func TestShowOptionsRefused(t *testing.T) {
	for _, around := range []int{-1, 21} {
		if _, err := parseShow([]string{"M1-2"}, formatText, around); exitCode(err) != exitUsage || !strings.Contains(describe(err, japanese), "--context は 0 から 20 までです") {
			t.Errorf("%d: %v", around, err)
		}
	}
}

func TestStats(t *testing.T) {
	s, stdout, _ := testStreams(japanese)
	if err := runStats(t.Context(), &fakeEngine{}, formatText, s); err != nil {
		t.Fatal(err)
	}
	golden(t, "stats-ja.golden", stdout.Bytes())
	s, stdout, _ = testStreams(english)
	if err := runStats(t.Context(), &fakeEngine{}, formatJSON, s); err != nil {
		t.Fatal(err)
	}
	golden(t, "stats.json.golden", stdout.Bytes())
}
