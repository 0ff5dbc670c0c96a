package data

import (
	"slices"
	"strings"
)

// Whose words stand below is told once, above all of them: by a heading, or by
// the sentence that leads to a list.
//
//	参加者の声
//	・坂が多いので、休む所がほしい。
//	保育士の皆さんからは次のような声がありました：
//	・書類が多く、休めない。

const (
	// opinions are the words for what people say, with what may stand around them.
	opinions = `(?:主な|おもな|代表的な|率直な|貴重な|後日|いただいた|頂いた|寄せられた|お寄せいただいた|出された|出た)*(?:ご|お|御)?(?:声|意見|感想|要望|質問|提案|提言|発言|回答|答え|お?返事|返答|コメント|考え|一言|ひとこと|言葉|ことば|メッセージ|アドバイス|アイデア)(?:[・、,，](?:ご|お|御)?(?:声|意見|感想|要望|質問|提案|提言))*(?:の?(?:内容|要旨|概要|一部|抜粋|紹介)|まとめ|一覧|など|等)*`
)

var (
	// whoseTheme heads what somebody said, or several.
	whoseTheme = lazily(`^(.{1,24}?)(?:から(?:の)?|より(?:の)?|の|が|(?:の)?アンケート(?:に|で|から|より)(?:お?寄せ|いただ|頂)[^。、]{1,8}た)` + opinions + `$`)
	// withAnswers ends a title that tells that what was said is answered below, too.
	withAnswers = lazily(`(?:への|に対する|とその|と)(?:ご|御|お)?(?:対応|回答|答え|返答|返事|考え方?)(?:について|状況|結果|一覧|集)?[ 　]*(?:[（(][^（()）]{1,24}[)）])?$`)
	// theirs is the same without a particle: 市民意見.
	theirs = lazily(`^(` + people + `|講師|委員|議員|教員|先生)` + opinions + `$`)
	// city is who answers for all of it: 市の考え方, 県からの回答.
	city = lazily(`^(本?[市町村区県都道府国]|行政|当局|執行部)(?:側)?(?:から(?:の)?|より(?:の)?|の)(?:ご|御|お)?(?:考え方?|回答|答え|返事|返答|見解|対応|所見)(?:等)?(?:の?(?:内容|要旨|概要))?[ 　]*[0-9０-９①-⑳]{0,2}$`)
	// answerOf is an office before what it answers: 市長回答.
	answerOf = lazily(`^(` + executives + `)(?:回答|答弁|答え|コメント|所見)$`)
	// body is a body that opinions come from: 組合から出た声, 北小学校からの質問.
	body = lazily(`^[^、。のをがはにでとへも]{0,12}(?:組合|[^議大集機社]会|会場|部|課|班|校|園|院|店|館|局|室|署|[^場]所|センター|クラブ|サークル)$`)
	// leadsTo is a sentence that says who said what is listed below.
	leadsTo = lazily(`(?:次|以下|下記)の(?:(?:よう|とおり|通り)な?)?[^。]{0,12}(?:声|意見|感想|要望|質問|提案|発言|話|回答|説明|答弁|コメント)`)
	// tellsOf is a sentence that tells that somebody said something: 生徒からは多くの質問が出ました。
	tellsOf = lazily(`(?:から|より)[^。]*(?:声|意見|感想|要望|質問|提案|言葉)(?:など|等)?[がをも][^。「」]{0,16}(?:出|寄せ|あり|挙|上が|あが|いただ|頂|聞かれ|相次|飛び|続)[^。「」]{0,10}。$`)
	// breaksOff is a line that ends before what somebody said, perhaps with the first of it:
	// 生徒からは, 町長より『…』.
	breaksOff = lazily(`^[^「」『』]{1,40}(?:から|より)(?:は|も)?[、，：:]?(?:[「『].*[」』])?$`)
	// gave is a sentence that tells who said or wrote what is listed below: 学生の皆さんが感想を
	// 書いてくださいました。こどもたちが書いてくれた感想です！
	gave = lazily(`^(.{1,40}?)が[、，]?[^。「」]{0,24}(?:(?:感想|意見|声|コメント|メッセージ)を[^。「」]{0,6}(?:書|寄せ|出|話|語|述べ|聞かせ)[^。「」]{0,10}ました|(?:書|寄せ|出|話|語|述べ|聞かせ)[^。「」、]{0,8}た[^。「」、]{0,6}(?:感想|意見|声|コメント|メッセージ)です)[。！!：:]?$`)
	// comesFrom is one that tells from whom it is: 市長からのメッセージです。
	comesFrom = lazily(`^(.{1,40}?)(?:から|より)の` + opinions + `(?:です|を[^。「」]{0,10}ます)[。！!：:]?$`)
	// ledBy is who it names.
	ledBy = lazily(`^(.{1,40}?)(?:から(?:は|も)?|より)(?:[、，：:「『]?[^。]*。?|[、，：:]?[「『].*)$`)
)

