package analyzer

import (
	"strings"

	"kizuna/analyzer/ipadic"
)

// Morph is what the dictionary says of a word. Words it does not know have a
// part of speech, which the tokenizer guessed, and nothing else.
type Morph struct {
	POS     string // the parts of it that say something: 名詞,サ変接続
	Base    string // dictionary form: 助かる for 助かっ
	Reading string // of the form at hand, in katakana: タスカッ
	Known   bool   // the dictionary has it
}

// lexicon is the tokenizer and its dictionary, with what the rules of this
// package make of each part of speech.
type lexicon struct {
	dict  *ipadic.Dictionary
	roles []role // by ipadic.POS
}

// role is what a part of speech is good for in a search.
type role uint8

const (
	content  role = iota // says what a text is about
	function             // particles, auxiliaries, symbols, and words that only lean on others
	verb                 // content, but for a few verbs
	suffix               // content, but little of it alone
)

func openLexicon(dir string) (*lexicon, error) {
	d, err := ipadic.Open(ipadic.Config{Dir: dir})
	if err != nil {
		return nil, err
	}
	l := &lexicon{dict: d, roles: make([]role, d.POSCount())}
	for p := range l.roles {
		l.roles[p] = roleOf(d.POSTags(ipadic.POS(p)))
	}
	return l, nil
}

// roleOf tells what a part of speech is good for.
func roleOf(pos [4]string) role {
	switch pos[0] {
	case "助詞", "助動詞", "記号", "フィラー", "その他":
		return function
	case "名詞":
		switch {
		case pos[1] == "非自立" || pos[1] == "特殊" || pos[1] == "接尾" && pos[2] == "助動詞語幹":
			return function
		case pos[1] == "接尾":
			return suffix
		}
	case "動詞":
		if pos[1] == "非自立" || pos[1] == "接尾" {
			return function
		}
		return verb
	case "形容詞":
		if pos[1] == "非自立" {
			return function
		}
	}
	return content
}

// leanVerbs are the verbs that stand in nearly every sentence without saying
// what it is about.
var leanVerbs = map[string]bool{"する": true, "ある": true, "いる": true, "なる": true, "おる": true}

// token makes a Token of a word that begins at byte start.
func (l *lexicon) token(surface string, w ipadic.Word, start int) Token {
	return Token{Start: start, End: start + len(surface), Term: l.term(surface, w), word: w}
}

// term returns the term by which a word is indexed: its dictionary form, so
// that 助かった and 助かります meet in 助かる. Words that carry no meaning of
// their own have none; what is written with them is still found, as text.
func (l *lexicon) term(surface string, w ipadic.Word) string {
	known := l.dict.Known(w)
	role := l.roles[l.dict.POS(w)]
	if role == function || !known && !hasLetter(surface) {
		return "" // signs that the dictionary does not know come as nouns
	}
	if !known {
		return surface
	}
	base := l.dict.BaseForm(w)
	if role == verb && leanVerbs[base] {
		return ""
	}
	if base == "" || base == "*" {
		return surface
	}
	return base
}

func (l *lexicon) morph(w ipadic.Word) Morph {
	var tags []string
	for _, t := range l.dict.POSTags(l.dict.POS(w)) {
		if t != "*" && t != "" {
			tags = append(tags, t)
		}
	}
	return Morph{strings.Join(tags, ","), l.dict.BaseForm(w), l.dict.Reading(w), l.dict.Known(w)}
}

// hasLetter reports whether there is more to a word than signs.
func hasLetter(s string) bool {
	for _, r := range s {
		if isKanji(r) || isKatakana(r) && r != '・' && r != 'ー' || isHiragana(r) || isLatin(r) || isOtherLetter(r) {
			return true
		}
	}
	return false
}
