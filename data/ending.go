package data

import (
	"fmt"
	"slices"
	"strings"
)

// What stands below the last speech is nobody's: the words that close minutes with
// the names that sign them, notes, what the page says of itself.

var (
	// formula closes minutes: 上記のとおり会議の次第を記し、ここに署名する。 amidFormula does
	// so amid a line.
	formula     = lazily(`^` + formulaWords + `。?$`)
	amidFormula = lazily(`^` + formulaWords + `。`)
	// ofItself is a sentence in which a page tells how what it holds was treated.
	ofItself = lazily(`^(?:なお、)?(?:お寄せ|いただいた|頂いた|寄せられた|提出された|(?:反映|対応)区分は|掲載(?:した|している|の)|この(?:会議録|会見録|議事録|記録|ページ|記事)|ご意見(?:は|の)|発言(?:の?(?:内容|要旨))?は)[^。]{0,60}(?:掲載|公表|公開|要約|整理|編集|修正|抜粋|省略|まとめ|分け|分類)[^。]{0,8}(?:て(?:い|おり)ます|ました|場合があります|ことがあります)。?$`)
	// abridges tells that what is on the page is not all of it: 発言内容は要旨です。
	abridges = lazily(`^[（(]?(?:(?:この|本)?(?:発言|やり取り|やりとり|質疑(?:応答)?|回答|記載|記録|内容|文章?))(?:の?(?:内容|記録))?は、?[^。「」、]{0,10}(?:要旨|要約|抜粋|概要|一部)(?:です|である|のみ|となります|になります)?。?[)）]?$`)
	// credits tell who wrote a page, when somebody was asked, or where it was printed first: 文責：広報課, 広報みどり野　令和5年11月号.
	credits = lazily(`^[（(【]?(?:文責|取材|(?:取材|写真|撮影|記事|編集)[・･]文?(?:写真|撮影|編集)?|(?:編集|構成|撮影|作成|制作|発行)(?:[・･](?:編集|構成|撮影|作成|制作|発行))*)[ 　]*[:：／/ 　][ 　]*[^。「」]{1,24}[)）】]?$|^(?:取材|インタビュー|撮影|収録|対談)は、?[^。「」、]{2,30}(?:行い|行な|実施し|収録し|撮影し)(?:まし)?た。?$|^広報[^。、「」]{1,12}[ 　（(]*(?:令和|平成|昭和)?[0-9０-９元]{1,4}年[0-9０-９]{1,2}月(?:[0-9０-９]{1,2}日)?号[^。「」]{0,16}$`)
	// toCome tells what the next part of an interview holds: 後編では、休日の過ごし方を聞いています。
	toCome = lazily(`^次回(?:は|も)[^。]{0,40}をお(?:届け|伝え)し(?:ます|ていきます)[。！!]?$|^(?:(?:後|中|続|次)編|次号)(?:では|は|も|で|に|へ|の)[^「」]{0,60}(?:聞いて|伺って|うかが|話して|語って|お届け|紹介|掲載|楽しみ|続[くき]|つづ[くき]|公開|配信)[^。]{0,16}。?$|^[（(―—-]*(?:(?:後|中|続|次)編|次回|次号)(?:に|へ)(?:続|つづ)く[)）―—…-]*。?$|^(?:次回も?|次号も?|どうぞ|ぜひ)?[、，]?お楽しみに[！!。]?$`)
	// ofNames tells as of when people are named as they are, perhaps behind the number
	// of the note: 1 役職名は開催当時のもの, （敬称略）.
	ofNames = lazily(`^(?:[*＊]|[0-9０-９]{1,2}[.．、)）　 ])?[ 　]*[（(]?[ 　]*(?:なお、)?(?:(?:本文中|文中|出席者|参加者|発言者|登場する方)の?)?[、 　]*(?:(?:役職|職名|肩書き?|所属|氏名|お?名前|年齢|学年|部署|部局|課|組織|敬称|(?:回答|対応|取り?組み?)(?:内容|状況))(?:名|等|など|・|、|や|及び)*)+(?:は|を|が)?、?[^。「」、]{0,12}(?:当時|時|現在|時点|当日|略)(?:の(?:[^。、]{1,6}の)?(?:もの|名称)|し(?:て(?:い|おり)ます|ました)|です|である|とする|と(?:し|なり)ます)*[)）]?。?[)）]?$`)
)

