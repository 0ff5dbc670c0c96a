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
			b.follow(".hits h3 a")
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

// TestACitationIsCopiedAndSaidSo opens a citation: the script copies it and says
// so, and without a script it stands there to be read.
func TestACitationIsCopiedAndSaidSo(t *testing.T) {
	b := newTab(t, desk)
	b.open("/meetings/M000101")
	_ = value[any](b, `navigator.clipboard.writeText = async (text) => { window.copied = text; }; null`)
	b.click("#remark-12 .cite > summary")
	b.until(`document.querySelector(".toast").textContent !== ""`)
	want := "「ひだまりミーティング」平成31年2月14日、窓口で困ったこと、発言 M000101-12、" + kizuna.address + "/remarks/M000101-12"
	if got := value[string](b, `window.copied`); got != want {
		t.Errorf("copied %s, want %s", got, want)
	}
	if got := b.text(".toast"); got != "引用の書き方をコピーしました" {
		t.Errorf("said %q", got)
	}
	b.click("#remark-12 .cite > summary")
	if value[bool](b, `document.querySelector("#remark-12 .cite").open`) {
		t.Error("it cannot be closed")
	}

	off := desk
	off.scriptless = true
	b = newTab(t, off)
	b.open("/meetings/M000101")
	b.click("#remark-12 .cite > summary")
	if got := b.text("#remark-12 .cite p"); got != want {
		t.Errorf("without a script it says %s", got)
	}
}

// TestMatchesOfAMeetingLeadOn searches within a meeting and goes from match to
// match.
func TestMatchesOfAMeetingLeadOn(t *testing.T) {
	b := newTab(t, phone)
	b.open("/meetings/M000101")
	b.click("#within")
	b.press("電話")
	b.follow(".within button")
	if got := b.address(); !strings.HasPrefix(got, "/meetings/M000101?q=電話") {
		t.Fatalf("at %s", got)
	}
	b.click(".marked ol a")
	first := value[string](b, `document.querySelector(":target").id`)
	b.click("#" + first + " .turn a:last-child")
	b.until(`document.querySelector(":target").id !== "` + first + `"`)
	b.until(inView)
	if got := b.text(":target .turn span"); !strings.HasPrefix(got, "一致 2／") {
		t.Errorf("the second match says %q", got)
	}
}

// TestContentsStayInReach scrolls to the end of a meeting: the contents are still
// there, folded on a phone and open on a desk.
func TestContentsStayInReach(t *testing.T) {
	for name, s := range map[string]screen{"phone": phone, "desk": desk} {
		t.Run(name, func(t *testing.T) {
			b := newTab(t, s)
			b.open("/meetings/M000101#remark-25")
			b.until(inView)
			const rect = `document.querySelector(".contents").getBoundingClientRect()`
			if !value[bool](b, rect+`.top >= 0 && `+rect+`.top < innerHeight / 2`) {
				t.Error("the contents are out of sight")
			}
			seen := value[bool](b, `document.querySelector(".contents a").checkVisibility()`)
			if s == phone && seen || s == desk && !seen {
				t.Errorf("links to be seen: %v", seen)
			}
			if s == phone {
				b.click(".contents > summary")
			}
			b.click(`.contents a[href="#section-2"]`)
			b.until(inView)
		})
	}
}
