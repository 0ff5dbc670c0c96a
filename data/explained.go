package data

import (
	"slices"
	"strings"
)

// Summaries of minutes list what somebody explained below a line that says so, and
// name who asks and who answers before what they say:
//
//	-資料1に基づき、事務局から説明-
//	・昨年度の量は1万2千トンである。
//	（委員）減った理由は何か。
//
// Parts of it may have headings in parentheses, also further down.

const (
	// accordingTo leads to what an explanation keeps to: 資料1に基づき、.
	accordingTo = `(?:[^、。「」]{0,24}(?:に(?:基づき|基づいて|より|ついて|沿って)|を(?:用いて|使って|[も基]とに)?)[、，]?)?`
	// wasExplained ends such a line.
	wasExplained = `(?:概要|補足|資料|口頭で)?(?:説明|報告)(?:を?(?:行った|行いました|した|しました|する)|が?(?:あった|ありました|行われた)|を受けた)?`
)

// explains is a line that tells who explained something: 事務局より資料1に基づき説明。
// （事務局説明）, 【説明：事務局】.
var explains = lazily(`^[-－−―–—─＝（(【＜<〔［\[・○●※]*[ 　]*(?:` + accordingTo +
	`([^、。「」]{2,14}?)(?:(?:から|より|が|による)[、，]?` + accordingTo + `|の)?` + wasExplained +
	`|(?:説明|報告)者?[ 　]*[：:][ 　]*([^、。「」（）()〔〕【】＜＞<>-]{2,14}))[-－−―–—─＝）)】＞>〕］\]]*。?$`)

// asksInList is an item that whoever explains something does not say.
var asksInList = lazily(`(?:か|ないか|ほしい|欲しい|べきだ?|べきである|(?:と|に)(?:思う|感じる|思われる)|心配(?:だ|である)|賛成(?:だ|である)|反対(?:だ|である))[。？?]?$`)

// markExplained gives the items below a line that tells who explained something to
// that person, on a page where others speak by name, or where no such list asks or
// judges anything. A list in which somebody does may be the discussion, and stays nobody's.
func markExplained(blocks []block) {
	speeches := 0
	for i := range blocks {
		if blocks[i].kind == blockSpeech || blocks[i].kind == blockSpeaker {
			speeches++
		}
	}
	lists := explainedLists(blocks)
	asked := slices.ContainsFunc(lists, func(l explainedList) bool { return l.asked })
	for _, l := range lists {
		if speeches >= manyTurns && !l.asked || !asked || l.discussed {
			for j := l.from; j < l.to; j++ {
				blocks[j].speech.voice = l.by
			}
		}
	}
}

// explainedList are the items, a half-open range of blocks, below a line that tells who
// explained something.
type explainedList struct {
	by        voice
	from, to  int
	asked     bool // somebody asks or judges in it
	discussed bool // a heading of the discussion stands below it
}

// explainedLists finds them.
func explainedLists(blocks []block) []explainedList {
	var lists []explainedList
	var by voice // who explained what the parts below tell
	for i := 0; i < len(blocks); i++ {
		v, ok := explainedBy(&blocks[i])
		switch {
		case ok:
			by = v
		case !explainedPart(&blocks[i]):
			if blocks[i].kind == blockHeading {
				by = voice{}
			}
			continue
		}
		l := explainedList{by: by, from: i + 1, to: i + 1}
		for ; l.to < len(blocks) && saysInList(&blocks[l.to]); l.to++ {
			l.asked = l.asked || asksInList.MatchString(blocks[l.to].text)
		}
		l.discussed = l.to < len(blocks) && headsDiscussion(&blocks[l.to])
		lists = append(lists, l)
		i = l.to - 1
	}
	return lists
}

// saysInList reports whether a block is an item of what somebody said, and neither the
// next subject nor the head of the discussion.
func saysInList(b *block) bool {
	return b.kind == blockItem && !topic.MatchString(b.text) && !headsDiscussion(b)
}

// headsDiscussion reports whether a line heads it: 主な意見, －質疑・意見等－.
func headsDiscussion(b *block) bool {
	text := strings.Trim(undecorated(b.text), "-－−―–—─ 　")
	return b.kind != blockSpeech && discussed.MatchString(text)
}

// discussed heads what those said who heard an explanation.
var discussed = lazily(`^(?:主な|おもな)?(?:ご|御)?(?:質疑|質問|意見|議論|審議|討議|協議|討論)(?:内容)?(?:[・、と]?(?:応答|(?:ご|御)?(?:意見|質問|回答|質疑|要望)))*(?:等|など)?(?:の?(?:内容|要旨|概要))?$`)

// explainedPart reports whether a block heads a part of what was explained, in
// parentheses: （素案の体系について）⏎・柱を三つにまとめた。
func explainedPart(b *block) bool {
	return b.kind == blockHeading && parenthesized.MatchString(b.text) && !readTheme(b.text).opinion
}

// explainedBy returns who explained something, as a block tells.
func explainedBy(b *block) (voice, bool) {
	if b.kind != blockOmitted && b.kind != blockParagraph && b.kind != blockHeading {
		return voice{}, false
	}
	m := explains.FindStringSubmatch(b.text)
	if m == nil {
		return voice{}, false
	}
	who := m[1] + m[2]
	if v, ok := parseVoice(who); ok {
		return v, !v.weak()
	}
	return voice{who, who}, office.MatchString(who)
}
