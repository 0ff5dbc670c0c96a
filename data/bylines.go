package data

import "strings"

// Several people may write to a page, each with their name above what they wrote, behind
// the same sign, perhaps with how it is read and what they are:
//
//	◇青木 恵（めぐみ）さん
//	八百号、おめでとうございます。
//	◇平成3年～8年担当　谷 茂
//	当時は一字ずつ切って貼っていました。

var (
	// reading is how a name is read: （めぐみ）.
	reading = lazily(`[ 　]*[（(][\p{Hiragana}\p{Katakana}ー・ 　]{2,16}[)）]`)
	// entitled is what somebody is, and their whole name.
	entitled = lazily(`^(?:[^。「」：:、]{2,24}[ 　・／/]+)??(` + wholeNames + `)(?:[ 　]*(さん|氏|様|くん|ちゃん))?$`)
)

// wholeNames are a family name and a given one, and names from abroad.
const wholeNames = `\p{Hiragana}{2,5}[ 　]\p{Hiragana}{2,5}|[\p{Han}々ヶ]{1,4}[ 　](?:[\p{Han}々]{1,3}|\p{Han}?\p{Hiragana}{1,5}|\p{Hiragana}{1,2}\p{Han}|[\p{Katakana}ー]{2,5})|[\p{Katakana}ー]{2,10}(?:[・＝=][\p{Katakana}ー]{1,10}){1,3}`

// manyBylines is the number of whole names, and nothing else, behind a sign that are people's.
const manyBylines = 4

// An authorLine is a line of a notation that may name who wrote what stands below.
type authorLine struct {
	voice voice
	sure  bool // names a person, and no thing of two words
}

// readByline reads a line without what sets it apart.
func readByline(text string) authorLine {
	text = strings.Join(strings.Fields(reading.ReplaceAllString(text, " ")), " ")
	text = strings.NewReplacer(" さん", "さん", " 氏", "氏").Replace(text)
	v, ok := parseVoice(text)
	if m := entitled.FindStringSubmatch(text); m != nil && v.role == "" && !notCallers.MatchString(m[1]) && !procedure.MatchString(m[1]) && readTheme(m[1]) == (theme{section: m[1]}) {
		family, _, _ := strings.Cut(m[1], " ")
		return authorLine{voice{speaker: m[1] + m[2]}, m[2] != "" || familyNames[family]}
	}
	return authorLine{v, ok && v.role == ""}
}

// findBylines finds the lines that name who wrote what stands below, by what they are on a
// page where most lines with their sign, or of their level, are whole names above sentences.
func (p *page) findBylines() map[string]voice {
	type notation struct {
		sign  string
		level int
	}
	all, sure, found := map[notation]int{}, map[notation]int{}, map[notation]map[string]voice{}
	for i := range p.lines[:max(0, len(p.lines)-1)] {
		ln, next := &p.lines[i], &p.lines[i+1]
		if ln.cell || ln.said != nil || ln.level == 1 || length(ln.text) > maxNamed || sentence(ln.text) || staged(ln.text) || next.level > 0 || next.said != nil || !strings.Contains(next.text, "。") {
			continue
		}
		set := notation{findMark(ln.text).sign, ln.level}
		if bracketedName.MatchString(ln.text) {
			set.sign = firstRune(ln.text)
		}
		if ln.item {
			set.sign = "li"
		}
		if set == (notation{}) && (!ln.gap || next.gap) || counts(set.sign) {
			continue // it may sign what stands above
		}
		all[set]++
		if b := readByline(trimSpeaker(ln.text)); b.voice != (voice{}) && !b.voice.weak() {
			if found[set] == nil {
				found[set] = map[string]voice{}
			}
			found[set][ln.text] = b.voice
			if b.sure {
				sure[set]++
			}
		}
	}
	bylines := map[string]voice{}
	for set, names := range found {
		if len(names) >= 2 && sure[set] > 0 && 2*len(names) > all[set] || len(names) >= manyBylines && len(names) == all[set] {
			for text, v := range names {
				bylines[text] = v
			}
		}
	}
	return bylines
}
