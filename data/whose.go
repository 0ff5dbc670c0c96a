package data

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Whose words stand below is told once, above all of them: by a heading, or by
// the sentence that leads to a list.
//
//	参加者の声
//	・坂が多いので、休む所がほしい。
//	保育士の皆さんからは次のような声がありました：
//	・書類が多く、休めない。

// What belonging tells is whose the remarks are that name nobody.
type belonging struct {
	owned     theme           // the last that tells whose the remarks below are
	ownedBy   string          // the sign before it
	ownedAt   int             // the remarks there were then
	parts     map[string]bool // the signs of headings that head parts of it
	headSigns map[string]bool // the signs of headings that are no part of it
	ofTitle   voice           // whose the title says that the remarks are
	led       voice           // whose the list below is, as the sentence before it says
	sides     twoSides        // who asks and who answers in the lists below
	sidesAt   int             // the level of the heading that tells
	outer     int             // the indent of what they ask, or -1 where nobody has yet
	outerMark string          // the sign before that
}

const (
	// opinions are the words for what people say, with what may stand around them.
	opinions = `(?:主な|おもな|代表的な|率直な|貴重な|後日|いただいた|頂いた|寄せられた|お寄せいただいた|出された|出た)*(?:ご|お|御)?(?:声|こえ|意見|感想|要望|質問|提案|提言|発言|回答|答え|お?返事|返答|コメント|考え|一言|ひとこと|言葉|ことば|アドバイス|アイデア|メッセージ|体験談|つぶやき|エピソード|エール|気持ち|本音)(?:` + also + `(?:ご|お|御)?(?:声|意見|感想|要望|質問|提案|提言|気づき|疑問|悩み|思い))*(?:の?(?:内容|要旨|概要|一部|抜粋|紹介)|まとめ|一覧|など|等)*`
	// also joins two of these: 質問や意見.
	also = `(?:[・、,，やと]|及び|および|並びに)`
	// crowds are the words for those whose opinions are gathered, beside people: they name
	// somebody only where what they said is spoken of.
	crowds = `地元|会場|フロア|外国人|住人|親御さん|親|先輩|後輩|子ども|こども|子供|子|若者|若手|高齢者|シニア|スタッフ|メンバー|` +
		`サポーター|リーダー|モニター|ママ|パパ|OB|OG|ＯＢ|ＯＧ|選手|隊|企業|事業所|商店|店舗|世帯|家庭|夫婦|女子|男子|` +
		`卒業生|修了生|在校生|在学生|研修生|実習生|聴講生|塾生|訓練生|寮生|園児|幼児|学童|[^定動満人欠増減]員|者`
	// answering are those who answer as one: the city, a body of it, or an office.
	answering = `[市町村区県]教委|行政|当局|執行部|理事者|(?:[市町村区県]|都)?議会|事務局|主催者|運営者|指定管理者|` +
		`(?:(?:[市町村区県]|都)の?)?(?:教育|農業|選挙管理|公平|監査)委員会|(?:担当|所管|関係|回答)(?:課|部局?|局|室|係|部署|者)|` +
		`[^、。：:のをがはにでとへも一全]{0,12}(?:課|室|係|局|部|センター|事務所|支所|署)|` + executives + `|本?[市町村区県都道府国]`
	// givenWords are what a sentence tells that somebody gave.
	givenWords = `(?:声|意見|感想|要望|質問|提案|提言|発言|話|回答|答え|説明|答弁|コメント|返事|言葉|ことば|メッセージ|アドバイス|アイデア|アイディア|思い|悩み)`
	// gives ends a word for whoever says or answers something, before the word for that.
	gives = `(?:から(?:の)?|より(?:の)?|の|が)[ 　]*`
)

