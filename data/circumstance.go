package data

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A circumstance is what a page tells of its meeting by a label and a value: when and
// where it was, who was there, which part of the city is in charge. It is nobody's
// words, and what tells the day of a meeting has been read before.
//
//	●日　時　令和5年10月24日（火）　19:00～20:30
//	【会場】みどり野公民館　　【対象】どなたでも

// circumstance reports whether a line tells nothing but circumstances. What the
// meeting was about (テーマ：…) is more, and so is what ends like a sentence.
func circumstance(text string) bool {
	text = strings.TrimRight(text, "、，,")
	if sentence(text) || predicate.MatchString(text) && !inCharge.MatchString(text) {
		return false
	}
	return fact.MatchString(text) && !about.MatchString(text) || dayAlone(text)
}

// listsFacts reports whether the line i tells a circumstance in a list of them, or by
// itself: an item amid others that tell none may be what somebody wrote, unless it has
// a sign that headings have, too.
func (p *page) listsFacts(i int) bool {
	m := findMark(p.lines[i].text)
	if !fact.MatchString(m.rest) || !circumstance(m.rest) {
		return false
	}
	amid := false
	for _, n := range []int{i - 1, i + 1} {
		if n < 0 || n >= len(p.lines) || p.lines[n].item != p.lines[i].item {
			continue
		}
		if beside := findMark(p.lines[n].text); beside.sign == m.sign {
			if fact.MatchString(beside.rest) {
				return true
			}
			amid = m.sure || p.lines[i].item
		}
	}
	return !amid
}

// class is an entry of the legend of a classification: A 実施済みのもの, Ｂ：検討中.
var class = lazily(`^([A-FＡ-Ｆ])[ 　]*[:：.．… 　][ 　]*[^。「」？?]{0,24}(?:もの|済み?|中|予定|困難|不可|実施|対応|検討|反映|参考|その他)$`)

// legend reports whether the line i is an entry of the legend of a classification, of
// which another, a letter on or back, stands right beside it.
func (p *page) legend(i int) bool {
	m := class.FindStringSubmatch(findMark(p.lines[i].text).rest)
	if m == nil {
		return false
	}
	letter := narrow([]rune(m[1])[0])
	for _, n := range []int{i - 1, i + 1} {
		if n < 0 || n >= len(p.lines) {
			continue
		}
		if beside := class.FindStringSubmatch(findMark(p.lines[n].text).rest); beside != nil && narrow([]rune(beside[1])[0])-letter == rune(n-i) {
			return true
		}
	}
	return false
}

// attendance reports whether a text below the heading of a roster is nothing but
// people, with their offices and groups, or how many there were:
// 青木恵・石田昇（区長会）, 市民18名.
func attendance(text string) bool {
	text = strings.TrimRight(text, "、，,")
	if sentence(text) || predicate.MatchString(text) {
		return false
	}
	if counted.MatchString(text) || rosterEntry(text) || rosterLine(text) || enumerates(text) || loneLetters(text) {
		return true
	}
	all := strings.FieldsFunc(belongs.ReplaceAllString(text, " "), func(r rune) bool {
		return strings.ContainsRune(":：、，,　 ・|｜／/【】〔〕[]○●■◆◎◇□", r)
	})
	for _, f := range all {
		if _, ok := parseVoice(f); !ok && !partOfName.MatchString(f) && !office.MatchString(f) && !inKana.MatchString(f) {
			return false
		}
	}
	return len(all) > 0
}

// holdsOffice reports whether a text begins with an office and goes on with names whose letters
// are set apart: 教　育　長　久　保　明.
func holdsOffice(text string) bool {
	if !loneLetters(text) || strings.ContainsFunc(text, hiragana) || dealtWith.MatchString(noSpaces.Replace(text)) {
		return false
	}
	office := ""
	for _, r := range noSpaces.Replace(text) {
		if office += string(r); length(office) > maxLabel {
			return false
		}
		if v, ok := parseVoice(office); ok && v.role != "" && !v.weak() {
			return true
		}
	}
	return false
}

var (
	// dealtWith ends what a session deals with, whose letters may be set apart, too: 副議長選挙.
	dealtWith = lazily(`(?:選挙|選任|選出|報告|挨拶|辞職|指名|質問|説明|告|件)$`)
	// counted ends with how many people there were.
	counted = lazily(`[0-9０-９]+[ 　]?(?:人|名)[)）]?$`)
	// belongs is what stands in parentheses behind a name.
	belongs = lazily(`[（(][^（()）]*[）)]`)
	// partOfName is a name, or what it is cut into.
	partOfName = lazily(`^(?:[\p{Han}々ヶ]{1,6}|[\p{Katakana}ー]{1,8}|[\p{Hiragana}ー]{2,5})$`)
)

