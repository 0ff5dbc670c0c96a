package data

import (
	"strings"
)

var (
	meetingWords = lazily(`ミーティング|インタビュー|対談|鼎談|会見|に聞く|会議|懇談|対話|トーク|タウン|集会|議事|会議録|意見交換|座談|フォーラム|ワークショップ|アンケート|協議会|審議会|委員会|検討会|説明会|報告会|シンポジウム|ヒアリング|の声|会(?:[（(]|の|$)`)
	ordinal      = lazily(`第[ 　]*[0-9０-９一二三四五六七八九十]+[ 　]*[回号]|年度`)
	// monthly is a title with the month in parentheses behind it.
	monthly = lazily(`[0-9０-９元]{1,4}年[ 　]?[0-9０-９]{1,2}月[^（()）]{0,6}[)）]$`)
	// namedMeeting is a line that says what the meeting is called.
	namedMeeting = lazily(`^(?:会議の?名称|会議名|附属機関等の名称)[ 　:：]+(.{2,60})$`)
	// dated is the time of day, which stands beside the day of a meeting.
	dated = lazily(`[0-9０-９]{1,2}[ 　]*時|午[前後]`)
	// fullText is what systems of minutes add to the title of the minutes.
	fullText     = lazily(`[ 　]+本文$`)
	daysRest     = lazily(`[（(【\[]?[月火水木金土日祝](?:曜日?)?[)）】\]]|午[前後]|[0-9０-９]{1,2}(?:時|分|:|：)|開催|実施|公開|更新|作成|現在|[ 　~～〜\-－―から:：まで（()）\[\]]`)
	recordWords  = lazily(`会議録|議事録|議事要旨|会議要旨|議事概要|会議概要$|開催(?:報告|結果)|を開催しました`)
	sectionWords = lazily(`^(?:主な|当日の|いただいた)?(?:ご)?(?:意見|発言|質疑|感想|概要|開催概要|次第|日時|場所|参加者|出席者|内容)`)
	siteSuffix   = lazily(`[ 　]*(?:[|｜/／]|[-－–—:：][ 　])[^|｜]*$`)
)

// titleBlocks is within how many blocks of the beginning a heading is the title
// though nothing about it says so.
const titleBlocks = 6

// findTitle sets the meeting's title and returns the index of the first block
// after it. Among the headings before the first sentence it takes the one that
// looks most like the title of a meeting: with a day, a number, or a word for a
// meeting in it.
func (s *source) findTitle(p *page, blocks []block, m *Meeting) int {
	m.Title = p.title
	best, at := 0, -1
	for i, b := range blocks {
		if b.kind == blockItem || b.kind == blockSpeech || b.kind == blockParagraph && (strings.Contains(b.text, "。") || strings.HasSuffix(b.text, "、") || length(b.text) > 2*maxHeading) {
			break
		}
		if m := namedMeeting.FindStringSubmatch(b.text); m != nil {
			if score := titleScore(block{text: m[1]}, p.title) + 4; at < 0 || score > best {
				best, at = score, i
				blocks[i].text = m[1]
			}
			continue
		}
		if b.kind != blockHeading && b.kind != blockParagraph || fact.MatchString(b.text) {
			continue
		}
		score := titleScore(b, p.title)
		if score < 2 && i >= titleBlocks {
			continue // any heading of a page scores as much
		}
		if at < 0 || score > best {
			best, at = score, i
		}
	}
	switch {
	case at < 0 || best < 0:
		at = -1
	case p.title == "" || best > titleScore(block{text: p.title}, ""):
		m.Title = blocks[at].text
	}
	m.Title = strings.TrimSpace(fullText.ReplaceAllString(undecorated(m.Title), ""))
	if m.Title == "" {
		m.Title = s.baseName()
	}
	return at + 1
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

// begunByDay reports whether a text begins with a day: when and by whom a page was
// written stands below its title.
func begunByDay(text string) bool {
	found := FindDates(text)
	return len(found) > 0 && found[0].Start == 0
}

// titleScore weighs a heading; told is the title that the markup tells.
func titleScore(b block, told string) int {
	score := 0
	for _, sign := range []struct {
		weight int
		hit    bool
	}{
		{8, told != "" && (b.text == told || strings.Contains(told, b.text) && length(b.text) > 4)},
		{5, len(FindDates(b.text)) > 0},
		{4, ordinal.MatchString(b.text) || monthly.MatchString(b.text)},
		{3, meetingWords.MatchString(b.text)},
		{2, recordWords.MatchString(b.text)},
		{2, b.level == 1},
		{1, b.kind == blockHeading},
		{3, addressTitle.MatchString(b.text) && len(greetingTheme.FindAllString(b.text, 2)) < 2},
		{-4, begunByDay(b.text) && !meetingWords.MatchString(b.text)},
		{8, letterTitle.MatchString(b.text)},
		{-6, room.MatchString(b.text)},
		{-6, sectionWords.MatchString(b.text)},
		{-9, dayAlone(b.text) || dated.MatchString(b.text) && len(FindDates(b.text)) > 0 || noAnswer.MatchString(b.text) || strings.Count(b.text, "、") > 1},
		{-6, abridged.MatchString(b.text)},
		{-7, naming(b.text)},
		{-7, readTheme(b.text).label},
		{-7, listSign(b.text) || topic.MatchString(b.text)},
	} {
		if sign.hit {
			score += sign.weight
		}
	}
	return score
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
