package data

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Some systems and many converters run the speeches of minutes together in one
// line: （委員長）では始めます。 （事務局）資料は5点です。 Where a speech stands behind
// the end of another in the same notation, it begins a line of its own.

// speechMarks are the signs minutes set before speeches.
const speechMarks = "○〇◯◎◆●"

// manyInline is the number of speeches behind others in their line from which
// every mark on the page before a name is taken for one, whatever stands before
// it: the line may begin with what no speech is.
const manyInline = 2

// splitSpeeches gives each speech a line of its own.
func (p *page) splitSpeeches(s *source) {
	inline := 0
	for i := range p.lines {
		inline += len(inlineMarks(p.lines[i].text))
	}
	var all []line
	for i, ln := range p.lines {
		if ln.level > 0 || ln.said != nil || ln.skip != "" {
			all = append(all, ln)
			continue
		}
		if head, rest := headedSpeech(ln.text); rest != "" {
			one := ln
			one.text = head
			all = append(all, one)
			ln.text, ln.gap = rest, false
		}
		if head, rest := quotedSpeech(ln.text); rest != "" {
			one := ln
			one.text = head
			all = append(all, one)
			ln.text, ln.gap = rest, true
		}
		ln.text = dropStages(s, p.dropCaptions(s, i, ln.text))
		at := inlineBrackets(ln.text)
		if inline >= manyInline {
			at = append(at, inlineMarks(ln.text)...)
		}
		at = append(at, inlineLabels(ln.text)...)
		at = append(at, p.nameBehind(i)...)
		slices.Sort(at)
		from := 0
		for _, to := range append(slices.Compact(at), len(ln.text)) {
			if part := cutTail(s, ln.text[from:to]); part != "" {
				one := ln
				one.text, one.gap = part, ln.gap || from > 0
				all = append(all, one)
			}
			from = to
		}
	}
	p.lines = all
}

// behind is a name with its sign at the end of a line.
var behind = lazily(`[。！？!?…」）)][ 　]+([-－–−・•][ 　]+([^ 　。、「」]{1,16}))$`)

// nameBehind returns where the line i ends with the name of who speaks in the next,
// as lists of names and of what they say run together: …引き直してください。 - 市長.
func (p *page) nameBehind(i int) []int {
	text := p.lines[i].text
	end := text[max(0, len(text)-4*maxName):]
	m := behind.FindStringSubmatch(end)
	if m == nil || i+1 == len(p.lines) || findMark(p.lines[i+1].text).sign != findMark(m[1]).sign {
		return nil
	}
	if _, named := parseVoice(m[2]); !named {
		return nil
	}
	return []int{len(text) - len(m[1])}
}

// quotedSpeech cuts a line into a name with what that person says in quotes, and the
// prose that goes on behind it: ■森川市長「…」また、市長は….
func quotedSpeech(text string) (head, rest string) {
	m := findMark(text)
	name, _, ok := strings.Cut(beginning(m.rest), "「")
	if !ok || name == "" {
		return text, ""
	}
	if v, named := parseVoice(name); !named || v.weak() {
		return text, ""
	}
	end := closing(text, strings.Index(text, "「"))
	if end < 0 {
		return text, ""
	}
	rest = strings.TrimLeft(text[end+len("」"):], " 　")
	if !sentence(rest) || goesOn.MatchString(rest) || strings.HasPrefix(rest, "など") {
		return text, ""
	}
	return text[:end+len("」")], rest
}

// headedSpeech cuts a line into the heading of an address and the address, where
// it begins in the line of its heading: 2 会長あいさつ　本日は….
func headedSpeech(text string) (head, rest string) {
	for i, r := range beginning(text) {
		if (r != ' ' && r != '　') || i == 0 {
			continue
		}
		rest = strings.TrimLeft(text[i:], " 　")
		if t := readTheme(text[:i]); t.address && t.voice.speaker != "" && courteous.MatchString(rest) {
			return text[:i], rest
		}
		if i > 3*maxLabelLine {
			break
		}
	}
	return text, ""
}

// inlineMarks returns the byte offsets of the marks within a line, not at its
// beginning, before a name and what it says, in order.
func inlineMarks(text string) []int {
	if !strings.ContainsAny(text, speechMarks) {
		return nil
	}
	var found []int
	for i, r := range text {
		if i == 0 || !strings.ContainsRune(speechMarks, r) || !strings.ContainsAny(lastRune(text[:i]), " 　。」』）)") {
			continue
		}
		if s, ok := parseSpeech(strings.TrimLeft(beginning(text[i+utf8.RuneLen(r):]), " 　"), true); ok && s.speaker != "" && !s.weak() {
			found = append(found, i)
		}
	}
	return found
}

