package browser

import (
	"cmp"
	"encoding/json"
	"net/url"
	"strings"
)

// suggested is what the server suggests for a text, as options joined by |.
func (b *tab) suggested(text string) string {
	b.Helper()
	var answer struct {
		Suggestions []struct{ Query, Section string }
	}
	if err := json.Unmarshal([]byte(kizuna.get(b.ctx, b, "/api/v1/suggest?q="+url.QueryEscape(text)).body), &answer); err != nil {
		b.Fatal(err)
	}
	var all []string
	for _, s := range answer.Suggestions {
		all = append(all, cmp.Or(s.Section, s.Query))
	}
	return strings.Join(all, "|")
}

// shownSuggestions is what the options under the box say, joined likewise.
const shownSuggestions = `[...document.querySelectorAll("#suggestions li > span:first-child")].map((s) => s.textContent).join("|")`
