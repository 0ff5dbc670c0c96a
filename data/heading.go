package data

import (
	"strings"
)

// A theme is what a heading tells of the remarks below it.
type theme struct {
	section string
	kind    Kind     // of items and of speech; "" when it does not tell
	voice   voice    // who speaks below: 森川市長のコメント
	whose   voice    // whose the remarks below are that name nobody: 参加者の声
	opinion bool     // paragraphs below are what people said
	level   int      // 1 to lowest
	course  bool     // numbered items below tell what was done: 会議経過
	address bool     // one person speaks below, named or not: 式辞, 来賓祝辞
	label   bool     // a word such as 回答 alone: the section above goes on
	sides   twoSides // who asks and who answers below: 参加者の意見と市長の回答
}

// front is the kind of a heading of what stands before a session: the roster or
// the agenda. Of others it is "".
func (t theme) front() Kind {
	if t.kind == KindRoster || t.kind == KindAgenda {
		return t.kind
	}
	return ""
}

// lowest is the level of headings that the markup does not tell.
const lowest = 7

// opinionOf reports whether a heading tells whose opinions it heads, and nothing else: 市民の声,
// 参加者からの意見.
func (t theme) opinionOf() bool {
	return t.whose != (voice{}) && t.opinion && t.kind != KindSurvey
}

const (
	// answerWords are the words for an answer, and doneWords those for what was done about
	// an opinion, which head other things as well.
	answerWords = `(?:ご|御|お)?(?:(?:回答|答え?|返事|返答)(?:(?:いた)?します)?|返信|答弁|考え|考え方|対応|見解|所見)`
	// sectionNumber is that of a part of a chapter: 2-1.
	sectionNumber = `[0-9０-９]{1,2}(?:[-－‐−][0-9０-９]{1,2}){1,2}[ 　.．:：]+`
	doneWords     = `検討(?:した)?(?:結果|状況)|対応(?:結果|状況|方針|内容)|取り?組み?(?:状況|内容)|処理(?:結果|状況)|措置(?:結果|状況|内容)`
	// onceMore is what a label has before it of what was asked, or said, behind an answer: 再質問.
	onceMore = `(?:再[々度]?|追加の?)?`
	// given is that opinions were: 寄せられたご意見.
	given = `(?:いただいた|頂いた|寄せられた|お寄せいただいた|提出(?:された|のあった)?|出された)`
	// afterwards heads what was done later, below an answer.
	afterwards = `^その後の(?:対応|経過|状況|取り?組み?)(?:状況|経過|結果)?$`
	// answerMore is what may stand behind either: 回答の要旨2, 検討結果と理由.
	answerMore = `(?:等|など)?(?:(?:・|と|とその|及び|および|並びに)(?:` + answerWords + `|` + doneWords + `|理由|根拠))*(?:の?(?:内容|要旨|概要))?[ 　]*[0-9０-９①-⑳]{0,2}`
)