// toPublish tells that what came of a meeting will be on the page, or where it is:
// 下期の開催結果は、まとまり次第掲載します。
var toPublish = lazily(`^[^。、「」]{0,12}(?:開催結果|会議録|議事録|会見録|議事要旨|結果概要)は、?[^。「」]{0,20}(?:掲載|公開|公表|お知らせ)(?:(?:する)?予定です|(?:し|いたし)(?:て(?:い|おり))?ます)。?$`)

// closedAt tells when a meeting ended: 以上をもって議事を終了し、午後3時10分に閉会した。
var closedAt = lazily(`^[^「」。]{0,40}` + clock + `(?:に|をもって|、)[^「」。]{0,10}(?:閉会|散会|終了|延会|閉議)(?:(?:と|に)?(?:した|する|なった))。$`)

// sealed is a line in which somebody signs and seals minutes: 会議録署名人　青木恵　㊞.
var sealed = lazily(`^(?:[^ 　。、「」]{1,24}[ 　]+){1,6}[（(]?(?:印|㊞)[)）]?$|^[^ 　。、「」]{2,24}(?:㊞|[（(]印[)）])$|^[^ 　。、「」]{0,12}署名(?:人|者|委員)[^ 　。、「」]{0,12}印$|^[^ 　。、「」]{0,12}署名(?:人|者|委員|議員)(?:[ 　:：]+[^。、「」]{2,16})?$`)

const formulaWords = `(?:上記|以上|右|会議|(?:この|本)(?:会議|議事録|会議録)|議事の(?:経過|次第|顛末)|地方自治法|[^。、「」 　]{0,14}(?:会議規則|委員会条例))[^。「」]{0,60}(?:ここに(?:記名|署名|押印)|(?:記名|署名|押印)(?:する|します|いたします)|調製し|証する|相違(?:の)?ないことを(?:確認|証明|認め))[^。「」]{0,30}`

// noted reports whether a text is what the page adds to what it holds, and how it names
// and treats that.
func noted(text string) bool {
	if notedAlone(text) {
		return true
	}
	if !strings.Contains(text, "。") || length(text) > 2*maxHeading {
		return false
	}
	all := sentences(text)
	return len(all) > 1 && !slices.ContainsFunc(all, func(one string) bool { return !notedAlone(one) })
}

// notedAlone is noted for a text that is one sentence.
func notedAlone(text string) bool {
	return footnote.MatchString(text) || ofItself.MatchString(text) ||
		length(text) <= maxHeading && (ofNames.MatchString(text) || closedAt.MatchString(text) || toPublish.MatchString(text) || toCome.MatchString(text) || abridges.MatchString(text) || credits.MatchString(text))
}

// markTrailing marks the blocks below which nothing is said any more, up to the end of the page
// or to whom it says to ask: what stands there in few words the page has added.
func markTrailing(blocks []block) {
	on := true
	for i := len(blocks) - 1; i >= 0; i-- {
		b := &blocks[i]
		on = isContact(b.text) || on && b.kind != blockSpeaker && b.kind != blockItem && !b.says()
		b.trailing = on
	}
}

// minutedAmid is a sentence, between what people say, in which the minutes themselves tell what
// was done: 道路課長が、資料1により説明。 全員賛成で原案どおり可決。 以上で本日は閉会した。
var minutedAmid = lazily(`^[^。「」]{0,80}(?:` + executives + `|` + conductors + `|` + chiefs + `|` + others + `|担当課?|[課局部室])(?:が|から|より|[、，](?:資料|別紙|議案))[^。「」]{0,80}(?:説明|報告|朗読|紹介|提案|答弁|宣言|あいさつ|挨拶|指名)(?:を?(?:した|行った|行なった|受けた|求めた)|が(?:あった|行われた|なされた|された)|された)?。?$` +
	`|^[^。「」]{0,60}(?:` + conductors + `)(?:が|は|から|より)[^。「」]{0,30}(?:諮|採決|可否を|賛否を|異議の有無を)[^。「」]{0,60}(?:承認|了承|可決|否決|議決|同意|決定|採択|認定)(?:した|された)。$` +
	`|^(?:決定(?:事項)?|議決(?:事項)?|結論|(?:審議|審査|協議|採決)の?結果)[ 　]*[:：]` +
	`|^[^。「」]{0,40}(?:開会|閉会|開議|散会|休憩|再開|延会)(?:を宣(?:す|した|する|言した|告した)|と?(?:した|なった))。$` +
	`|^(?:(?:採決|表決|審議|協議)の結果[、，]|[^。「」]{2,40}は[、，]?)?(?:全員|全会|満場|賛成|挙手|起立|拍手|異議なく|原案)[^。「」]{0,20}(?:承認|了承|可決|否決|議決|同意|決定|採択|認定|答申)(?:した|された|することと(?:した|なった))?。$`)

