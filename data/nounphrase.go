package data

import "strings"

// Reports name people by what they are and do, and all of it is who speaks:
//
//	3人の子どもを育てる女性は「…」 最初に70代の男性が「…」 生徒の一人は「…」
//
// Where a name or an office tells who it is, what stands before tells no more: 講師の森さん.

// maxPhrase bounds what is said of somebody before the word for them, in runes.
const maxPhrase = 24

var (
	// oneOfMany ends the naming of one person of several.
	oneOfMany = lazily(`の(?:お?一人|ひとり)$`)
	// cases ends what belongs to a verb, of several letters or where no kana follows.
	cases = lazily(`(?:[てで]|から|より|にも|とも)$`)
	// didBefore ends what somebody is told to do or to be, before the word for them.
	didBefore = lazily(`[\p{Han}\p{Hiragana}\p{Katakana}](?:る|た|だ|う|く|す|つ|む|ぶ|ぐ|ぬ|い|な)(?:$|[^\p{Hiragana}])`)
	anyone    = lazily(`(?:` + people + `|担当者)$`)
	// described is what is said of somebody, before the word for them.
	described = lazily(`[のるたうくすつむぶぐないだ]$`)
	// countless are words for how many or which people it is, and not who.
	countless = lazily(`^(?:(?:` + howSaid + `|すべての|全ての|ほとんどの|大半の|一部の|複数の|何人かの|この|その|あの|こうした|そうした|(?:その|この)?(?:他|ほか)の)[、，]?)+`)
)

// somebody finds who is named at the end of a clause that leads to a quote, as findVoice
// does, by all that is said of them where no name and no office tells who they are.
func somebody(clause string) (voice, bool) {
	v, ok := findVoice(clause)
	text := strings.Trim(clause, " 　")
	one := oneOfMany.FindString(text)
	text = members.ReplaceAllString(text, "")
	if who := anyone.FindString(text); !ok && who != "" && described.MatchString(strings.TrimSuffix(text, who)) {
		v, ok = voice{who, who}, true
	}
	if !ok || v.role == "" {
		return v, ok
	}
	if anyone.FindString(v.role) == v.role && strings.HasSuffix(text, v.role) {
		v.speaker = nounPhrase(strings.TrimSuffix(text, v.role)) + v.role
	}
	if strings.HasSuffix(v.speaker, v.role) {
		v.speaker += one
	}
	return v, true
}

// nounPhrase returns what is said of somebody right before the word for them, of the
// words of a clause up to there. What a verb behind it does not take belongs to the verb
// of the sentence: グループ発表で (中学2年の男子が…と述べた), but 子どもを育てる (女性).
func nounPhrase(before string) string {
	for rest := ""; rest != before; {
		rest, before = before, openings.ReplaceAllString(before, "")
	}
	letters := []rune(before)
	from, verb := 0, 0 // where the phrase begins, and where what a verb takes ends
	for i, r := range letters {
		last, next := rune(0), rune(0)
		if i > 0 {
			last = letters[i-1]
		}
		if i+1 < len(letters) {
			next = letters[i+1]
		}
		switch {
		case strings.ContainsRune("、，,　 」』）)", r), r == 'は' && next != 'じ' && (!hiragana(last) || strings.ContainsRune("でにとら", last)):
			from, verb = i+1, i+1
		case r == 'を', strings.ContainsRune("がにへと", r) && (!hiragana(last) || !hiragana(next)), strings.ContainsRune("てでもらり", r) && hiragana(r) && !hiragana(next) && cases.MatchString(string(letters[from:i+1])):
			verb = i + 1
		}
	}
	if verb > from && !didBefore.MatchString(string(letters[verb:])) {
		from = verb
	}
	phrase := countless.ReplaceAllString(string(letters[from:]), "")
	if length(phrase) > maxPhrase || phrase != "" && strings.Contains("のでをがにへとやるたっんいう", firstRune(phrase)) {
		return ""
	}
	return phrase
}
