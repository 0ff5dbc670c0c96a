package data

import (
	"slices"
	"strings"
)

// An essay is what somebody writes of themselves, in paragraphs of their own, and
// signs with their full name below:
//
//	窓口で過ごした一年
//	四月、私は何も知らずに窓口に立ちました。…
//	青木　恵
//	みどり野市市民課主事

var (
	// fullName is a family name and a given name that space sets apart.
	fullName = lazily(`^[\p{Han}々ヶ]{1,4}[ 　]+[\p{Han}\p{Hiragana}\p{Katakana}々ー]{1,5}(?:さん|氏)?$`)
	// oneself is how people call themselves.
	oneself = lazily(`私|わたし|僕|ぼく|自分|うちの`)
	// essays is the title of what people wrote about what they went through.
	essays = lazily(`の声|感想|体験|作文|寄稿|手記|エッセイ|便り|だより|メッセージ`)
)

// joinEssays makes one speech of the paragraphs of each essay.
func (r *interpreter) joinEssays(blocks []block) []block {
	var all []block
	for i := range blocks {
		from := len(all)
		named := fullName.MatchString(blocks[i].text) && !inCharge.MatchString(blocks[i].text)
		for named && from > 0 && all[from-1].kind == blockParagraph && substance(all[from-1].text) {
			from--
		}
		if from == len(all) || !r.essay(all[from:]) || !nothingBelow(blocks[i+1:]) {
			all = append(all, blocks[i])
			continue
		}
		var text []string
		for _, b := range all[from:] {
			text = append(text, b.text)
		}
		b := all[from]
		b.kind = blockSpeech
		b.speech = speech{voice: voice{speaker: unpadded(blocks[i].text)}, text: strings.Join(text, "\n"), closed: true}
		all = append(all[:from], b)
		r.s.report.LeftOut[OmitConnecting]++
	}
	return all
}

// essay reports whether paragraphs are somebody's own words, and not the page's.
func (r *interpreter) essay(paragraphs []block) bool {
	if narrates(paragraphs[len(paragraphs)-1].text) && len(paragraphs) == 1 {
		return false
	}
	return essays.MatchString(r.title) || slices.ContainsFunc(paragraphs, func(b block) bool { return oneself.MatchString(b.text) })
}

// nothingBelow reports whether nothing is said below the name that signs an essay, up to the
// next heading: else it heads what follows.
func nothingBelow(below []block) bool {
	for _, b := range below {
		switch {
		case b.kind == blockHeading:
			return true
		case b.kind == blockSpeech, b.kind == blockParagraph && strings.ContainsAny(b.text, "。！？!?"):
			return false
		}
	}
	return true
}
