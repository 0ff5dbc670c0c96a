package browser

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// patience bounds what one tab does in all. Machines that test are busy.
const patience = 2 * time.Minute

// startChromium starts a browser that reaches this machine alone.
func startChromium(dir string) (context.Context, func(), error) {
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.UserDataDir(filepath.Join(dir, "profile")),
		chromedp.DisableGPU,
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-quic", true),
		// Letters of one shape on every machine, for what is measured and shown.
		chromedp.Flag("font-render-hinting", "none"),
	)
	if os.Geteuid() == 0 {
		// Chromium refuses to run as root, as in a container, inside its sandbox.
		options = append(options, chromedp.NoSandbox)
	}
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, _ := chromedp.NewContext(allocator)
	if err := chromedp.Do(ctx); err != nil {
		stop()
		return nil, nil, fmt.Errorf("start Chromium (Debian has it as the package chromium): %w", err)
	}
	return ctx, stop, nil
}

// tab is a page of the browser with cookies, cache and downloads of its own. It
// fails its test for whatever the page asks of another host, for every fault of
// a script, and for whatever the policy of the page had to forbid.
type tab struct {
	*testing.T
	ctx context.Context

	mu         sync.Mutex
	asked      []string        // the addresses the page asked for
	refused    map[string]bool // addresses that are to answer with a problem
	complaints []string
}

// screen is what a page is shown on.
type screen struct {
	width, height int64
	dark          bool
	language      string // as Accept-Language has it; "" for Japanese
	scriptless    bool
}

var (
	phone = screen{width: 360, height: 800}
	desk  = screen{width: 1280, height: 900}
)

// newTab opens a tab.
func newTab(t *testing.T, s screen) *tab {
	t.Helper()
	needs(t)
	ctx, cancel := chromedp.NewContext(chromium, chromedp.WithNewBrowserContext())
	t.Cleanup(cancel)
	if err := chromedp.Do(ctx); err != nil {
		t.Fatal(err)
	}
	ctx, cancel = context.WithTimeout(ctx, patience)
	t.Cleanup(cancel)
	b := &tab{T: t, ctx: ctx, refused: map[string]bool{}}
	t.Cleanup(func() {
		b.mu.Lock()
		defer b.mu.Unlock()
		for _, c := range b.complaints {
			t.Error(c)
		}
	})
	if err := chromedp.Listen(ctx, b.hear); err != nil {
		t.Fatal(err)
	}
	if s.language == "" {
		s.language = "ja"
	}
	call(b, network.SetExtraHTTPHeaders, network.SetExtraHTTPHeadersParams{Headers: network.Headers{"Accept-Language": s.language}})
	// A tab has the focus whichever window is in front.
	call(b, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true})
	call(b, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: s.scriptless})
	b.show(s)
	return b
}

// call sends a command of the protocol.
func call[P, R any](b *tab, c cdp.Command[P, R], params P) R {
	b.Helper()
	r, err := chromedp.Call(b.ctx, c, params)
	if err != nil {
		b.Fatalf("%s: %v", c.Method, err)
	}
	return r
}

// show changes what the page is shown on.
func (b *tab) show(s screen) {
	b.Helper()
	scheme := "light"
	if s.dark {
		scheme = "dark"
	}
	call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"}}})
	b.do(chromedp.EmulateViewport(s.width, s.height))
}

// hear hears what the page does.
func (b *tab) hear(event any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		b.asked = append(b.asked, e.Request.URL)
		if u, err := url.Parse(e.Request.URL); err != nil || u.Host != kizuna.host {
			b.complain("asks another host: %s", e.Request.URL)
		}
	case *runtime.EventExceptionThrown:
		b.complain("a script fails: %s %s", e.ExceptionDetails.Text, e.ExceptionDetails.Exception.Description)
	case *runtime.EventConsoleAPICalled:
		b.complain("a script writes to the console: %s", e.Type)
	case *log.EventEntryAdded:
		// What the server refuses is in the log of the browser too.
		if e.Entry.Source != log.EntrySourceNetwork || !b.refused[e.Entry.URL] {
			b.complain("the browser complains: %s: %s %s", e.Entry.Source, e.Entry.Text, e.Entry.URL)
		}
	}
}

