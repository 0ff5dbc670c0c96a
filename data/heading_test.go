package data

import "testing"

func TestUndecorated(t *testing.T) {
	for heading, want := range map[string]string{
		"■ 今までに学んだこと":     "今までに学んだこと",
		"【テーマ1】楽になったこと":   "テーマ1　楽になったこと",
		"【意見交換】":          "意見交換",
		"◆【その2】 防災訓練について": "その2　防災訓練について",
		"区役所の窓口〔新庁舎〕の話":   "区役所の窓口〔新庁舎〕の話",
		"[議題] ごみの分別":      "議題　ごみの分別",
	} {
		if got := undecorated(heading); got != want {
			t.Errorf("%s becomes %q, want %q", heading, got, want)
		}
	}
}
