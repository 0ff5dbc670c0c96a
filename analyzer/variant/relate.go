package variant

import (
	"slices"
	"strings"
)

// Relate tells what two words are to each other; the order does not matter.
//
// Two words with kanji are the same when they are read alike and
//
//   - have the same kanji, with whatever kana between them: 取り組み and 取組, or
//     ones that writers exchange in this word: 聴き取り and 聞き取り
//   - or the one has kana where the other has a further kanji: 子ども and 子供,
//     ご意見 and 御意見, 進ちょく and 進捗
//
// A verb is read like the noun made of it, unless the noun is one kanji alone.
// So 行く is not 行う, 書く not 欠く, 受ける not 受かる, 係 not 係る.
//
// A word in kana and one with kanji are related when read alike: by Kana when
// people write the word so and it means little else, by Reading otherwise
// (isKanaSpelling has the rule).
func Relate(a, b Word) Relation {
	if a.Text == b.Text || slices.Contains(mixedWith[a.Text], b.Text) {
		return Same
	}
	kanjiA, kanjiB := hasKanji(a.Text), hasKanji(b.Text)
	switch {
	case kanjiA && kanjiB:
		return relateKanji(a, b)
	case kanjiA:
		return relateKana(b, a)
	case kanjiB:
		return relateKana(a, b)
	}
	if !isKanaWord(a.Text) || !isKanaWord(b.Text) {
		return Apart
	}
	if looksLoan(a.Text) && looksLoan(b.Text) {
		if FoldKatakana(a.Text) == FoldKatakana(b.Text) {
			return Same
		}
		return Apart
	}
	if Katakana(opened(a.Text)) == Katakana(opened(b.Text)) {
		return Same // ごみ, ゴミ
	}
	if (hasKatakana(a.Text) != hasKatakana(b.Text)) && ReadingKey(a.Text) == ReadingKey(b.Text) {
		return Reading // saabaa typed for サーバー
	}
	return Apart
}

func isKanaWord(s string) bool {
	return IsKana(s) || hasKatakana(s) && !strings.ContainsFunc(s, func(r rune) bool {
		return !isKatakana(r) && !isHiragana(r) && r != 'ー' && r != '・' && r != '-'
	})
}

func relateKanji(a, b Word) Relation {
	if opened(a.Text) == opened(b.Text) || looksLoan(a.Text) != looksLoan(b.Text) && FoldKatakana(a.Text) == FoldKatakana(b.Text) {
		return Same
	}
	fa, fb := formOf(a.Text), formOf(b.Text)
	for _, ra := range a.Readings {
		for _, rb := range b.Readings {
			if readAlike(a.Text, ra, b.Text, rb) && alike(fa, fb, ra, rb) {
				return Same
			}
		}
	}
	return Apart
}

// readAlike reports whether two kanji words are read alike, or one is the verb
// to the other.
func readAlike(a, ra, b, rb string) bool {
	return sameReading(ra, rb) || isNounOf(b, rb, a, ra) || isNounOf(a, ra, b, rb)
}

func sameReading(a, b string) bool { return a == b || ReadingKey(a) == ReadingKey(b) }

// isNounOf reports whether noun is read as the noun to verb.
func isNounOf(noun, nounReading, verb, verbReading string) bool {
	if isBareNoun(noun) || ownNouns[noun] {
		return false
	}
	made, n := nounReadings(verb, verbReading)
	for _, r := range made[:n] {
		if sameReading(r, nounReading) {
			return true
		}
	}
	return false
}

// alike reports whether two words that are read alike are written with the
// same kanji, or the one with some of the other's and kana for the rest.
func alike(a, b form, ra, rb string) bool {
	if a.kanji() > b.kanji() {
		a, b, ra, rb = b, a, rb, ra
	}
	if a.kanji() == b.kanji() {
		return sameKanji(a, b, rb)
	}
	return standsIn(a, b, b.kanji()) && a.reads(ra) && b.reads(rb)
}

// sameKanji compares the kanji of two words that have equally many.
func sameKanji(a, b form, reading string) bool {
	if sameCompound(a, b) {
		return true
	}
	i, total := 0, a.kanji()
	for _, p := range a {
		if p.kanji == 0 {
			continue
		}
		for b[i].kanji == 0 {
			i++
		}
		if p.kanji != b[i].kanji && !exchanged(p.kanji, b[i].kanji, reading, total) {
			return false
		}
		i++
	}
	return true
}

// standsIn reports whether the kanji of a stand in b in the same order, and a
// has kana wherever b has kanji that a lacks.
func standsIn(a, b form, total int) bool {
	if a.kanji() == 0 {
		return false
	}
	i := 0
	lacking := false // b has had a kanji that a lacks since the last they share
	kana := false    // and a has had kana since
	for _, p := range b {
		if p.kanji == 0 {
			continue
		}
		j := i
		if j < len(a) && a[j].kanji == 0 {
			j++
		}
		if j < len(a) && (a[j].kanji == p.kanji) {
			if lacking && j == i && !kana {
				return false
			}
			lacking, kana = false, false
			i = j + 1
			continue
		}
		lacking = true
	}
	if i < len(a) && a[i].kanji == 0 {
		kana = true
		i++
	}
	return i == len(a) && (!lacking || kana)
}

// relateKana relates a word in kana to one with kanji.
func relateKana(kana, word Word) Relation {
	if !isKanaWord(kana.Text) {
		return Apart
	}
	if looksLoan(word.Text) && FoldKatakana(kana.Text) == FoldKatakana(word.Text) {
		return Same // コンピュ一タ
	}
	key, found := ReadingKey(kana.Text), Apart
	for _, r := range word.Readings {
		if ReadingKey(r) != key {
			continue
		}
		if isKanaSpelling(kana, word.Text, r) {
			return Kana
		}
		found = Reading
	}
	if found != Apart {
		return found
	}
	for _, r := range word.Readings {
		for _, noun := range kanaNouns(word.Text, r) {
			if ReadingKey(noun) == key {
				return Reading
			}
		}
		if isBareNoun(word.Text) {
			continue
		}
		for _, kanaReading := range kana.Readings {
			for _, noun := range kanaNouns(kana.Text, kanaReading) {
				if ReadingKey(noun) == ReadingKey(r) {
					return Kana
				}
			}
		}
	}
	return Apart
}

// kanaNouns returns the readings of the noun to a verb that are long enough to
// know it by.
func kanaNouns(verb, reading string) []string {
	made, n := nounReadings(verb, reading)
	return slices.DeleteFunc(made[:n], func(noun string) bool { return runeCount(noun) < minKanaNoun })
}

// minKanaNoun is the fewest kana by which a noun in kana is known as that of a
// verb: つながり is of 繋がる, but あまり hardly of 余る.
const minKanaNoun = 4
