package data

import (
	"strings"
	"unicode"
)

var (
	meetingWords = lazily(`ミーティング|インタビュー|対談|鼎談|会見|に聞く|会議|総会|懇談|対話|トーク|タウン|集会|議事|会議録|意見交換|座談|フォーラム|ワークショップ|アンケート|協議会|審議会|委員会|検討会|説明会|報告会|シンポジウム|ヒアリング|の声|会(?:[（(]|の|$)`)
	ordinal      = lazily(`第[ 　]*[0-9０-９一二三四五六七八九十]+[ 　]*[回号]|年度`)
	// monthly is a title with the month in parentheses behind it.
	monthly = lazily(`[0-9０-９元]{1,4}年[ 　]?[0-9０-９]{1,2}月[^（()）]{0,6}[)）]$`)
	// namedMeeting is a line that says what the meeting is called.
	namedMeeting = lazily(`^(?:会議の?名称|会議名|附属機関等の名称)[ 　:：]+(.{2,60})$`)
	// themed is a line that says what the meeting is about, which is its title where it has
	// no other.
	themed = lazily(`^[○〇◯●■□◆◇・]?[ 　]*(?:テーマ|演題|題名)[ 　]*[:：][ 　]*(.{2,80})$`)
	// dated is the time of day, which stands beside the day of a meeting.
	dated = lazily(`[0-9０-９]{1,2}[ 　]*時|午[前後]`)
	// afterTitle is what stands behind a title in its line: what systems of minutes add,
	// how large the file is, or when the meeting was.
	afterTitle = lazily(`[ 　]+本文$|[ 　]*(?:最終)?更新日[:：]?$|[ 　]*[（(【][ 　]*(?:(?:PDF|ＰＤＦ|Word|Excel)(?:ファイル|形式)?[:：／/ 　]*)?[0-9.,]+[ 　]?(?:[kKmM]?[bB](?:yte)?|キロバイト|メガバイト)[ 　]*[)）】]$|[ 　]+(?:開催)?(?:日[ 　]*時|と[ 　]*き)[ 　]*[:：…].*$|(?:を(?:開催|開き|行い)[^。]{0,4})。$`)
	// bareWord is a word for a meeting and nothing else, as menus and parts of pages have it.
	bareWord = lazily(`^(?:インタビュー|アンケート(?:結果)?|会議録|議事録|座談会|意見交換会?|ワークショップ|会見|懇談会|対談)$`)
	// siteName is what many pages of a site have in common.
	siteName = lazily(`検索|サイト|[hH]omepage|ホームページ|(?:電子)?(?:資料室|図書館|アーカイブ)$|^[市町村区県]政[^ 　のを]{0,6}$`)
	// hall ends with a room in which meetings are: 第2委員会室.
	hall = lazily(`(?:[^長]室|ホール|会館|センター|公民館)[ 　]*[0-9０-９A-ZＡ-Ｚ]{0,3}$`)
	// dayThere is a place with the day of the meeting there: 鵜島町（令和元年7月13日）.
	dayThere = lazily(`^[^（()）]{1,12}[（(][^（()）]*[)）]$`)
	// byTheWay is what is told beside: ― 資料1の説明 ―, 写真提供：広報課.
	byTheWay     = lazily(`^[―—–─－‐-]|^(?:写真|画像|撮影|提供|文責|取材)(?:提供|撮影|協力)?[:：　 ]`)
	daysRest     = lazily(`[（(【\[]?[月火水木金土日祝](?:曜日?)?[)）】\]]|午[前後]|[0-9０-９]{1,2}(?:時|分|:|：)|開催|実施|公開|更新|作成|現在|受付|受理|受信|投稿|回答|掲載|提出|[ 　~～〜\-－―から:：まで（()）\[\]]`)
	recordWords  = lazily(`会議録|議事録|議事要旨|会議要旨|議事概要|会議概要$|開催(?:報告|結果)|を開催しました`)
	sectionWords = lazily(`^(?:主な|当日の|いただいた)?(?:ご)?(?:意見|発言|質疑|感想|概要|開催概要|次第|日時|場所|参加者|出席者|(?:会見|会議|講座|開催)?の?内容|字幕)`)
	siteSuffix   = lazily(`[ 　]*(?:[|｜/／]|[-－–—:：][ 　])[^|｜]*$`)
)