// inlineBrackets returns the byte offsets of the names in brackets in a line
// that begins with one, each behind the end of a sentence.
func inlineBrackets(text string) []int {
	label, _, ok := bracketed(beginning(text))
	if !ok {
		return nil
	}
	if _, ok = parseVoice(label); !ok {
		return nil
	}
	open, _ := utf8.DecodeRuneInString(text)
	var found []int
	for i, r := range text {
		if i == 0 || narrow(r) != narrow(open) || !strings.HasSuffix(strings.TrimRight(text[:i], " 　"), "。") {
			continue
		}
		if label, _, ok := bracketed(beginning(text[i:])); ok {
			if _, ok := parseVoice(label); ok {
				found = append(found, i)
			}
		}
	}
	return found
}

var (
	// inlineLabel is a label that begins what was asked or answered amid a line, and
	// boxedLabel one that needs no space before it.
	inlineLabel = lazily(`^(?:[QＱAＡ][0-9０-９]{0,2}[ 　]?[:：.．]|(?:質問|回答|意見|答弁|要望)[:：])[ 　]*[^ 　]`)
	boxedLabel  = lazily(`^(?:[【（(〔［\[](?:ご)?(?:質問|回答|意見|答弁|問|答|要望|市の考え方|町の考え方)[】）)〕］\]]|[→⇒➡])[ 　]*[^ 　]`)
	// spacedLabel is one that only space sets apart, as lines have it that begin so.
	spacedLabel = lazily(`^[問答][0-9０-９]{0,2}[ 　]+[^ 　]`)
)

// inlineLabels returns the byte offsets of the labels, and of the arrows to what was
// answered, behind the end of a sentence in a line: 問　…を問う。　答　…である。
func inlineLabels(text string) []int {
	asked, spaced := inlineLabel.MatchString(text), spacedLabel.MatchString(text)
	var found []int
	for i, r := range text {
		if !strings.ContainsRune("。！？!?", r) {
			continue
		}
		behind := text[i+utf8.RuneLen(r):]
		rest := strings.TrimLeft(behind, " 　")
		first := beginning(rest)
		apart := len(rest) < len(behind)
		if boxedLabel.MatchString(first) || (apart || asked) && inlineLabel.MatchString(first) || apart && spaced && spacedLabel.MatchString(first) {
			found = append(found, len(text)-len(rest))
		}
	}
	return found
}

// speechTail is what may stand behind a speech in its line: a rule, the number
// of the next speech, the frame of a table.
var speechTail = lazily(`(?:[ 　|｜]+|[ 　]*[─━―—]{4,}(?:[ 　]*[0-9０-９]{1,5}[ 　]*[:：]?)?|[。」）)][ 　]+[0-9０-９]{1,5}[ 　]*[:：]?)[ 　|｜]*$`)

// amidStage is what happened in the room amid a speech, in the same line.
var amidStage = lazily(`[。！？!?」][ 　]*[（(〔［\[][^（()）〔〕［］\[\]]{1,40}[)）〕］\]]`)

// dropStages takes out of a line what happened in the room between its sentences.
func dropStages(s *source, text string) string {
	if !strings.ContainsAny(text, "（(〔［[") {
		return text
	}
	var b strings.Builder
	from := 0
	for _, at := range amidStage.FindAllStringIndex(text, -1) {
		_, size := utf8.DecodeRuneInString(text[at[0]:])
		if at[1] < len(text) && leavesSaying(strings.TrimLeft(text[at[0]+size:at[1]], " 　")) {
			b.WriteString(text[from : at[0]+size])
			from = at[1]
			s.report.LeftOut[OmitStage]++
		}
	}
	b.WriteString(text[from:])
	return b.String()
}

// leavesSaying reports whether what stands in brackets behind a sentence happened in the
// room, and is not how it was said: （拍手）, but not （笑）.
func leavesSaying(aside string) bool {
	return staged(aside) && !laughed.MatchString(aside)
}

// laughed is how interviews tell that whoever speaks laughs.
var laughed = lazily(`^[（(]笑[)）]$`)

// stageTail is what happened in the room after a speech, in the same line.
var stageTail = lazily(`^(.*[。！？!?」][ 　]*)([（(〔［\[][^（）()〔〕［］\[\]]{1,40}[)）〕］\]])$`)

// closingTail returns the byte offset behind the last sentence of a line at which it
// goes on with when the meeting broke or ended, with what closes the minutes, or with
// the number of a page, or 0: …散会します。 午後3時21分 散会, …でした。 ── 了 ──,
// …終わります。 署名人 印.
func closingTail(text string) int {
	last := strings.LastIndexAny(text, "。！？!?」")
	if last < 0 {
		return 0
	}
	_, size := utf8.DecodeRuneInString(text[last:])
	tail := text[last+size:]
	rest := strings.TrimLeft(tail, " 　")
	step := findMark(rest).rest // 4 閉会
	apart := len(rest) < len(tail) && (closingMark.MatchString(rest) || closingStep.MatchString(step) || sealed.MatchString(rest) || runNumber.FindString(rest) == rest)
	if rest == "" || !apart && !leavesSaying(rest) {
		return 0
	}
	return last + size
}

// dayTail is when something was answered or printed, behind it: …直します。（令和4年7月）.
var dayTail = lazily(`[。！？!?」][ 　]*` + dayTold + `?[)）]$`)

