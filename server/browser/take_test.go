package browser

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// tick ticks the hit of a number, from 1.
func (b *tab) tick(n string) {
	b.Helper()
	b.click(".hits ol .hit:nth-child(" + n + ") .tick input")
}

// TestTicksAreCountedAndKept ticks hits on two pages of a search, prints them,
// and comes back to the ticks.
func TestTicksAreCountedAndKept(t *testing.T) {
	b := newTab(t, phone)
	b.open("/?q=窓口&group=none")
	if shown := value[bool](b, `!!document.querySelector(".picks.shown")`); shown {
		t.Error("nothing is ticked, and the bar is there")
	}
	b.tick("1")
	b.tick("3")
	b.until(`document.querySelector(".picks [role=status]").textContent === "2件を選択中"`)
	b.follow(`.pager a[rel="next"]`)
	b.until(`document.querySelector(".picks [role=status]").textContent === "2件を選択中"`)
	b.tick("2")
	b.until(`document.querySelector(".picks [role=status]").textContent === "3件を選択中"`)
	b.follow(`.picks button[formaction="/print"]`)
	if got := b.text("h1"); got != "選んだ発言 3件" {
		t.Errorf("the pages to print say %q", got)
	}
	if n := value[int](b, `document.querySelectorAll("article").length`); n != 3 {
		t.Errorf("%d remarks to print, want 3", n)
	}
	b.follow(`.unprinted a`)
	b.until(`document.querySelectorAll(".tick :checked").length === 2`)
	b.click(`.picks button[value="all"]`)
	b.until(`document.querySelector(".picks [role=status]").textContent === "11件を選択中"`)
	b.click(`.picks button[value="none"]`)
	b.until(`!document.querySelector(".picks.shown") && document.querySelectorAll(".tick :checked").length === 0`)
	// Another search has ticks of its own.
	b.tick("1")
	b.open("/?q=電話")
	if n := value[int](b, `document.querySelectorAll(".tick :checked").length`); n != 0 {
		t.Errorf("%d ticks are those of another search", n)
	}
}

// TestTickedHitsAreDownloaded downloads what is ticked, and all of it, as files
// that are called after the search.
func TestTickedHitsAreDownloaded(t *testing.T) {
	b := newTab(t, desk)
	dir := t.TempDir()
	call(b, browser.SetDownloadBehavior, browser.SetDownloadBehaviorParams{
		Behavior: browser.SetDownloadBehaviorBehaviorAllow, DownloadPath: dir, BrowserContextID: chromedp.FromContext(b.ctx).BrowserContextID,
	})
	b.open("/?q=窓口")
	b.click(".take summary")
	b.click(`#take button[value="jsonl"]`)
	if lines := strings.Count(downloaded(t, filepath.Join(dir, "kizuna-窓口.jsonl")), "\n"); lines != 56 {
		t.Errorf("%d lines of all hits, want 56", lines)
	}
	b.tick("1")
	b.tick("2")
	b.click(`.picks button[value="csv"]`)
	table := downloaded(t, filepath.Join(dir, "kizuna-窓口.csv"))
	rows, err := csv.NewReader(strings.NewReader(table)).ReadAll()
	if err != nil || len(rows) != 3 || !strings.HasPrefix(table, "\ufeff日付,和暦,") {
		t.Errorf("%q, %v, want two hits", table, err)
	}
}

// downloaded waits for a file, and returns what is in it.
func downloaded(t *testing.T, path string) string {
	t.Helper()
	const tries, pause = 200, 50 * time.Millisecond
	for range tries {
		if b, err := os.ReadFile(path); err == nil && len(b) > 0 {
			return string(b)
		}
		time.Sleep(pause)
	}
	t.Fatalf("%s never came", path)
	return ""
}

// TestMoreTicksThanCanBeTaken ticks more than an address holds.
func TestMoreTicksThanCanBeTaken(t *testing.T) {
	b := newTab(t, desk)
	b.open("/?q=&kind=remark&limit=101&group=none")
	b.tick("1")
	b.click(`.picks button[value="all"]`)
	b.until(`document.querySelector(".picks [role=status]").textContent === "101件を選択中 一度に持ち出せるのは100件までです。"`)
	if n := value[int](b, `document.querySelectorAll(".picks button[form]:not(:disabled), #take button:not(:disabled)").length`); n != 0 {
		t.Errorf("%d buttons still take more than there may be", n)
	}
	b.tick("1")
	b.until(`document.querySelector(".picks [role=status]").textContent === "100件を選択中"`)
	b.follow(`.picks button[formaction="/print"]`)
	if got := b.text("h1"); got != "選んだ発言 100件" {
		t.Errorf("the pages to print say %q", got)
	}
}

// TestTakingAwayWithoutScripts ticks and prints by keys alone, in a browser that
// runs no script.
func TestTakingAwayWithoutScripts(t *testing.T) {
	off := desk
	off.scriptless = true
	b := newTab(t, off)
	b.open("/?q=窓口&group=none")
	b.do(chromedp.Focus(chromedp.CSS(".take summary")))
	b.press(kb.Enter)
	b.do(chromedp.Focus(chromedp.CSS(`#take button[formaction="/print"]`)))
	b.leads(200, keys(kb.Enter))
	if got := b.text("h1"); !strings.Contains(got, "56件") {
		t.Errorf("nothing is ticked, and the pages to print say %q", got)
	}
	b.follow(".unprinted a")
	b.do(chromedp.Focus(chromedp.CSS(".hit .tick input")))
	b.press(" ")
	b.click(".take summary")
	b.follow(`#take button[formaction="/print"]`)
	if got := b.text("h1"); got != "選んだ発言 1件" {
		t.Errorf("one is ticked, and the pages to print say %q", got)
	}
	if shown := value[bool](b, `getComputedStyle(document.querySelector(".unprinted button")).display !== "none"`); shown {
		t.Error("a button that needs a script is shown without one")
	}
}
