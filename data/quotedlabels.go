package data

// quotedTurn is a name in brackets, or in those of a quote, in a line of its own, perhaps with
// what they do behind: 「町長」（行政報告）, （議長）.
var quotedTurn = lazily(`^(?:「([^「」（）()。、]{1,20})」|[（(【〔［\[]([^「」（）()【】〔〕［］\[\]。、]{1,20})[)）】〕］\]])[ 　]*([（(〔［\[][^「」（）()〔〕［］\[\]。]{1,20}[)）〕］\]])?$`)

// unquoteLabels sets parentheses around the names that the brackets of a quote stand around,
// where several people are named in lines of their own, and takes off what they do:
//
//	（議長）
//	町長の行政報告を許可します。
//	「町長」（行政報告）
//	街灯の取替えについて報告します。
func (p *page) unquoteLabels() {
	names := map[string]bool{}
	at := map[int]string{}
	turns := 0
	for i := range p.lines {
		ln := &p.lines[i]
		if ln.level > 0 || ln.cell || ln.said != nil {
			continue
		}
		m := quotedTurn.FindStringSubmatch(ln.text)
		if m == nil {
			continue
		}
		name := m[1] + m[2]
		v, named := parseVoice(name)
		if !named || v.weak() || !p.saysBelow(i) {
			continue
		}
		names[name] = true
		if turns++; m[1]+m[3] != "" {
			at[i] = name
		}
	}
	for i, name := range at {
		if turns >= recordedSpeeches && len(names) > 1 {
			p.lines[i].text = "（" + name + "）"
		}
	}
}