var (
	// whoseTheme heads what somebody said, or several.
	whoseTheme = lazily(`^(.{1,40}?)(?:` + gives + `|(?:の)?アンケート(?:に|で|から|より)(?:お?寄せ|いただ|頂)[^。、]{1,8}た)` + opinions + `$`)
	// polled heads what those wrote who were asked: 利用者アンケートの結果, 保護者向けアンケートより.
	polled = lazily(`^([^。、「」（）()]{1,20}?)(?:向けの?|対象の?|へ?の|に対する)?(?:事前|事後|満足度|意識|意向|実態)*(?:アンケート|自由記述|自由意見|自由回答)(?:調査|主な|自由|欄|結果|回答|記述|記載|集計|意見|感想|まとめ|抜粋|から|より|[の ・　])*$`)
	// listing ends a title that tells how what was said is listed: 沿線住民の意見　一覧表, 町民の声の
	// 公表; and inParentheses is what stands in it in parentheses: 令和5年（2023年）の市民の声（7月分）.
	listing       = lazily(`[ 　]*の?(?:ご?紹介|公表|公開|一覧表?|集計表?)?(?:について)?$`)
	inParentheses = lazily(`[ 　]*[（(][^（()）]{1,16}[)）]`)
	// withAnswers ends a title that tells that what was said is answered below, too.
	withAnswers = lazily(`(?:への|に対する|とその|と)(?:ご|御|お)?(?:対応|回答|答え|返答|返事|考え方?)(?:について|状況|結果|一覧|集)?[ 　]*(?:[（(][^（()）]{1,24}[)）])?$`)
	// theirs is the same without a particle: 市民意見, 地元意見.
	theirs = lazily(`^([^、。のをがはにでとへも]{0,10}(?:` + people + `|` + crowds + `)側?)` + opinions + `$`)
	// theyGave is a heading that tells in a sentence that somebody said something: 高校生から、こんな意見を
	// 頂きました.
	theyGave = lazily(`^(.{1,30}?)(?:から|より)(?:は|も)?[、，]?[^。、「」]{0,16}?(?:ご|お|御)?` + givenWords + `(?:など|等)?[がをも][^。、「」]{0,8}(?:出|寄せ|あり|挙|上が|あが|いただ|頂|聞|届|もら|受け|伺|うかが)[^。、「」]{0,10}[！!]?$`)
	// answer is who answers, and what they do: 市の考え方, 議会からの回答, 市長回答.
	answer = lazily(`^(` + answering + `)(?:側)?(?:` + gives + `)?(?:` + answerWords + `|` + doneWords + `|コメント)` + answerMore + `$`)
	// crowd is one of them, with what tells which.
	crowd = lazily(`^[^、。「」のをがはにでとへもたる 　]{0,12}(?:` + people + `|` + crowds + `)側?$`)
	// body is a body that opinions come from: 組合から出た声, 北小学校からの質問.
	body = lazily(`^[^、。のをがはにでとへも]{0,12}(?:組合|[^議大集機社]会|会場|部|課|班|校|園|院|店|館|局|室|署|[^場]所|センター|クラブ|サークル)$`)
	// gathering is a school or a group of people who speak as one.
	gathering = lazily(`^[^、。「」 　]{0,14}(?:学校|高校|中学|学園|[^公]園|組合|自治会|町内会|町会|子ども会|子供会|女性会|婦人会|老人会|青年会|協議会|連合会|振興会|委員会|部会|クラブ|サークル|ゼミ|団体|[^分集]団|班|グループ|チーム)$`)
	// leadsTo is a sentence that says who said what is listed below.
	leadsTo = lazily(`(?:(?:次|以下|下記)の(?:(?:よう|とおり|通り)な?)?|こんな|このような|こういった)[^。]{0,12}` + givenWords + `|` + givenWords + `[^。]{0,12}(?:次|以下|下記)の(?:よう|とおり|通り)`)
	// tellsOf is a sentence that tells that somebody said something: 生徒からは多くの質問が出ました。
	tellsOf = lazily(`(?:から|より)[^。]*(?:声|意見|感想|要望|質問|提案|言葉)(?:など|等)?[がをも][^。「」]{0,16}(?:出|寄せ|あり|挙|上が|あが|いただ|頂|聞かれ|相次|飛び|続)[^。「」]{0,10}。$`)
	// presents ends a sentence that tells whose words stand below it, or a part of these.
	presents = lazily(`^(.*(?:声|意見|感想|要望|質問|提案|コメント|言葉|ことば|メッセージ|体験談|思い)(?:など|等)?)(?:の(?:一部|中から|うち)?)?[^。、「」]{0,8}を[^。「」]{0,10}(?:紹介|掲載|載せ|お届け|お伝え|取り上げ|公開|公表|報告)(?:し|いた|て|ま|さ|す)[^。]{0,16}。?$`)
	// gave are the ways in which such a sentence names who said or wrote it, the surer first.
	gave = []*pattern{
		lazily(`(?:から|より)[、，]?[^。「」]{0,24}(?:いただ|頂|くださ|下さ|寄せ|書|語|話|聞|伺|届|もら|出)[^。「」]{0,16}$`),
		lazily(`が[、，]?[^。「」]{0,24}(?:くださ|下さ|寄せ|書|語|話|残し)[^。「」]{0,16}$`),
		lazily(`に[、，]?[^。「」]{0,24}(?:いただ|頂|聞|伺|もら|尋ね)[^。「」]{0,16}$`),
	}
	// breaksOff is a line that ends before what somebody said, perhaps with the first of it:
	// 生徒からは, 町長より『…』.
	breaksOff = lazily(`^[^「」『』]{1,40}(?:から|より)(?:は|も)?[、，：:]?(?:[「『].*[」』])?$`)
	// wrote is a sentence that tells who said or wrote what is listed below: 学生の皆さんが感想を
	// 書いてくださいました。こどもたちが書いてくれた感想です！
	wrote = lazily(`^(.{1,40}?)が[、，]?[^。「」]{0,24}(?:(?:感想|意見|声|コメント|メッセージ)を[^。「」]{0,6}(?:書|寄せ|出|話|語|述べ|聞かせ)[^。「」]{0,10}ました|(?:書|寄せ|出|話|語|述べ|聞かせ)[^。「」、]{0,8}た[^。「」、]{0,6}(?:感想|意見|声|コメント|メッセージ)です)[。！!：:]?$`)
	// comesFrom is one that tells from whom it is: 市長からのメッセージです。
	comesFrom = lazily(`^(.{1,40}?)(?:から|より)の` + opinions + `(?:です|を[^。「」]{0,10}ます)[。！!：:]?$`)
	// spokeSo is one that tells how somebody spoke: 区長は、次のように答えました。
	spokeSo = lazily(`^(.{1,30}?)(?:は|が)[、，]?[^。「」]{0,16}(?:次|以下|下記)の(?:よう|とおり|通り)に?[^。、「」]{0,8}(?:答え|応え|応じ|回答|話し|話さ|語|述べ|説明|発言|コメント|訴え|挨拶|あいさつ)[^。「」]{0,10}[。：:]?$`)
	// ledBy is who it names.
	ledBy = lazily(`^(.{1,40}?)(?:から(?:は|も)?|より)(?:[、，：:「『]?[^。]*。?|[、，：:]?[「『].*)$`)
)

