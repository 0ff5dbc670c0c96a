package data

import (
	"slices"
	"strings"
)

// An address is what one person says or writes to everybody, without any sign
// before it: a mayor's policy speech, a New Year's greeting, a message. Its title
// tells that it is one, and who speaks is told there too, in a line at its
// beginning, or in the signature below it:
//
//	新年のごあいさつ
//	明けましておめでとうございます。…
//	みどり野市長　森川太郎

// addressed ends the title of an address.
const addressed = `施政方針|[市町村区県道府都]政(?:執行|運営)?方針|行政(?:執行)?方針|(?:施政方針|所信)?表明(?:演説)?|演説|提案理由(?:の?説明)?|式辞|告辞|訓示|訓話|(?:指示|訓示)(?:・?(?:伝達|連絡))?事項|祝辞|答辞|送辞|謝辞|弔辞|宣誓|(?:誓い|追悼|お礼|お祝い|はなむけ|歓迎|励まし|終わり)の(?:言葉|ことば|辞)|(?:ご|御)?(?:あいさつ|挨拶)|メッセージ|スピーチ|講話|平和宣言|平和への誓い|コラム|日記|だより|たより|手記|体験談|作文|主張|手紙|ひとこと|一言|独り言|つぶやき|エッセイ|随想|寄稿`

var (
	// addressTitle is the title of a page that is an address as a whole. Letters
	// and the like have others' words in them too.
	addressTitle = lazily(`^[^。]{0,40}(?:施政方針|[市町村区県道府都]政(?:執行|運営)?方針|行政(?:執行)?方針|所信表明|表明演説|提案理由(?:の?説明)?|式辞|告辞|訓示|訓話|祝辞|答辞|送辞|謝辞|弔辞|(?:誓い|追悼|お礼|お祝い|歓迎)の(?:言葉|ことば|辞)|(?:ご|御)?(?:あいさつ|挨拶)|メッセージ|スピーチ|講話|平和宣言|平和への誓い|(?:長|知事)の?(?:コラム|日記|だより|ひとこと|一言|独り言|つぶやき|エッセイ|随想))(?:全文|の?要旨|の?概要|について)?(?:[ 　]*[（(【][^（()）】]*[)）】])*$`)
	// authored begins the title of an address with whose it is: 森川市長の年頭あいさつ.
	authored = lazily(`^(.{1,20}?)(?:の|から(?:の)?|より|による)?[ 　]*(?:(?:令和|平成|昭和)?[0-9０-９元]{1,4}年度?|新年|年頭|年始|年末|就任|退任|離任|仕事始め|仕事納め|開会|閉会|終わり|はじめ|冒頭|夏|春|秋|冬)*(?:の)?(?:ご|お|御)?(?:` + addressed + `)`)
	// room is the part of a site that somebody speaks in: 市長の部屋.
	room = lazily(`(副?市長|副?町長|副?村長|副?区長|副?知事|教育長|議長|大臣|校長|園長)(?:の)?(?:部屋|室へようこそ|ページ|メッセージ|ホームページ|のひろば)`)
	// announces is a paragraph in which the page tells that an address follows.
	announces = lazily(`(?:` + addressed + `|全文|内容|要旨)(?:を|は|が|の|につ)|(?:市長|町長|村長|区長|知事|教育長)(?:が|は)`)
	// courteous is how people are spoken to.
	courteous = lazily(`(?:ます|です|ました|ません|でした|ましょう|でしょう|ください|下さい|まして|ませ|たい)(?:か|ね|よ|よね)?[。！!？?…]`)
	// byline is a line that says who speaks next: 二十歳の代表　石田みなみ.
	byline = lazily(`^([^。、「」：:]{1,24}?)[ 　]+([\p{Han}々ヶ]{1,4}[ 　]?[\p{Han}\p{Hiragana}\p{Katakana}々ー]{1,5})(?:さん|氏|様|君)?$`)
)

// isAddress reports whether the page is an address as a whole: its title says so,
// and nobody else is named who speaks. So is a press conference of which only is
// told what its host announced.
func (r *interpreter) isAddress(blocks []block) bool {
	return !r.page.dialog && r.page.signings < recordedSpeeches && (addressTitle.MatchString(r.title) || r.host.speaker != "") && !slices.ContainsFunc(blocks, func(b block) bool {
		return b.kind == blockSpeech || b.kind == blockSpeaker && r.host.speaker != "" || b.kind == blockItem && b.mark == answerSign
	})
}

