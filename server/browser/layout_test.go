package browser

import (
	"testing"
	"time"
)

// TestNoPageIsWiderThanAScreen holds that nothing has to be scrolled sideways,
// from a phone of 360 px to a screen of 1,600.
func TestNoPageIsWiderThanAScreen(t *testing.T) {
	b := newTab(t, phone)
	look := func(path string) {
		for _, width := range []int64{360, 1600} {
			b.show(screen{width: width, height: 900})
			if wide := value[int64](b, "document.scrollingElement.scrollWidth"); wide > width {
				b.Errorf("%s is %d px wide on a screen of %d: %s", path, wide, width, value[string](b, overflowing))
			}
		}
	}
	for _, path := range everyPage(t) {
		b.open(path)
		look(path)
	}
	for path, status := range refusals {
		b.openAs(path, int64(status))
		look(path)
	}
}

// overflowing names the elements that stick out farthest.
const overflowing = `[...document.querySelectorAll("body *")]
	.filter((e) => e.getBoundingClientRect().right > innerWidth + 0.5 && !e.closest(".unseen"))
	.slice(0, 5).map((e) => e.outerHTML.slice(0, 120)).join("\n")`

// TestNothingIsAskedOfAnotherHost opens every page. That a tab fails its test
// for what it asks of others is in its hands (tab_test.go); here it is held that
// the tab would notice, and that the policy of the page forbids it.
func TestNothingIsAskedOfAnotherHost(t *testing.T) {
	b := newTab(t, desk)
	for _, path := range everyPage(t) {
		b.open(path)
	}
	if len(b.asked) < len(everyPage(t)) {
		t.Errorf("only %d addresses were asked for", len(b.asked))
	}
	_ = value[any](b, `{ const i = new Image(); i.src = "http://other.midorino.example/x.png"; document.body.append(i); null }`)
	forbidden := func() bool {
		b.mu.Lock()
		defer b.mu.Unlock()
		return len(b.complaints) > 0
	}
	for range 100 {
		if forbidden() {
			break
		}
		time.Sleep(50 * time.Millisecond)
	}
	if !forbidden() {
		t.Error("a picture of another host can be shown")
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.complaints = nil
}
