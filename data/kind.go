package data

import "strings"

// Kind says what sort of voice a remark is.
type Kind string

// The kinds of a meeting page. Ranking puts [KindNarration], [KindAgenda],
// [KindChair] and [KindRoster] below what people said.
const (
	KindRemark    Kind = "remark"    // 発言: what a participant said
	KindComment   Kind = "comment"   // コメント: a chair's or mayor's comment
	KindGreeting  Kind = "greeting"  // あいさつ: an opening or closing greeting
	KindSurvey    Kind = "survey"    // アンケート: an answer from a questionnaire
	KindNarration Kind = "narration" // 地の文: the page's own connecting text
	KindAgenda    Kind = "agenda"    // 議題: an item of the agenda
)

// The kinds that council minutes add to those of a meeting page.
const (
	KindQuestion Kind = "question" // 質問: a member's question
	KindAnswer   Kind = "answer"   // 答弁: an official's answer
	KindChair    Kind = "chair"    // 議事進行: the chair conducting the session
	KindRoster   Kind = "roster"   // 名簿: title pages and lists of members
)

// kinds holds every kind in display order, with its label in Japanese and in
// English, and the other words by which sources name it.
var kinds = []struct {
	kind              Kind
	japanese, english string
	aliases           []string
}{
	{KindRemark, "発言", "Remark", []string{"意見", "発言内容"}},
	{KindComment, "コメント", "Comment", []string{"講評", "市長コメント"}},
	{KindGreeting, "あいさつ", "Greeting", []string{"挨拶"}},
	{KindSurvey, "アンケート", "Survey answer", []string{"アンケート回答", "自由記述"}},
	{KindQuestion, "質問", "Question", []string{"質疑"}},
	{KindAnswer, "答弁", "Answer", []string{"回答"}},
	{KindChair, "議事進行", "Chair", []string{"議長", "委員長"}},
	{KindAgenda, "議題", "Agenda", []string{"日程"}},
	{KindNarration, "地の文", "Narration", []string{"説明文"}},
	{KindRoster, "名簿", "Roster", []string{"出席者"}},
}

// Kinds returns every kind in display order. The slice is the caller's.
func Kinds() []Kind {
	all := make([]Kind, len(kinds))
	for i, k := range kinds {
		all[i] = k.kind
	}
	return all
}

// ParseKind reads a kind by its value ("survey"), by its label in Japanese or
// English, or by another word sources use for it (議長, 自由記述). Letter case
// and surrounding space do not matter. ok is false for any other word.
func ParseKind(s string) (kind Kind, ok bool) {
	s = strings.TrimSpace(s)
	for _, k := range kinds {
		if strings.EqualFold(s, string(k.kind)) || s == k.japanese || strings.EqualFold(s, k.english) {
			return k.kind, true
		}
		for _, a := range k.aliases {
			if s == a {
				return k.kind, true
			}
		}
	}
	return "", false
}

// Japanese returns the label shown to Japanese readers, 発言 for [KindRemark].
// An unknown kind is its own label.
func (k Kind) Japanese() string {
	for _, e := range kinds {
		if e.kind == k {
			return e.japanese
		}
	}
	return string(k)
}

// English returns the label shown to English readers. An unknown kind is its
// own label.
func (k Kind) English() string {
	for _, e := range kinds {
		if e.kind == k {
			return e.english
		}
	}
	return string(k)
}