// titleBlocks is within how many blocks of the beginning a heading is the title
// though nothing about it says so.
const titleBlocks = 6

// A titling is what a page tells of its title elsewhere than in its headings.
type titling struct {
	told  string         // by the markup
	crumb string         // the last step of the way to the page
	times map[string]int // how often each text stands at the beginning
}

// titling gathers that from the blocks in which a title may stand.
func (p *page) titling(blocks []block) titling {
	t := titling{told: p.title, times: map[string]int{}}
	for _, b := range blocks {
		if b.kind == blockOmitted && crumbs(b.text) {
			if last := lastStep(b.text); t.crumb == "" && !navigation.MatchString(last) {
				t.crumb = last
			}
			continue
		}
		t.times[lettersOf(b.text)]++
	}
	return t
}

// lastStep is where the way from the site's first page leads.
func lastStep(text string) string {
	return strings.TrimSpace(text[strings.LastIndexAny(text, ">＞›»"):][len(">"):])
}

// lettersOf is a text without what is there for the eye: titles that a page gives
// twice differ by dashes and spaces.
func lettersOf(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, text)
}

// findTitle sets the meeting's title and returns the index of the first block
// after it. Among the headings before the first sentence it takes the one that
// looks most like the title of a meeting: with a day, a number, or a word for a
// meeting in it. Where none does it is where the page says it lies in its site, or
// the heading that it begins with.
func (s *source) findTitle(p *page, blocks []block, m *Meeting) int {
	before := 0
	for before < len(blocks) && !begins(blocks[before]) {
		before++
	}
	t := p.titling(blocks[:before])
	best, at := 0, -1
	for i, b := range blocks[:before] {
		if m := namedMeeting.FindStringSubmatch(b.text); m != nil {
			if score := t.score(block{text: m[1]}) + 4; at < 0 || score > best {
				best, at = score, i
				blocks[i].text = m[1]
			}
			continue
		}
		if m := themed.FindStringSubmatch(b.text); m != nil && at < 0 {
			best, at = 0, i
			blocks[i].text = m[1]
			continue
		}
		if b.kind != blockHeading && b.kind != blockParagraph || fact.MatchString(b.text) {
			continue
		}
		score := t.score(b)
		if strings.HasSuffix(b.text, "。") {
			score = min(score, 0) // a sentence is a title where there is no other
		}
		if score < 2 && i >= titleBlocks {
			continue // any heading of a page scores as much
		}
		if at < 0 || score > best {
			best, at = score, i
		}
	}
	if best < 0 {
		if at = -1; before > 0 && mayBeTitle(blocks[0]) {
			at = 0
		}
	}
	asHeading := t
	asHeading.told = ""
	switch {
	case at >= 0 && (p.title == "" || best > asHeading.score(block{text: p.title})):
		m.Title = blocks[at].text
	case p.title != "":
		m.Title = p.title
	default:
		m.Title = t.crumb
	}
	m.Title = strings.TrimSpace(afterTitle.ReplaceAllString(undecorated(m.Title), ""))
	if m.Title == "" {
		m.Title = s.baseName()
	}
	return at + 1
}

// begins reports whether what people said begins with a block: titles stand before.
func begins(b block) bool {
	switch b.kind {
	case blockItem:
		return !b.fact
	case blockSpeech:
		return true
	case blockParagraph:
		return strings.Contains(strings.TrimSuffix(b.text, "。"), "。") || strings.HasSuffix(b.text, "、") || length(b.text) > 2*maxHeading ||
			strings.HasSuffix(b.text, "。") && !(recordWords.MatchString(b.text) && length(b.text) <= maxHeading)
	}
	return false
}

