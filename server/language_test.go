package server

import (
	"net/http/httptest"
	"testing"
)

func TestReaderOf(t *testing.T) {
	for _, c := range []struct {
		name, header string
		want         lang
	}{
		{"no header", "", japanese},
		{"Japanese", "ja,en-US;q=0.9,en;q=0.8", japanese},
		{"English", "en-US,en;q=0.9,ja;q=0.8", english},
		{"English of any country", "en-NZ", english},
		{"whoever rather has English", "ja;q=0.3, en;q=0.7", english},
		{"neither of ours", "fr-FR,de", japanese},
		{"English after neither of ours", "fr,en;q=0.5", english},
		{"anything", "*", japanese},
		{"nonsense", ";;;q=,,", japanese},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := httptest.NewRequest("GET", "/", nil)
			r.Header.Set("Accept-Language", c.header)
			if got := readerOf(r); got != c.want {
				t.Errorf("got %s, want %s", got.tag(), c.want.tag())
			}
		})
	}
}