// whoseIs finds whose words a heading says that it heads.
func whoseIs(heading string) voice {
	if m := groupName.FindStringSubmatch(heading); m != nil && groupLine.MatchString(heading) {
		return voice{speaker: m[1]}
	}
	if m := city.FindStringSubmatch(heading); m != nil {
		return voice{speaker: m[1]}
	}
	if m := answerOf.FindStringSubmatch(heading); m != nil {
		return voice{m[1], m[1]}
	}
	for _, p := range []*pattern{whoseTheme, fromVoice, theirs} {
		if m := p.FindStringSubmatch(heading); m != nil {
			if t := tookPart.FindStringSubmatch(m[1]); t != nil {
				return voice{t[1] + "者", t[1] + "者"}
			}
			if v, ok := findVoice(m[1]); ok {
				return v
			}
			if groupName.FindString(m[1]) == m[1] || body.MatchString(m[1]) && !strings.HasPrefix(heading[len(m[1]):], "の") {
				return voice{speaker: m[1]}
			}
		}
	}
	return voice{}
}

// partOf gives a heading that no markup ranks what the one above it tells of whose the
// remarks are, where it heads a part of these: it asks them, or has a sign that the
// headings up to there do not have.
//
//	参加者の声
//	●遊び場について
//	・木陰がほしい。
func (r *interpreter) partOf(b *block, t theme) theme {
	if r.page.marked {
		return t
	}
	sign := headSign(b.text)
	asks := sign == "" && question.MatchString(t.section) || pollQuestion.MatchString(b.text)
	group := t.kind == "" && groupName.MatchString(r.owned.section) // Aグループ⏎【提案】
	tells := t.voice != (voice{}) || t.whose != (voice{}) || t.address || t.label && !asks && !group || t.kind != "" && t.kind != KindSurvey
	below := sign != "" && !onward.MatchString(t.section) && !r.headSigns[sign] && deeper(sign, r.ownedBy)
	if !tells && r.owned.whose != (voice{}) && (asks || below) {
		t.whose, t.opinion = r.owned.whose, r.owned.opinion
		if t.kind == "" {
			t.kind = r.owned.kind
		}
		return t
	}
	r.owned, r.ownedBy = t, sign
	r.headSigns[sign] = true
	return t
}

// onward heads what the page itself tells behind what people said.
var onward = lazily(`今後の(?:予定|進め方|取り?組|方針|対応|流れ|スケジュール|方向)|^(?:次回|おわりに|終わりに|まとめ|結び|資料|日程|開催|会場|申し?込)|(?:予定|お知らせ|ご案内|概要)$`)

// headSign is the sign of a heading, or the bracket it stands in.
func headSign(heading string) string {
	if headingBrackets.MatchString(heading) {
		return firstRune(heading)
	}
	return findMark(heading).sign
}

// deeper reports whether a heading with a sign may head a part of what one with
// another does. Signs that count do so from chapters down: 第1, 1, (1), ア.
func deeper(sign, than string) bool {
	if !counts(sign) || !counts(than) {
		return sign != "第1"
	}
	return slices.Index(downwards, strings.TrimRight(sign, ".)")) > slices.Index(downwards, strings.TrimRight(than, ".)"))
}

