package server

import "kizuna/index"

// takeMenu is the menu of what can be taken away of results: all hits, or those
// that are ticked.
type takeMenu struct {
	Kept  []field // the search, and that all of it is meant
	About string  // what is taken
	File  string  // that a file has the first hits only, where there are more
	Print string  // the same of the pages to print
	Feed  string  // the address of the feed
	Most  int     // how many may be ticked
	Over  string  // what is said to who ticks more
}

// newTakeMenu pictures the menu of a page with hits; nil where there are none.
func newTakeMenu(l lang, q search, res *index.Results) *takeMenu {
	if len(res.Shown()) == 0 {
		return nil
	}
	kept := q
	if q.grouping == byMeeting {
		kept.grouping = "" // all hits come one by one
	}
	m := &takeMenu{
		Kept:  append(without(kept.fields(), "limit", "offset"), field{"all", allOn}),
		About: l.say("take.about", l.say("count.remarks", res.Total)),
		Feed:  feedHref(q), Most: maxPicked, Over: l.say("take.over", maxPicked),
	}
	first := func(most int) string {
		if res.Total <= most {
			return ""
		}
		return l.inParentheses(l.say("take.first", most))
	}
	m.File, m.Print = first(index.MaxAll), first(maxPrinted)
	return m
}
