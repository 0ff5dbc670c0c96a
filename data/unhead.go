package data

import (
	"slices"
	"strings"
)

// What people write to a questionnaire, or what they asked, often has no full stop, and
// stands a line each: nothing but its place tells it from headings.
//
//	主な意見
//
//	橋の明かりを直してほしい
//
//	返却箱を増やせないか

// manyUtterances is the number of such lines in a row, with nothing below each, that
// shows that they are no headings.
const manyUtterances = 3

// utters reports whether a line without a full stop says something: もっと短くしてほしい.
// What pages tell of themselves ends so, too.
func utters(text string) bool {
	return length(text) >= shortUtterance && (utterance.MatchString(text) || question.MatchString(text)) && !announced.MatchString(text)
}

// utterance ends like a sentence: a verb, or an adjective, but no noun such as ふれあい.
var utterance = lazily(`(?:[たるうくすむぶぐだかよね]|[しなたさよいらくかろずゆひ]い|[^ぎ]わい|ません|(?:し|直し|増やし|やめ|なくし)て|(?:です|ます|だ)(?:が|し|けど))$`)

// shortUtterance is the least length of one, in runes: headings may be 知る and つながる.
const shortUtterance = 7

// announced ends what a page tells of itself, in its menu or its title.
var announced = lazily(`(?:開催|公開|掲載|更新|実施|発行|募集|開設|作成|決定|発表|紹介|変更|報告)(?:し|いたし|され|してい)(?:ました|ます)$|(?:は|を)こちら$|を(?:見る|開く|閉じる|表示する)$|(?:とは|ですか|でしたか)[？?]?$|(?:ご覧|お寄せ|ご利用)ください$`)

// linesSay reports whether the line above i says something by itself, and so does i:
// both have no full stop, and nothing on the page has one, or the line above is shorter
// than lines that the margin broke.
func (p *page) linesSay(i int) bool {
	above, text := p.lines[i-1].text, p.lines[i].text
	return (p.unstopped || 3*length(above) < 2*p.margin) && !strings.Contains(above+text, "。") && utters(above) && utters(text) && !goesOn.MatchString(text)
}

// unhead makes items of the headings that are none: lines in a row of which nothing
// stands below each, where people are said to speak, or anywhere on a page that holds
// nothing else.
func (r *interpreter) unhead(blocks []block) {
	whatever := !slices.ContainsFunc(blocks, block.speaks)
	open := r.page.poll || readTheme(r.title).opinion
	fresh := open // nothing stands below what opened it
	for i := 0; i < len(blocks); i++ {
		b := &blocks[i]
		switch {
		case b.kind == blockSpeaker:
			open, fresh = true, false
			continue
		case b.kind != blockHeading && !bareLine(b):
			fresh = fresh && b.kind == blockOmitted
			continue
		case isContact(b.text):
			open = false
			continue
		case !bareLine(b):
			t := readTheme(b.text)
			fresh = t.opinion || t.kind == KindSurvey
			open = fresh || t.label || t.kind == KindAnswer || open && listSign(b.text) && t.kind == ""
			if (open || whatever) && b.level == 0 && ledNowhere(blocks, i) && utters(findMark(b.text).rest) && !question.MatchString(b.text) {
				unheaded(b)
			}
			continue
		}
		end, said := i, 0
		for ; end < len(blocks) && bareLine(&blocks[end]); end++ {
			if utters(blocks[end].text) {
				said++
			}
		}
		last, nothing := end, ledNowhere(blocks, end-1)
		if !nothing && said < manyUtterances {
			last-- // it heads what stands below
		}
		all := fresh && last-i >= manyUtterances
		if all || (open || whatever) && (said >= manyUtterances || nothing && said > 0) {
			for n := i; n < last; n++ {
				if all || utters(blocks[n].text) {
					unheaded(&blocks[n])
				}
			}
		}
		i, fresh = end-1, false
	}
}

// speaks reports whether a block holds what somebody says, as more than its place shows.
func (b block) speaks() bool {
	return b.kind == blockSpeech || b.kind == blockSpeaker || b.kind == blockItem || b.kind == blockParagraph && sentence(b.text)
}

// ledNowhere reports whether nothing stands below the heading i.
func ledNowhere(blocks []block, i int) bool {
	return i+1 == len(blocks) || blocks[i+1].kind == blockHeading || blocks[i+1].kind == blockOmitted
}

// bareLine reports whether a block is a heading only because it is short, or a line
// that would be one if anything stood below it.
func bareLine(b *block) bool {
	if b.kind != blockHeading && b.kind != blockParagraph || b.level > 0 || b.mark != "" || b.row || length(b.text) > maxHeading || sentence(b.text) {
		return false
	}
	if findMark(b.text).sign != "" || headingBrackets.MatchString(b.text) || parenthesized.MatchString(b.text) || pollQuestion.MatchString(b.text) || letterAsks.MatchString(b.text) {
		return false
	}
	if fact.MatchString(b.text) || dayAlone(b.text) {
		return false
	}
	if b.kind == blockParagraph {
		return utters(b.text)
	}
	return readTheme(b.text) == (theme{section: b.text}) && !naming(b.text)
}

// unheaded makes an item of a heading.
func unheaded(b *block) {
	m := findMark(b.text)
	b.kind, b.mark, b.lead = blockItem, "li", strings.TrimSuffix(b.text, m.rest)
	b.text = m.rest
}
