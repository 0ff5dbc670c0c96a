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
)

// download runs actions that lead to a file, and returns its name and what is
// in it.
func (b *tab) download(actions ...chromedp.Action[chromedp.Void]) (name, content string) {
	b.Helper()
	dir := b.TempDir()
	_, err := chromedp.CallBrowser(b.ctx, browser.SetDownloadBehavior, browser.SetDownloadBehaviorParams{
		Behavior: browser.SetDownloadBehaviorBehaviorAllow, BrowserContextID: chromedp.FromContext(b.ctx).BrowserContextID, DownloadPath: dir})
	if err != nil {
		b.Fatal(err)
	}
	b.do(actions...)
	// A file has another name until it is whole.
	for range 400 {
		if found, err := filepath.Glob(filepath.Join(dir, "*.[cj]s*")); err == nil && len(found) == 1 && !strings.HasSuffix(found[0], "download") {
			text, err := os.ReadFile(found[0])
			if err != nil {
				b.Fatal(err)
			}
			return filepath.Base(found[0]), string(text)
		}
		time.Sleep(25 * time.Millisecond)
	}
	b.Fatal("no file came")
	return "", ""
}

// TestHitsAreDownloaded takes all hits and then one of them away, as a table
// that Excel reads, with scripts and without.
func TestHitsAreDownloaded(t *testing.T) {
	for name, scriptless := range map[string]bool{"with scripts": false, "without": true} {
		t.Run(name, func(t *testing.T) {
			s := desk
			s.scriptless = scriptless
			b := newTab(t, s)
			b.open("/?q=窓口対応&match=main&group=none")
			hits := value[int](b, `document.querySelectorAll(".hit").length`)
			b.click(".take summary")
			file, table := b.download(chromedp.Click(chromedp.CSS(`#take button[value="csv"]`), chromedp.NodeVisible))
			rows := readTable(t, table)
			if len(rows) != hits+1 || !strings.HasSuffix(file, ".csv") {
				t.Errorf("%s has %d rows, want a heading and %d", file, len(rows), hits)
			}
			b.click(".hits ol .hit:nth-child(2) .tick input")
			said := b.text(".hits ol .hit:nth-child(2) .said")
			_, table = b.download(chromedp.Click(chromedp.CSS(`#take button[value="csv"]`), chromedp.NodeVisible))
			rows = readTable(t, table)
			if len(rows) != 2 {
				t.Fatalf("%d rows, want a heading and one", len(rows))
			}
			if line := strings.Join(rows[1], "\n"); !strings.Contains(line, strings.Trim(strings.Split(said, "\n")[0], "…")) {
				t.Errorf("the row is %q, what was ticked says %q", line, said)
			}
		})
	}
}

// readTable reads a table as Excel does, which takes a file for Unicode by its
// first character alone.
func readTable(t *testing.T, text string) [][]string {
	t.Helper()
	rest, unicode := strings.CutPrefix(text, "\ufeff")
	if !unicode {
		t.Error("Excel would show mojibake: the file does not begin with U+FEFF")
	}
	rows, err := csv.NewReader(strings.NewReader(rest)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}
