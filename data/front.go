package data

import "slices"

// Minutes begin with what was to be dealt with. A list of it has the signs of a
// list of opinions, but stands before anybody speaks and says nothing.

// thing ends like the name of a thing: no verb, no adjective, no particle.
var thing = lazily(`[\p{Han}\p{Katakana}ー々0-9０-９A-Za-zＡ-Ｚａ-ｚ）)】］」』〉>＞]$|(?:について|など|まつり|づくり|あいさつ|お知らせ|まとめ|ほか)$`)

// nominal reports whether a text only names a thing.
func nominal(text string) bool { return !sentence(text) && thing.MatchString(text) }

// voices reports whether several people speak on a page, by name, by sign or by
// labels such as 意見 and 回答; of minutes one is enough, for who takes them leaves
// out others.
func (p *page) voices(blocks []block) bool {
	names := map[string]bool{}
	for i := range blocks {
		b := &blocks[i]
		switch {
		case (b.kind == blockSpeech || b.kind == blockSpeaker) && b.speech.speaker != "":
			names[b.speech.speaker] = true
			if b.kind == blockSpeech && b.mark != "" {
				return true
			}
		case b.kind == blockHeading && naming(b.text):
			names[trimSpeaker(b.text)] = true
		case b.kind == blockHeading && readTheme(b.text).label:
			names[string(readTheme(b.text).kind)] = true
		}
		if len(names) > 1 || p.talk && len(names) > 0 {
			return true
		}
	}
	return false
}

// contactBlock returns how many of the blocks are a contact block that begins with
// the first of them: all of them, or up to the next heading or sentence where
// somebody speaks further down. Of a page on which nobody has said anything yet
// the contact block is no end, whatever follows: 担当課 stands among the facts, too.
func contactBlock(blocks []block, heard bool) int {
	if !contact.MatchString(blocks[0].text) {
		return 0
	}
	says := func(b block) bool {
		return b.kind == blockSpeech && b.speech.speaker != "" || !heard && b.kind != blockOmitted && substance(b.text)
	}
	if !slices.ContainsFunc(blocks, says) {
		return len(blocks)
	}
	n := 1
	for n < len(blocks) && (blocks[n].kind == blockParagraph && !says(blocks[n]) || blocks[n].kind == blockOmitted) {
		n++
	}
	return n
}
