package browser

import (
	"net/url"
	"os"
	"path/filepath"
	"testing"
)

// Bars of what a page may weigh, in bytes.
const (
	mostFirstView = 60 << 10 // unpacked
	mostPacked    = 60 << 10 // of any page, as it is sent
	mostScripts   = 20 << 10 // all that there are, unpacked
)

// TestWhatAPageWeighs adds up all that the browser asks for, from an empty
// cache, until a page is shown. What people see first is held to its weight
// unpacked, other pages as they are sent.
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
		size, packed := 0, 0
		for _, address := range asked {
			u, err := url.Parse(address)
			if err != nil {
				t.Fatal(err)
			}
			path := u.RequestURI()
			plain := kizuna.get(t.Context(), t, path, "Accept-Encoding", "identity")
			size += len(plain.body)
			packed += len(kizuna.get(t.Context(), t, path, "Accept-Encoding", "gzip").body)
		}
		t.Logf("%s: %d bytes in %d answers, %d packed by gzip", c.what, size, len(asked), packed)
		if len(asked) < 3 {
			t.Errorf("%s: only %q was asked for", c.what, asked)
		}
		if c.path == "/" && size > mostFirstView {
			t.Errorf("%s: %d bytes, want at most %d", c.what, size, mostFirstView)
		}
		if packed > mostPacked {
			t.Errorf("%s: %d bytes packed, want at most %d", c.what, packed, mostPacked)
		}
	}
}

// TestScriptsAreSmall weighs all scripts together, as no page has them.
func TestScriptsAreSmall(t *testing.T) {
	scripts, err := filepath.Glob("../web/assets/*.js")
	if err != nil || len(scripts) == 0 {
		t.Fatalf("no scripts: %v", err)
	}
	sum := int64(0)
	for _, s := range scripts {
		info, err := os.Stat(s)
		if err != nil {
			t.Fatal(err)
		}
		sum += info.Size()
	}
	t.Logf("%d scripts, %d bytes", len(scripts), sum)
	if sum > mostScripts {
		t.Errorf("%d bytes, want at most %d", sum, mostScripts)
	}
}
