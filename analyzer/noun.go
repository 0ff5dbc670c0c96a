package analyzer

// NounPart is what a word can be in a compound noun.
type NounPart uint8

// Parts of compound nouns.
const (
	NoNoun     NounPart = iota // verbs, particles, pronouns, numbers, days such as 今日
	Noun                       // 窓口, 対応, カウンター
	NounPrefix                 // 再 of 再開発; but for 御 and お, which only make it polite
	NounSuffix                 // 者 of 高齢者
	NounInside                 // 課 and 現在, which say little alone but may be anywhere in one; of pieces only
)

// Begins reports whether a compound noun may begin with the part.
func (p NounPart) Begins() bool { return p != NoNoun && p != NounSuffix }

// Ends reports whether a compound noun may end with the part.
func (p NounPart) Ends() bool { return p != NoNoun && p != NounPrefix }

// NounPart tells what a token of this Analyzer can be in a compound noun. A run
// of Latin letters is a noun, and so is a word that the dictionary lacks.
func (a *Analyzer) NounPart(t Token) NounPart {
	if t.word == latinWord {
		if hasLatinLetter(t.Term) {
			return Noun
		}
		return NoNoun
	}
	part := nounPart(a.lexicon.dict.POSTags(a.lexicon.dict.POS(t.word)))
	if part == NounPrefix && polite[a.lexicon.dict.Surface(t.word)] || part == Noun && t.Term == "" {
		return NoNoun
	}
	return part
}

// IsNoun reports whether a term stands for a thing: the dictionary has a noun
// written so, pronouns and numbers apart, or lacks the word, which is then most
// likely a name.
func (a *Analyzer) IsNoun(term string) bool {
	from, to := a.lexicon.dict.Find(term)
	if from == to {
		return hasLetter(term) && (!isLatin([]rune(term)[0]) || hasLatinLetter(term))
	}
	for w := from; w < to; w++ {
		if tags := a.lexicon.dict.POSTags(a.lexicon.dict.POS(w)); nounPart(tags) == Noun || tags[1] == "副詞可能" {
			return true
		}
	}
	return false
}

// IsPredicate reports whether a term is the dictionary form of a verb or an
// adjective.
func (a *Analyzer) IsPredicate(term string) bool {
	from, to := a.lexicon.dict.Find(term)
	for w := from; w < to; w++ {
		if tags := a.lexicon.dict.POSTags(a.lexicon.dict.POS(w)); (tags[0] == "動詞" || tags[0] == "形容詞") && tags[1] == "自立" && a.lexicon.dict.BaseForm(w) == term {
			return true
		}
	}
	return false
}

// polite are the prefixes that say nothing of the thing itself.
var polite = map[string]bool{"御": true, "お": true, "ご": true}

func nounPart(tags [4]string) NounPart {
	switch {
	case tags[0] == "接頭詞" && tags[1] == "名詞接続":
		return NounPrefix
	case tags[0] != "名詞":
		return NoNoun
	}
	switch tags[1] {
	case "一般", "サ変接続", "固有名詞", "形容動詞語幹", "ナイ形容詞語幹":
		return Noun
	case "接尾":
		switch tags[2] {
		case "一般", "サ変接続", "地域":
			return NounSuffix
		}
	}
	return NoNoun
}

// hasLatinLetter reports whether a folded run of Latin letters and digits is more
// than a number.
func hasLatinLetter(s string) bool {
	for _, r := range s {
		if isLatin(r) && (r < '0' || r > '9') {
			return true
		}
	}
	return false
}
