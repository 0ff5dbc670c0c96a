package data

import (
	"regexp"
	"strings"
)

// A theme is what a heading tells of the remarks below it.
type theme struct {
	section string
	kind    Kind  // of items and of speech; "" when it does not tell
	voice   voice // who speaks below: 森川市長のコメント
	opinion bool  // paragraphs below are what people said
	level   int   // 1 to lowest
}

// lowest is the level of headings that the markup does not tell.
const lowest = 7

var (
	surveyTheme   = regexp.MustCompile(`アンケート|自由記述|自由意見|感想文`)
	commentTheme  = regexp.MustCompile(`コメント|講評|総評|所感|メッセージ|(?:を終えて|を振り返って|終了にあたって)$`)
	greetingTheme = regexp.MustCompile(`あいさつ|挨拶`)
	agendaTheme   = regexp.MustCompile(`^(?:会議)?(?:次第|議題|議事|議事日程|議事次第|日程|案件|プログラム|タイムスケジュール|当日の流れ|スケジュール|審議事項|報告事項|協議事項)$`)
	rosterTheme   = regexp.MustCompile(`^(?:出席者|参加者|欠席者|出席委員|欠席委員|委員|出席議員|欠席議員|構成員|事務局|説明員|傍聴者?|参加団体|出席(?:状況|者名簿)|委員名簿|名簿|メンバー)(?:一覧|名簿|の紹介|について)?(?:[（(].*[)）])?$`)
	opinionTheme  = regexp.MustCompile(`意見|感想|発言|要望|提案|声$|自由記述|回答`)
	themeVoice    = regexp.MustCompile(`^(.{1,20}?)(?:の|から(?:の)?|より)?[ 　]*(?:開会|閉会|終わりの|はじめの)?(?:ご|お|御)?(?:コメント|講評|総評|所感|あいさつ|挨拶|メッセージ|感想|発言|ことば|言葉|話)$`)
	decoration    = regexp.MustCompile(`^[■□●○◆◇◎▼▽▲△★☆・【〔［\[〈＜<]+[ 　]*|[ 　]*[】〕］\]〉＞>:：]+$`)
)

// readTheme reads a heading.
func readTheme(heading string) theme {
	t := theme{section: undecorated(heading)}
	bare := t.section
	if m := findMark(bare); m.sign != "" {
		bare = m.rest
	}
	bare = strings.TrimSpace(bare)
	switch {
	case surveyTheme.MatchString(bare):
		t.kind, t.opinion = KindSurvey, true
	case greetingTheme.MatchString(bare):
		t.kind = KindGreeting
	case commentTheme.MatchString(bare):
		t.kind = KindComment
	case agendaTheme.MatchString(bare):
		t.kind = KindAgenda
	case rosterTheme.MatchString(bare):
		t.kind = KindRoster
	case opinionTheme.MatchString(bare):
		t.opinion = true
	}
	if m := themeVoice.FindStringSubmatch(bare); m != nil && t.kind != KindSurvey {
		t.voice, _ = findVoice(m[1])
	}
	return t
}

var (
	// tells ends a sentence in which the page itself reports what was done.
	tells = regexp.MustCompile(`(?:が(?:あり|出され|出|寄せられ|挙がり|あがり|交わされ|語られ|行われ|聞かれ|開催され|続き)|(?:を|ご)?(?:開催|実施|開き|行い|紹介|報告|掲載|公開|お知らせ)(?:し|いた)?|語られ|話し合(?:い|われ)|意見(?:を)?(?:交換|交わ)(?:し|が)?.{0,6}|開催され|行われ|述べ(?:られ)?|伺い|いただき|まとめ|聞き|なり|進められ|交わし|始まり|終了し|閉会し|閉じ|確かめ合い|確認し)(?:まし|てい)(?:た|ます|ました)。?$|(?:次|以下)のとおり(?:です)?。?$|とおりです。?$|ようでした。?$|様子でした。?$`)
)

// bracketLabel matches a heading that begins with a label in brackets:
// 【テーマ1】楽になったこと.
var bracketLabel = regexp.MustCompile(`^([■□●○◆◇◎・ 　]*)[【〔［\[〈＜<]([^】〕］\]〉＞>]{1,20})[】〕］\]〉＞>][ 　]*(.+)$`)

// undecorated takes the signs off that set a heading apart from text; a label in
// brackets keeps its words.
func undecorated(heading string) string {
	heading = bracketLabel.ReplaceAllString(heading, "$1$2　$3")
	return cleanLine(decoration.ReplaceAllString(heading, ""))
}

// narrates reports whether the page itself speaks in a paragraph, and not
// somebody it lets speak.
func narrates(text string) bool {
	all := sentences(text)
	return len(all) > 0 && tells.MatchString(all[len(all)-1])
}
