package data

import (
	"fmt"
	"slices"
	"strings"
)

// A column is what a column of a table holds, by the field of a row it fills.
type column string

const (
	columnDate      column = "date"
	columnMeeting   column = "meeting"
	columnMeetingID column = "meeting_id"
	columnSection   column = "section"
	columnSpeaker   column = "speaker"
	columnRole      column = "role"
	columnKind      column = "kind"
	columnText      column = "text"
	columnQuestion  column = "question" // text that is a question
	columnAnswer    column = "answer"   // text that answers what stands beside it
	columnSurvey    column = "survey"   // text somebody wrote in a questionnaire
	columnURL       column = "url"
	columnID        column = "id"
	columnAnswered  column = "answered" // when somebody answered a questionnaire
	columnUnread    column = "unread"   // known, and of no use here: numbers, ages, addresses
)

const (
	// opinionName is what people in meetings give, as headings name it.
	opinionName = `(?:発言|意見|要望|提案|提言|感想|コメント|苦情|指摘|質問|質疑|問い?合わ?せ|気づき|気付き)`
	// officeName is whoever answers them.
	officeName = `(?:市|町|村|区|県|市長|町長|村長|区長|知事|市側|担当課|担当部署|事務局|所管課|行政|当局|執行部|教育委員会|本市|本町|本村|病院|院長|学校|図書館|施設)`
)

// headings are the words a column is known by, folded as foldHeading does.
var headings = map[column]*pattern{
	columnDate:      lazily(`^(?:日付|日|開催日|実施日|年月日|日時|開催日時|開催年月日|実施年月日|date|day|heldon)$`),
	columnMeeting:   lazily(`^(?:会議|会議名|会議名称|会議の名称|会議体|会議体名|会名|行事名|イベント名|集会名|会場名|meeting|meetingname|title)$`),
	columnMeetingID: lazily(`^(?:会議(?:id|番号|コード)|meeting_?id)$`),
	columnSection:   lazily(`^(?:テーマ|議題|件名|題名|表題|項目|大項目|中項目|小項目|分類|見出し|小見出し|分野|カテゴリー?|設問|設問文|質問項目|質問文|話題|章|グループ|班|section|theme|topic|category|heading)$`),
	columnSpeaker:   lazily(`^(?:発言者|発言者名|話者|氏名|名前|委員名|委員|回答者|質問者|記入者|投稿者|speaker|name|respondent)$`),
	columnRole:      lazily(`^(?:役職|役職名|職|職名|肩書き?|所属|所属役職|役職所属|所属職名|role|position)$`),
	columnKind:      lazily(`^(?:区分|発言区分|種別|種類|kind|type)$`),
	columnText:      lazily(`^(?:主な|その他の?)?(?:` + opinionName + `(?:等|など)?(?:及び|および|並びに|と|や|または|又は)?)+(?:の?(?:内容|要旨|概要|本文|詳細))?$|^(?:会議|審議|議事|協議)の?(?:経過|内容|要旨|概要)$|^(?:内容|本文|要旨|記事|text|body|comments?|remarks?|opinions?|content|message)$`),
	columnQuestion:  lazily(`^(?:質問|質疑|問い?)(?:等)?(?:の?(?:内容|要旨|概要))?$|^questions?$`),
	columnAnswer:    lazily(`^(?:` + opinionName + `(?:等|など)?(?:に対する|への))?(?:(?:当日|後日|会場|その場|` + officeName + `)(?:から|での|で)?の?)?(?:(?:回答|答弁|答え|考え方?|対応|対応方針|対応状況|見解)(?:等|した)?(?:及び|および|と|や|または|又は)?)+(?:の?(?:内容|要旨|概要))?$|^(?:answers?|responses?|reply)$`),
	columnSurvey:    lazily(`^(?:自由記述|自由記入|自由意見|自由回答|自由記載|記述|記述回答|アンケート(?:の)?(?:回答|意見|記述)|freetext|freecomment)(?:欄|内容)?$`),
	columnURL:       lazily(`^(?:url|リンク|link|出典|アドレス|掲載ページ)$`),
	columnID:        lazily(`^(?:id|発言id|remark_?id)$`),
	columnAnswered:  lazily(`^(?:タイムスタンプ|timestamp|回答日時?|回答年月日|送信日時?|(?:受付|投函|投書|受理)(?:日時?|年月日)|完了時刻|完了日時|記入日)$`),
	columnUnread:    lazily(`^(?:no\.?|(?:.{1,6}の)?該当(?:箇所|ページ|頁|項目)|ページ|頁|(?:計画等?への)?反映(?:の?有無|区分)?|修正の?有無|対応区分|№|番号|通し?番号|連番|整理番号|受付番号|行|#|年齢|年代|性別|住所|居住地|地区|居住地区|(?:住まい|居住).*|職業|学年|世帯.*|電話番号|メール|電子メール|メールアドレス|eメール|email.*|開始時刻|最終変更時刻|最終更新日時|回答時間|ステータス|備考|担当課|所管課|所管|担当|文字数|件数|人数|賛否|評価|満足度|和暦|抜粋|一致の理由|一致の段階|発言のurl|会議内の順|得点|dateja|snippet|why|tier|permalink|seq|score)$`),
}

