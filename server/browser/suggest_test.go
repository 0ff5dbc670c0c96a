package browser

import (
	"os"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp/kb"
)

const (
	offered  = `!document.querySelector("#suggestions").hidden`
	withdrew = `document.querySelector("#suggestions").hidden`
	// chosen is the option that the box names as the active one, "" for none.
	chosen = `(document.getElementById(document.querySelector("#q").getAttribute("aria-activedescendant") || "none") || {textContent: ""}).textContent`
	typed  = `document.querySelector("#q").value`
)

// compose shows text in the box as an input method does that has not settled it.
func (b *tab) compose(text string) {
	b.Helper()
	n := int64(len([]rune(text)))
	call(b, input.ImeSetComposition, input.ImeSetCompositionParams{Text: text, SelectionStart: n, SelectionEnd: n})
}

// offers waits until what is offered is the answer to what the box holds, and
// the first of it begins with a text.
func (b *tab) offers(text string) {
	b.Helper()
	want := b.suggested(value[string](b, typed))
	if !strings.HasPrefix(want, text) {
		b.Errorf("%s is suggested, want %s first", want, text)
	}
	b.until(offered + ` && ` + shownSuggestions + ` === "` + want + `"`)
	if expanded := value[string](b, `document.querySelector("#q").getAttribute("aria-expanded")`); expanded != "true" {
		b.Errorf("aria-expanded is %s over an open list", expanded)
	}
}

func TestSuggestionsByKeys(t *testing.T) {
	for _, s := range []screen{desk, phone, {width: phone.width, height: phone.height, dark: true}} {
		b := newTab(t, s)
		b.open("/")
		b.press("madog")
		b.offers("窓口")
		if got := value[string](b, chosen); got != "" {
			b.Errorf("%q is chosen before a key was pressed", got)
		}
		b.press(kb.ArrowDown)
		if got := value[string](b, chosen); !strings.HasPrefix(got, "窓口 ") {
			b.Errorf("the first key down chooses %q", got)
		}
		b.press(kb.ArrowDown)
		second := value[string](b, chosen)
		b.press(kb.ArrowUp)
		b.press(kb.ArrowUp) // back to the box
		if got := value[string](b, chosen); got != "" || value[string](b, typed) != "madog" {
			b.Errorf("back in the box, %q is chosen and it holds %q", got, value[string](b, typed))
		}
		b.press(kb.ArrowUp) // round to the last
		last := value[string](b, `document.querySelector("#suggestions li:last-child").textContent`)
		if got := value[string](b, chosen); got != last {
			b.Errorf("up from the box chooses %q, want %q", got, last)
		}
		b.press(kb.ArrowDown)
		b.press(kb.ArrowDown)
		b.press(kb.ArrowDown)
		if got := value[string](b, chosen); got != second || value[int](b, `document.querySelectorAll('[aria-selected="true"]').length`) != 1 {
			b.Errorf("round again chooses %q, want %q alone", got, second)
		}
		if status := b.text("form [role=status]"); !strings.Contains(status, "候補") {
			b.Errorf("a screen reader is told %q", status)
		}
		b.leads(200, keys(kb.Enter))
		if got := b.address(); got != "/?q=窓口対応" {
			b.Errorf("Enter leads to %s", got)
		}
	}
}

func TestEscapeWithdrawsThenClears(t *testing.T) {
	b := newTab(t, desk)
	b.open("/")
	b.press("まどぐ")
	b.offers("窓口")
	b.press(kb.Escape)
	if !value[bool](b, withdrew) || value[string](b, typed) != "まどぐ" || value[string](b, `document.querySelector("#q").getAttribute("aria-expanded")`) != "false" {
		b.Errorf("after Escape the list is there or the text is gone: %q", value[string](b, typed))
	}
	b.press(kb.ArrowDown) // asks again
	b.offers("窓口")
	b.press(kb.Escape)
	b.press(kb.Escape)
	if got := value[string](b, typed); got != "" {
		b.Errorf("after a second Escape the box holds %q", got)
	}
}

func TestWithoutAChoiceEnterSearchesForWhatIsTyped(t *testing.T) {
	b := newTab(t, desk)
	b.open("/")
	b.press("まどぐち")
	b.offers("窓口")
	b.leads(200, keys(kb.Enter))
	if got := b.address(); got != "/?q=まどぐち" {
		b.Errorf("Enter leads to %s", got)
	}
	b.until(withdrew)
}

