package data

// At a press conference its host answers whoever asks: a reporter, or the paper or
// the station they ask for, by whatever stands above the question.
//
//	○山並新聞　遠近　弘　記者
//	橋の架け替えの財源について教えてください。
//	●市長
//	国の補助を半分、残りは市債を充てます。

// press is a newspaper, an agency or a station, perhaps with whoever asks for it.
const press = `(?:[\p{Han}\p{Katakana}\p{Hiragana}ー・A-ZＡ-Ｚ ]{1,10}(?:新聞|新報|日報|日日|タイムス|タイムズ|ジャーナル|テレビ|放送|通信|ラジオ|ケーブルネット(?:ワーク)?|プレス|[TＴ][VＶ])社?|ＮＨＫ|NHK|(?:毎日|朝日|読売|産経|日経|共同|時事)社?)(?:[ 　・:：]*[\p{Han}\p{Katakana}々ヶー]{1,5}(?:[ 　][\p{Han}\p{Hiragana}\p{Katakana}々ー]{1,5})?)?(?:[ 　]*(?:記者|さん|氏))?(?:[（(][^（()）]{1,16}[)）])?`

// reporter is press alone in its line, or whoever asks for all of it.
var reporter = lazily(`^(?:` + press + `|(?:記者|質問者|報道機関|取材者|幹事社)[0-9０-９A-ZＡ-Ｚ]{0,2}|(?:新聞|テレビ|放送|通信)社?[0-9０-９A-ZＡ-Ｚ]{1,2}|[A-ZＡ-Ｚ]社)$`)

// division is the part of the city that answers for its host in between: 都市整備部.
var division = lazily(`^[\p{Han}\p{Hiragana}\p{Katakana}ー・]{2,14}(?:部|課|室|局|公室)$`)

// plainlyAsks ends a paragraph in which somebody asks, whoever it is.
var plainlyAsks = lazily(`(?:(?:でしょう|ます|です|ません|ました|でした)か|お(?:尋ね|伺い|うかがい|聞き)(?:いた)?します|(?:教えて|聞かせて|お聞かせ)(?:ください|下さい)|(?:伺い|うかがい|お聞きし|お尋ねし)たい[^。]{0,16})[。．.？?]*$`)

// askedUnnamed makes questions of nobody of the paragraphs that ask somebody: they stand
// between two speeches of the same person, who is named anew behind them and so
// has not asked. Elsewhere whoever leads a session does so, and goes on themselves.
// What they ask below a label in brackets as others have theirs is of whom that names.
func askedUnnamed(blocks []block) {
	var last voice
	brackets := map[string]bool{} // that others who ask stand in
	for i := range blocks {
		if b := &blocks[i]; b.kind == blockSpeaker && bracketedName.MatchString(b.text) && !b.speech.executive() {
			brackets[firstRune(b.text)] = true
		}
	}
	for i := range blocks {
		b := &blocks[i]
		switch b.kind {
		case blockSpeaker, blockSpeech:
			last = b.speech.voice
		case blockParagraph:
			if i == 0 || i+1 == len(blocks) || blocks[i-1].kind == blockSpeaker || last.speaker == "" || last.weak() || !b.gap || !plainlyAsks.MatchString(b.text) {
				continue
			}
			if next := &blocks[i+1]; (next.kind == blockSpeaker || next.kind == blockSpeech) && next.speech.voice == last {
				above, who := &blocks[i-1], trimSpeaker(blocks[i-1].text)
				if above.kind == blockHeading && brackets[firstRune(above.text)] && callable(who) {
					above.kind, above.speech = blockSpeaker, speech{voice: voice{speaker: who}}
					continue
				}
				b.kind, b.speech = blockSpeech, speech{kind: KindQuestion, text: b.text, closed: true}
			}
		}
	}
}

// conference is the title of a press conference, with whose it is.
var conference = lazily(`(市長|町長|村長|区長|知事)[^。]{0,8}会見`)

// doings is the title of what somebody did, day by day: 市長の主な活動, 知事の動き.
var doings = lazily(`(市長|町長|村長|区長|知事|教育長)(?:の|[ 　])?(?:主な)?(?:活動|動き|動静|公務|一日|1日|足あと|あしあと|足跡|日誌|日記|できごと|出来事|行動|フォト|レポート|ほっと|通信|だより|ブログ|コラム|トピックス)`)

// titledFor is whom the title of a page, or a line at its beginning that may be one,
// names as titles of a kind do, or nobody.
func (r *interpreter) titledFor(titles *pattern) voice {
	told := []string{r.title, r.page.title}
	for i := range r.page.lines[:min(len(r.page.lines), titleLines)] {
		told = append(told, r.page.lines[i].text)
	}
	for _, text := range told {
		if m := titles.FindStringSubmatch(text); m != nil && !sentence(text) {
			return voice{m[1], m[1]}
		}
	}
	return voice{}
}
