package data

import (
	"maps"
	"slices"
	"strings"
	"unicode/utf8"
)

// Minutes of which a converter made one line have only space around who speaks. Their
// letters may be set apart, and where lines ended there are spaces within words:
//
//	…お願いします。 議 長 第1号を議題といたし ます。 主 事 ご説明いたします。 議 事 議 長 …
//
// Who speaks is what names somebody, or comes again, behind the ends of sentences.

// A field is what stands between two spaces, by the bytes of its line.
type field struct{ from, to int }

func fieldsOf(text string) []field {
	var all []field
	from := -1
	for i, r := range text {
		switch space := r == ' ' || r == '　'; {
		case space && from >= 0:
			all = append(all, field{from, i})
			from = -1
		case !space && from < 0:
			from = i
		}
	}
	if from >= 0 {
		all = append(all, field{from, len(text)})
	}
	return all
}

// maxApart bounds the fields that letters of a name, or of a heading, make.
const maxApart = 6

// together returns n fields from k on as one word, or "": either one of them,
// letters and numbers that are set apart, or a name whose brackets a line end broke:
// 事務局(総務 課長).
func together(text string, all []field, k, n int) string {
	if whole := text[all[k].from:all[k+n-1].to]; openBracket(whole) {
		return ""
	} else if n > 1 && openBracket(text[all[k].from:all[k+n-2].to]) && strings.ContainsAny(lastRune(whole), ")）") {
		return strings.NewReplacer(" ", "", "　", "").Replace(whole)
	}
	var b strings.Builder
	for _, f := range all[k : k+n] {
		part := text[f.from:f.to]
		if n > 1 && length(part) > 1 && strings.Trim(part, "0123456789０１２３４５６７８９") != "" {
			return ""
		}
		b.WriteString(part)
	}
	return b.String()
}

// openBracket reports whether a text ends within parentheses.
func openBracket(text string) bool {
	return strings.LastIndexAny(text, "(（") > strings.LastIndexAny(text, ")）")
}

// labelAt returns the longest label from the field k on that is one, with what
// somebody says behind it, and of how many fields it is made.
func labelAt(text string, all []field, k int, is func(label, said string) bool) (label string, n int) {
	for n := min(maxApart, len(all)-k-1); n > 0; n-- {
		label := together(text, all, k, n)
		if size := length(label); size < 2 || size > maxLabel {
			continue
		}
		said := beginning(text[all[k+n].from:])
		if end := strings.IndexAny(said, "。！？!?"); end > 0 {
			_, size := utf8.DecodeRuneInString(said[end:])
			said = said[:end+size]
		}
		switch {
		case leans.MatchString(said) || !speaks(said) || !is(label, said):
		case n > 2 && headsName(text, all, k, n, said, is):
			return "", 0
		default:
			return label, n
		}
	}
	return "", 0
}

// leans begins what goes on behind a name amid a sentence: 事務局 から説明を….
var leans = lazily(`^(?:[をが、。，,]|とい|とし|につ|によ|にお|には|からは|(?:の|は|に|へ|と|も|で|や|から|より|まで)[\p{Han}\p{Katakana}0-9０-９、，])`)

// headsName reports whether a heading ends amid n fields, and the others are who speaks
// below it: 挨 拶 議 長.
func headsName(text string, all []field, k, n int, said string, is func(label, said string) bool) bool {
	for name := k + 1; name+1 < k+n; name++ {
		for head := max(0, k-maxApart/2); head+1 < name; head++ {
			if procedure.MatchString(together(text, all, head, name-head)) && is(together(text, all, name, k+n-name), said) {
				return true
			}
		}
	}
	return false
}

// pageAtEnd is the number of a page at the end of a text.
var pageAtEnd = lazily(`[ 　]+[-－‐−–][ 　]?[0-9０-９]{1,4}[ 　]?[-－‐−–]$`)

