package browser

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
)

// tools is where fetch.sh puts what pages are judged by.
const tools = "../../bin/browser"

// tool returns the path of one of them.
func tool(t *testing.T, name string) string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(tools, name))
	if err != nil || len(found) != 1 {
		t.Fatalf("%d files %s, want one: server/browser/fetch.sh fetches it", len(found), filepath.Join(tools, name))
	}
	return found[0]
}

// violation is what axe-core found against one of its rules.
type violation struct {
	ID, Impact, Help string
	Nodes            []struct {
		HTML           string
		FailureSummary string
	}
}

// TestNothingKeepsPeopleOut holds every page against axe-core, on a phone and on
// a desk, in light and in dark colours: nothing of serious or critical impact.
// Dark colours differ from light ones in contrast alone, so only that is asked
// again of them.
func TestNothingKeepsPeopleOut(t *testing.T) {
	needs(t)
	t.Parallel() // these two take longest
	axe, err := os.ReadFile(tool(t, "axe-core-*.js"))
	if err != nil {
		t.Fatal(err)
	}
	b := newTab(t, desk)
	judge := func(path string) {
		_ = value[any](b, string(axe)+"; null")
		for _, look := range []struct {
			on   screen
			what string
		}{
			{desk, "{}"},
			{phone, "{}"},
			{screen{width: desk.width, height: desk.height, dark: true}, `{runOnly: ["color-contrast", "link-in-text-block"]}`},
			{screen{width: phone.width, height: phone.height, dark: true}, `{runOnly: ["color-contrast", "link-in-text-block"]}`},
		} {
			b.show(look.on)
			for _, v := range b.axe(look.what) {
				if v.Impact == "serious" || v.Impact == "critical" {
					node := v.Nodes[0]
					b.Errorf("%s, %d px, dark %v: %s (%s), %d times such as %.300s\n%s", path, look.on.width, look.on.dark, v.Help, v.ID, len(v.Nodes), node.HTML, node.FailureSummary)
				} else {
					b.Logf("%s, %d px: %s, only %s: %.200s", path, look.on.width, v.ID, v.Impact, v.Nodes[0].HTML)
				}
			}
		}
	}
	for _, path := range everyPage(t) {
		b.open(path)
		judge(path)
	}
	for path, status := range refusals {
		b.openAs(path, int64(status))
		judge(path)
	}
}

// axe runs axe-core on the page, with options.
func (b *tab) axe(options string) []violation {
	b.Helper()
	result, err := chromedp.Run(b.ctx, chromedp.Evaluate[string](
		`axe.run(document, Object.assign({resultTypes: ["violations"]}, `+options+`)).then((r) => JSON.stringify(r.violations))`, chromedp.EvalAwaitPromise))
	if err != nil {
		b.Fatal(err)
	}
	var found []violation
	if err := json.Unmarshal([]byte(result), &found); err != nil {
		b.Fatal(err)
	}
	return found
}
