package data

import "strings"

// Names of which a page shows pictures are lost where it is saved as text, and leave
// the colon that stood behind them:
//
//	：祖父が漁師で、台風のたびに港を見に行きました。
//	：私は説明会で先輩の話を聞いて決めました。

// manyNameless is the number of such lines that are turns of people.
const manyNameless = 3

// nameless is a line of which the name before the colon was lost.
var nameless = lazily(`^[：:][ 　]*([^ 　：:].*)$`)

// readNameless makes a speech of each turn whose name was lost. It is nobody's, unless a
// line of its own right above names somebody.
func (p *page) readNameless() {
	n := 0
	for i := range p.lines {
		if ln := &p.lines[i]; ln.level == 0 && nameless.MatchString(ln.text) && substance(ln.text) {
			n++
		}
	}
	if n < manyNameless {
		return
	}
	kept := p.lines[:0]
	for i, ln := range p.lines {
		m := nameless.FindStringSubmatch(ln.text)
		if ln.level > 0 || m == nil {
			kept = append(kept, ln)
			continue
		}
		if last := len(kept) - 1; last >= 0 && !ln.gap && factTerm(kept[last].text) {
			kept[last].text += ln.text
			continue
		}
		next := i + 1
		last := next == len(p.lines) || p.lines[next].gap && !strings.Contains(p.lines[next].text, "。")
		one := speech{}
		one.text, one.closed = unquote(m[1])
		one.closed = one.closed || last
		if above := len(kept) - 1; above >= 0 && !ln.gap && namesAbove(&kept[above]) {
			one.voice, kept = voiceAbove(kept[above].text), kept[:above]
		}
		ln.text, ln.gap, ln.said = m[1], true, &one
		kept = append(kept, ln)
	}
	p.lines = kept
}

// voiceAbove is whoever a line above a colon names, known or not.
func voiceAbove(name string) voice {
	if v, ok := parseVoice(name); ok {
		return v
	}
	return voice{speaker: name}
}

// namesAbove reports whether a line may be the name of whoever speaks in the next.
func namesAbove(ln *line) bool {
	return ln.level == 0 && ln.said == nil && ln.skip == "" && length(ln.text) <= maxName/2 && !sentence(ln.text) && !question.MatchString(ln.text)
}
