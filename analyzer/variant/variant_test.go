package variant

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestKeysOfAWord(t *testing.T) {
	for _, c := range []struct {
		term     string
		readings []string
		want     []string
	}{
		{"窓口", []string{"マドグチ"}, []string{"rマドグチ"}},
		{"取り組む", []string{"トリクム"}, []string{"rトリクム", "rトリクミ"}},
		{"受ける", []string{"ウケル"}, []string{"rウケル", "rウケ"}},
		{"走る", []string{"ハシル"}, []string{"rハシル", "rハシリ"}},
		{"切る", []string{"キル"}, []string{"rキル", "rキ", "rキリ"}},
		{"東京", []string{"トウキョウ", "トーキョー"}, []string{"rトーキョー"}},
		{"人々", []string{"ヒトビト"}, []string{"rヒトビト", "s人人"}},
		{"特健診", nil, []string{"s特健診"}},
		{"サーバー", []string{"サーバー"}, []string{"kサーバ", "rサーバー"}},
		{"うれしい", []string{"ウレシイ"}, []string{"rウレシー"}},
		{"つながる", []string{"ツナガル"}, []string{"rツナガル", "rツナガリ"}},
		{"well-being", nil, nil},
		{"97", nil, nil},
		{"", nil, nil},
	} {
		if got := Keys(c.term, c.readings); !slices.Equal(got, c.want) {
			t.Errorf("Keys(%s, %q) = %q, want %q", c.term, c.readings, got, c.want)
		}
	}
}

func TestRelations(t *testing.T) {
	for _, c := range []struct {
		a, b Word
		want Relation
	}{
		{Word{"取り組む", []string{"トリクム"}}, Word{"取組", []string{"トリクミ"}}, Same},
		{Word{"うれしい", []string{"ウレシイ"}}, Word{"嬉しい", []string{"ウレシイ"}}, Kana},
		{Word{"きかい", nil}, Word{"機械", []string{"キカイ"}}, Reading},
		{Word{"しんぱん", []string{"シンパン"}}, Word{"侵犯", []string{"シンパン"}}, Reading},
		{Word{"はかる", []string{"ハカル"}}, Word{"図る", []string{"ハカル"}}, Reading},
		{Word{"キュー", []string{"キュー"}}, Word{"級", []string{"キュウ"}}, Reading},
		{Word{"機会", []string{"キカイ"}}, Word{"機械", []string{"キカイ"}}, Apart},
		{Word{"97", nil}, Word{"98", nil}, Apart},
		{Word{"人人", nil}, Word{"人々", []string{"ヒトビト"}}, Same},
	} {
		if got := Relate(c.a, c.b); got != c.want {
			t.Errorf("Relate(%v, %v) = %s, want %s", c.a, c.b, got, c.want)
		}
	}
}

func TestSpellingsLikeliestFirst(t *testing.T) {
	for _, c := range []struct{ word, reading, first string }{
		{"問い合わせ", "トイアワセ", "問合わせ 問い合せ 問合せ"},
		{"問合わせ", "", "問い合わせ"},
		{"取り組み", "トリクミ", "取組み 取組"},
		{"取り組む", "トリクム", "取組む 取組み 取組ん 取組ま 取組め"},
		{"取組", "トリクミ", "取り組み 取組み"},
		{"受け付ける", "ウケツケル", "受付ける 受付け 受付けれ"},
		{"引渡", "", "引き渡し 引渡し"},
		{"障害", "ショウガイ", "障がい 障碍"},
		{"子供", "コドモ", "子ども こども"},
		{"補填", "ホテン", "補てん"},
		{"改竄", "カイザン", "改ざん"},
		{"剪定", "センテイ", "せん定"},
		{"気付く", "キヅク", "気付き 気付 気づく"},
		{"切り替え", "キリカエ", "切替え 切替"},
		{"サーバー", "", "サーバ"},
		{"サーバ", "", "サーバー"},
		{"ヴァイオリン", "", "バイオリン"},
		{"ウェルビーイング", "", "ウエルビーイング"},
		{"人々", "ヒトビト", "人人"},
		{"霞ヶ関", "カスミガセキ", "霞が関 霞ケ関"},
		{"会議", "カイギ", ""},
		{"行く", "イク", ""},
		{"ビル", "ビル", ""},
		{"rpa", "", ""},
	} {
		got := strings.Join(Spellings(c.word, c.reading), " ")
		if !strings.HasPrefix(got, c.first) || c.first == "" && got != "" {
			t.Errorf("Spellings(%s, %s) = %s, want first %q", c.word, c.reading, got, c.first)
		}
	}
}

