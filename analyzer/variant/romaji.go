package variant

import "strings"

// maxRomaji bounds the readings of one word in Latin letters: each place of
// doubt doubles them, and a word of more than three is a sentence.
const maxRomaji = 12

const (
	maxLetters = 64   // bytes; a longer word is none
	maxSteps   = 2000 // of one reading with all its doubts
)

// FromRomaji reads Latin letters, folded, as Japanese and returns the likeliest
// reading in katakana. It takes Hepburn (shi, tsu, shimbun, tōkyō), Kunrei and
// Nihon-shiki (si, tu, sya, di) and what people type (sin'you, kannji,
// anke-to). It is false unless the whole of s reads so.
func FromRomaji(s string) (kana string, ok bool) {
	all := Romaji(s)
	if len(all) == 0 {
		return "", false
	}
	return all[0], true
}

// Romaji returns the readings that s may stand for, in katakana, the likeliest
// first: none when s does not read as Japanese, more than one where the letters
// leave doubt (kinen キネン キンエン; tokyo トキョ トーキョー).
func Romaji(s string) []string {
	r := romaji{in: macrons.Replace(s)}
	if len(r.in) > maxLetters || !strings.ContainsAny(r.in, "aiueo") {
		return nil
	}
	// First as written, then with long vowels where letters may hide them, then
	// with the other reading of each n.
	for _, alter := range []int{0, 1, 2, 3} {
		r.splitN, r.stretch = alter >= 2, alter&1 != 0
		r.steps = 0
		if r.read(0, nil); len(r.out) == 0 {
			break
		}
	}
	return r.out
}

var macrons = strings.NewReplacer("ā", "a-", "ī", "i-", "ū", "u-", "ē", "e-", "ō", "o-",
	"â", "a-", "î", "i-", "û", "u-", "ê", "e-", "ô", "o-", "’", "'")

// romaji is a reading under way.
type romaji struct {
	in      string
	splitN  bool // also read n before a vowel as ン, and nn as ン alone
	stretch bool // also read o and u as long
	steps   int
	out     []string
}

// read reads in[i:] after the kana found so far, in all the ways allowed.
func (r *romaji) read(i int, kana []byte) {
	if r.steps++; r.steps > maxSteps || len(r.out) >= maxRomaji {
		return
	}
	if i == len(r.in) {
		r.add(string(kana))
		return
	}
	rest := r.in[i:]
	next := byteAt(rest, 1)
	switch c := rest[0]; {
	case c == '-' && i > 0:
		r.read(i+1, append(kana, "ー"...))
		return
	case c == '\'' && i > 0:
		r.read(i+1, kana)
		return
	case c == 'h' && i > 0 && r.in[i-1] == 'o' && !strings.ContainsRune("aiueoy", rune(next)):
		r.read(i+1, append(kana, "ー"...)) // ohsaka
		return
	case c == 'n':
		r.readN(i, kana)
		return
	case c == 'm' && (next == 'b' || next == 'p' || next == 'm'):
		r.read(i+1, append(kana, "ン"...))
		return
	case c == next && !strings.ContainsRune("aiueo", rune(c)) && 'a' <= c && c <= 'z',
		c == 't' && strings.HasPrefix(rest, "tch"):
		r.read(i+1, append(kana, "ッ"...))
		return
	}
	r.readSyllable(i, kana)
}

// readN reads an n: before a vowel or y it begins a syllable, though people who
// type it may mean ン (shinyou 信用); twice it is ンナ, or ン as typed (kannji).
func (r *romaji) readN(i int, kana []byte) {
	next, after := byteAt(r.in[i:], 1), byteAt(r.in[i:], 2)
	vowel := func(c byte) bool { return c != 0 && strings.IndexByte("aiueoy", c) >= 0 }
	switch {
	case next == '\'':
		r.read(i+2, append(kana, "ン"...))
	case next == 'n':
		if vowel(after) {
			r.read(i+1, append(kana, "ン"...))
			if r.splitN {
				r.read(i+2, append(kana, "ン"...))
			}
			return
		}
		r.read(i+2, append(kana, "ン"...))
	case vowel(next):
		r.readSyllable(i, kana)
		if r.splitN {
			r.read(i+1, append(kana, "ン"...))
		}
	default:
		r.read(i+1, append(kana, "ン"...))
	}
}

func (r *romaji) readSyllable(i int, kana []byte) {
	for n := min(4, len(r.in)-i); n > 0; n-- {
		s, ok := syllables[r.in[i:i+n]]
		if !ok {
			continue
		}
		kana = append(kana, s...)
		i += n
		r.read(i, kana)
		if last := r.in[i-1]; r.stretch && (last == 'o' || last == 'u') && !strings.ContainsRune("ou-h", rune(byteAt(r.in[i:], 0))) {
			r.read(i, append(kana, "ー"...))
		}
		return
	}
}

func (r *romaji) add(kana string) {
	for _, have := range r.out {
		if have == kana {
			return
		}
	}
	if len(r.out) < maxRomaji {
		r.out = append(r.out, kana)
	}
}

func byteAt(s string, i int) byte {
	if i >= len(s) {
		return 0
	}
	return s[i]
}

// syllables has the kana of each syllable in Latin letters.
var syllables = makeSyllables()

func makeSyllables() map[string]string {
	m := map[string]string{
		"shi": "シ", "chi": "チ", "tsu": "ツ", "fu": "フ", "ji": "ジ", "wo": "ヲ", "vu": "ヴ",
		"sha": "シャ", "shu": "シュ", "sho": "ショ", "she": "シェ",
		"cha": "チャ", "chu": "チュ", "cho": "チョ", "che": "チェ",
		"ja": "ジャ", "ju": "ジュ", "jo": "ジョ", "je": "ジェ",
		"jya": "ジャ", "jyu": "ジュ", "jyo": "ジョ", "cya": "チャ", "cyu": "チュ", "cyo": "チョ",
		"fa": "ファ", "fi": "フィ", "fe": "フェ", "fo": "フォ", "va": "ヴァ", "vi": "ヴィ", "ve": "ヴェ", "vo": "ヴォ",
		"wi": "ウィ", "we": "ウェ", "tsa": "ツァ", "tsi": "ツィ", "tse": "ツェ", "tso": "ツォ",
		"thi": "ティ", "dhi": "ディ", "dhu": "デュ", "twu": "トゥ", "dwu": "ドゥ", "dzu": "ヅ", "ye": "イェ",
		"kwa": "クァ", "gwa": "グァ",
	}
	for consonant, row := range map[string]string{
		"": "アイウエオ", "k": "カキクケコ", "g": "ガギグゲゴ", "s": "サシスセソ", "z": "ザジズゼゾ",
		"t": "タチツテト", "d": "ダヂヅデド", "n": "ナニヌネノ", "h": "ハヒフヘホ", "b": "バビブベボ",
		"p": "パピプペポ", "m": "マミムメモ", "r": "ラリルレロ",
	} {
		i := 0
		for _, r := range row {
			m[consonant+"aiueo"[i:i+1]] = string(r)
			if i == 1 && consonant != "" {
				for small, kana := range map[string]string{"ya": "ャ", "yu": "ュ", "yo": "ョ"} {
					m[consonant+small] = string(r) + kana
				}
			}
			i++
		}
	}
	for s, kana := range map[string]string{"ya": "ヤ", "yu": "ユ", "yo": "ヨ", "wa": "ワ"} {
		m[s] = kana
	}
	return m
}