// columnOrder is the order in which headings are tried: the first that knows a
// word has it.
var columnOrder = []column{
	columnMeetingID, columnID, columnDate, columnMeeting, columnSection, columnSpeaker, columnRole, columnKind,
	columnSurvey, columnQuestion, columnAnswer, columnText, columnURL, columnAnswered, columnUnread,
}

// texts reports whether the column holds what people said.
func (c column) texts() bool {
	return c == columnText || c == columnQuestion || c == columnAnswer || c == columnSurvey
}

// columnOf returns what a column of the heading holds, or "".
func columnOf(heading string) column {
	if c := knownColumn(heading); c != "" || foldHeading(heading) == "" {
		return c
	}
	if length(heading) > maxLabelLine {
		return ""
	}
	switch t := readTheme(cleanLine(heading)); {
	case t.label && t.kind == KindAnswer, doneTheme.MatchString(t.section):
		return columnAnswer
	case t.label && t.kind == KindQuestion:
		return columnQuestion
	case t.label, t.opinionOf():
		return columnText // 市民の声
	}
	return ""
}

// knownColumn is columnOf for headings that stand above columns and nowhere else.
func knownColumn(heading string) column {
	h := foldHeading(heading)
	for _, c := range columnOrder {
		if h != "" && headings[c].MatchString(h) {
			return c
		}
	}
	return ""
}

var (
	inBracketsAnywhere = lazily(`[（(【\[［][^（）()【】\[\]［］]*[)）】\]］]`)
	beside             = lazily(`[ 　・/／、,\n\r_*:：＊※【】（）()\[\]［］]`)
	polite             = lazily(`^(?:ご|御|お)|欄$|(?:ご|御)(` + opinionName + `|回答)`)
)

// foldHeading makes one of the ways a heading is written: no space and signs,
// nothing in brackets, no polite prefix, lower case.
func foldHeading(heading string) string {
	h := strings.Map(narrow, strings.TrimSpace(heading))
	if bare := inBracketsAnywhere.ReplaceAllString(h, ""); strings.TrimSpace(bare) != "" {
		h = bare
	}
	h = strings.ToLower(strings.TrimSpace(h))
	if strings.HasPrefix(h, "meeting_id") || strings.HasPrefix(h, "remark_id") {
		return h
	}
	return polite.ReplaceAllString(beside.ReplaceAllString(h, ""), "$1")
}

// Columns says which columns of a table hold what, where their headings do not
// tell: the field by its name, the column by its letter (F), its number from 1,
// or its heading.
type Columns map[string]string

// ParseColumns reads 発言=F,日付=B: pairs of a field, named as a heading would
// name it in Japanese or English, and a column. It fails with a *Problem that is
// ErrColumns.
func ParseColumns(s string) (Columns, error) {
	all := Columns{}
	for _, pair := range strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == '，' || r == '、' }) {
		name, where, ok := strings.Cut(strings.Map(narrow, pair), "=")
		name, where = strings.TrimSpace(name), strings.TrimSpace(where)
		c := columnOf(name)
		if !ok || where == "" || c == "" || c == columnAnswered || c == columnUnread {
			return nil, newProblem(ErrColumns,
				fmt.Sprintf("%q does not say which column holds what; write it like 発言=F,日付=B (fields: %s)", pair, fieldNames),
				fmt.Sprintf("「%s」は列の指定として読めません。発言=F,日付=B のように書いてください（項目：%s）", pair, fieldNames))
		}
		all[string(c)] = where
	}
	if len(all) == 0 {
		return nil, newProblem(ErrColumns, "no column is given; write it like 発言=F,日付=B", "列の指定がありません。発言=F,日付=B のように書いてください")
	}
	return all, nil
}

const fieldNames = "発言, 質問, 回答, 自由記述, 日付, 会議名, テーマ, 発言者, 役職, 区分, URL"

// letters is the name of a column in a spreadsheet.
var letters = lazily(`^[A-Za-z]{1,3}$`)

// place returns the index of the column that is named, from 0, or -1.
func place(where string, head []string) int {
	if i := slices.IndexFunc(head, func(h string) bool { return cleanLine(h) == where || foldHeading(h) == foldHeading(where) }); i >= 0 {
		return i
	}
	if letters.MatchString(where) {
		n := 0
		for _, r := range strings.ToUpper(where) {
			n = n*26 + int(r-'A') + 1
		}
		return n - 1
	}
	c := cursor{s: where}
	if n, ok := c.number(4); ok && c.i == len(where) && n > 0 {
		return n - 1
	}
	return -1
}

// noColumn is the error of tables that hold no remark.
func (s *source) noColumn() error {
	none := newProblem(ErrNoRemarks, "no remarks were found; its headings name no column of remarks", "発言が見つかりません。発言の列が見出しから分かりません").at(s.name, 0)
	if len(s.report.Warnings) > 0 {
		first := s.report.Warnings[0]
		none.english, none.japanese = "no remarks were found; "+first.english, "発言が見つかりません。"+first.japanese
		none.Sheet, none.Line = first.Sheet, first.Line
	}
	return none
}
