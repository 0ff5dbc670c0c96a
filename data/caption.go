package data

import "strings"

// Captions are what a page has below its pictures, or instead of them where it is copied:
// nobody says them.

// maxCaption bounds the caption of a picture, in runes: two lines of a page. What is
// longer is told.
const maxCaption = 2 * maxHeading

// captions reports whether the line i, right after a picture, is its caption: it
// follows without an empty line, or, where these mean nothing, is a sentence
// too short for a paragraph. What somebody says who is named is none, and no quote.
func (p *page) captions(i int) bool {
	ln := &p.lines[i]
	if _, quoted := unquote(ln.text); quoted || p.speakerLine(i) {
		return false
	}
	if _, says := parseSpeech(ln.text, p.spaced); says {
		return false
	}
	if _, says := p.castSpeech(ln.text); says {
		return false
	}
	return !ln.gap && !p.dense && length(ln.text) <= maxCaption || (p.loose || p.dense) && length(ln.text) <= maxHeading && ended(ln.text)
}

// scene is the caption of a picture amid an interview: 現地確認の様子, ▼測量の練習中.
var scene = lazily(`^[▼▲▽△↑↓←→※・]?[ 　]*[^。、「」？?]{0,24}(?:の(?:様子|ようす|風景|光景|写真|姿|[1１一][コこ]マ)|写真|ショット|(?:練習|作業|打ち合わせ|打合せ|会議|取材|撮影|研修|インタビュー)中)$|^▼[^。、「」？?]{1,24}$`)

// doingSo is what people can be seen to do, and laidOut what somebody did to things.
const (
	doingSo = `話す|語る|話し込む|答える|応える|尋ねる|たずねる|聞く|聴く|聞き入る|耳を傾ける|うなずく|頷く|ほほ笑む|微笑む|笑う|述べる|囲む|見る|見入る|見つめる|眺める|見守る|渡す|受け取る|手にする|持つ|取る|座る|並ぶ|歩く|交わす|` +
		`(?:を|挨拶|あいさつ|発表|説明|質問|発言|交換|談笑|握手|拍手|試食|試乗|体験|視察|見学|作業|紹介|歓談)する`
	laidOut = `(?:並べ|飾り付け|掛け|掲げ|付け|添え)られた|(?:飾|盛|貼|張|配)られた|(?:置|描|書)かれた|(?:用意|展示|掲示|紹介)された`
)

// shown is what a caption shows: somebody doing something, a scene, or what is laid out.
const shown = `(?:[^。、「」？?！!]{0,20}(?:` + doingSo + `)(?:` + executives + `|` + conductors + `|` + people + `|` + crowds + `|(?:皆|みな)(?:さん|様))(?:たち|達|の皆さん)?` +
	`|[^。、「」？?！!]{0,24}(?:の(?:様子|ようす|風景|光景|写真|姿)|(?:集合|記念)写真|記念撮影)` +
	`|[^。、「」？?！!]{1,16}(?:` + laidOut + `)[^。、「」？?！!]{0,16}[\p{Han}\p{Katakana}ー])`

// shownAlone is a caption in a line of its own, from which the picture was lost: 提案書を手にする町長.
var shownAlone = lazily(`^(?:` + shown + `)$`)

// boxedPicture is what stands in brackets for a picture that was shown amid a talk, at the
// beginning of a line or behind a sentence: 【フリップ1（198kbyte）】, [動画], ［スライド3］.
var boxedPicture = lazily(`(^|[。！？!?」][ 　]*)[【［\[〔](?:フリップ|スライド|パネル|モニター|ボード|動画|映像|写真|画像)[ 　]?[0-9０-９①-⑳]{0,3}(?:[ 　:：（(][^【】［］\[\]〔〕]{0,40})?[】］\]〕][ 　]*`)

var (
	// captionBehind is a caption behind the last sentence of a line, and captionAmid one
	// with its number between two: …いかがですか？身を乗り出して話す市長, …ください。記念撮影①まずは….
	captionBehind = lazily(`([。！？!?][）)]?)[ 　]*` + shown + `[0-9０-９①-⑳]?$`)
	captionAmid   = lazily(`([。！？!?][）)]?)[ 　]*` + shown + `[①-⑳][ 　]*`)
)

// dropCaptions takes the captions out of a text, the end of the line i, that stand behind
// its sentences. A line that reaches the margin may go on in the next.
func (p *page) dropCaptions(s *source, i int, text string) string {
	bare := boxedPicture.ReplaceAllString(text, "$1")
	if strings.ContainsAny(text, "①②③④⑤⑥⑦⑧⑨⑩") {
		bare = captionAmid.ReplaceAllString(bare, "$1")
	}
	if lastRune(text) != "。" && (i+1 == len(p.lines) || p.lines[i+1].gap || 10*length(text) < 9*p.margin && !goesOn.MatchString(p.lines[i+1].text)) {
		bare = captionBehind.ReplaceAllString(bare, "$1")
	}
	if bare != text {
		s.report.LeftOut[OmitPicture]++
	}
	return bare
}
