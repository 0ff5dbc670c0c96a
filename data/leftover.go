package data

import "strings"

// What converters run together leaves parts behind sentences that are the page's, and not
// of whoever said these.

// cutLeftovers gives what stands behind the sentences of a line that was amid a longer one,
// and is of the page, a line of its own: it heads what follows, or closes the page.
// …直します。 議題（2） 公園について, …直します。 ※発言は要約しています。 前のページへ戻る.
func (p *page) cutLeftovers() {
	var all []line
	for i, ln := range p.lines {
		if !ln.run || ln.level > 0 || ln.said != nil || ln.skip != "" || ln.cell || i+1 < len(p.lines) && !p.lines[i+1].gap {
			all = append(all, ln)
			continue
		}
		all = append(all, ln.cutAt(leftovers(ln.text))...)
	}
	p.lines = all
}

// leftovers returns where such parts of a text begin, in bytes.
func leftovers(text string) []int {
	var at []int
	if closingTail(text) > 0 {
		return nil
	}
	for end := len(text); ; {
		stop := strings.LastIndexAny(strings.TrimRight(text[:end], "。！？!? 　"), "。！？!?")
		if stop < 0 {
			return at
		}
		stop += len(firstRune(text[stop:]))
		part := strings.TrimLeft(text[stop:end], " 　")
		if apart := len(part) < end-stop; !headsNext(part) && !(apart && ofPage(part)) {
			return at
		}
		at, end = append([]int{stop}, at...), stop
	}
}

// headsNext reports whether a part of a line, behind a sentence, heads what comes next.
func headsNext(part string) bool {
	head := findMark(part).rest
	return part != "" && length(part) <= maxHeading && (topic.MatchString(head) || procedure.MatchString(head) || countedTopic.MatchString(part))
}

// ofPage reports whether a part of a line, behind a sentence, only names something, or is
// what a page tells of itself.
func ofPage(part string) bool {
	if length(part) > maxFurniture || part == "" {
		return false
	}
	return nominal(part) || furnitureOf(part) != "" || isContact(part) || noted(part) || formula.MatchString(part)
}

// countedTopic is a topic with its number among those of the meeting: 議題(1) 循環バス.
var countedTopic = lazily(`^(?:議題|議案|案件|議事|報告(?:事項)?|協議(?:事項)?|審議(?:事項)?|テーマ|項目)[ 　]?(?:第[ 　]?)?[(（]?[0-9０-９一二三四五六七八九十]{1,3}[)）]?[ 　号.．、：:「『][^。]{2,}$`)
