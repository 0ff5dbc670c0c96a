package data

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
	return b.kind == blockSpeech || b.kind != blockOmitted && substance(b.text) && !feedback.MatchString(b.text)
}

// contactBlock returns how many of the blocks are the contact block that begins with
// the first of them: all of them, or up to the next heading or sentence where below
// tells that something is said further down. Of a page on which nobody has been heard
// yet the contact block is no end; nor is one of several on a page, each under what it
// is about.
func contactBlock(blocks []block, below int, heard bool) int {
	if below == 0 || heard && below < manyUnheard {
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
