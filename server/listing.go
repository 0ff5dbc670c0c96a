package server

// jump leads to where a group begins, on whatever page that is.
type jump struct {
	link
	Count int // of what is in the group
}

// listGroup is what a page shows of a group.
type listGroup[V any] struct {
	Heading, Anchor string
	Items           []V
}

// listing says how a long list is shown, in pages and within these in groups of
// what stands side by side.
type listing[T, V any] struct {
	size, offset int                              // of a page
	group        func(T) (heading, anchor string) // that something belongs to
	view         func(T) V                        // its picture
	href         func(offset int) string          // the address of a page
}

// page pictures one page of a list, and the way to each group of all.
func (l listing[T, V]) page(all []T) (jumps []jump, parts []listGroup[V]) {
	last := ""
	for i, it := range all {
		heading, anchor := l.group(it)
		if i == 0 || anchor != last {
			begins := i / l.size * l.size
			jumps = append(jumps, jump{link: link{heading, l.href(begins) + "#" + anchor}})
		}
		jumps[len(jumps)-1].Count++
		if i >= l.offset && i < l.offset+l.size {
			if i == l.offset || anchor != last {
				parts = append(parts, listGroup[V]{Heading: heading, Anchor: anchor})
			}
			at := &parts[len(parts)-1]
			at.Items = append(at.Items, l.view(it))
		}
		last = anchor
	}
	return jumps, parts
}
