package data

import (
	"strings"
	"time"
)

// What was said in a meeting over the network comes as cues, each with the time it is shown:
// WebVTT (https://www.w3.org/TR/webvtt1/) of Teams and Zoom, and SubRip. Who speaks is a tag,
// or a name and a colon; a turn goes over many cues.
//
//	00:00:04.500 --> 00:00:09.000
//	<v 青木 恵>前回の続きから、</v>

var (
	cueTimes = lazily(`^(?:([0-9]{1,3}):)?([0-9]{2}):([0-9]{2})[.,]([0-9]{3})[ \t]+-->[ \t]+(?:([0-9]{1,3}):)?([0-9]{2}):([0-9]{2})[.,]([0-9]{3})(?:[ \t].*)?$`)
	cueVoice = lazily(`^<v(?:\.[^ \t>]*)?[ \t]+([^>]{1,80})>`)
	cueTag   = lazily(`</?(?:v|c|i|b|u|ruby|rt|lang|font)(?:[. \t][^<>]*)?>|<[0-9:.]+>|\{\\[^{}]*\}`)
	cueName  = lazily(`(?s)^([^:：。、「」<>]{1,36})[:：][ 　]+([^ 　].*)$`)
)

const (
	// manyCues is how many cues make a text a transcript.
	manyCues = 2
	// pause is the silence that ends a paragraph of somebody who is not named, and
	// longTurn the length of one, in runes, that ends with its sentence.
	pause    = 2 * time.Second
	longTurn = 120
)

// A cue is what somebody says within a few seconds.
type cue struct {
	from, to   time.Duration
	number     int // its line
	name, text string
}

// isTranscript reports whether a text is made of cues.
func isTranscript(text string) bool {
	n := 0
	for line := range strings.Lines(text) {
		if strings.Contains(line, "-->") && cueTimes.MatchString(strings.TrimSpace(line)) {
			if n++; n == manyCues {
				return true
			}
		}
	}
	return false
}

// readCues returns the cues of a transcript, and its title, or "".
func readCues(text string) (title string, all []cue) {
	lines := strings.Split(text, "\n")
	if head, ok := strings.CutPrefix(strings.TrimSpace(lines[0]), "WEBVTT"); ok {
		title = strings.Trim(head, " \t-–—")
	}
	for i := 0; i < len(lines); i++ {
		m := cueTimes.FindStringSubmatch(strings.TrimSpace(lines[i]))
		if m == nil {
			continue
		}
		c := cue{from: cueTime(m[1:5]), to: cueTime(m[5:9]), number: i + 2}
		var said []string
		for ; i+1 < len(lines); i++ {
			next := strings.TrimSpace(lines[i+1])
			if next == "" || cueTimes.MatchString(next) || i+2 < len(lines) && cueTimes.MatchString(strings.TrimSpace(lines[i+2])) {
				break // the number of the next cue, where no empty line is between
			}
			said = append(said, next)
		}
		c.text = strings.Join(said, "\n")
		if v := cueVoice.FindStringSubmatch(c.text); v != nil {
			c.name = v[1]
		}
		c.text = tidy(cueTag.ReplaceAllString(c.text, ""))
		if n := cueName.FindStringSubmatch(c.text); c.name == "" && n != nil {
			c.name, c.text = n[1], n[2]
		}
		if c.text != "" {
			all = append(all, c)
		}
	}
	return title, all
}

// cueTime is the time that hours, minutes, seconds and thousandths tell.
func cueTime(parts []string) time.Duration {
	n := 0
	for i, base := range []int{0, 60, 60, 1000} {
		c := cursor{s: parts[i]}
		v, _ := c.number(3)
		n = n*base + v
	}
	return time.Duration(n) * time.Millisecond
}

// readTranscript makes a page of cues, a line a turn.
func readTranscript(text string) *page {
	title, cues := readCues(text)
	p := &page{title: title}
	if title != "" {
		p.lines = append(p.lines, line{text: title, number: 1, level: 1})
	}
	for from, to := 0, 0; from < len(cues); from = to {
		var said strings.Builder
		for to = from; to < len(cues) && (to == from || goesOnWith(cues[to-1], cues[to], said.Len())); to++ {
			if to > from {
				said.WriteString(between(cues[to-1], cues[to]))
			}
			said.WriteString(cues[to].text)
		}
		v, _ := parseVoice(cues[from].name)
		if v == (voice{}) {
			v = voice{speaker: unpadded(cues[from].name)}
		}
		p.lines = append(p.lines, line{text: said.String(), number: cues[from].number, gap: true, said: &speech{voice: v, text: said.String(), closed: true}})
	}
	return p
}

// goesOnWith reports whether a cue is part of the turn that the one before it ends so far,
// which has a number of bytes.
func goesOnWith(before, c cue, turn int) bool {
	if before.name != "" || c.name != "" {
		return before.name == c.name
	}
	return c.from-before.to < pause && !(ended(before.text) && turn >= 3*longTurn)
}

// between is what stands between two cues of a turn: nothing within a sentence, and an end of
// line behind one that has no full stop.
func between(before, c cue) string {
	switch {
	case c.from-before.to >= pause, !ended(before.text) && utterance.MatchString(before.text):
		return "\n"
	case spaced(before.text, c.text):
		return " "
	}
	return ""
}