// TestAnInputMethodKeepsItsKeys composes as Japanese is typed: what is not settled
// yet is completed, and the keys that choose among the method's own candidates and
// settle them do nothing else.
func TestAnInputMethodKeepsItsKeys(t *testing.T) {
	b := newTab(t, desk)
	b.open("/")
	b.click("#q")
	for _, text := range []string{"m", "ま", "まd", "まど", "まどg"} {
		b.compose(text)
	}
	b.offers("窓口")
	// Windows names no key while an input method has it, macOS does.
	for _, k := range [][2]string{{"Process", "ArrowDown"}, {"Process", "Enter"}, {"Process", "Escape"}, {"Process", "Tab"}, {"ArrowDown", "ArrowDown"}, {"Enter", "Enter"}} {
		call(b, input.DispatchKeyEvent, input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeRawKeyDown, Key: k[0], Code: k[1], WindowsVirtualKeyCode: 229})
		call(b, input.DispatchKeyEvent, input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeKeyUp, Key: k[0], Code: k[1]})
		if got := value[string](b, chosen); got != "" || !value[bool](b, offered) || b.address() != "/" {
			b.Errorf("%s while composing: chosen %q, at %s", k, got, b.address())
		}
	}
	call(b, input.InsertText, input.InsertTextParams{Text: "窓口"}) // settled
	b.compose("たい")
	b.offers("窓口対応")
	call(b, input.InsertText, input.InsertTextParams{Text: "対応"})
	b.offers("窓口対応")
	b.press(kb.ArrowDown)
	b.leads(200, keys(kb.Enter))
	if got := b.address(); got != "/?q=窓口対応" {
		b.Errorf("Enter leads to %s", got)
	}
}

// TestASectionIsAFilter chooses by the mouse, among results that are filtered.
func TestASectionIsAFilter(t *testing.T) {
	b := newTab(t, desk)
	b.open("/?q=窓口&kind=remark")
	b.click("#q")
	b.press(" こま")
	b.until(offered + ` && [...document.querySelectorAll("#suggestions li")].some((o) => o.textContent.includes("窓口で困ったこと"))`)
	b.click(`#suggestions li:has(.hint)`)
	b.until(`location.search.includes("section")`)
	b.until(`document.readyState === "complete"`)
	if got := b.address(); !strings.Contains(got, "q=窓口&kind=remark") || !strings.Contains(got, "section=窓口で困ったこと") {
		b.Errorf("the section leads to %s", got)
	}
	if value[int](b, `document.querySelectorAll(".hit").length`) == 0 {
		b.Error("what was suggested has no hits")
	}
}

// TestNothingFlickers holds that the list stays while the next letters are typed,
// that only the last answer shows, and that leaving the box withdraws it.
func TestNothingFlickers(t *testing.T) {
	b := newTab(t, desk)
	b.open("/")
	b.press("ま")
	b.until(offered)
	_ = value[any](b, `window.hid = 0; new MutationObserver(() => { if (document.querySelector("#suggestions").hidden) window.hid++; }).observe(document.querySelector("#suggestions"), {attributes: true}); null`)
	b.press("どぐち")
	b.offers("窓口")
	if hid := value[int](b, "window.hid"); hid > 0 {
		b.Errorf("the list was taken away %d times", hid)
	}
	b.press(kb.Tab)
	b.until(withdrew)
	b.click("#q")
	b.press("ん") // nothing is written or read so
	b.press("いえぐ")
	b.until(`document.querySelector("#q").value === "まどぐちんいえぐ"`)
	b.until(withdrew)
}

func TestTheBoxIsClearedByAButton(t *testing.T) {
	for _, s := range []screen{desk, phone} {
		b := newTab(t, s)
		b.open("/?q=窓口")
		if label := value[string](b, `document.querySelector(".clear").getAttribute("aria-label")`); label != "入力を消す" {
			b.Errorf("the button says %q", label)
		}
		if size := value[float64](b, `Math.min(document.querySelector(".clear").getBoundingClientRect().width, document.querySelector(".clear").getBoundingClientRect().height)`); size < 40 {
			b.Errorf("the button is %.0f px", size)
		}
		b.click(".clear")
		if got := value[string](b, typed); got != "" || !value[bool](b, `document.activeElement.id === "q" && document.querySelector(".clear").hidden`) {
			b.Errorf("the box holds %q", got)
		}
	}
}

// TestSuggestionsKeepNobodyOut holds the open list, with an option chosen, against
// axe-core.
func TestSuggestionsKeepNobodyOut(t *testing.T) {
	needs(t)
	axe, err := os.ReadFile(tool(t, "axe-core-*.js"))
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range []screen{desk, phone, {width: phone.width, height: phone.height, dark: true}} {
		b := newTab(t, s)
		b.open("/")
		b.press("まど")
		b.offers("窓口")
		b.press(kb.ArrowDown)
		_ = value[any](b, string(axe)+"; null")
		for _, v := range b.axe("{}") {
			if v.Impact == "serious" || v.Impact == "critical" {
				b.Errorf("%d px, dark %v: %s (%s): %.300s", s.width, s.dark, v.Help, v.ID, v.Nodes[0].HTML)
			}
		}
		if wide := value[bool](b, `document.documentElement.scrollWidth > innerWidth`); wide {
			b.Errorf("%d px: the page is wider than the screen", s.width)
		}
	}
}
