package data

import "testing"

func TestWhoseWordsAHeadingHeads(t *testing.T) {
	for _, tt := range []struct{ heading, speaker string }{
		{"参加者の声", "参加者"},
		{"参加者からのご意見", "参加者"},
		{"参加者から出た主な意見", "参加者"},
		{"市長の主な発言内容", "市長"},
		{"患者さんの声", "患者さん"},
		{"院長からの回答", "院長"},
		{"公民館職員の感想", "公民館職員"},
		{"発表を聞いた区長から", "区長"},
		{"保護者の意見・要望等", "保護者"},
		{"組合から出た声", "組合"},
		{"北小学校からの質問", "北小学校"},
		{"1班 休み方", "1班"},
		{"Aグループ（交通）", "Aグループ"},
		{"第2班からの提案", "第2班"},
		{"市長へのご意見", ""},
		{"職員の対応についてのご意見", ""},
		{"アンケートの回答", ""},
		{"前回からの意見", ""},
		{"図書館についての意見", ""},
		{"主な意見", ""},
		{"まちづくりの提案", ""},
	} {
		if v := readTheme(tt.heading).whose; v.speaker != tt.speaker {
			t.Errorf("%s: got %+v, want %s", tt.heading, v, tt.speaker)
		}
	}
	for _, tt := range []struct{ text, speaker string }{
		{"保育士の皆さんからは次のような声がありました：", "保育士"},
		{"その後、参加者から、以下のとおり意見がありました。", "参加者"},
		{"話し合いました。会場の市民からは次の質問が出ました。", "市民"},
		{"次のような意見がありました。", ""},
		{"参加者からは多くの意見がありました。", ""},
	} {
		if v := ledTo(tt.text); v.speaker != tt.speaker {
			t.Errorf("%s: got %+v, want %s", tt.text, v, tt.speaker)
		}
	}
}