// whoseIs finds whose words a heading says that it heads.
func whoseIs(heading string) voice {
	if m := groupName.FindStringSubmatch(undecorated(heading)); m != nil && groupLine.MatchString(heading) {
		return voice{speaker: m[1]}
	}
	if m := answer.FindStringSubmatch(heading); m != nil {
		v, _ := parseVoice(m[1])
		v.speaker = m[1]
		return v
	}
	for _, p := range []*pattern{whoseTheme, fromVoice, theirs} {
		if m := p.FindStringSubmatch(heading); m != nil {
			if v := whoever(m[1], !strings.HasPrefix(heading[len(m[1]):], "の")); v != (voice{}) {
				return v
			}
		}
	}
	if m := polled.FindStringSubmatch(heading); m != nil {
		if asked := heldIn.ReplaceAllString(m[1], ""); crowd.MatchString(asked) {
			return voice{speaker: asked}
		}
	}
	return voice{}
}

// heldIn is the year a questionnaire is of, before who was asked: 令和5年度 保護者.
var heldIn = lazily(`^(?:令和|平成|昭和)?[ 　]?[0-9０-９元]{1,4}[ 　]?年度?(?:の)?[ 　]*`)

// whoever finds who a text names that stands before a word for what they said, or before
// から: 参加した皆さん, 市内の高校生, 講座の修了生. A body may be where something comes from,
// and not whose it is.
func whoever(text string, from bool) voice {
	if t := tookPart.FindStringSubmatch(text); t != nil {
		return voice{t[1] + "者", t[1] + "者"}
	}
	if v, ok := findVoice(text); ok {
		return v
	}
	if whoDid.MatchString(text) {
		return voice{speaker: strings.TrimRight(text, "々")}
	}
	bare := members.ReplaceAllString(text, "")
	if and := alike.ReplaceAllString(bare, ""); and != bare && whoever(and, from) != (voice{}) {
		return voice{speaker: bare} // 農家等の皆様
	}
	if groupName.FindString(bare) == bare || body.MatchString(bare) && (from || bare != text) {
		return voice{speaker: bare}
	}
	if crowd.MatchString(bare) {
		return voice{speaker: bare}
	}
	for i, r := range bare {
		if part := bare[i+utf8.RuneLen(r):]; strings.ContainsRune(particles+"、，たる 　", r) && crowd.MatchString(part) {
			return voice{speaker: part}
		}
	}
	return voice{}
}

