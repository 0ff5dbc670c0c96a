package server

// grouping is whether hits are gathered by meeting, as an address says it; "" is
// as the door has it without a word: pages gather, programs get a flat list.
type grouping string

const (
	byMeeting grouping = "meeting"
	flat      grouping = "none"
)

func readGrouping(p parameters) (grouping, error) {
	v, err := p.one("group")
	if err != nil {
		return "", err
	}
	switch g := grouping(v); g {
	case "", byMeeting, flat:
		return g, nil
	}
	return "", badParameter("group", "problem.group", shown(v))
}