// behindEnd reports whether the field k stands behind the end of a sentence, or behind
// what happened in the room, whatever page ended between.
func behindEnd(text string, all []field, k int) bool {
	before := text[:all[k-1].to]
	before = before[:len(before)-len(pageAtEnd.FindString(before[max(0, len(before)-maxName):]))]
	if strings.ContainsAny(lastRune(before), "。．！？!?」』…") {
		return true
	}
	if !ended(before) {
		return false
	}
	before = before[max(0, len(before)-3*maxFurniture):]
	open := strings.LastIndexAny(before, "（(〔［[")
	return open >= 0 && (staged(before[open:]) || begunBy(text[all[k].from:all[k].to]))
}

// namesInRun reports whether a label names somebody who says what is behind it.
func namesInRun(label, said string) bool {
	v, named := parseVoice(label)
	return named && talks(said, v, true)
}

// findRunCast finds who takes turns amid the long lines of a page.
func (p *page) findRunCast() map[string]bool {
	cast, times, turns := map[string]bool{}, map[string]int{}, 0
	for i := range p.lines {
		text := p.lines[i].text
		if !p.holdsPage(i) || len(inlineMarks(text)) >= manyInline {
			continue
		}
		all := fieldsOf(text)
		for k := 1; k+1 < len(all); k++ {
			if !behindEnd(text, all, k) {
				continue
			}
			if label, n := labelAt(text, all, k, namesInRun); n > 0 {
				cast[label] = true
				times[label]++
				turns++
			} else if label, n := labelAt(text, all, k, func(label, _ string) bool { return callable(label) && !procedure.MatchString(label) }); n > 0 {
				times[label]++
			}
		}
	}
	again := slices.ContainsFunc(slices.Collect(maps.Keys(cast)), func(label string) bool { return times[label] > 1 })
	if turns < manyTurns || len(cast) < 2 || !again {
		return nil
	}
	for label, n := range times {
		cast[label] = cast[label] || n > 1 || body.MatchString(label) || office.MatchString(label)
	}
	return cast
}

// cutCast gives each speech a line of its own that stands amid a line which holds
// a page.
func (p *page) cutCast() {
	p.runCast = p.findRunCast()
	if p.runCast == nil {
		return
	}
	p.ran = true
	var all []line
	for i, ln := range p.lines {
		var parts []string
		if p.holdsPage(i) {
			parts = cutTurns(ln.text, p.runCast)
		}
		if parts == nil {
			parts = []string{ln.text}
		}
		for n, part := range parts {
			one := ln
			one.text, one.gap, one.run = part, ln.gap || n > 0, ln.run || len(parts) > 1
			all = append(all, one)
		}
	}
	p.lines = all
}

// holdsPage reports whether the line i is so long that it may hold a whole page.
func (p *page) holdsPage(i int) bool {
	ln := &p.lines[i]
	return ln.level == 0 && ln.said == nil && ln.skip == "" && !ln.cell && length(ln.text) >= longRun
}

// cutTurns cuts a line where somebody of the cast begins to speak, and where a heading
// stands before them. It returns nil where nobody does.
func cutTurns(text string, cast map[string]bool) []string {
	var parts []string
	all := fieldsOf(text)
	broken := breaksWords(text)
	from, name := 0, "" // the part so far, and who says it
	say := func(to int) {
		part := strings.TrimSpace(text[from:to])
		if part = joinLetters(part); name != "" && part != "" {
			if broken {
				part = joinWords(part)
			}
			part = name + "　" + part
		}
		if part != "" {
			parts = append(parts, part)
		}
		from = to
	}
	cut := func(to int) {
		if name != "" {
			for _, heads := range headingsAmid(text, from, to) {
				say(heads.from)
				parts = append(parts, countedHeadings(text, fieldsWithin(text, heads))...)
				from = heads.to
			}
		}
		say(to)
		name = ""
	}
	end := 0 // the field behind the last end of a sentence
	for k := 0; k+1 < len(all); k++ {
		if k > 0 && behindEnd(text, all, k) {
			end = k
		}
		label, n := labelAt(text, all, k, func(label, said string) bool { return cast[label] || namesInRun(label, said) })
		if n == 0 {
			continue
		}
		head := headingBefore(text, all, end, k)
		if head < 0 && end == 0 && begunBy(text[all[k+n].from:all[k+n].to]) {
			head = k
		}
		if head < 0 {
			continue
		}
		if cut(all[head].from); head < k {
			parts = append(parts, countedHeadings(text, all[head:k])...)
		}
		from, name = all[k+n].from, label
		k += n - 1
		end = k + 1
	}
	if len(parts) == 0 {
		return nil
	}
	cut(len(text))
	return parts
}