// whoseTitle finds whose words the title says that the page holds: みどり野講座 参加者の声.
func whoseTitle(title string) voice {
	switch v := readTheme(listing.ReplaceAllString(inParentheses.ReplaceAllString(title, ""), "")).whose; {
	case person.MatchString(v.role):
		return voice{v.role, v.role}
	case crowd.MatchString(v.speaker):
		return v
	}
	return voice{}
}

// opinionsAlone reports whether a title tells whose opinions the page holds, and nothing
// else, so that paragraphs are theirs: 先輩移住者の声.
func opinionsAlone(title string) bool {
	t := readTheme(title)
	return t.opinion && t.whose.speaker+"の声" == title
}

// owns remembers whose the remarks below are, and what tells it: a heading, or a sentence
// above all of them.
func (r *interpreter) owns(t theme, sign string) {
	r.owned, r.ownedBy, r.ownedAt = t, sign, len(r.b.Remarks)
	r.parts = map[string]bool{}
}

// partOf gives a heading that no markup ranks what the one above it tells of whose the
// remarks are, where it heads a part of these: it asks them, has a sign that the
// headings up to there do not have, or stands right below, as others of its sign do
// further down.
//
//	参加者の声
//	●遊び場について
//	・木陰がほしい。
func (r *interpreter) partOf(b *block, t theme) theme {
	sign := headSign(b.text)
	asks := sign == "" && question.MatchString(t.section) || pollQuestion.MatchString(b.text)
	group := t.kind == "" && groupName.MatchString(r.owned.section)                                                                           // Aグループ⏎【提案】
	below := len(r.b.Remarks) == r.ownedAt && r.owned.opinion && !ofAnswers.MatchString(r.owned.section) && t.opinion && t.kind != KindAnswer // 市民の声⏎ご意見
	names := t.voice != (voice{}) || t.whose != (voice{}) || t.address || t.label && !asks && !group && !below
	tells := names || t.kind != "" && t.kind != KindSurvey
	goes := onward.MatchString(t.section)
	first := !names && !goes && len(r.b.Remarks) == r.ownedAt && t.front() == ""
	headed := r.owned.kind == "" && (r.owned.label || r.owned.section != "") && len(r.b.Remarks) == r.ownedAt
	if headed && t.label && t.opinion && t.kind != KindAnswer && t.whose == (voice{}) {
		t.whose = r.owned.whose // 市民の声⏎【ご意見】
	}
	if r.page.marked && (r.owned.whose == (voice{}) || !first) {
		return t
	}
	deep := sign != "" && !goes && !r.headSigns[sign] && deeper(sign, r.ownedBy)
	if r.owned.whose != (voice{}) && (!tells && (asks || deep || r.parts[sign] && !goes && !t.opinion) || first) {
		r.parts[sign] = r.parts[sign] || first
		t.whose, t.opinion = r.owned.whose, r.owned.opinion || t.opinion
		if t.kind == "" {
			t.kind = r.owned.kind
		}
		return t
	}
	r.owns(t, sign)
	r.headSigns[sign] = true
	return t
}

