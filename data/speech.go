package data

import (
	"regexp"
	"strings"
	"unicode"
)

// A speech is a line that names its speaker and goes on with what they say:
// 市長：「…」, ○日向委員長　…, 【部長】…, Q：….
type speech struct {
	voice
	kind   Kind // told by a label such as Q or （回答）; "" otherwise
	text   string
	closed bool // a whole quote: the next line is not part of it
}

var (
	inBrackets = regexp.MustCompile(`^[【［\[〔〈＜<]([^】］\]〕〉＞>]{1,24})[】］\]〕〉＞>][ 　:：]*(.+)$`)
	beforeSign = regexp.MustCompile(`^([^:：「」『』。、]{1,24}?(?:[（(][^（）()]{1,14}[)）])?)[ 　]*[:：][ 　]*(.+)$`)
	beforeTalk = regexp.MustCompile(`^([^:：「」『』。、]{1,24}?)[ 　]*(「.+」)$`)
	beforeWide = regexp.MustCompile(`^([^:：「」『』。、　]{1,12}(?:　[^:：「」『』。、　]{1,5})?)　+(.+)$`)
	labelled   = regexp.MustCompile(`^(?:[【［\[（(〈＜<]?(意見|ご意見|発言|要望|提案|感想|質問|質疑|問い?|Q|Ｑ|回答|答弁|答え?|A|Ａ|市の考え方?|市の回答|対応)[0-9０-９]{0,2}[】］\])）〉＞>.．:：]+|([QＱAＡ問答])[0-9０-９]{0,2}[ 　.．:：]+)[ 　]*(.+)$`)
)

// labels are the words that tell what follows, not who says it.
var labels = map[string]Kind{
	"質問": KindQuestion, "質疑": KindQuestion, "問": KindQuestion, "問い": KindQuestion, "Q": KindQuestion, "Ｑ": KindQuestion,
	"回答": KindAnswer, "答弁": KindAnswer, "答": KindAnswer, "答え": KindAnswer, "A": KindAnswer, "Ａ": KindAnswer,
	"市の考え": KindAnswer, "市の考え方": KindAnswer, "市の回答": KindAnswer, "対応": KindAnswer,
}

// parseSpeech reads a line, without its mark, that names its speaker. marked
// tells that there was a mark, which makes a name followed by space enough.
func parseSpeech(text string, marked bool) (speech, bool) {
	if m := labelled.FindStringSubmatch(text); m != nil {
		label := m[1] + m[2]
		kind, ok := labels[label]
		if !ok {
			kind = KindRemark
		}
		said, closed := unquote(m[3])
		return speech{kind: kind, text: said, closed: closed}, true
	}
	for _, p := range []struct {
		pattern *regexp.Regexp
		ok      bool
	}{{inBrackets, true}, {beforeSign, true}, {beforeTalk, true}, {beforeWide, true}} {
		m := p.pattern.FindStringSubmatch(text)
		if m == nil {
			continue
		}
		v, ok := parseVoice(m[1])
		if !ok || !talks(m[2], v, marked && p.pattern == beforeWide) {
			continue
		}
		said, closed := unquote(m[2])
		return speech{voice: v, text: said, closed: closed}, true
	}
	return speech{}, false
}

// talks reports whether a text after a name is speech rather than a fact about
// them (参加者：12名, 市長　森川太郎).
func talks(text string, v voice, marked bool) bool {
	if strings.HasPrefix(text, "「") || strings.ContainsAny(text, "。！？!?") {
		return true
	}
	if v.weak() || person.MatchString(v.role) {
		return length(text) >= 20
	}
	hiragana := strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Hiragana, r) })
	return hiragana && (marked || length(text) >= 12)
}

// unquote takes off the quotes around a text that is one quote as a whole.
func unquote(text string) (said string, whole bool) {
	if !strings.HasPrefix(text, "「") {
		return text, false
	}
	end := closing(text, 0)
	if end < 0 {
		return text, false
	}
	if rest := text[end+len("」"):]; rest != "" && rest != "。" {
		return text, false
	}
	return strings.TrimSpace(text[len("「"):end]), true
}

var signature = regexp.MustCompile(`^[ 　]*[（(〈<]([^（）()]{1,24})[)）〉>]。?$`)

// signed takes off the quotes around a text, and who signed it behind them:
// 「…」（中学生）. A text without quotes around it is returned as it is.
func signed(text string) (said, who string) {
	if said, whole := unquote(text); whole {
		return said, ""
	}
	if strings.HasPrefix(text, "「") {
		if end := closing(text, 0); end >= 0 {
			if m := signature.FindStringSubmatch(text[end+len("」"):]); m != nil {
				return strings.TrimSpace(text[len("「"):end]), strings.TrimSpace(m[1])
			}
		}
	}
	return text, ""
}

// closing returns the byte offset of the 」 that closes the 「 at the offset
// open, or -1.
func closing(text string, open int) int {
	depth := 0
	for i, r := range text[open:] {
		switch r {
		case '「':
			depth++
		case '」':
			if depth--; depth == 0 {
				return open + i
			}
		}
	}
	return -1
}
