package browser

import (
	"strings"
	"testing"
)

// TestTheIndexIsBrowsedWithoutTyping goes from the start page to remarks by links
// alone: by sections, speakers, kinds, years and meetings.
func TestTheIndexIsBrowsedWithoutTyping(t *testing.T) {
	for _, s := range []screen{desk, phone} {
		b := newTab(t, s)
		for _, way := range []struct {
			links []string // followed one after the other
			leads string   // part of the address
		}{
			{[]string{`main a[href="/sections"]`, `.sorts a[href*="order=reading"]`, ".values a"}, "section="},
			{[]string{`main a[href="/speakers"]`, ".values a"}, "speaker="},
			{[]string{`.tag[href*="section="]`}, "section="},
			{[]string{`.tag[href*="kind="]`}, "kind="},
			{[]string{`.tag[href*="year="]`}, "year="},
		} {
			b.open("/")
			for _, link := range way.links {
				b.follow(link)
			}
			if !strings.Contains(b.address(), way.leads) || value[int](b, `document.querySelectorAll(".hit").length`) == 0 {
				b.Errorf("%d px: %v lead to %s", s.width, way.links, b.address())
			}
		}
		// The way to a row or a year stays on the page, or leads to the one it begins on.
		for _, path := range []string{"/sections?order=reading", "/meetings"} {
			b.open(path)
			b.click("nav .tags li:last-child a")
			b.until(`location.hash !== "" && document.getElementById(decodeURIComponent(location.hash.slice(1))) !== null`)
		}
	}
}