var (
	surveyTheme   = lazily(`アンケート|自由記述|自由意見|感想文`)
	commentTheme  = lazily(`コメント|講評|総評|所感|メッセージ|(?:を終えて|を振り返って|終了にあたって)$`)
	greetingTheme = lazily(`あいさつ|挨拶|式辞|祝辞|告辞|答辞|送辞|の(?:言葉|ことば)$`)
	agendaTheme   = lazily(`^.{2,40}[ 　]次第$|^(?:会議の?|本日の?(?:会議の)?|当日の|第[0-9０-９]+[日号]の?)?(?:次第|議題|議事|議事日程|議事次第|会議次第|日程|追加日程|案件|付議事件|会議事件(?:及び議事日程)?|プログラム|タイムスケジュール|当日の流れ|スケジュール|審議事項|審議案件|報告事項|協議事項|協議案件|審査案件|審査した案件|その他の?質問(?:項目|事項)?|その他の?質疑(?:項目|事項)?|付託案件|(?:会議|調査|審査|及び|、)*(?:に)?付した(?:事件|案件)|主要目次|目次|配[布付]資料|会議資料|資料)(?:[（(].*[)）])?$`)
	rosterTheme   = lazily(`^(?:(?:本日の|当日の|会議に)?(?:出席|欠席|遅刻|早退|参加|傍聴|列席|応招|不応招)(?:した|し)?(?:者|委員|議員|職員|団体|(?:議会)?事務局職員|説明[員者]|理事者|構成員|状況)?(?:側)?(?:数|名簿|一覧|の?氏名|の紹介|について|等|及び欠席者|・欠席者|者)*|地方自治法.{0,40}(?:説明員|出席(?:した|を求めた)者)(?:の職.{0,8})?|(?:説明の|会議事件(?:の?説明)?の|地方自治法.{0,24})ため(?:に|、)?(?:議場に|会議に)?出席(?:した|を求めた)(?:者|説明員|職員|理事者).{0,12}|(?:市議会|議会)?事務局(?:職員)?(?:の?出席者|の職員|出席職員)?|(?:本会議に)?職務のため.{0,24}|会議録署名(?:議員|委員|人)|委員外.{0,6}|委員|議員|構成員|説明員|市?執行部|理事者(?:側)?(?:出席者)?|会議に(?:出席|欠席|関係)した.{0,14}|.{0,12}(?:委員|議員|職員)の?(?:氏名|名簿|の職・氏名)|名簿|メンバー|(?:一般)?傍聴人?|(?:講師|登壇者|出演者|対談者|話し手|語り手|発表者|パネリスト)?(?:の)?(?:プロフィール|経歴|略歴|ご?紹介)|登壇者|出演者|パネリスト|パネラー|コーディネーター|ファシリテーター)(?:一覧|名簿|の紹介|について)?(?:[（(].*[)）])?$`)
	// abridged tells behind a heading how much of it stands below, or where that is from.
	abridged = lazily(`[ 　]*[（(](?:(?:参加者|来場者|利用者|事後)?(?:アンケート|感想文|感想用紙|自由記述|自由回答)(?:結果|用紙|調査)?(?:から|より)?(?:の?(?:一部)?抜粋)?|[^（()）。、]{0,10}(?:用紙|シート|カード|票|ノート|付箋|付せん|ふせん|メモ)(?:から|より)(?:の?(?:一部)?抜粋)?|要旨|概要|抜粋|要約|一部抜粋|一部|主なもの|全文|原文のまま|[0-9０-９]{1,4}件|[^（()）]{0,20}(?:抜粋|割愛|要約|原文|順不同|一部)[^（()）]{0,10})[)）][ 　]*[0-9０-９]{0,2}$`)
	// answerTheme and askedTheme head what the city says, and what it was asked, and
	// laterTheme what the city adds to that.
	answerTheme = lazily(strings.Join([]string{
		`^(?:(?:` + answering + `)側?(?:の|から|からの|が)?[ 　]*)?(?:` + answerWords + `)` + answerMore + `$`,
		`^(?:` + answering + `)側?の[ 　]*(?:` + doneWords + `)` + answerMore + `$`,
		`^[^、。：:へ]{1,10}(?:の|から(?:の)?|より(?:の)?)(?:ご|御|お)?(?:回答|返事|返答)(?:の?(?:内容|要旨|概要))?$`,
		`^(?:(?:` + answering + `)側?(?:が|から|より)[、 　]*)?(?:お答え|お返事|(?:ご|御)?回答)(?:し|いたし|致し|申し上げ)ます[。！!]?$`, // お答えします
		afterwards,
	}, "|"))
	laterTheme = lazily(afterwards)
	// toWhat is what stands before the answer to something: ご意見に対する市の考え方, 「声」へのお返事.
	toWhat     = lazily(`^[^、。]{0,16}?(?:` + opinionName + `|お?手紙|お?便り|はがき|ハガキ|葉書|メール|投書|投稿|声)[」』]?(?:等|など)?(?:に対する|についての|への)[ 　]*(.+)$`)
	askedTheme = lazily(`^(?:ご|御)?(?:質問|質疑|問い?)(?:等|など)?(?:の?(?:内容|要旨|概要))?[ 　]*[0-9０-９①-⑳]{0,2}$`)
	saidTheme  = lazily(`^(?:地域(?:の)?(?:課題|要望)(?:等)?|(?:要望|提案|提言|意見)事項|` + given + `(?:声|こえ|内容)|(?:` + given + `)?(?:ご|御)?(?:意見|要望|提案|提言)(?:` + also + `?(?:ご|御)?(?:意見|要望|提案|提言|質問))*(?:等|など)?)(?:の?(?:内容|要旨|趣旨|概要))?[ 　]*[0-9０-９①-⑳]{0,2}$`)
	// groupTells is the label of what a group told the others, which heads other things without brackets.
	groupTells = lazily(`^(?:全体|グループ)?発表(?:の?(?:内容|要旨|概要))?$`)
	// doneTheme heads what was done about an opinion, below the label of that, or with who
	// did it in its line.
	doneTheme = lazily(`^(?:` + doneWords + `)` + answerMore + `$`)
	// soliciting heads how the page asks for more opinions.
	soliciting = lazily(`(?:意見|感想|声|提案|投稿)(?:等|など)?(?:の|を)?(?:ご|お)?(?:募集(?:中|について)?|受付(?:方法)?|(?:提出|応募)(?:でき|す)る(?:者|もの|方|人)|お?寄せください|お?聞かせください)$`)
	// contentTheme heads what was asked or said, beside labels of answers.
	contentTheme = lazily(`^(?:(?:ご|御)?(?:意見|要望|提案|質問|相談|投稿|お?問い?合わせ|手紙|お?便り|メール|投書)の?)?(?:内容|要旨|趣旨|概要|本文)$`)
	// department is what stands in the line of a label: 回答　　担当課：農林課.
	department = lazily(`[ 　]+[（(【〔［\[]?` + inChargeOf + `[】〕］\]]?[:：　 ][ 　]*(.{1,40}?)[)）】〕］\]]?$`)
	// answeredBy are labels of answers with whose they are: 回答【農林課】【※広報課】,
	// 【回答：農林課】.
	answeredBy = []*pattern{
		lazily(`^([^【〔［\[（(]{2,12}?)[ 　]*[【〔［\[（(](?:` + inChargeOf + `[:：][ 　]*)?([^【】〔〕［］\[\]（）()、。]{1,20})[】〕］\])）](?:[ 　]*[【〔［\[（(][^【】〔〕［］\[\]（）()。]{1,20}[】〕］\])）])*$`),
		lazily(`^([^：:]{2,12})[：:][ 　]*([^：:。、]{1,16}(?:課|室|係|局|部|長|知事|センター|委員会))$`),
	}
	// labelDay and labelNumber are what a label has behind it: when it was said, and under
	// which number.
	labelDay    = lazily(`[ 　]*[（(]?(?:(?:令和|平成)?[ 　]?[0-9０-９元]{1,4}[ 　]?年[ 　]?)?[0-9０-９]{1,2}[ 　]?月[ 　]?[0-9０-９]{1,2}[ 　]?日(?:付け?|の)?(?:受付|受理|回答|掲載|公開|公表|更新)?[)）]?$`)
	labelNumber = lazily(`[ 　]*[（(](?:[NＮ][oｏ][.．]?|№|番号[:：]?|第)[ 　]*[A-ZＡ-Ｚ0-9０-９\-－]{1,16}号?[)）]$|[ 　]*(?:[NＮ][oｏ][.．]?|№|番号[:：]?|第)[ 　]*[A-ZＡ-Ｚ0-9０-９\-－]{1,16}号?([】〕］\])）]?)$`)
	// numberedLabel is a label with the number of what it labels: Q4-①.質問.
	numberedLabel = lazily(`^[QＱAＡ問答][0-9０-９①-⑳]{0,3}(?:[-－ー][0-9０-９①-⑳]{1,2})?[.．:：、 　]*((?:ご|御)?(?:質問|質疑|意見|要望|提案|回答|答弁|答え))$`)
	repeatedLabel = lazily(`^` + onceMore + `((?:ご|御)?(?:質問|質疑|意見|要望|提案|回答|答弁|答え))$`)
	factTheme     = lazily(`^(?:開催日時?|開催年月日|実施日時?|期日|日時|日にち|開催時間|時間|開催場所|場所|会場|主催|共催|定員|対象者?|参加者数|傍聴者数)$`)
	// bothSides heads what was asked with what was answered: 意見・要望と市長の回答.
	bothSides    = lazily(`^(.*(?:質問|質疑|意見|要望|提案|提言|発言|声)(?:等|など)?)[ 　]*(?:と|及び|および|並びに|とそれに対する|とその)[ 　]*((?:(?:市|町|村|区|県|議会|` + answering + `)側?(?:[【（(][^】）)]{1,10}[】）)])?(?:から)?の)?(?:` + answerWords + `|コメント|講評|説明))$`)
	opinionTheme = lazily(`意見|感想|発言|要望|提案|(?:声|こえ)$|自由記述|回答`)
	fromVoice    = lazily(`^(.{1,20}?)(?:より|から)$`)
	courseTheme  = lazily(`^(?:会議|議事|審議|検討|協議)(?:の)?(?:経過|経緯)(?:及び結果|・結果)?$`)
	themeVoice   = lazily(`^(.{1,20}?)(?:の|から(?:の)?|より)?[ 　]*(?:開会|閉会|終わりの|はじめの|冒頭|お礼の)?(?:ご|お|御)?(?:コメント|発表(?:事項|項目|案件|内容)?|冒頭発言|まとめ|総括|講評|総評|所感|感想|発言|ことば|言葉|話|` + addressed + `)(?:の?(?:要旨|概要|全文|内容))?$`)
	// addressTheme heads what one person says, with who it is in parentheses.
	addressTheme = lazily(`^[^。]{0,20}(?:` + addressed + `|の(?:言葉|ことば)|[長事臣]発表(?:事項|項目|案件|内容)|[長事臣]冒頭発言)(?:の?(?:要旨|概要|全文|内容))?(?:[ 　]*[（(]([^（）()]{1,24})[)）])?$`)
	// severalSay heads what several people said, beside what one of them may say, too.
	severalSay = lazily(`(?:感想|意見|要望)[・、とや]|[・、や](?:ご|御)?(?:感想|意見|要望)`)
	// openingTheme heads how a meeting begins or ends, with who speaks: 開会（課長補佐）.
	openingTheme = lazily(`^(?:開[ 　]*会|閉[ 　]*会|開会宣言|閉会宣言)[ 　]*[（(]([^（()）]{2,16})[)）]$`)
	decoration   = lazily(`^` + sectionNumber + `|^(?:[■□●○〇◯◆◇◎▼▽▲△★☆・【〔［\[〈＜<《≪]|` + emoji + `)+[ 　]*|[ 　]*[】〕］\]〉＞>》≫:：]+$`)
)