// ofAnswers is a heading that has a word for answers in it: 意見・要望と執行部の回答.
var ofAnswers = lazily(answerWords)

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

// whoDid is somebody whom what they did tells: 新しく農業を始めた方.
var whoDid = lazily(`^[^、。「」]{2,18}[ただるいなうくぐすつぬぶむ](?:方々?|人たち|人)$`)

// alike tells that there were others of the kind, too.
var alike = lazily(`(?:等|など)$`)

// impressions head what people were asked for.
var impressions = lazily(`感想|アンケート`)

// groupName is the name of a group at the beginning of the heading of what it says.
var groupName = lazily(`^(第?[ 　]?[0-9０-９一二三四五六七八九十A-ZＡ-Ｚ]{1,2}[ 　]?(?:グループ|班|チーム|テーブル|組)|(?:グループ|チーム|テーブル)[ 　]?[0-9０-９A-ZＡ-Ｚ①-⑳]{1,2}|` + calledGroup + `)`)

// proposes reports whether a quote is what somebody wishes or says, and no name of a thing.
func proposes(quote string) bool {
	said, whole := unquote(quote)
	return whole && length(said) >= shortestQuote && (predicate.MatchString(said) || ended(said))
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
// What is answered is theirs only where the heading heads answers, and nothing else is there.
func (r *interpreter) attributed(remark Remark) Remark {
	if remark.Speaker != "" || remark.Role != "" {
		return remark
	}
	if remark.Kind == KindAnswer && r.sides.answers != (voice{}) {
		remark.Speaker, remark.Role = r.sides.answers.speaker, r.sides.answers.role
		return remark
	}
	v := r.theme.whose
	if remark.Kind == KindQuestion && r.sides.asks != (voice{}) {
		v = r.sides.asks
	}
	if r.theme.label && r.theme.kind == KindAnswer && remark.Kind != KindAnswer {
		v = voice{} // the next question
	}
	if v == (voice{}) && remark.Kind != KindAnswer && !onward.MatchString(r.theme.section) && !nominal(remark.Text) && !r.page.asksByHeadings {
		v = r.ofTitle
	}
	for _, named := range []voice{r.led, r.writer} {
		if named != (voice{}) {
			v = named
		}
	}
	switch {
	case onPage.MatchString(remark.Text):
	case remark.Kind == KindQuestion && impressions.MatchString(r.owned.section):
		// the page asks them
	case remark.Kind == KindRemark, remark.Kind == KindSurvey, remark.Kind == KindQuestion,
		(remark.Kind == KindAnswer || remark.Kind == KindComment) && r.theme.kind == remark.Kind:
		remark.Speaker, remark.Role = v.speaker, v.role
		if remark.Kind == KindRemark && v.executive() {
			remark.Kind = KindComment
		}
	}
	return remark
}