// about is the label of what a meeting deals with.
var about = lazily(`^[^\p{L}]*(?:テーマ|議題|案件|内容|議事)`)

// predicate ends like a sentence without a full stop: もっと短くしてほしい.
var predicate = lazily(`(?:たい|しい|ない|です|ます|した|った|いる|ある|する|なる|れる|せる|える|いい|よい|良い|だ|か|よ|ね)$`)

// charge tells which part of the city is in charge, and how it files what was said:
// 担当：管財課, 反映区分：A 実施する.
// An answer has the label 回答, too.
const charge = `^(?:` + chargeLabel + `[ 　]*[:：　 ][^。！？!?「」]{1,40}|` + chargeBracket + `[^。！？!?「」]{1,40}|` +
	`[・○●■◆□◇◎（(]?[ 　]*回答[ 　]*[:：　 ][^。！？!?「」、をがは]{0,20}` + parts + `(?:[ 　（(・、].{0,20})?)$`

// chargeLabel is what stands before it, with a sign or without.
const chargeLabel = `[・○●■◆□◇◎（(]?[ 　]*(?:部署|(?:反映|対応)区分|(?:部局|部|局|課|室|係)名|回答(?:` + chargedPart + `|担当名?)|(?:所管|担当|所属)(?:` + chargedPart + `|担当)?名?)`

const (
	// parts end the name of a part of the city.
	parts = `(?:課|係|室|局|部|班|館|所|センター|委員会|担当|公社)`
	// chargedPart is a word for that part of the city, and inChargeOf its label.
	chargedPart = `(?:部?課|部署|部局?|局|係|室|者)等?名?`
	inChargeOf  = `(?:回答|所管|担当|所属)(?:` + chargedPart + `|担当)?名?`
	// chargeBracket is that label in brackets: 【担当課】公園課.
	chargeBracket = `[・○●■◆□◇◎]?[ 　]*[【〔［\[（(](?:回答|所管|担当)` + chargedPart + `[】〕］\]）)][ 　:：]*`
)

var inCharge = lazily(charge)

// held is the label of when or where something was held: 開催月日, 会議の開催場所.
const held = `(?:招集|開催|実施|会議|会見)の?(?:開催)?(?:(?:年?月)?日時?|日程|時間|時刻|期間|場所|会場)`

// known is what is told of whoever writes, or is asked: 年代・性別.
const known = `(?:お?住まい(?:の地域|の地区)?|居住地|(?:ご)?住所|地区|(?:ご)?年齢|年代|年齢層|性別|(?:ご)?職業)`

// opinionCount is the label of how many opinions there were: 提出された意見の件数, 応募者数.
const opinionCount = given + `?(?:ご|御)?(?:意見|提出|応募)等?の?(?:提出|応募)?(?:件数|者数|人数|総数)`

// circumstances are the labels of what is told of a meeting, of a poll, and of letters.
var circumstances = strings.Join([]string{
	held + `|期間|期日|日時|日にち|とき|時間|開会|閉会|縦覧期間|場所|会場|ところ`, // when and where
	`参加者数?|参加団体|対象団体|開催団体|団体名|参加人数|出席者数?|出席(?:委員|議員)|欠席者|欠席(?:委員|議員)|傍聴者数?|対象者?|定員|人数|(?:出席|参加)?(?:記者|報道機関|報道関係者)数|主催|共催|出席説明員|欠席説明員|説明員|事務局職?員|` + opinionCount + `|出席者?数?|欠席者?`, // who was there, and who held it
	`次回(?:の?(?:会議|開催(?:日時?)?|日程|予定))?|会議の?名称?|附属機関等の名称|テーマ|議題|案件|内容`,               // what it was about
	`回答者?数|回収率|配布数|回答(?:日|年月日|月日)|` + known + `(?:[・、,/／と][ 　]*` + known + `)*|件数`, // a poll
	`(?:受付|受理)(?:日時?|番号|年月日|方法|媒体)|(?:意見の?)?(?:分類|分野|カテゴリー?)|投稿日|(?:自治体|広報紙?)名|発行(?:日|年月日|者|元)|募集期間|受付期間|意見募集期間|(?:(?:検討|募集|実施)?結果の?)?公表(?:日|期間|方法)|閲覧場所|(?:応募|提出|募集|周知)方法`, // letters, opinions that were asked for, papers
}, "|")

