package server

import (
	"strconv"
	"strings"

	"kizuna/data"
	"kizuna/index/excerpt"
)

// Limits of the contents of a meeting.
const (
	// longPart is how many remarks a part has before the list of contents leads into
	// it: fewer are overlooked at a glance.
	longPart = 20
	// maxSteps bounds the places of one part that are listed.
	maxSteps = 100
	// stepRunes is how much of an agenda item is shown, in code points.
	stepRunes = 40
)

// contentsLine leads to a part, or to a place within one.
type contentsLine struct {
	link
	Count int            // remarks of the part
	Steps []contentsLine // where agenda items begin, and those who ask
}

// newContents lists the parts of a meeting's page. Minutes have no headings, but
// items of the agenda and members who ask in turn.
func newContents(l lang, parts []part) []contentsLine {
	var lines []contentsLine
	for _, p := range parts {
		line := contentsLine{link: link{p.Heading, "#" + p.Anchor}, Count: len(p.Remarks)}
		if p.Heading == "" {
			line.Label = l.say("meeting.opening")
		}
		if len(p.Remarks) >= longPart {
			line.Steps = stepsOf(p.Remarks)
		}
		lines = append(lines, line)
	}
	if len(lines) == 1 && lines[0].Steps != nil && parts[0].Heading == "" {
		return lines[0].Steps
	}
	return lines
}

// stepsOf returns where items of the agenda begin, each title once (表決 comes again
// and again), and where another member asks, or of too many of these the items alone.
func stepsOf(remarks []remarkView) []contentsLine {
	var items, all []contentsLine
	asking, seen := "", map[string]bool{}
	for _, r := range remarks {
		step := contentsLine{link: link{Href: "#" + r.Anchor}}
		switch {
		case r.Kind == data.KindAgenda:
			step.Label = excerpt.Cut(strings.TrimLeft(r.text, "△◎○　 "), nil, stepRunes).Text
			if seen[step.Label] {
				continue
			}
			seen[step.Label] = true
			items = append(items, step)
			asking = ""
		case r.Kind == data.KindQuestion && r.Speaker != "" && r.Speaker != asking:
			step.Label, asking = r.Speaker, r.Speaker
		default:
			continue
		}
		all = append(all, step)
	}
	if len(all) > maxSteps {
		all = items[:min(len(items), maxSteps)]
	}
	return all
}

// sectionAnchor is the place of part number i, from 0.
func sectionAnchor(i int) string { return "section-" + strconv.Itoa(i+1) }
