package server

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"kizuna/index"
)

func TestKanaRows(t *testing.T) {
	for reading, want := range map[string]string{
		"あんけーと": "あ行", "ぁ": "あ行", "がっこう": "か行", "ざんぎょう": "さ行", "っ": "た行", "どうろ": "た行", "のうち": "な行",
		"ぱすぽーと": "は行", "まどぐち": "ま行", "ゅ": "や行", "ろうどう": "ら行", "わかもの": "わ行", "ん": "わ行", "": "英数字・その他", "ict": "英数字・その他", "々": "英数字・その他",
	} {
		if got, _ := kanaRow(japanese, reading); got != want {
			t.Errorf("%q is in %s, want %s", reading, got, want)
		}
	}
}

// TestListsAreShownInPages walks through a list by its pages, in both orders, and
// holds that every value stands on one of them, and that the way to a row leads to
// the page where it begins.
func TestListsAreShownInPages(t *testing.T) {
	var all []index.Value
	for i, row := range []string{"あ", "か", "さ"} {
		for n := range 150 {
			all = append(all, index.Value{Text: fmt.Sprintf("%s%03d", row, n), Reading: fmt.Sprintf("%s%03d", row, n), Remarks: 1 + (n+i)%7})
		}
	}
	for _, order := range []string{orderCount, orderReading} {
		seen, rows := map[string]bool{}, map[string]string{}
		last := 0
		var jumps []jump
		for offset := 0; offset < len(all); offset += pageValues {
			p := newBrowsePage(japanese, "section", order, inOrder(slices.Clone(all), order), offset)
			jumps = p.Jumps
			for _, group := range p.Parts {
				if rows[group.Anchor] == "" {
					rows[group.Anchor] = p.Pager.hrefOf(offset)
				}
				for _, v := range group.Items {
					if seen[v.Label] {
						t.Errorf("%s: %s stands twice", order, v.Label)
					}
					seen[v.Label] = true
					n := remarksOf(t, all, v.Label)
					if order == orderCount && last != 0 && n > last {
						t.Errorf("%s with %d remarks stands behind one with %d", v.Label, n, last)
					}
					last = n
				}
			}
		}
		if len(seen) != len(all) {
			t.Errorf("%s: %d values of %d are shown", order, len(seen), len(all))
		}
		for _, j := range jumps {
			path, anchor, _ := strings.Cut(j.Href, "#")
			if rows[anchor] != path {
				t.Errorf("%s: the way to %s leads to %s, it begins on %s", order, j.Label, path, rows[anchor])
			}
		}
		if order == orderReading && len(jumps) != 3 || order == orderCount && len(jumps) != 1 {
			t.Errorf("%s: ways to %d rows", order, len(jumps))
		}
	}
}

// hrefOf is the address of the page that begins at an offset.
func (p pager) hrefOf(offset int) string { return p.Pages[offset/pageValues].Href }

func remarksOf(t *testing.T, all []index.Value, text string) int {
	t.Helper()
	for _, v := range all {
		if v.Text == text {
			return v.Remarks
		}
	}
	t.Fatalf("there is no %s", text)
	return 0
}
