package ipadic

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"errors"
	"flag"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/ikawaha/kagome-dict/ipa"
	"github.com/ikawaha/kagome/v2/tokenizer"
)

var long = flag.Bool("long", false, "compare 100,000 remarks of the Kiryu corpus, not 500")

// modes are those that Kizuna uses.
var modes = []tokenizer.TokenizeMode{tokenizer.Normal, tokenizer.Search}

// compareTokens cuts a text with the library's dictionary and with ours and
// reports whether tokens and everything known about them agree.
func compareTokens(t *testing.T, library *tokenizer.Tokenizer, d *Dictionary, text string) bool {
	t.Helper()
	for _, mode := range modes {
		want, got := library.Analyze(text, mode), d.Tokenizer().Analyze(text, mode)
		if len(want) != len(got) {
			t.Errorf("%s of %.100q: %d tokens, library %d", mode, text, len(got), len(want))
			return false
		}
		for i, g := range got {
			w := want[i]
			if g.Surface != w.Surface || g.Position != w.Position || g.Start != w.Start || g.End != w.End || g.Class != w.Class {
				t.Errorf("%s of %.100q: token %v, library %v", mode, text, g, w)
				return false
			}
			if got, want := features(d, &g), libraryFeatures(w); !slices.Equal(got, want) {
				t.Errorf("%s of %.100q: %s is %v, library %v", mode, text, g.Surface, got, want)
				return false
			}
		}
		if mode == tokenizer.Normal && !slices.Equal(d.Cut(nil, text), piecesOf(d, got)) {
			t.Errorf("%.100q is cut otherwise than by the library: %v, not %v", text, d.Cut(nil, text), piecesOf(d, got))
			return false
		}
	}
	return true
}

func piecesOf(d *Dictionary, tokens []tokenizer.Token) (pieces []Piece) {
	for _, t := range tokens {
		pieces = append(pieces, Piece{t.Position, t.Position + len(t.Surface), d.Word(&t)})
	}
	return pieces
}

// features gathers what the dictionary says of a token in the library's order.
func features(d *Dictionary, t *tokenizer.Token) []string {
	w := d.Word(t)
	tags := d.POSTags(d.POS(w))
	return append(tags[:], d.InflectionType(w), d.InflectionForm(w), d.BaseForm(w), d.Reading(w), d.Pronunciation(w))
}

// libraryFeatures returns the same of the library's token, where unknown words
// have no more than a part of speech.
func libraryFeatures(t tokenizer.Token) []string {
	if t.Class == tokenizer.UNKNOWN {
		return append(t.POS(), "", "", "", "", "")
	}
	return t.Features()
}

func libraryTokenizer(t testing.TB) *tokenizer.Tokenizer {
	t.Helper()
	library, err := tokenizer.New(ipa.Dict(), tokenizer.OmitBosEos())
	if err != nil {
		t.Fatal(err)
	}
	return library
}

func TestTokensAreTheLibrarys(t *testing.T) {
	d, library := openBuilt(t), libraryTokenizer(t)
	t.Run("sentences of our own", func(t *testing.T) {
		for _, s := range ownSentences() {
			if !compareTokens(t, library, d, s) {
				return
			}
		}
	})
	t.Run("words of the dictionary thrown together", func(t *testing.T) {
		// Names and homographs meet here that no plain sentence brings together.
		random := rand.New(rand.NewPCG(1, 2))
		for range 2000 {
			var s strings.Builder
			for range 12 {
				s.WriteString(d.Surface(Word(random.IntN(len(d.image.morphs)))))
			}
			if !compareTokens(t, library, d, s.String()) {
				return
			}
		}
	})
	t.Run("odd texts", func(t *testing.T) {
		for _, s := range []string{
			"", " ", "\n\n　", "\x00", "\xff窓口\xe7", "🙇‍♀️ありがとう", "ﾏﾄﾞｸﾞﾁ", "９７％", "ヴァイオリン・ケース", "が゙ぎ゙",
			strings.Repeat("ア", 1500), strings.Repeat("市民課の窓口で待った。", 1200), "森川市長とみどり野市の未知語ズンドコベロンチョ",
		} {
			compareTokens(t, library, d, s)
		}
	})
	t.Run("remarks of the corpus", func(t *testing.T) {
		compareRemarks(t, library, d, filepath.Join("..", "..", "..", "shared", "corpus", "kiryu.jsonl.gz"))
	})
}

// compareRemarks compares remarks of a corpus: every 280th, or with -long the
// first 100,000.
func compareRemarks(t *testing.T, library *tokenizer.Tokenizer, d *Dictionary, path string) {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("no corpus beside the repository: ", path)
	}
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	step, limit := 280, 500
	if *long {
		step, limit = 1, 100_000
	}
	lines := bufio.NewReader(z)
	n := 0
	for i := 0; n < limit; i++ {
		line, err := lines.ReadBytes('\n')
		if err != nil {
			break
		}
		if i%step != 0 {
			continue
		}
		var remark struct{ Text string }
		if err := json.Unmarshal(line, &remark); err != nil {
			t.Fatal(err)
		}
		if !compareTokens(t, library, d, remark.Text) {
			return
		}
		n++
	}
	if n < limit {
		t.Errorf("only %d remarks compared", n)
	}
}

// ownSentences makes some thousand sentences about a made-up city.
func ownSentences() []string {
	who := []string{"森川市長", "みどり野市の職員", "窓口の係の方", "わたし", "子育て中の保護者の皆さん", "議員の１人", "高齢者福祉課", "東京都から来た友人"}
	when := []string{"令和7年9月12日に", "先月の十日ごろ、", "この一年で", "平日の17時過ぎは", "雨の降りしきる中で", "気付いた時には", ""}
	what := []string{"国民健康保険の申し込み", "ごみの分別", "通学路の街灯", "マイナンバーカードの更新手続き", "公園の遊具", "ワークショップの資料", "障がい者用の駐車場", "すもももももものうち"}
	how := []string{"について説明してくれませんでした。", "を行って、とても助かりました！", "が分かりにくいと思われる。", "に97%の人が満足しているそうだ",
		"を取り組みの柱とすべきではないか？", "なんか知らなかったんですけど…", "へ来庁され、お待ちいただいております。", "は十分でなく、見直しが求められよう。", "、やってらんないよね〜"}
	var all []string
	for _, a := range who {
		for _, b := range when {
			for _, c := range what {
				for _, e := range how {
					all = append(all, b+a+"は"+c+e)
				}
			}
		}
	}
	return all
}