// mayBeTitle reports whether a heading with which a page begins is its title, though
// others like it only tell what a part is about.
func mayBeTitle(b block) bool {
	return b.kind == blockHeading && findMark(b.text).sign == "" && !naming(b.text) && readTheme(b.text).front() == "" && !dayAlone(b.text) && !fact.MatchString(b.text)
}

// naming reports whether a heading only names somebody.
func naming(text string) bool {
	_, ok := parseVoice(trimSpeaker(text))
	return ok
}

// listSign reports whether a heading has the sign of one among several.
func listSign(text string) bool {
	sign := findMark(text).sign
	return counts(sign) || sign == "・" || sign == "-" || sign == answerSign
}

// dayAlone reports whether a line tells a day and nothing else.
func dayAlone(text string) bool {
	found := FindDates(text)
	if len(found) == 0 {
		return false
	}
	rest := text[:found[0].Start] + text[found[0].End:]
	return length(daysRest.ReplaceAllString(rest, "")) < 3
}

// datedLabel reports whether a line is the label of a day, with the day or without:
// 検討結果公表日　令和3年3月1日, 受付月日.
func datedLabel(text string) bool {
	days := FindDates(text)
	if len(days) == 0 {
		return strings.HasSuffix(text, "月日") || strings.HasSuffix(text, "日時")
	}
	return labelOfDay.MatchString(strings.Join(strings.Fields(text[:days[0].Start]), ""))
}

// labelOfDay is such a label without the spaces in it.
var labelOfDay = lazily(`^[^、。「」]{1,12}(?:日|日時)[:：]?$`)

// begunByDay reports whether a text begins with a day: when and by whom a page was
// written stands below its title.
func begunByDay(text string) bool {
	found := FindDates(text)
	return len(found) > 0 && found[0].Start == 0
}

// score weighs a heading.
func (t titling) score(b block) int {
	score := 0
	days := FindDates(b.text)
	meeting := meetingWords.MatchString(b.text)
	place := dayThere.MatchString(b.text) && !meeting
	for _, sign := range []struct {
		weight int
		hit    bool
	}{
		{8, within(b.text, t.told)},
		{6, within(b.text, t.crumb)},
		{4, t.times[lettersOf(b.text)] > 1 && !strings.Contains(b.text, "、")}, // captions are there twice, too
		{5, len(days) > 0 && !place},
		{4, ordinal.MatchString(b.text) || monthly.MatchString(b.text) && !place},
		{3, meeting},
		{2, recordWords.MatchString(b.text)},
		{2, b.level == 1},
		{1, b.kind == blockHeading},
		{3, addressTitle.MatchString(b.text) && len(greetingTheme.FindAllString(b.text, 2)) < 2},
		{8, letterTitle.MatchString(b.text)},
		{-3, bareWord.MatchString(b.text)},
		{-4, siteName.MatchString(b.text)},
		{-4, begunByDay(b.text) && !meeting},
		{-6, room.MatchString(b.text) || hall.MatchString(b.text)},
		{-6, sectionWords.MatchString(b.text) || readTheme(b.text).front() != ""},
		{-9, dayAlone(b.text) || datedLabel(b.text) || dated.MatchString(b.text) && len(days) > 0 || noAnswer.MatchString(b.text) || strings.Count(b.text, "、") > 1},
		{-6, abridged.MatchString(b.text)},
		{-7, naming(b.text)},
		{-7, readTheme(b.text).label},
		{-7, listSign(b.text) || topic.MatchString(b.text) || byTheWay.MatchString(b.text)},
	} {
		if sign.hit {
			score += sign.weight
		}
	}
	return score
}

// within reports whether a text is what is told elsewhere, or a good part of it.
func within(text, told string) bool {
	return told != "" && (text == told || strings.Contains(told, text) && length(text) > 4)
}

// withoutSite takes the name of the site off the title of an HTML page.
func withoutSite(title string) string {
	for {
		rest := siteSuffix.ReplaceAllString(title, "")
		if rest == title || rest == "" {
			return strings.TrimSpace(title)
		}
		title = rest
	}
}
