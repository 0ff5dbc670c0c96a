package analyzer

import (
	"slices"
	"testing"
)

func TestPieceNouns(t *testing.T) {
	a := testAnalyzer(t)
	for part, pieces := range map[NounPart][]string{
		Noun:       {"窓口", "子育て", "支援", "ごみ", "問い合わせ", "センター", "リスキリング", "ict", "丁寧", "安心"},
		NounInside: {"課", "市", "考え", "現在", "庁"},
		NounSuffix: {"者", "化", "物"},
		NounPrefix: {"再", "非", "まち"},
		NoNoun:     {"の", "は", "です", "それ", "さん", "各", "各課", "本", "等", "三", "3", "3,000", "、", "行っ", "ない", "しかし", "とても", "今後", "ア", "あ"},
	} {
		for _, piece := range pieces {
			if got := a.PieceNoun(piece); got != part {
				t.Errorf("%s is %d, want %d", piece, got, part)
			}
		}
	}
}

func TestInflected(t *testing.T) {
	a := testAnalyzer(t)
	for piece, want := range map[string]string{"助かっ": "助かる", "待ち": "待つ", "寄り添い": "寄り添う", "難しく": "難しい", "窓口": "", "でき": "", "いただき": "", "阿": ""} {
		if got := a.Inflected(piece); want == "" && len(got) > 0 || want != "" && !slices.Contains(got, want) {
			t.Errorf("%s is a form of %v, want %s", piece, got, want)
		}
	}
}

func TestReadable(t *testing.T) {
	for original, want := range map[string]string{"ＰＣＲ検査": "PCR検査", "ﾊﾟｿｺﾝ": "パソコン", "GIGA端末": "GIGA端末"} {
		if got := Readable(original); got != want {
			t.Errorf("%s: %s, want %s", original, got, want)
		}
	}
}
