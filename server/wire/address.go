package wire

import (
	"net/url"
	"strconv"
)

// MeetingPath is the path of a meeting's page on a server. Ids hold any
// character.
func MeetingPath(id string) string { return "/meetings/" + url.PathEscape(id) }

// RemarkAnchor is a remark's permanent place in its meeting's page, by its place
// in the meeting.
func RemarkAnchor(seq int) string { return "remark-" + strconv.Itoa(seq) }

// View is what a picture depends on besides what was found: where it is seen.
type View struct {
	// Origin is where the server that answers is reached, as
	// https://kizuna.example. Without a server it is "", and a permanent address is
	// a path on any server of the same index.
	Origin string
	// Japanese has a table's headings and labels in Japanese; otherwise they are the
	// names and values that JSON has.
	Japanese bool
}

// permalink is the permanent address of a remark.
func (v View) permalink(meeting string, seq int) string {
	return v.Origin + MeetingPath(meeting) + "#" + RemarkAnchor(seq)
}
