package browser

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// TestSearchFilterAndChip types a word, narrows by a kind, and takes that off
// again.
func TestSearchFilterAndChip(t *testing.T) {
	b := newTab(t, desk)
	b.open("/")
	b.click("#q")
	b.press("窓口対応")
	b.follow(".box [type=submit]")
	if got := b.address(); got != "/?q=窓口対応" {
		t.Errorf("the search leads to %s", got)
	}
	if !strings.Contains(b.text("h1"), "窓口対応") || !strings.Contains(value[string](b, "document.title"), "窓口対応") {
		t.Errorf("the page is about %q", b.text("h1"))
	}
	if marks := value[int](b, `document.querySelectorAll(".hit mark").length`); marks == 0 {
		t.Error("nothing is marked")
	}
	all := value[int](b, `document.querySelectorAll(".hit").length`)

	b.follow(`.filters a[href*="kind=survey"]`)
	if !strings.Contains(b.address(), "kind=survey") {
		t.Errorf("the filter leads to %s", b.address())
	}
	others := value[int](b, `[...document.querySelectorAll(".hit .kind")].filter((k) => k.dataset.kind !== "survey").length`)
	if others > 0 || value[int](b, `document.querySelectorAll(".hit").length`) == 0 {
		t.Errorf("%d hits are of other kinds than the one chosen", others)
	}
	if chip := b.text(".chip"); !strings.Contains(chip, "アンケート") {
		t.Errorf("the chip says %q", chip)
	}
	if got := value[string](b, `document.querySelector("#q").value`); got != "窓口対応" {
		t.Errorf("the box holds %q", got)
	}

	b.follow(".chip")
	if got := b.address(); got != "/?q=窓口対応" {
		t.Errorf("without the filter the address is %s", got)
	}
	if got := value[int](b, `document.querySelectorAll(".hit").length`); got != all {
		t.Errorf("%d hits, want %d as before", got, all)
	}
}

// TestAFilterStaysWithANewSearch holds that a word typed into the box of results
// is searched for among what was filtered.
func TestAFilterStaysWithANewSearch(t *testing.T) {
	b := newTab(t, desk)
	b.open("/?q=窓口&kind=comment")
	b.do(chromedp.SetValue(chromedp.CSS("#q"), "職員"), chromedp.Focus(chromedp.CSS("#q")))
	b.leads(200, keys(kb.Enter))
	if got := b.address(); !strings.Contains(got, "q=職員") || !strings.Contains(got, "kind=comment") {
		t.Errorf("the search leads to %s", got)
	}
}

// TestTheLinkOfASearchReproducesIt opens the address of a search in another tab.
func TestTheLinkOfASearchReproducesIt(t *testing.T) {
	first, second := newTab(t, desk), newTab(t, desk)
	first.open("/?q=窓口")
	first.follow(`.filters a[href*="kind=remark"]`)
	first.follow(`.sorts a[href*="sort=oldest"]`)
	second.open(first.address())
	if a, b := first.text("main"), second.text("main"); a != b || a == "" {
		t.Errorf("one tab shows\n%s\nthe other\n%s", a, b)
	}
}
