package data

import "strings"

// Minutes begin with what was to be dealt with. A list of it has the signs of a
// list of opinions, but stands before anybody speaks and says nothing.

// thing ends like the name of a thing: no verb, no adjective, no particle.
var thing = lazily(`[\p{Han}\p{Katakana}ー々0-9０-９A-Za-zＡ-Ｚａ-ｚ）)】］」』〉>＞]$|(?:について|など|まつり|づくり|気持ち|あいさつ|お知らせ|まとめ|ほか)$`)

// nominal reports whether a text only names a thing.
func nominal(text string) bool { return !sentence(text) && thing.MatchString(text) }

// namesThing reports whether a text names a thing, or what it concerns: 交通に関すること.
func namesThing(text string) bool {
	return nominal(text) || !sentence(text) && strings.HasSuffix(text, "こと")
}

// voices reports whether several people speak on a page, by name, by sign or by
// labels such as 意見 and 回答; of minutes one is enough, for who takes them leaves
// out others.
func (p *page) voices(blocks []block) bool {
	names := map[string]bool{}
	for i := range blocks {
		b := &blocks[i]
		switch {
		case (b.kind == blockSpeech || b.kind == blockSpeaker) && b.speech.speaker != "":
			names[b.speech.speaker] = true
			if b.kind == blockSpeech && b.mark != "" {
				return true
			}
		case b.kind == blockHeading && naming(b.text):
			names[trimSpeaker(b.text)] = true
		case b.kind == blockHeading && readTheme(b.text).label:
			names[string(readTheme(b.text).kind)] = true
		}
		if len(names) > 1 || p.talk && len(names) > 0 {
			return true
		}
	}
	return false
}
