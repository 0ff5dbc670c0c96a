package browser

import (
	"net/url"
	"strings"
	"testing"
)

// Bars of what a page may weigh, in bytes, unpacked.
const (
	mostFirstView = 60 << 10
	mostScripts   = 20 << 10
)

// TestWhatAPageWeighs adds up all that the browser asks for, from an empty
// cache, until a page is shown.
func TestWhatAPageWeighs(t *testing.T) {
	for _, c := range []struct{ what, path string }{
		{"start page", "/"},
		{"results", "/?q=窓口対応"},
		{"meeting", "/meetings/M000101?q=窓口"},
	} {
		b := newTab(t, desk)
		b.open(c.path)
		b.mu.Lock()
		asked := b.asked
		b.mu.Unlock()
		size, scripts, packed := 0, 0, 0
		for _, address := range asked {
			u, err := url.Parse(address)
			if err != nil {
				t.Fatal(err)
			}
			path := u.RequestURI()
			plain := kizuna.get(t.Context(), t, path, "Accept-Encoding", "identity")
			size += len(plain.body)
			if strings.HasSuffix(u.Path, ".js") {
				scripts += len(plain.body)
			}
			packed += len(kizuna.get(t.Context(), t, path, "Accept-Encoding", "gzip").body)
		}
		t.Logf("%s: %d bytes in %d answers, %d packed by gzip; scripts %d", c.what, size, len(asked), packed, scripts)
		if scripts > mostScripts {
			t.Errorf("%s: scripts of %d bytes, want at most %d", c.what, scripts, mostScripts)
		}
		if len(asked) < 3 {
			t.Errorf("%s: only %q was asked for", c.what, asked)
		}
		if size > mostFirstView {
			t.Errorf("%s: %d bytes, want at most %d", c.what, size, mostFirstView)
		}
	}
}
