package variant

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// The dictionary has 書ける as a verb of its own beside 書く, but who looks for
// one is glad of the other. A verb of the five-column kind makes its potential
// with the kana of the エ column and る. The same form is often the transitive
// verb to an intransitive one, which says another thing (続く 続ける, 開く 開ける),
// and only the word tells which; but す makes no such pairs.

// potentialVerbs are verbs other than in す whose form in る says only that
// something can be done: each with a case in testdata.
var potentialVerbs = strings.Fields(`
	使う 言う 会う 買う 払う 通う 思う 歌う 話し合う 向き合う 手伝う
	行く 書く 聞く 働く 歩く 動く
	読む 休む 飲む 頼む 住む 取り組む
	選ぶ 学ぶ 遊ぶ 運ぶ
	待つ 持つ
	作る 送る 乗る 戻る 走る 座る 帰る 守る 語る`)

// Potential returns the verb that says one can do what a verb says (減らす:
// 減らせる), or the verb to such a one; "" when the spelling tells of neither.
// Whether there is such a verb is for a dictionary to say.
func Potential(verb string) string {
	if stem, ok := strings.CutSuffix(verb, "す"); ok && stem != "" {
		return stem + "せる"
	}
	if stem, ok := strings.CutSuffix(verb, "せる"); ok && stem != "" {
		return stem + "す"
	}
	if slices.Contains(potentialVerbs, verb) {
		return potentialOf(verb)
	}
	for _, plain := range potentialVerbs {
		if potentialOf(plain) == verb {
			return plain
		}
	}
	return ""
}

func potentialOf(verb string) string {
	end, size := utf8.DecodeLastRuneInString(verb)
	return verb[:len(verb)-size] + tails[end][len(tails[end])-1] + "る"
}
