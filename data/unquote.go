package data

import (
	"strings"
)

// What somebody says may be one quote as a whole.

// smiling is how somebody says what a text quotes as a whole: 「…」と笑います。
var smiling = lazily(`^と(?:[^。「」、いはが][^。「」、はが]{0,11})?(?:笑(?:います|いました|う|った)|話(?:します|しました|す|した)|語(?:ります|りました|る|った)|(?:笑って|話して|語って)(?:います|いました|いた|くれました))。?$`)

// wasReceived is what a page adds behind a quote that is all somebody sent to it:
// 「…」とのご意見を3件いただきました。
var wasReceived = lazily(`^[ 　]*(?:と|など)(?:の|いう|いった)?(?:` + howSaid + `)*(?:ご|お|御)?(?:意見|声|感想|要望|提案|指摘|質問|言葉|コメント|お?便り|お?手紙|お?礼)(?:など)?(?:を|が|も)[^。「」、]{0,8}(?:いただ|頂|寄せられ|届き|届いて|あり|出|受け)[^。「」]{0,8}た。?$`)

// unquote takes off the quotes around a text that is one quote as a whole.
func unquote(text string) (said string, whole bool) {
	end := closing(text, 0)
	if end < 0 {
		return text, false
	}
	if rest := text[end+len("」"):]; rest != "" && rest != "。" && !smiling.MatchString(rest) && !wasReceived.MatchString(rest) {
		return text, false
	}
	return strings.TrimSpace(text[len("「"):end]), true
}

// closing returns the byte offset of the 」 or 』 that closes the 「 or 『 at the
// offset open, or -1, also where none stands there.
func closing(text string, open int) int {
	opens, closes := '「', '」'
	if strings.HasPrefix(text[open:], "『") {
		opens, closes = '『', '』'
	} else if !strings.HasPrefix(text[open:], "「") {
		return -1
	}
	depth := 0
	for i, r := range text[open:] {
		switch r {
		case opens:
			depth++
		case closes:
			if depth--; depth == 0 {
				return open + i
			}
		}
	}
	return -1
}