// What is searched in the text must not be another word.
func TestSpellingsAreNoOtherWord(t *testing.T) {
	for _, c := range []struct{ word, reading, not string }{
		{"子供", "コドモ", "子も"},
		{"組み合わせ", "クミアワセ", "組合"},
		{"組合", "クミアイ", "組み合う"},
		{"送付", "ソウフ", "送り付け"},
		{"会合", "カイゴウ", "会い合わせ"},
		{"機械", "キカイ", "きかい"},
		{"カバー", "カバー", "カバ"},
		{"ドラマ", "ドラマ", "ドラマー"},
	} {
		if got := Spellings(c.word, c.reading); slices.Contains(got, c.not) {
			t.Errorf("Spellings(%s) = %q, want no %s", c.word, got, c.not)
		}
	}
}

func TestGuessReadingsOfCompounds(t *testing.T) {
	for word, want := range map[string]string{
		"問合わせ": "トイアワセ", "引渡": "ヒキワタシ", "取組む": "トリクム", "受付ける": "ウケツケル", "心懸ける": "ココロガケル",
	} {
		if got := GuessReadings(word); !slices.Contains(got, want) {
			t.Errorf("GuessReadings(%s) = %q, want %s", word, got, want)
		}
	}
	for _, word := range []string{"会議", "来庁", "まどぐち", "", "市民課"} {
		if got := GuessReadings(word); len(got) != 0 {
			t.Errorf("GuessReadings(%s) = %q, want none", word, got)
		}
	}
}

func TestReadingKeyOfOneSound(t *testing.T) {
	for _, same := range []string{
		"とうきょう トウキョウ トーキョー とおきょお", "おおさか おうさか オーサカ", "みかづき みかずき", "せんせい せんせー",
		"ちぢむ ちじむ", "いすゞ いすず", "ヴァイオリン ばいおりん", "おねえさん オネーサン",
	} {
		words := strings.Fields(same)
		for _, w := range words[1:] {
			if ReadingKey(w) != ReadingKey(words[0]) {
				t.Errorf("%s → %s, %s → %s", words[0], ReadingKey(words[0]), w, ReadingKey(w))
			}
		}
	}
	for _, pair := range []string{"しゅじん しゅうじん", "かこ かっこ", "びよういん びょういん", "おばさん おばあさん", "さか さっか"} {
		a, b, _ := strings.Cut(pair, " ")
		if ReadingKey(a) == ReadingKey(b) {
			t.Errorf("%s and %s are both %s", a, b, ReadingKey(a))
		}
	}
}

func TestRomaji(t *testing.T) {
	for s, want := range map[string]string{
		"madoguchi": "マドグチ", "shinjuku": "シンジュク", "sinzyuku": "シンジュク", "tsuduki": "ツヅキ", "kippu": "キップ",
		"kin'en": "キンエン", "kannji": "カンジ", "onna": "オンナ", "shimbun": "シンブン", "matcha": "マッチャ", "tōkyō": "トーキョー",
		"ohsaka": "オーサカ", "anke-to": "アンケート", "wo": "ヲ", "fukushi": "フクシ", "hukusi": "フクシ", "n": "", "tv": "", "web": "",
		"": "", "rpa": "", "'a": "", "kyo-": "キョー", "dx": "", "a1": "",
	} {
		got, ok := FromRomaji(s)
		if ok != (want != "") || got != want {
			t.Errorf("FromRomaji(%q) = %q, %t, want %q", s, got, ok, want)
		}
	}
	for s, want := range map[string]string{"tokyo": "トーキョー", "kinen": "キンエン", "honnin": "ホンニン", "shinyou": "シンヨウ", "koen": "コーエン"} {
		if got := Romaji(s); !slices.Contains(got, want) {
			t.Errorf("Romaji(%q) = %q, want %s among them", s, got, want)
		}
	}
}

func TestKana(t *testing.T) {
	if got := Katakana("まどぐちとRPAゞ"); got != "マドグチトRPAヾ" {
		t.Errorf("Katakana: %s", got)
	}
	if got := Hiragana("マドグチー・ヵ"); got != "まどぐちー・ゕ" {
		t.Errorf("Hiragana: %s", got)
	}
	for s, want := range map[string]bool{"まど": true, "サーバー": true, "ー": false, "": false, "窓": false, "まどa": false, "ヴ": true} {
		if IsKana(s) != want {
			t.Errorf("IsKana(%q) = %t", s, !want)
		}
	}
}

