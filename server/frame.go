package server

// frame is what every page has around what it shows. Page values embed it.
type frame struct {
	Title string // of the window, before the name of the site; may be empty
	Box   box
	JSON  string // the address of the same answer for programs, or ""
	Feed  string // the address of its feed, or ""
}

// box is the search box.
type box struct {
	Query string
	Kept  []field // what a new search keeps of this one: filters and order
	Focus bool    // whether typing goes there when the page opens
}

// link is a link with what it is called.
type link struct{ Label, Href string }
