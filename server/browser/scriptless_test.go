package browser

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// TestEverythingWorksWithoutScripts does what people do, in a browser that runs
// no script.
func TestEverythingWorksWithoutScripts(t *testing.T) {
	off := desk
	off.scriptless = true
	b := newTab(t, off)
	b.open("/")
	b.click("#q")
	b.press("窓口対応")
	b.leads(200, keys(kb.Enter))
	if got := b.address(); got != "/?q=窓口対応" {
		t.Fatalf("Enter leads to %s", got)
	}
	b.follow(`.filters a[href*="kind=remark"]`)
	b.follow(".chip")
	b.do(chromedp.SetValue(chromedp.CSS("#from"), "令和7年度"), chromedp.Focus(chromedp.CSS("#from")))
	b.leads(200, keys(kb.Enter))
	if got := b.address(); !strings.Contains(got, "from=令和7年度") {
		t.Errorf("the form for a period leads to %s", got)
	}
	b.follow(`.sorts a[href*="sort=newest"]`)
	b.follow(".hits h3 a")
	b.until(inView)
	b.follow(`header nav a[href="/meetings"]`)
	if n := value[int](b, `document.querySelectorAll(".meetings li").length`); n == 0 {
		t.Error("no meetings are listed")
	}
}

// TestNoPageNeedsAScript holds that every page shows without scripts what it
// shows with them: nothing to read is added or taken away.
func TestNoPageNeedsAScript(t *testing.T) {
	off := desk
	off.scriptless = true
	with, without := newTab(t, desk), newTab(t, off)
	for _, path := range everyPage(t) {
		with.open(path)
		without.open(path)
		const read = `document.querySelector("main").innerText`
		have := map[string]bool{}
		for line := range strings.Lines(value[string](without, read)) {
			have[strings.TrimSpace(line)] = true
		}
		for line := range strings.Lines(value[string](with, read)) {
			if line = strings.TrimSpace(line); !have[line] {
				t.Errorf("%s: only scripts show %q", path, line)
			}
		}
	}
}
