package data

import "strings"

// Who spoke a quote is often named behind it:
//
//	「朝が早い」と話す市長。 「もう慣れた」と、青木さんは笑います。
//	「橋を直したい」（部長）「川も見たい」（課長） 「紙を減らしたい」などの声が職員から上がりました。

const (
	// spokeVerbs are the verbs of speaking, up to where they are inflected.
	spokeVerbs = `話[しさすせ]|語[りっらる]|述べ|訴え|説明|あいさつ|挨拶|強調|呼びかけ|呼び掛け|応え|答え|応じ|尋ね|質問|喜[びんぶ]|笑[いうっ]|意気込|振り返|発言|発表|締めくく|感想|笑顔|目を|期待|求め|指摘|提案`
	// whoSpoke is who is named, with what they are of before it: 総務課の青木さん.
	whoSpoke = `([^「」『』。、]{2,20}?)`
)

var (
	// saidByBehind is who spoke a quote, in parentheses behind it: 「…」（司会者）「…」（参加者）.
	saidByBehind = lazily(`^[ 　]*[（(]([^（()）。]{1,20})[)）]`)
	// spokenBy follows a quote and ends with who spoke it: 「…」と話す市長.
	// 「…」と話す児童もいました. 「…」と話すのは、総務課の青木さん。
	spokenBy = lazily(`^と[^「」『』。、]{0,20}?(?:(?:話す|語る|述べる|訴える|説明する|あいさつする|挨拶する|強調する|呼びかける|応える|答える|尋ねる|質問する|喜ぶ|笑う|意気込む)(?:のは[、，]?)?|(?:話し|語っ|答え|応え|説明し|笑っ)て?(?:た|くれた|くださった|いた)(?:のは[、，]?)?)` +
		`([^「」『』。、]{2,16}?)(?:です|だ|でした)?(?:[。）)]?$|(?:も|が)(?:お[りらる]|い(?:た|て|まし|る)|見られ|相次))`)
	// saidByName is nothing but who spoke a quote, behind it: 「…」と青木さん。
	saidByName = lazily(`^と[、，]?([^「」『』。、]{2,16})。?$`)
	// speakerBehind is who speaks as the subject behind a quote: 「…」と市長は話しました.
	speakerBehind = lazily(`^と[、，]?` + whoSpoke + `(?:は|が)[、，]?[^「」『』。、]{0,12}?(?:` + spokeVerbs + `)`)
	// cameFrom is from whom quotes came that were a talk, an opinion: 「…」などの話が市長からありました.
	cameFrom = lazily(`^(?:など|等|といった|との|という)(?:の|と)?(?:` + howSaid + `)*(?:ご|お|御)?(?:` + sayings + `)(?:など|等)?(?:が|も)[、，]?` + whoSpoke + `(?:から|より)[^「」『』。、]{0,12}(?:あ|出|寄せ|挙|上が|聞|述べ|語|示)`)
	// saysOf follows a quote with whose question, answer or opinion it is: 「…」との委員の質疑に対し,
	// 「…」との担当課からの説明が.
	saysOf = lazily(`^と(?:の|いう)([^「」『』。、]{1,16}?)(?:から|より)?の(?:ご)?(?:質疑|質問|意見|要望|要請|提案|指摘|発言|答弁|回答|説明|答え|返事|返答|コメント)`)
	// ofWhose is what follows a quote and tells whose word or wish it is: 「…」との市長の思いから.
	ofWhose = lazily(`^(?:という|との)([^「」『』。、]{2,16}?)の(?:` + howSaid + `)*(?:` + wordsFor + `)`)
)

// A namedSo is who the words behind a quote name for it, and whether it was spoken.
type namedSo struct {
	voice
	spoken bool
}

// namedBehind finds who is named behind a quote.
func namedBehind(said, after string) (namedSo, bool) {
	if m := saysOf.FindStringSubmatch(after); m != nil {
		v, ok := parseVoice(m[1])
		if !ok {
			v = officeVoice(m[1])
		}
		if v != (voice{}) {
			return namedSo{v, substantial(said)}, true
		}
	}
	if m := saidByBehind.FindStringSubmatch(after); m != nil {
		if v, ok := parseVoice(m[1]); ok {
			return namedSo{v, true}, true
		}
		if respondentAlone.MatchString(m[1]) {
			return namedSo{voice{speaker: m[1]}, true}, true
		}
	}
	for _, p := range []*pattern{spokenBy, saidByName, ofWhose, speakerBehind, cameFrom} {
		m := p.FindStringSubmatch(after)
		if m == nil {
			continue
		}
		if v, ok := somebody(m[1]); ok {
			return namedSo{v, substantial(said) && !(p == ofWhose && nominal(said))}, true
		}
	}
	if m := saidSoBehind.FindStringSubmatch(after); m != nil && strings.ContainsAny(firstRune(after), "―—…─") {
		if v, ok := somebody(m[1] + m[2]); ok {
			return namedSo{v, substantial(said)}, true
		}
	}
	return namedSo{}, false
}