// speechTitle is the title of a page that systems of minutes make of one speech: the session,
// its day and who speaks. 令和5年 9月定例会（第2日 9月12日） 青木恵議員.
var speechTitle = lazily(`(?:会|会議|議会)[ 　]*(?:[（(][^（()）]*[)）])?[ 　]+([^ 　]{2,16})$`)

// speakerInTitle returns who speaks all along a page on which nobody is named, as its title
// tells, or nobody.
func (p *page) speakerInTitle() voice {
	m := speechTitle.FindStringSubmatch(tidy(p.title))
	if m == nil {
		return voice{}
	}
	v, _ := parseVoice(m[1])
	if v.weak() {
		return voice{}
	}
	return v
}

// authorOf finds whose address the page is.
func (r *interpreter) authorOf(blocks []block) voice {
	if r.host.speaker != "" {
		return r.host
	}
	if m := authored.FindStringSubmatch(r.title); m != nil {
		if v, ok := findVoice(m[1]); ok && !v.weak() {
			return v
		}
	}
	for i := len(blocks) - 1; i >= 0; i-- {
		if v, ok := signatory(blocks[i].text); ok {
			return v
		}
	}
	for i := range r.page.lines[:min(len(r.page.lines), titleLines)] {
		if m := room.FindStringSubmatch(r.page.lines[i].text); m != nil {
			return voice{m[1], m[1]}
		}
	}
	if m := room.FindStringSubmatch(r.page.title); m != nil {
		return voice{m[1], m[1]}
	}
	return voice{}
}

// signatory reads a line that signs an address, perhaps behind its day:
// 令和6年2月26日　みどり野市長　森川太郎.
func signatory(text string) (voice, bool) {
	if length(text) > 2*maxName || sentence(text) {
		return voice{}, false
	}
	if found := FindDates(text); len(found) > 0 && found[0].Start == 0 {
		text = text[found[0].End:]
	}
	v, ok := parseVoice(strings.Trim(text, " 　"))
	if !ok || v.weak() || v.role == "" {
		return voice{}, false
	}
	return v, true
}

// address makes all that follows the words of one person, who may be unknown.
func (r *interpreter) address(v voice) {
	r.speaker, r.headed, r.fresh, r.turn, r.voiced = &v, true, true, false, true
}

// unsigned reports whether an address begins here whose heading told at most the
// office of who speaks.
func (r *interpreter) unsigned() bool {
	return r.fresh && r.headed && r.speaker != nil && r.speaker.speaker == r.speaker.role
}

// speaksOn reports whether a paragraph is part of the address it stands in: a
// sentence, and none in which the page tells of it. Where nobody is named, it is
// to be in the polite form that people are spoken to in.
func (r *interpreter) speaksOn(text string) bool {
	switch {
	case !substance(text) || !strings.ContainsAny(text, "。！？!?") || r.speaker.speaker == "" && !courteous.MatchString(text):
		return false
	case r.author != nil || r.theme.address:
		return !(narrates(text) && announces.MatchString(text) && !strings.Contains(text, "私"))
	}
	return !narrates(text) || strings.Contains(text, "私")
}

// over reports whether a paragraph ends the address under way: it signs it, dates
// it, names a thing, or tells of it.
func (r *interpreter) over(text string) bool {
	if _, signed := signatory(text); signed || dayAlone(text) || noted(text) || fact.MatchString(text) && !sentence(text) {
		return true
	}
	if !strings.ContainsAny(text, "。！？!?") {
		return nominal(text) && length(text) <= maxHeading
	}
	return !r.speaksOn(text)
}

// signedBy reads a line below the heading of an address that says whose it is.
func signedBy(text string) (voice, bool) {
	if sentence(text) || length(text) > maxName {
		return voice{}, false
	}
	if v, ok := parseVoice(text); ok && !v.weak() {
		return v, true
	}
	if m := byline.FindStringSubmatch(text); m != nil && findMark(text).sign == "" {
		return voice{speaker: m[2]}, true
	}
	return voice{}, false
}
