package data

import (
	"errors"
	"strings"
	"testing"
)

// A page on which nobody is understood to speak is kept for whoever chose it, and
// holds no remarks for whoever asks for such as are heard.
func TestUnheardPagesAreKeptUnlessOnlyHeardOnesAreAskedFor(t *testing.T) {
	for what, text := range map[string]string{
		"paragraphs": "公園の使い方\n\n砂場に夜の間だけ網をかけたい。\n\n木かげのベンチが足りない。夏は暑すぎる。\n",
		"opinions":   "公園についての意見一覧\n\n砂場に夜の間だけ網をかけたい。\n\n木かげのベンチが足りない。夏は暑すぎる。\n",
		"a poll":     "アンケート結果\n\n問1　公園に何がほしいですか。\n1　ベンチ\n2　水飲み場\n3　木かげ\n",
	} {
		read := func(opts Options) (int, error) {
			all, _, err := ReadAll(t.Context(), "test.txt", strings.NewReader(text), opts)
			return len(all), err
		}
		if n, err := read(Options{}); n != 1 || err != nil {
			t.Errorf("%s, chosen: %d meetings, %v", what, n, err)
		}
		if n, err := read(Options{Heard: true}); n != 0 || !errors.Is(err, ErrNoRemarks) {
			t.Errorf("%s, followed: %d meetings, %v", what, n, err)
		}
	}
	all, _, err := ReadAll(t.Context(), "test.txt", strings.NewReader("市長と語る会\n\n市長：公園に木かげを増やします。\n"), Options{Heard: true})
	if err != nil || len(all) != 1 {
		t.Errorf("somebody speaks: %d meetings, %v", len(all), err)
	}
}