// complain keeps a fault until the test ends; b.mu is held.
func (b *tab) complain(format string, args ...any) {
	b.complaints = append(b.complaints, fmt.Sprintf(format, args...))
}

// do runs actions.
func (b *tab) do(actions ...chromedp.Action[chromedp.Void]) {
	b.Helper()
	if err := chromedp.Do(b.ctx, actions...); err != nil {
		b.Fatal(err)
	}
}

// open goes to an address of the site. Where the page wants the focus in its box,
// the browser puts it there a moment after the page is loaded.
func (b *tab) open(path string) {
	b.Helper()
	b.openAs(path, 200)
	b.until(`location.hash !== "" || !document.querySelector("#q[autofocus]") || document.activeElement !== document.body`)
}

// openAs goes to an address that answers with a status.
func (b *tab) openAs(path string, status int64) {
	b.Helper()
	if status != 200 {
		b.mu.Lock()
		b.refused[kizuna.address+path] = true
		b.mu.Unlock()
	}
	b.leads(status, chromedp.Navigate(kizuna.address+path))
}

// leads runs actions that lead to a page, and waits for it.
func (b *tab) leads(status int64, actions ...chromedp.Action[chromedp.Void]) {
	b.Helper()
	res, err := chromedp.RunResponse(b.ctx, actions...)
	if err != nil {
		b.Fatalf("no page came: %v", err)
	}
	if res.Status != status {
		b.Fatalf("%s: status %d, want %d", res.URL, res.Status, status)
	}
}

// follow clicks on what a selector finds first and waits for the page it leads
// to.
func (b *tab) follow(selector string) {
	b.Helper()
	b.leads(200, chromedp.Click(chromedp.CSS(selector), chromedp.NodeVisible))
}

// click clicks on what leads to no other page.
func (b *tab) click(selector string) {
	b.Helper()
	b.do(chromedp.Click(chromedp.CSS(selector), chromedp.NodeVisible))
}

// press strikes keys at whatever has the focus.
func (b *tab) press(text string) { b.Helper(); b.do(keys(text)) }

// keys strikes keys as a keyboard does: a key that a script takes for itself
// types and sends nothing. (chromedp's own sends what a key types apart from it.)
func keys(text string) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		for _, r := range text {
			events := kb.Encode(r)
			down := events[0]
			down.Type = input.DispatchKeyEventTypeRawKeyDown
			if types := events[1]; types.Type == kb.KeyChar {
				down.Type, down.Text, down.UnmodifiedText = input.DispatchKeyEventTypeKeyDown, types.Text, types.UnmodifiedText
			}
			for _, e := range []*input.DispatchKeyEventParams{down, events[len(events)-1]} {
				if _, err := cdp.Call(ctx, t, input.DispatchKeyEvent, *e); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// text is what a person reads in what a selector finds first.
func (b *tab) text(selector string) string {
	b.Helper()
	s, err := chromedp.Run(b.ctx, chromedp.Text(chromedp.CSS(selector)))
	if err != nil {
		b.Fatalf("%s: %v", selector, err)
	}
	return s
}

// value is what an expression of JavaScript comes to.
func value[T any](b *tab, expression string) T {
	b.Helper()
	v, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](expression))
	if err != nil {
		b.Fatalf("%s: %v", expression, err)
	}
	return v
}

// until waits until an expression of JavaScript holds.
func (b *tab) until(expression string) {
	b.Helper()
	const tries, pause = 200, 50 * time.Millisecond
	for range tries {
		if value[bool](b, expression) {
			return
		}
		time.Sleep(pause)
	}
	b.Fatalf("it never came true that %s", expression)
}

// address is the path and query of the page, as people read it.
func (b *tab) address() string {
	b.Helper()
	full := value[string](b, "location.href")
	if s, err := url.PathUnescape(full); err == nil {
		full = s
	}
	return strings.TrimPrefix(full, kizuna.address)
}
