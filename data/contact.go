package data

import "strings"

// Below what it says a page has whom to ask, and after that nothing but furniture. Not
// everything that is called so is the end of a page.

// chargeHead labels whoever in the city is in charge.
var chargeHead = lazily(`^[■◆●○□▼【]?[ 　]*(?:担当|所管|連絡)(?:部署|課|部局|先)`)

// isContact reports whether a line begins a contact block.
func isContact(text string) bool { return len(text) <= 3*maxHeading && contact.MatchString(text) }

// saidBelow counts, for each block, those behind it that say something: at most
// manyUnheard, and as many where one of them has a name or a label.
func saidBelow(blocks []block) []int {
	below := make([]int, len(blocks))
	n := 0
	for i := len(blocks) - 1; i >= 0; i-- {
		below[i] = n
		switch b := &blocks[i]; {
		case b.kind == blockSpeech && (b.speech.speaker != "" || b.speech.kind != ""):
			n = manyUnheard
		case b.says():
			n = min(n+1, manyUnheard)
		}
	}
	return below
}

// says reports whether a block may be what somebody said.
func (b *block) says() bool {
	return b.kind == blockSpeech || b.kind != blockOmitted && (substance(b.text) || strings.HasSuffix(b.text, "、")) && !feedback.MatchString(b.text)
}

// contactBlock returns how many of the blocks are the contact block that begins with
// the first of them: all of them, or up to the next heading or sentence where below
// tells that something is said further down. Where nobody has been heard yet the contact
// block is no end, and 担当課 among the facts never; nor is one of several on a page,
// each under what it is about.
func contactBlock(blocks []block, below int, heard bool) int {
	if heard && below < manyUnheard || below == 0 && !chargeHead.MatchString(blocks[0].text) {
		return len(blocks)
	}
	n := 1
	for n < len(blocks) && (blocks[n].kind == blockParagraph && !blocks[n].says() || blocks[n].kind == blockOmitted) {
		n++
	}
	return n
}

// feedback is what a page asks of those who read it, and tells of its files.
var feedback = lazily(`(?:この|当)?(?:ページ|サイト|ウェブサイト|ホームページ|記事|情報)[^。]{0,30}(?:役に立|分かりやす|わかりやす|見つけ|ご感想|ご意見|アンケート|お聞かせ|改善|充実|利用|著作権|掲載)|お聞かせください|ご記入|入力|個人情報|返信|回答(?:は|が)(?:でき|必要)|Reader|ソフト|ダウンロード|リンク|ご覧|JavaScript|Cookie|クッキー|営業時間|開庁時間|閉庁`)