// The promises that hold for any words at all.
func checkWord(t *testing.T, text, reading string) {
	t.Helper()
	var readings []string
	if reading != "" {
		readings = []string{reading}
	}
	keys := Keys(text, readings)
	if len(keys) > maxKeys {
		t.Errorf("Keys(%q): %d", text, len(keys))
	}
	if !slices.Equal(keys, Keys(text, readings)) {
		t.Errorf("Keys(%q) differ from call to call", text)
	}
	seen := map[string]bool{}
	for _, k := range keys {
		if len(k) < 2 || seen[k] || strings.IndexByte("rks", k[0]) < 0 {
			t.Errorf("Keys(%q) = %q", text, keys)
		}
		seen[k] = true
	}
	spellings := Spellings(text, reading)
	if len(spellings) > maxSpellings {
		t.Errorf("Spellings(%q): %d", text, len(spellings))
	}
	seen = map[string]bool{}
	for _, s := range spellings {
		if s == "" || s == text || seen[s] || utf8.ValidString(text) && utf8.ValidString(reading) && !utf8.ValidString(s) {
			t.Errorf("Spellings(%q, %q) = %q", text, reading, spellings)
		}
		seen[s] = true
	}
	if folded := FoldKatakana(text); utf8.ValidString(text) && !utf8.ValidString(folded) {
		t.Errorf("FoldKatakana(%q) = %q", text, folded)
	}
	for _, kana := range Romaji(text) {
		if !IsKana(kana) {
			t.Errorf("Romaji(%q) has %q", text, kana)
		}
	}
	if len(Romaji(text)) > maxRomaji {
		t.Errorf("Romaji(%q): %d", text, len(Romaji(text)))
	}
	GuessReadings(text)
}

func checkPair(t *testing.T, a, b Word) {
	t.Helper()
	r := Relate(a, b)
	if back := Relate(b, a); r != back {
		t.Errorf("Relate(%v, %v) is %s one way and %s the other", a, b, r, back)
	}
	if Near(a.Text, b.Text) != Near(b.Text, a.Text) {
		t.Errorf("Near(%q, %q) is one way only", a.Text, b.Text)
	}
	if Relate(a, a) != Same {
		t.Errorf("%v is not itself", a)
	}
}

// Every word that is related shares a key, so that looking keys up misses none.
func TestRelatedWordsShareAKey(t *testing.T) {
	l := openLexicon(t)
	for _, c := range readCases(t) {
		for _, x := range c.words {
			for _, y := range c.words {
				a, b := Word{x, l.readings(x)}, Word{y, l.readings(y)}
				checkWord(t, x, strings.Join(a.Readings[:min(1, len(a.Readings))], ""))
				checkPair(t, a, b)
				if r := Relate(a, b); r >= Reading && x != y && !shareKey(a, b) && mixedWith[x] == nil {
					t.Errorf("%v and %v are %s but share no key of %q and %q", a, b, r, Keys(x, a.Readings), Keys(y, b.Readings))
				}
			}
		}
	}
}

func FuzzWords(f *testing.F) {
	for _, s := range []string{"取り組み", "サーバー", "人々", "まどぐち", "tōkyō", "コンピュ-タ", "ヾ", "々", "ゝ", "kin'en", "\xff", "ヶ", "御"} {
		f.Add(s, "トリクミ", "取組", "トリクミ")
	}
	f.Add("障がい", "ショウガイ", "障害", "ショウガイ")
	f.Add("うれしい", "", "嬉しい", "ウレシイ")
	f.Fuzz(func(t *testing.T, a, readingA, b, readingB string) {
		checkWord(t, a, readingA)
		checkWord(t, b, readingB)
		checkPair(t, Word{a, []string{readingA}}, Word{b, []string{readingB}})
	})
}

func BenchmarkKeys(b *testing.B) {
	l := openLexicon(b)
	words := someWords(b, l)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		w := words[i%len(words)]
		Keys(w.Text, w.Readings)
	}
}

func BenchmarkRelate(b *testing.B) {
	l := openLexicon(b)
	words := someWords(b, l)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		Relate(words[i%len(words)], words[(i*7+1)%len(words)])
	}
}

func BenchmarkSpellings(b *testing.B) {
	l := openLexicon(b)
	words := someWords(b, l)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		w := words[i%len(words)]
		Spellings(w.Text, w.Readings[0])
	}
}

// someWords are the words of the cases that the dictionary reads.
func someWords(b *testing.B, l lexicon) (words []Word) {
	for _, c := range readCases(b) {
		for _, w := range c.words {
			if r := l.readings(w); len(r) > 0 {
				words = append(words, Word{w, r})
			}
		}
	}
	if len(words) == 0 {
		b.Fatal("no words")
	}
	return words
}

func ExampleRelate() {
	asked := Word{"子ども", []string{"コドモ"}}
	for _, found := range []Word{{"子供", []string{"コドモ"}}, {"こども", []string{"コドモ"}}, {"小供", []string{"コドモ"}}} {
		fmt.Println(found.Text, Relate(asked, found))
	}
	// Output:
	// 子供 same
	// こども same
	// 小供 apart
}
