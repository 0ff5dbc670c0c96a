package browser

import (
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// TestNeighboursOpenInPlace opens a hit among its neighbours by the keyboard, and
// closes it, without leaving the page; what is ticked stays so.
func TestNeighboursOpenInPlace(t *testing.T) {
	b := newTab(t, phone)
	b.open("/?q=窓口")
	address := b.address()
	b.tick("2")
	const second = `document.querySelectorAll(".hit")[1]`
	excerpt := value[string](b, second+`.innerText`)
	_ = value[any](b, second+`.querySelector(".context").focus(); null`)
	b.press(kb.Enter)
	b.until(second + `.querySelectorAll(".beside").length === 4`)
	b.until(`document.activeElement.ariaExpanded === "true" && ` + second + `.contains(document.activeElement)`)
	if n := value[int](b, `document.querySelectorAll(".tick :checked").length`); n != 1 {
		t.Errorf("%d hits are ticked", n)
	}
	if got := b.address(); got != address {
		t.Errorf("it leads to %s", got)
	}
	b.press(kb.Enter)
	b.until(`document.querySelectorAll(".beside").length === 0`)
	if got := value[string](b, second+`.innerText`); got != excerpt {
		t.Errorf("closed, the hit says %q, before %q", got, excerpt)
	}
}

// TestNeighboursOpenWithoutScripts opens and closes a hit in a browser that runs
// no script: the page comes again and shows the hit.
func TestNeighboursOpenWithoutScripts(t *testing.T) {
	off := desk
	off.scriptless = true
	b := newTab(t, off)
	b.open("/?q=窓口&sort=newest&group=none&offset=10")
	b.do(chromedp.Focus(chromedp.CSS(`.hit:nth-child(8) .context`)))
	b.leads(200, chromedp.KeyEvent(kb.Enter))
	b.until(`document.querySelectorAll(".hit:nth-child(8) .beside").length === 4`)
	b.until(`scrollY > 0 && document.activeElement.matches(".opened .context")`)
	b.leads(200, chromedp.KeyEvent(kb.Enter))
	if got := b.address(); got != "/?q=窓口&sort=newest&group=none&offset=10#hit-8" {
		t.Errorf("closing leads to %s", got)
	}
	b.until(`document.querySelectorAll(".beside").length === 0`)
}
