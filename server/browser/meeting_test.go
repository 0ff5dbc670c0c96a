package browser

import (
	"strings"
	"testing"
)

// inView is whether something lies within what is seen of the page.
const inView = `(() => { const r = document.querySelector(":target").getBoundingClientRect(); return r.top >= 0 && r.top < innerHeight - 40; })()`

// TestAHitLeadsToItsRemarkWithMarks clicks on a hit: the meeting opens at the
// remark, which is in sight, told apart from its neighbours, and marked.
func TestAHitLeadsToItsRemarkWithMarks(t *testing.T) {
	for name, s := range map[string]screen{"phone": phone, "desk": desk} {
		t.Run(name, func(t *testing.T) {
			b := newTab(t, s)
			b.open("/?q=名乗")
			b.open("/?q=窓口対応")
			said := b.text(".hit mark")
			b.follow(".hit h3 a")
			if got := b.address(); !strings.Contains(got, "?q=窓口対応#remark-") {
				t.Fatalf("the hit leads to %s", got)
			}
			b.until(inView)
			if got := value[string](b, `document.querySelector(":target mark")?.textContent ?? ""`); got != said {
				t.Errorf("the remark marks %q, the hit %q", got, said)
			}
			plain := value[string](b, `getComputedStyle(document.querySelector(".remark:not(:target)")).backgroundColor`)
			if got := value[string](b, `getComputedStyle(document.querySelector(":target")).backgroundColor`); got == plain {
				t.Errorf("the remark looks like its neighbours: %s", got)
			}
		})
	}
}

// TestMarksCanBeTakenOff goes from marks back to the results, and to the meeting
// without marks.
func TestMarksCanBeTakenOff(t *testing.T) {
	b := newTab(t, desk)
	b.open("/meetings/M000101?q=窓口")
	marks := func() int { return value[int](b, `document.querySelectorAll("main mark").length`) }
	if marks() == 0 {
		t.Fatal("nothing is marked")
	}
	b.follow(`.marked a[href="/meetings/M000101"]`)
	if got := marks(); got != 0 {
		t.Errorf("%d marks, want none", got)
	}
}
