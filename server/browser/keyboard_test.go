package browser

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// focused describes what has the focus: its tag, id and text.
const focused = `(() => { const e = document.activeElement; return [e.tagName.toLowerCase(), e.id && "#" + e.id, e.name && "[" + e.name + "]"].join("") + " " + (e.textContent || e.value || "").trim().slice(0, 30); })()`

func TestSlashLeadsToTheBox(t *testing.T) {
	b := newTab(t, desk)
	for _, path := range []string{"/?q=窓口", "/meetings", "/meetings/M000101", "/api"} {
		b.open(path)
		b.press("/")
		if got := value[string](b, focused); !strings.HasPrefix(got, "input#q") {
			t.Errorf("%s: %q has the focus", path, got)
		}
		if got := value[string](b, `document.querySelector("#q").value`); strings.Contains(got, "/") {
			t.Errorf("%s: the key is typed into the box: %q", path, got)
		}
	}
	// In the box it is a letter, as in R7/9/12.
	b.press("R7/9")
	if got := value[string](b, `document.querySelector("#q").value`); got != "R7/9" {
		t.Errorf("the box holds %q", got)
	}
}

// TestEverythingIsReachedByTab walks through pages by the Tab key, once around:
// each step lands on something that is seen and that shows it has the focus, the
// order is that of the page, and nothing that can be used is left out.
func TestEverythingIsReachedByTab(t *testing.T) {
	b := newTab(t, desk)
	for _, path := range []string{"/", "/?q=窓口対応", "/meetings/M000101?q=窓口", "/meetings", "/?q=月面基地"} {
		b.open(path)
		usable := value[int](b, usableElements)
		begins := value[bool](b, "document.activeElement === document.body")
		reached, back, last := map[int]bool{}, 0, -1
		for range usable + 2 { // the browser itself has its turn
			b.press(kb.Tab)
			if value[bool](b, "document.activeElement === document.body") {
				continue
			}
			at := value[int](b, `[...document.querySelectorAll("*")].indexOf(document.activeElement)`)
			if at < last {
				back++
			}
			if begins && len(reached) == 0 && value[string](b, `document.activeElement.className`) != "skip" {
				b.Errorf("%s: Tab first leads to %s, not over the bar", path, value[string](b, focused))
			}
			last = at
			reached[at] = true
			if fault := value[string](b, faultOfFocus); fault != "" {
				b.Errorf("%s: %s %s", path, value[string](b, focused), fault)
			}
		}
		if len(reached) != usable || usable < 10 {
			b.Errorf("%s: %d elements are reached of %d", path, len(reached), usable)
		}
		if back > 1 {
			b.Errorf("%s: the order goes back %d times", path, back)
		}
	}
}

// usableElements counts what the Tab key should lead to. Of several radio buttons
// that belong together it leads to one; arrow keys choose among them.
const usableElements = `new Set([...document.querySelectorAll("a[href], button, input:not([type=hidden]), summary, select, textarea, [tabindex='0']")]
	.filter((e) => e.checkVisibility({visibilityProperty: true, contentVisibilityAuto: true}) && !e.disabled && e.tabIndex >= 0)
	.map((e) => e.type === "radio" ? e.name : e)).size`

// faultOfFocus says what is wrong with how the focus shows; "" if nothing is.
const faultOfFocus = `(() => {
	const e = document.activeElement, r = e.getBoundingClientRect(), s = getComputedStyle(e);
	if (r.width < 1 || r.height < 1) return "has the focus and no size";
	if (r.bottom < 0 || r.top > innerHeight || r.right < 0 || r.left > innerWidth) return "has the focus out of sight";
	if (s.outlineStyle === "none" || parseFloat(s.outlineWidth) < 2) return "does not show that it has the focus";
	return "";
})()`

// TestTheKeyboardAloneFindsAndReads searches and opens a hit without a mouse.
func TestTheKeyboardAloneFindsAndReads(t *testing.T) {
	b := newTab(t, desk)
	b.open("/")
	if got := value[string](b, focused); !strings.HasPrefix(got, "input#q") {
		t.Errorf("the start page begins at %q, not in the box", got)
	}
	b.press("まどぐち")
	b.leads(200, keys(kb.Enter))
	if got := b.address(); got != "/?q=まどぐち" {
		t.Fatalf("Enter leads to %s", got)
	}
	_ = value[any](b, `document.querySelector(".skip").focus(); null`)
	b.press(kb.Enter)
	if got := value[string](b, focused); !strings.HasPrefix(got, "main#main") {
		t.Errorf("the first link leads to %q, not to the content", got)
	}
	_ = value[any](b, `document.querySelector(".hits h3 a").focus(); null`)
	b.leads(200, chromedp.KeyEvent(kb.Enter))
	if got := b.address(); !strings.HasPrefix(got, "/meetings/") || !strings.Contains(got, "#remark-") {
		t.Errorf("a hit leads to %s", got)
	}
}