// earlier are words of somebody who speaks of what was told before.
var earlier = lazily(`先ほど|さきほど|先程|先日|前回|昨年|以前|かつて|既に|すでに`)

// markMinuted marks such sentences, which stand alone before the next who speaks, or before a
// heading: what goes on with others somebody may say.
func markMinuted(blocks []block) {
	before := true
	for i := len(blocks) - 1; i >= 0; i-- {
		b := &blocks[i]
		b.minuted = before && b.kind == blockParagraph && minutedAmid.MatchString(b.text) && !earlier.MatchString(b.text) && !oneself.MatchString(b.text)
		before = b.kind != blockParagraph && b.kind != blockItem || b.minuted || agendaLine.MatchString(b.text) || before && (dayAlone(b.text) || sealed.MatchString(b.text) || formula.MatchString(b.text))
	}
}

// manyClosed is how many turns show that none goes on behind an empty line.
const manyClosed = 5

// markBehind marks what an empty line sets apart from the last turn of a page, where none of
// the many turns above it goes on behind an empty line:
//
//	青木：見学だけでも来てください。
//
//	最後まで読んでいただきありがとうございました！
func markBehind(blocks []block) {
	first, last, turns := -1, -1, 0
	for i := range blocks {
		if kind := blocks[i].kind; kind == blockSpeech || kind == blockSpeaker {
			last, turns = i, turns+1
			if first < 0 {
				first = i
			}
		}
	}
	behind := false
	for i := first + 1; turns >= manyClosed && i < len(blocks); i++ {
		above, b := blocks[i-1].kind, &blocks[i]
		apart := b.gap && above != blockHeading && above != blockSpeaker || i > last && above == blockOmitted && blocks[i-1].why == OmitNavigation
		if b.kind == blockParagraph || b.kind == blockItem {
			if apart && i < last {
				return
			}
			behind = behind || apart
			b.behind = behind
		}
	}
}

// headsOn reports whether a paragraph that an empty line sets apart from what was said only
// names what follows, where empty lines tell something, though nothing else shows that it is
// a heading: …伝えます。⏎⏎アンケートの結果（参加者30名）⏎問1　….
func (r *interpreter) headsOn(b *block) bool {
	return b.gap && r.gaps && !r.page.record && !r.page.marked && r.names(b)
}

// addedBelow reports whether a paragraph with nothing said below it only names things, behind
// the full stop of what was said last, and that tells of no list: …直します。⏎会場の様子⏎令和5年11月1日.
func (r *interpreter) addedBelow(b *block) bool {
	return b.trailing && r.names(b)
}

// names reports whether a paragraph only names something, behind the full stop of what was
// said last, which tells of no list.
func (r *interpreter) names(b *block) bool {
	n := len(r.b.Remarks)
	if n == 0 || length(b.text) > maxHeading || !nominal(b.text) && !dayAlone(b.text) {
		return false
	}
	if _, signed := signedOffice(b.text); signed != (voice{}) {
		return false
	}
	said := r.b.Remarks[n-1].Text
	if len(r.more) > 0 {
		said = r.more[len(r.more)-1]
	}
	return strings.HasSuffix(said, "。") && !tellsList.MatchString(said)
}

// tellsList ends what somebody says who goes on with a list: 次の三点です。
var tellsList = lazily(`(?:次|以下|下記)の[^。]{0,30}。$|(?:つ|点|件|名|人|順)(?:です|だ|である|でございます|であります|になります|となります|があります|ございます|をお願いします)。$|(?:紹介|申し上げ|読み上げ|発表|報告)(?:いた)?します。$`)

