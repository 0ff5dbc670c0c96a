// Package data holds what Kizuna searches, meetings and their remarks, and the
// readers that understand the formats they come in.
//
//	meetings, report, err := data.ReadAll(ctx, "page.txt", f, data.Options{})
//
// A source is unpacked, its encoding and format are found by what it holds, and
// the format's reader makes meetings of it. Text and HTML both become lines
// (line.go, walk.go), lines become blocks such as headings and items (block.go,
// layout.go), and blocks become remarks (interpret.go), so that a notation is
// understood in one place whatever format it comes in. Nothing is left out in
// silence: the report counts it, or warns of it with its line.
//
// It imports nothing else of Kizuna, so that every other package can speak in
// its words.
package data

// A Meeting is one meeting, minutes document or questionnaire, in the order of
// its source. It is replaced as a whole, never in part.
type Meeting struct {
	ID       string   `json:"id"`       // the page's own number where it has one, e.g. "C124643"
	Title    string   `json:"title"`    // as the source writes it, without signs and the date it was held on
	Date     Date     `json:"date"`     // the day it was held; zero if unknown
	Updated  Date     `json:"updated"`  // the day its page was last changed; zero if unknown
	URL      string   `json:"url"`      // where people can read the original; may be empty
	Source   string   `json:"source"`   // the file or address it was read from
	Sections []string `json:"sections"` // headings (themes), each once, in order
	Remarks  []Remark `json:"remarks"`  // in order of Seq
}

// A Remark is the unit of search: one thing one person said, wrote or answered.
type Remark struct {
	ID      string `json:"id"`      // unique over all meetings, e.g. "C124643-1"
	Seq     int    `json:"seq"`     // place in the meeting, from 1
	Section string `json:"section"` // one of the meeting's sections, or ""
	Kind    Kind   `json:"kind"`    // never empty
	Speaker string `json:"speaker"` // as the source names them (森川市長), or ""
	Role    string `json:"role"`    // the office alone (市長), or ""
	Text    string `json:"text"`    // never empty, valid UTF-8, no NUL
}