// fact is a line that states a circumstance of the meeting: 日時：…, 場所　….
var fact = lazily(`^[・○●■◆□◇◎]?[ 　]*[【〔［\[]?(?:[(（]?[0-9０-９]{1,2}[)）.．]?)?[ 　]*(?:` + circumstances + `)[ 　]*(?:[:：=＝】〕］\]]|[…‥]{1,3}|[　 ]+[^　 ])|` + charge)

// padding bounds the letters of a label that are set apart.
const padding = 5

// apartLabel is a label whose letters are set apart, perhaps in brackets: （回　答）.
var apartLabel = lazily(`^([・○〇◯●◎■□◆◇]?[ 　]*[【〔［\[（(＜<〈≪《]?[ 　]*)([\p{Han}\p{Hiragana}](?:[ 　]+[\p{Han}\p{Hiragana}]){1,4})([ 　]*(?:[】〕］\]）)＞>〉≫》:：]|$)|[ 　])`)

// closeLabels closes up the labels of circumstances, and of what was said or answered,
// whose letters are set apart to make them as wide as others: 日　時, 参 加 者, （回　答）.
func (p *page) closeLabels() {
	for i := range p.lines {
		ln := &p.lines[i]
		if m := apartLabel.FindStringSubmatch(ln.text); m != nil {
			if label := noSpaces.Replace(m[2]); readTheme(label).label {
				end, rest := strings.Trim(m[3], " 　"), strings.TrimLeft(ln.text[len(m[0]):], " 　")
				if end == "" && rest != "" {
					end = "　"
				}
				ln.text = noSpaces.Replace(m[1]) + label + end + rest
				continue
			}
		}
		m := findMark(ln.text)
		ln.text = strings.TrimSuffix(ln.text, m.rest) + closeLabel(m.rest)
	}
}

// closeLabel does so with a line without its mark.
func closeLabel(text string) string {
	label, rest := "", text
	for n := range padding {
		r, size := utf8.DecodeRuneInString(rest)
		behind := rest[size:]
		value := strings.TrimLeft(behind, " 　")
		apart := len(value) < len(behind)
		if label += string(r); !unicode.IsLetter(r) {
			break
		}
		colon := strings.HasPrefix(value, ":") || strings.HasPrefix(value, "：")
		switch {
		case n > 0 && (apart || colon || value == "") && fact.MatchString(label+"："):
			if !colon && value != "" {
				label += "　"
			}
			return label + value
		case !apart:
			return text
		}
		rest = value
	}
	return text
}

// joinFacts sets the value of a circumstance beside its label, where each has a
// line of its own.
func (p *page) joinFacts() {
	kept := p.lines[:0]
	for i := 0; i < len(p.lines); i++ {
		ln := p.lines[i]
		if i+1 < len(p.lines) && ln.level == 0 && (factLabel.MatchString(closeUp(ln.text)) || writerLabel.MatchString(ln.text) || subjectLabel.MatchString(ln.text)) {
			next := p.lines[i+1]
			short := length(next.text) <= maxHeading || length(next.text) <= 2*maxHeading && dated.MatchString(next.text)
			if next.level == 0 && short && !sentence(next.text) && !unfinished.MatchString(next.text) && findMark(next.text).sign == "" && !factLabel.MatchString(next.text) && !fact.MatchString(next.text) {
				ln.text = strings.Trim(ln.text, ":： 　【】〔〕［］[]") + "：" + next.text
				i++
			}
		}
		kept = append(kept, ln)
	}
	p.lines = kept
}

// factLabel is a line that only names a circumstance. Labels such as 内容 are
// none: anything may follow them.
var factLabel = lazily(`^[○〇◯●■□◆◇・]?(?:[(（]?[0-9０-９]{1,2}[)）]?)?[.．、 　]*[【〔［\[]?(?:` + held + `|期日|日時|日にち|受付日|受理日|投稿日|受付番号|回答(?:日|年月日|月日)|担当|(?:回答|所管|担当)` + chargedPart + `|場所|会場|参加者数|参加人数|参加団体|対象団体|開催団体|傍聴者(?:数|人数)?|傍聴の可否|会議の公開(?:・非公開)?|主催|共催|定員|配布数|回収率|` + opinionCount + `|附属機関等の名称|会議の?名称?)[】〕］\]]?[:：]?$`)
