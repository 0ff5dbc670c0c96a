package data

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"unicode"
)

// notations are ways in which systems of minutes name who speaks.
var notations = []func(r Remark) string{
	func(r Remark) string { return "○" + r.Role + "（" + r.Speaker + "君）　" + r.Text },
	func(r Remark) string {
		if strings.HasSuffix(r.Role, "番") {
			return "○" + r.Speaker + "議員　" + r.Text
		}
		return "○" + r.Speaker + r.Role + "　" + r.Text
	},
	func(r Remark) string { return "◆" + r.Role + "（" + r.Speaker + "）　" + r.Text },
}

// Real speeches, set as text the way systems of minutes set them, come back whole and
// with who held them. What they read aloud, and lists of people, may not.
func TestRealSpeechesSetAsText(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	const each, least = 40, .99 // of all meetings
	f, err := os.Open(shared(t, "corpus/kiryu.jsonl.gz"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var all []*Meeting
	n := 0
	if _, err := Read(t.Context(), "kiryu.jsonl.gz", f, Options{}, func(m *Meeting) error {
		if n++; n%each == 0 {
			all = append(all, m)
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	right, speeches := 0, 0
	for i, m := range all {
		var page strings.Builder
		fmt.Fprintf(&page, "%s\n\n", m.Title)
		for _, r := range m.Remarks {
			if r.Speaker == "" {
				page.WriteString(r.Text + "\n\n")
			} else {
				page.WriteString(notations[i%len(notations)](r) + "\n")
			}
		}
		read, _, err := readString(page.String())
		if err != nil {
			t.Fatal(m.ID, err)
		}
		held := map[string][]string{} // who said what
		for _, r := range read[0].Remarks {
			text := unspaced(saidAlone(r.Text))
			held[text] = append(held[text], unspaced(r.Speaker))
		}
		for _, r := range m.Remarks {
			if r.Speaker == "" || strings.HasPrefix(r.Text, "△") {
				continue
			}
			speeches++
			for _, who := range held[unspaced(saidAlone(r.Text))] {
				if strings.HasPrefix(who, unspaced(r.Speaker)) {
					right++
					break
				}
			}
		}
	}
	if share := float64(right) / float64(speeches); speeches < 2000 || share < least {
		t.Errorf("%d of %d speeches came back whole and with their speaker: %.4f", right, speeches, share)
	} else {
		t.Logf("%d of %d: %.4f", right, speeches, share)
	}
}

// saidAlone takes out of a speech the lines and the ends of lines that tell what happened
// in the room.
func saidAlone(text string) string {
	var lines []string
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		for {
			m := stageTail.FindStringSubmatch(line)
			if m == nil || !staged(m[2]) {
				break
			}
			line = strings.TrimSpace(m[1])
		}
		if !staged(line) && !ruled(line) && !strings.HasPrefix(line, "△") {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

func unspaced(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return narrow(r)
	}, text)
}