// headingBefore returns the field at which the heading begins that stands between
// the end of a sentence and a name at the field k; k where none does, and -1 where
// something else does.
func headingBefore(text string, all []field, end, k int) int {
	if k == end {
		return k
	}
	if k > 1 && headingScore([]string{text[all[k-2].from:all[k-2].to], text[all[k-1].from:all[k-1].to]}) == 2 {
		return k - 2 // 発言者 発言内容
	}
	if all[k].from-all[end].from <= 3*maxHeading {
		if head := closeUp(text[all[end].from:all[k-1].to]); length(head) <= maxHeading/2 && nominal(head) && !strings.ContainsAny(head, "、，") {
			return end
		}
	}
	for n := min(maxApart, k-end); n > 0; n-- {
		if head := together(text, all, k-n, n); head != "" && procedure.MatchString(head) {
			return k - n
		}
	}
	return -1
}

// begunBy reports whether a speech begins with the words up to a space, and no list of
// people goes on with them: behind what tells when and where a meeting was, somebody
// begins to speak without the end of a sentence before.
func begunBy(words string) bool {
	return length(words) > maxLabel/2 && strings.ContainsFunc(words, hiragana) && (strings.ContainsAny(words, "、。，,") || length(words) > maxHeading/2)
}

// countedHeadings are what fields hold that stand between two speeches: one heading, or several
// that are counted: 1 開会 2 会長あいさつ.
func countedHeadings(text string, all []field) []string {
	var parts []string
	from := 0
	for k := 1; k <= len(all); k++ {
		if k < len(all) && !countsField.MatchString(text[all[k].from:all[k].to]) {
			continue
		}
		parts = append(parts, joinLetters(text[all[from].from:all[k-1].to]))
		from = k
	}
	return parts
}

// headingsAmid finds the headings that are counted and stand amid what somebody says,
// before its first sentence or behind the end of one, each with those right behind it:
// 会長 2 議題 (1)橋の点検について では、説明してください。
func headingsAmid(text string, from, to int) []field {
	var found []field
	all := fieldsWithin(text, field{from, to})
	for k := 0; k < len(all); k++ {
		if k > 0 && !ended(text[from:all[k-1].to]) {
			continue
		}
		end := k
		for n := headingFields(text, all[end:]); n > 0; n = headingFields(text, all[end:]) {
			end += n
		}
		if end > k && end < len(all) { // behind the last sentence it is what closes the minutes
			found = append(found, field{all[k].from, all[end-1].to})
			k = end - 1
		}
	}
	return found
}

// headingFields returns how many fields are a step of the meeting, or a topic, that is
// counted: 3 議題, (1)橋の点検について, or 0.
func headingFields(text string, all []field) int {
	for n := 1; n <= min(2, len(all)); n++ {
		if !countsField.MatchString(text[all[0].from:all[0].to]) {
			break
		}
		head := findMark(text[all[0].from:all[n-1].to]).rest
		if procedure.MatchString(head) || topic.MatchString(head) && length(head) <= maxHeading/2 {
			return n
		}
	}
	return 0
}

// fieldsWithin are the fields of a part of a text.
func fieldsWithin(text string, part field) []field {
	all := fieldsOf(text[part.from:part.to])
	for i := range all {
		all[i].from += part.from
		all[i].to += part.from
	}
	return all
}

// countsField begins a heading that is counted.
var countsField = lazily(`^(?:[0-9０-９]{1,2}[.．、]?$|[0-9０-９]{1,2}[.．、]|[(（][0-9０-９]{1,2}[)）])`)