// dayTold is that without the bracket behind it and what it tells of, and toldDay the same
// in a line of its own, perhaps with from whom it came: （令和4年7月回答）,
// （令和4年7月3日受付　青木 恵さん）.
const dayTold = `[（(](?:令和|平成|昭和|[RHSＲＨＳ][.．]?)?[0-9０-９元]{1,4}[年./／．][0-9０-９]{1,2}月?(?:[./／．]?[0-9０-９]{1,2}日?)?(?:[ 　]?(?:回答|掲載|受付|受理|現在|公表|投稿|投函))`

var toldDay = lazily(`^` + dayTold + `(?:[ 　、，]+[^（()）。、，]{1,20})?[)）]$`)

// receivedTail is where or how an opinion was received, behind it: …ほしい。（東公民館で受付）.
var receivedTail = lazily(`[。！？!?」][ 　]*[（(〔［\[][^（()）〔〕［］\[\]。]{1,28}(?:受領|受理|受信|投函|投稿|回収|で(?:ご?意見)?(?:受付|提出|記入))[)）〕］\]]$`)

// kindTail is what it is that somebody said, behind it: …しないでほしい。（意見）.
var kindTail = lazily(`[。！？!?」][ 　]*[（(〔［\[](?:ご)?(?:意見|要望|質問|感想|提案)(?:のみ)?[)）〕］\]]$`)

// chargeTail is who answers for the city, with a telephone number, and what the rest of a
// table's row tells of it: …直します。 道路課（維持係）（06-0000-0000） 改善 令和3年6月9日.
var chargeTail = lazily(`[。！？!?」][ 　]*[^ 　。、「」（）()]{1,16}(?:課|室|係|所|局|部|館|署|センター)(?:[（(][^（）()。]{1,20}[)）])?[（(][0-9０-９][0-9０-９\-－ー―−]{4,14}[)）](?:[ 　]+[^ 　。]{1,8})?(?:[ 　]+(?:令和|平成)?[0-9０-９元]{1,4}[年./][0-9０-９]{1,2}[月./][0-9０-９]{1,2}日?){0,3}$`)

// askTail is whom to ask, with a number: …終わります。 お問い合わせ先 企画課 電話：000-111-2222.
var askTail = lazily(`[。！？!?」][ 　]*[【■◆●]?お?問い?合わせ(?:先|窓口)[^。「」]{0,60}(?:電話|TEL|Tel|ＴＥＬ|℡|内線)[^。「」]{0,60}$`)

// rightsTail is whose the page is, perhaps behind its number: …いたします。 1 © 2024 みどり野市.
var rightsTail = lazily(`[。！？!?」][ 　]*(?:[0-9０-９]{1,4}[ 　]+)?(?:[Cc]opyright|COPYRIGHT|©|[（(][CcＣ][)）])[^。「」]{0,80}$`)

// endTails are what may stand behind the last sentence of a line, each within so many
// bytes of its end.
var endTails = []struct {
	tail   *pattern
	within int
	why    Omission
}{
	{dayTail, 100, OmitLayout},
	{receivedTail, 100, OmitLayout},
	{kindTail, 100, OmitLayout},
	{chargeTail, 300, OmitContact},
	{askTail, 400, OmitContact},
	{rightsTail, 300, OmitNavigation},
}

// endTail returns the byte offset behind the last sentence of a line at which one of
// endTails stands, or -1.
func endTail(text string) (at int, why Omission) {
	for _, t := range endTails {
		if tail := t.tail.FindString(text[max(0, len(text)-t.within):]); tail != "" {
			return len(text) - len(strings.TrimLeft(tail, "。！？!?」")), t.why
		}
	}
	return -1, ""
}

// maxTails bounds the tails that are taken off a line.
const maxTails = 4

// cutTail takes off a line what stands in it behind the speech.
func cutTail(s *source, text string) string {
	text = tidy(text)
	for range maxTails {
		at := -1
		if tail := speechTail.FindString(text); tail != "" {
			at = len(text) - len(strings.TrimLeft(tail, "。」）)"))
		} else if m := stageTail.FindStringSubmatch(text); m != nil && leavesSaying(m[2]) {
			at = len(m[1])
			s.report.LeftOut[OmitStage]++
		} else if closing := closingTail(text); closing > 0 {
			at = closing
			s.report.LeftOut[OmitStage]++
		} else if end, why := endTail(text); end > 0 {
			at = end
			s.report.LeftOut[why]++
		}
		if at < 0 {
			break
		}
		text = tidy(text[:at])
	}
	return text
}

// beginning is as much of a text as shows who speaks. A line may have a million
// names, and each is asked for.
func beginning(text string) string {
	end := min(len(text), 16*maxName)
	for end < len(text) && !utf8.RuneStart(text[end]) {
		end--
	}
	return text[:end]
}

// firstRune is the first letter of a text.
func firstRune(text string) string {
	_, size := utf8.DecodeRuneInString(text)
	return text[:size]
}

// lastRune is the last letter of a text.
func lastRune(text string) string {
	_, size := utf8.DecodeLastRuneInString(text)
	return text[len(text)-size:]
}