// downwards are the signs that count. (1) has lost its bracket.
var downwards = []string{"第1", "1", "(1", "①", "ア"}

// tookPart is who was there, by what they did: ご参加いただいた皆さま, 来場された方.
var tookPart = lazily(`^(?:ご|御)?(参加|来場|利用|受講|出席|来館|来庁|見学|応募|回答)(?:し(?:て(?:いただ(?:い|き)|くださ(?:っ|い)))?|され|いただい|くださっ|下さっ)?(?:た|の)?(?:方々?|皆さん|皆様|皆さま|みなさん|みなさま)$`)

// impressions head what people were asked for.
var impressions = lazily(`感想|アンケート`)

// groupName is the name of a group at the beginning of the heading of what it says.
var groupName = lazily(`^(第?[ 　]?[0-9０-９一二三四五六七八九十A-ZＡ-Ｚ]{1,2}[ 　]?(?:グループ|班|チーム|テーブル|組)|(?:グループ|チーム|テーブル)[ 　]?[0-9０-９A-ZＡ-Ｚ①-⑳]{1,2}|` + calledGroup + `)`)

// ledTo returns who said what is listed below a paragraph, or nobody.
func ledTo(text string) voice {
	all := sentences(text)
	if len(all) == 0 {
		return voice{}
	}
	last := all[len(all)-1]
	for _, p := range []*pattern{gave, comesFrom} {
		if m := p.FindStringSubmatch(last); m != nil {
			return among(m[1])
		}
	}
	if !leadsTo.MatchString(last) && !breaksOff.MatchString(last) {
		return voice{}
	}
	return leader(last)
}

// among is whom a clause names, or the children it tells of.
func among(clause string) voice {
	if v, ok := findVoice(clause); ok {
		return v
	}
	return voice{speaker: children.FindString(clause)}
}

var children = lazily(`(?:子ども|こども|子供|児童|生徒)(?:たち|達)$`)

// leader is whom a sentence names who said something.
func leader(sentence string) voice {
	if m := ledBy.FindStringSubmatch(openings.ReplaceAllString(sentence, "")); m != nil {
		v, _ := findVoice(m[1])
		return v
	}
	return voice{}
}

// saidSo returns who said something, as the last sentence of a paragraph tells it: what
// is quoted below is theirs, and not what is listed.
func saidSo(text string) voice {
	if all := sentences(text); len(all) > 0 && tellsOf.MatchString(all[len(all)-1]) {
		return leader(all[len(all)-1])
	}
	return voice{}
}

// leadsOn finds who said what stands below a paragraph: whom it names, or whoever said what
// is above it, where it is one of their quotes, or stands between them:
//
//	生徒からは⏎『駅に机がほしい。』⏎などの要望や⏎『好きな給食は何ですか。』
func (r *interpreter) leadsOn(text string) voice {
	if v := ledTo(text); v != (voice{}) {
		return v
	}
	if (alone.MatchString(text) || connects.MatchString(text)) && !strings.HasSuffix(text, "。") {
		return r.led
	}
	return voice{}
}

// attributed gives a remark that names nobody to whoever said what stands there.
// What is answered is theirs only where the heading heads answers.
func (r *interpreter) attributed(remark Remark) Remark {
	if remark.Speaker != "" || remark.Role != "" {
		return remark
	}
	v := r.theme.whose
	for _, named := range []voice{r.led, r.writer} {
		if named != (voice{}) {
			v = named
		}
	}
	switch {
	case remark.Kind == KindQuestion && impressions.MatchString(r.owned.section):
		// the page asks them
	case remark.Kind == KindRemark, remark.Kind == KindSurvey, remark.Kind == KindQuestion,
		remark.Kind == KindAnswer && r.theme.kind == KindAnswer:
		remark.Speaker, remark.Role = v.speaker, v.role
		if remark.Kind == KindRemark && v.executive() {
			remark.Kind = KindComment
		}
	}
	return remark
}
