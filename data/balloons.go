package data

import (
	"golang.org/x/net/html"
)

// Markup may call what somebody says so, and who says it: balloons of a talk, of which each
// begins with a name, and elements of the class name or speaker.
//
//	<div class="balloon">青木（市民）<br><div>道が暗い。</div></div>
//	<p class="speaker">青木</p><p>道が暗い。</p>

var (
	// balloon matches the class of an element that holds what somebody says, below their name.
	balloon = lazily(`(?i)(?:^|[\s_-])(?:balloon|bubble|[fh]ukidashi|chat|speech|talk|kaiwa|serif|hatsugen|conversation|dialog(?:ue)?)s?(?:$|[\s_-])`)
	// nameClass matches the class of an element that holds a name.
	nameClass = lazily(`(?i)(?:^|[\s_-])(?:name|namae|speaker|hatsugensha|interviewer|interviewee)(?:$|[\s_-])`)
)

// classed reports whether the class of an element is one of those.
func classed(n *html.Node, class *pattern) bool {
	for _, a := range n.Attr {
		if a.Key == "class" {
			return class.MatchString(a.Val)
		}
	}
	return false
}

// nameLine marks the line from which an element made lines as a name, if the markup calls it
// so or what is said stands below it.
func (w *walker) nameLine(n *html.Node, from int) {
	lines := w.p.lines[from:]
	if len(lines) > 0 && length(lines[0].text) <= maxNamed && !sentence(lines[0].text) && (len(lines) == 1 && classed(n, nameClass) || len(lines) > 1 && classed(n, balloon)) {
		lines[0].names = true
	}
}

// namedByMarkup returns the names that the markup shows above what people say, where
// most of them are known, or come again.
func (p *page) namedByMarkup() []string {
	times, known := map[string]int{}, 0
	var names []string
	for i := range p.lines {
		if p.lines[i].names && p.saysBelow(i) {
			name := trimSpeaker(p.lines[i].text)
			names = append(names, name)
			times[name]++
		}
	}
	for _, name := range names {
		if _, is := parseVoice(name); is || times[name] > 1 || familyNames[name] {
			known++
		}
	}
	if len(times) < 2 || 2*known <= len(names) {
		return nil
	}
	return names
}

// belongsTo is a school or a part of a body that somebody is of, below their name.
var belongsTo = lazily(`^[^。、「」]{2,24}(?:大学(?:院)?|学部|学科|専攻科|学校|高校|高専|出身|卒業?|年目|入庁|入職|[課係室部局班科])$`)

// tellsWhoseBelow reports whether the line i only tells where somebody belongs whose name is
// the heading right above it, and what they say stands below.
func (p *page) tellsWhoseBelow(i int) bool {
	if i == 0 || i+1 == len(p.lines) || p.lines[i-1].level == 0 || p.lines[i].level > 0 || !belongsTo.MatchString(p.lines[i].text) || !sentence(p.lines[i+1].text) {
		return false
	}
	v, named := parseVoice(trimSpeaker(p.lines[i-1].text))
	return named && !v.weak()
}
