package data

// blockKind says what part a block plays on a page.
type blockKind int

const (
	blockParagraph blockKind = iota
	blockHeading             // names what follows
	blockItem                // an item of a list
	blockSpeaker             // names who says what follows
	blockSpeech              // names who says it, and says it
	blockOmitted             // furniture
)

// A block is one or more lines that belong together.
type block struct {
	kind   blockKind
	text   string
	number int      // line in the source
	gap    bool     // set apart from the block before
	level  int      // of a heading; 0 if the markup does not tell
	mark   string   // the sign of an item or "li"; of furniture the kind, of a caption ""
	indent int      // columns
	speech speech   // of blockSpeech; only the voice of blockSpeaker
	why    Omission // of blockOmitted
}

// maxHeading bounds a heading that no markup tells, in runes. Longer lines
// without a full stop are sentences that the line end cut.
const maxHeading = 42

// maxParagraph bounds the lines that are joined to one sentence, in bytes. No
// sentence is as long; a file without any full stop would take for ever.
const maxParagraph = 8 << 10

// blocks joins the lines of a page into blocks and says what each is.
func (p *page) blocks() []block {
	var all []block
	for i := range p.lines {
		ln := &p.lines[i]
		var last *block
		if len(all) > 0 {
			last = &all[len(all)-1]
		}
		b := p.block(i, last)
		if last != nil && b.kind == blockParagraph && len(last.text) < maxParagraph && p.cut(p.lines[i-1].text) && continues(last, ln) {
			last.text = joinLines(last.text, ln.text)
			last.speech.text = joinLines(last.speech.text, ln.text)
			continue
		}
		all = append(all, b)
	}
	return all
}

// block says what the line i is, after the block before it.
func (p *page) block(i int, last *block) block {
	ln := &p.lines[i]
	b := block{text: ln.text, number: ln.number, gap: ln.gap, level: ln.level, indent: ln.indent}
	if b.why = ln.skip; b.why == "" {
		b.why = furnitureOf(ln.text)
	}
	if b.why == "" && ln.link && (ln.item || length(ln.text) < maxHeading) {
		b.why = OmitLinks
	}
	m := findMark(ln.text)
	switch {
	case b.why != "":
		b.kind, b.mark = blockOmitted, string(b.why)
	case ln.level > 0:
		b.kind = blockHeading
	case last != nil && last.mark == string(OmitPicture) && m.sign == "" && p.captions(ln):
		b.kind, b.why = blockOmitted, OmitPicture // a caption
	case fact.MatchString(ln.text) && !sentence(ln.text) && !m.sure && !ln.item:
		// 日時：… is no item, whatever number it has.
	case p.speech(&b, m, ln):
	case ln.item:
		b.kind, b.text, b.mark = blockItem, m.rest, "li"
	case m.sure:
		b.kind, b.text, b.mark = blockItem, m.rest, m.sign
	case m.sign != "" && !ln.cell:
		p.listed(&b, i, m, last)
	case p.speakerLine(i):
		v, _ := parseVoice(trimSpeaker(ln.text))
		b.kind, b.speech.voice = blockSpeaker, v
	case !ln.cell && p.headingLike(i, last):
		b.kind = blockHeading
	}
	return b
}