// readTheme reads a heading.
func readTheme(heading string) theme { return themes.of(heading) }

var themes = remembering(findTheme)

func findTheme(heading string) theme {
	t := theme{section: undecorated(heading)}
	bare := t.section
	if m := findMark(bare); m.sign != "" {
		bare = decoration.ReplaceAllString(m.rest, "") // 3 ［意見］
	}
	if m := parenthesized.FindStringSubmatch(bare); m != nil {
		bare = m[1]
	}
	bare = strings.TrimSpace(unpadded(numberedLabel.ReplaceAllString(bare, "$1")))
	bare = repeatedLabel.ReplaceAllString(bare, "$1") // （再意見）
	bare = asFollows.ReplaceAllString(bare, "")
	bare, answerer := labelOf(bare)
	if short := abridged.ReplaceAllString(bare, ""); short != "" {
		bare = short
	}
	if m := toWhat.FindStringSubmatch(bare); m != nil && answerTheme.MatchString(m[1]) {
		bare = m[1]
	}
	both := bothSides.FindStringSubmatch(bare)
	switch {
	case both != nil && !surveyTheme.MatchString(t.section):
		t.opinion = opinionTheme.MatchString(bare)
	case answerTheme.MatchString(bare), answerer != (voice{}) && doneTheme.MatchString(bare):
		t.kind, t.opinion, t.label = KindAnswer, true, true
	case askedTheme.MatchString(bare):
		t.kind, t.opinion, t.label = KindQuestion, true, true
	case saidTheme.MatchString(bare), bracketedName.MatchString(heading) && groupTells.MatchString(bare):
		t.opinion, t.label = true, true
	case factTheme.MatchString(bare), soliciting.MatchString(bare):
		t.kind = KindNarration
	case surveyTheme.MatchString(t.section):
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
	if m := openingTheme.FindStringSubmatch(bare); m != nil {
		t.voice, t.address = parseVoice(m[1])
	}
	t.course = courseTheme.MatchString(bare)
	if m := fromVoice.FindStringSubmatch(bare); m != nil {
		t.voice, t.address = parseVoice(m[1])
	}
	if both != nil {
		t.sides = twoSides{whoseIs(both[1]), whoseIs(both[2])}
		return t // whoever asks and whoever answers stand below
	}
	t.whose = whoseIs(bare)
	if t.kind == KindAnswer && answerer != (voice{}) {
		t.whose = answerer
	}
	t.opinion = t.opinion || t.whose != (voice{}) && fromVoice.MatchString(bare)
	if m := themeVoice.FindStringSubmatch(bare); m != nil && t.kind != KindSurvey {
		t.voice, _ = findVoice(m[1])
	}
	if v := writtenBy(t.section); v != (voice{}) {
		t.voice, t.address = v, true
	}
	if m := addressTheme.FindStringSubmatch(bare); m != nil && t.kind != KindSurvey && !t.label && !contentTheme.MatchString(bare) && !severalSay.MatchString(bare) {
		t.address = true
		if v, ok := parseVoice(m[1]); ok {
			t.voice = v
		}
	}
	if t.voice == (voice{}) && (t.address || t.kind == KindComment) {
		t.voice = t.whose
	}
	return t
}

// ofName is the title of what somebody wrote with their name behind it, and nameOf the
// same with the name before it.
var (
	ofName = lazily(`^[「『“][^「」『』”。]{2,40}[」』”][ 　]*[―—－/／…・:：]*[ 　]*[（(]?([^「」『』（）()。、]{2,16}(?:[（(][^（()）]{1,20}[)）])?)[)）]?$`)
	nameOf = lazily(`^([^「」『』（）()。、]{2,16}(?:[（(][^（()）]{1,20}[)）])?)[ 　]*[「『“][^「」『』”。]{2,40}[」』”]$`)
)

// writtenBy finds whose words a heading says that it heads, by the full name beside a title in
// quotes: 「祖父の梅林」　青木 恵さん.
func writtenBy(heading string) voice {
	for _, p := range []*pattern{ofName, nameOf} {
		m := p.FindStringSubmatch(heading)
		if m == nil {
			continue
		}
		name := belongs.ReplaceAllString(strings.TrimSpace(m[1]), "")
		if fullName.MatchString(name) || wholeName.MatchString(name) {
			return voice{speaker: name}
		}
	}
	return voice{}
}

// wholeName is a family name and a given name that nothing sets apart, of somebody who is
// no office: 青木恵さん.
var wholeName = lazily(`^[\p{Han}々ヶ]{2,4}[\p{Han}\p{Hiragana}\p{Katakana}々ー]{1,4}(?:さん|氏)$`)

// labelOf takes off a label who answers, where the line tells: 回答　　担当課：農林課,
// 回答【農林課】, 【回答：農林課】; its number, and when that was: 【提案No.12】6月2日受付.
func labelOf(line string) (label string, answerer voice) {
	line = labelNumber.ReplaceAllString(labelDay.ReplaceAllString(line, ""), "$1")
	if m := department.FindStringSubmatch(line); m != nil {
		return line[:len(line)-len(m[0])], officeVoice(m[1])
	}
	for _, p := range answeredBy {
		if m := p.FindStringSubmatch(line); m != nil && answerTheme.MatchString(m[1]) {
			return m[1], officeVoice(m[2])
		}
	}
	return line, voice{}
}

// officeVoice is whoever answers for a part of the city, or that part itself.
func officeVoice(name string) voice {
	v, ok := parseVoice(name)
	if !ok && (office.MatchString(name) || body.MatchString(kanaOffice.ReplaceAllString(name, "〇"))) {
		v = voice{name, name}
	}
	return v
}

// under gives a theme what the headings above it tell, where it tells nothing
// itself: an answer to a question of a questionnaire is one, too.
func (r *interpreter) under(level int, t theme) theme {
	if level == 0 {
		level = lowest
	}
	for len(r.above) > 0 && r.above[len(r.above)-1].level >= level {
		r.above = r.above[:len(r.above)-1]
	}
	if n := len(r.above); n > 0 && t.label && r.page.marked {
		t.section = r.above[n-1].section
	}
	if n := len(r.above); n > 0 && t.kind == "" {
		t.opinion = t.opinion || r.above[n-1].opinion
		if t.voice == (voice{}) && t.whose == (voice{}) {
			t.whose = r.above[n-1].whose
		}
		if k := r.above[n-1].kind; k != KindAgenda && k != KindRoster {
			t.kind = k
		}
	}
	t.level = level
	if r.page.marked {
		r.above = append(r.above, t)
	}
	return t
}

var (
	// tells ends a sentence in which the page itself reports what was done.
	tells = lazily(`(?:が(?:あり|出され|出|寄せられ|挙がり|あがり|交わされ|語られ|行われ|聞かれ|開催され|続き)|(?:を|ご)?(?:開催|実施|開き|行い|紹介|報告|掲載|公開|お知らせ)(?:し|いた)?|語られ|話し合(?:い|われ)|意見(?:を)?(?:交換|交わ)(?:し|が)?.{0,6}|開催され|行われ|述べ(?:られ)?|伺い|いただき|まとめ|聞き|なり|進められ|交わし|始まり|終了し|閉会し|閉じ|確かめ合い|確認し)(?:まし|てい)(?:た|ます|ました)。?$|(?:ご紹介|掲載|お知らせ|ご報告|公表)(?:し|いたし)ます。?$|(?:載せ|掲げ|挙げ)(?:て(?:い|おり))?ます。?$|(?:次|以下)のとおり(?:です)?。?$|とおりです。?$|ようでした。?$|様子でした。?$`)
)

// bracketLabel matches a heading that begins with a label in brackets:
// 【テーマ1】楽になったこと.
var bracketLabel = lazily(`^([■□●○◆◇◎・ 　]*)[【〔［\[〈＜<]([^】〕］\]〉＞>]{1,20})[】〕］\]〉＞>][ 　]*(.+)$`)

// undecorated takes the signs off that set a heading apart from text; a label in
// brackets keeps its words.
func undecorated(heading string) string {
	heading = bracketLabel.ReplaceAllString(heading, "$1$2　$3")
	bare := decoration.ReplaceAllString(heading, "")
	if end := strings.TrimRight(heading, ":： 　"); unclosed(bare) && !unclosed(bare+lastRune(end)) {
		bare += lastRune(end) // そば打ち教室［東公民館］
	}
	return cleanLine(bare)
}

// unclosed reports whether a text opens brackets that it does not close.
func unclosed(text string) bool {
	opens, closes := 0, 0
	for _, r := range text {
		switch {
		case strings.ContainsRune("【〔［[〈＜<《≪", r):
			opens++
		case strings.ContainsRune("】〕］]〉＞>》≫", r):
			closes++
		}
	}
	return opens > closes
}

// narrates reports whether the page itself speaks in a paragraph, and not
// somebody it lets speak.
func narrates(text string) bool {
	all := sentences(text)
	return len(all) > 0 && tells.MatchString(all[len(all)-1])
}

// labelHeading reports whether a line is a label and no speech, though it begins
// like one: Q4-①.質問, Q6 説明会の進め方について.
func labelHeading(text string) bool {
	if numberedLabel.MatchString(text) {
		return true
	}
	m := labelled.FindStringSubmatch(text)
	return m != nil && nominal(m[5]) && topic.MatchString(m[5])
}
