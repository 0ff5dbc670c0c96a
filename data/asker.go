package data

import "strings"

// Newsletters of councils tell who asked in the heading, behind what it was about:
//
//	橋の点検について　ほか　青木 恵
//	質問⏎…⏎回答⏎…

var (
	// questionTime is what such questions are called, or the newsletter itself.
	questionTime = lazily(`(?:一般|代表|総括|個人)質問|議会(?:だより|報|広報)`)
	// givenBehind is a whole name at the end of a heading.
	givenBehind = lazily(`^.{4,}[^ 　][ 　](` + fullWhole + `)$`)
)

// askerBehind returns whom the end of a heading names as a member of a council, or nobody.
func askerBehind(heading string) voice {
	m := givenBehind.FindStringSubmatch(heading)
	if m == nil {
		parts := strings.FieldsFunc(heading, func(r rune) bool { return strings.ContainsRune(" 　（）()", r) })
		if len(parts) == 0 {
			return voice{}
		}
		v, _ := parseVoice(parts[len(parts)-1])
		return v.member()
	}
	if v, ok := parseVoice(m[1]); ok {
		return v.member()
	}
	if !callable(unpadded(m[1])) {
		return voice{}
	}
	return voice{speaker: m[1]}
}
