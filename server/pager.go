package server

import "kizuna/index"

// pageReach is how many pages are offered on either side of the current one:
// five numbers fit a phone.
const pageReach = 2

// pager leads from page to page. It is empty when there is one page only.
type pager struct {
	Previous, Next string // addresses, "" at the ends
	Pages          []pageLink
}

// pageLink is one page by its number.
type pageLink struct {
	choice
	Gap    bool   // pages are left out before this one
	Spoken string // for screen readers
}

// newPager pictures the pages of total things, size a page. href gives the
// address of the page that begins at an offset.
func newPager(l lang, total, size, offset int, href func(offset int) string) pager {
	if size == 0 {
		return pager{}
	}
	// What lies beyond index.MaxOffset the engine refuses to rank.
	last := (min(total, index.MaxOffset) - 1) / size
	if last < 1 {
		return pager{}
	}
	current := min(offset/size, last)
	var p pager
	if offset > 0 {
		p.Previous = href(max(0, offset-size))
	}
	if offset+size < total && current < last {
		p.Next = href(offset + size)
	}
	shown := -1
	for n := 0; n <= last; n++ {
		if n != 0 && n != last && (n < current-pageReach || n > current+pageReach) {
			continue
		}
		p.Pages = append(p.Pages, pageLink{
			choice: choice{link{number(n + 1), href(n * size)}, n == current},
			Gap:    n > shown+1, Spoken: l.say("pages.page", n+1),
		})
		shown = n
	}
	return p
}