// closing steps end a meeting, or its minutes, in a line of their own: 閉会, （以上）,
// －　了　－.
var (
	closingStep = lazily(`^(?:[（(〔［\[【<＜]|[―－ー—─–\-－・=＝]+)?[ 　]*(?:(?:会議|議事|質疑|意見交換)?(?:閉[ 　]*会|散[ 　]*会|終[ 　]*了|終[ 　]*わ[ 　]*り)|延会|流会)[ 　]*(?:[)）〕］\]】>＞]|[―－ー—─–\-－・=＝]+)?[。.]?$`)
	closingMark = lazily(`^[（(〔［\[【<＜―－ー—─–…・=＝\-]*[ 　]*(?:以[ 　]*上|了|完)[ 　]*[)）〕］\]】>＞―－ー—─–…・=＝\-]*[。.]?$`)
)

// closes reports whether the line i, behind the end of what somebody said, closes the
// meeting, and heads nothing.
func (p *page) closes(i int, last *block) bool {
	text := p.lines[i].text
	if last == nil || !ended(last.text) && last.why != OmitStage || length(text) > maxLabelLine {
		return false
	}
	return closingMark.MatchString(text) || p.inTurns() && roomAnswers.MatchString(closeUp(text)) || closingStep.MatchString(text) && (i+1 == len(p.lines) || !p.saysBelow(i) && !p.speakerLine(i+1))
}

// roomAnswers is what the room answers to whoever leads a session, in a line of its own:
// 挙手全員.
var roomAnswers = lazily(`^(?:(?:質疑|討論|意見|質問|発言)?な[しく]|` + consent + `)$`)

// inTurns reports whether several speeches of people who are known stand on the page.
func (p *page) inTurns() bool {
	for _, n := range p.known {
		if n >= manyTurns {
			return true
		}
	}
	return p.record
}

// ends reports whether a block only closes the minutes, and is left out. What is
// added behind a speech ends that.
func (r *interpreter) ends(b *block) bool {
	switch {
	case r.talking && b.kind == blockItem && counts(b.mark) && closingStep.MatchString(b.text):
		r.talking = false
	case b.kind == blockHeading, b.kind == blockItem && r.sealed, b.kind == blockSpeech, b.kind == blockOmitted:
		r.sealed = r.sealed && b.kind == blockOmitted
		return false
	case formula.MatchString(b.text), sealed.MatchString(b.text):
		r.sealed, r.talking, r.speaker = true, false, nil
	case !r.sealed || b.says():
		if r.sealed = false; noted(b.text) {
			r.talking = false
		}
		return false
	}
	r.s.omit(*b, OmitStage)
	return true
}

// close ends the last remark. What stood in small tables amid it comes behind it.
func (r *interpreter) close() {
	if len(r.more) > 0 {
		m := &r.b.Remarks[len(r.b.Remarks)-1]
		m.Text = cleanText(m.Text + "\n" + strings.Join(r.more, "\n"))
		r.more = nil
	}
	if len(r.rows) > 0 {
		r.b.add(Remark{Kind: KindNarration, Section: r.theme.section, Text: strings.Join(r.rows, "\n")})
		r.rows = nil
	}
}

// finish takes the quotes off speech that spread over lines, and warns when the
// page seems to break off.
func (r *interpreter) finish() {
	r.close()
	for i := range r.b.Remarks {
		m := &r.b.Remarks[i]
		m.signByOffice()
		if m.Kind == KindAnswer && m.Speaker == "" {
			v := answererWithin(m.Text)
			m.Speaker, m.Role = v.speaker, v.role
		}
		m.Text, _ = unquote(m.Text)
	}
	n := len(r.b.Remarks)
	if n == 0 || r.footer || r.page.whole {
		return
	}
	text := r.b.Remarks[n-1].Text
	if ended(text) || length(text) < maxHeading/2 {
		return
	}
	complete := 0
	for _, m := range r.b.Remarks {
		if ended(m.Text) {
			complete++
		}
	}
	if 2*complete >= n {
		last := r.page.lines[len(r.page.lines)-1]
		r.s.report.warn(newProblem(nil,
			fmt.Sprintf("the page seems to end in the middle of a sentence (…%s); everything before was kept", tail(text)),
			fmt.Sprintf("ページが文の途中で終わっているようです（…%s）。そこまではすべて読み込みました", tail(text))).at(r.s.name, last.number).showing(last.text))
	}
}

func tail(text string) string {
	r := []rune(text)
	return string(r[max(0, len(r)-12):])
}
