package data

import "testing"

func TestCircumstances(t *testing.T) {
	for _, text := range []string{
		"日時：令和6年11月20日（水）14時から", "◆会場　みどり野公民館", "2. 開催場所:市役所 会議室", "【日時】令和3年10月6日(水)19時～",
		"出席委員　青木恵委員長，石田昇副委員長", "●参加者数　約120人", "担当：管財課", "部署: 北区 地域課", "2017年 9月 12日", "出席者：森川市長、藤田教育長、",
	} {
		if !circumstance(text) {
			t.Errorf("%s: no circumstance", text)
		}
	}
	for _, text := range []string{
		"場所が分かりにくい", "時間　もっと短くしてほしい", "対象者：高齢者のみの世帯も入れるべきだ", "テーマ：坂道の暮らし", "会場が寒い。", "日時：未定です。",
		"駐車場の拡充", "窓口：混んでいた。", "令和7年に入庁した",
	} {
		if circumstance(text) {
			t.Errorf("%s: a circumstance", text)
		}
	}
}

func TestLettersOfALabelSetApart(t *testing.T) {
	for text, want := range map[string]string{
		"日　時　令和5年10月24日": "日時　令和5年10月24日",
		"日 時：令和5年":       "日時：令和5年",
		"参 加 者　団員 11人":   "参加者　団員 11人",
		"会　場":            "会場",
		"会 長　青木恵":        "会 長　青木恵",
		"場 の 空気が重い":      "場 の 空気が重い",
		"日時　令和5年":        "日時　令和5年",
	} {
		if got := closeLabel(text); got != want {
			t.Errorf("%s: got %s, want %s", text, got, want)
		}
	}
}

func TestAttendance(t *testing.T) {
	for _, text := range []string{"青木恵・石田昇（区長会）", "原環境課長、土屋主任", "市民18名", "杉江 直人 座長|北出 芙美 副座長", "委員長　小 柴　司"} {
		if !attendance(text) {
			t.Errorf("%s: nobody", text)
		}
	}
	for _, text := range []string{"坂が多くて困る", "平成30年入庁。市民課を経て道路課に勤務", "駐車場の拡充", "もっと早く知らせてほしい"} {
		if attendance(text) {
			t.Errorf("%s: people", text)
		}
	}
}

func TestFurnitureInALine(t *testing.T) {
	for _, text := range []string{
		"ホーム > 組織別案内 > 広報課 > 知事の出前トーク(平成17年度〜平成22年度における開催状況) > 平成20年度における開催状況−潮見会場(平成20年10月12日)",
		"トップ > 市政情報 > 広聴", "前の記事 次の記事", "サイトポリシー アクセス", "このページのトップへ", "このページではJavaScriptを使用しています。",
		"PDF形式の文書をご覧いただくためには、閲覧用のソフトが必要です。", "次の文書をPDFとしてダウンロードする",
	} {
		if furnitureOf(text) == "" {
			t.Errorf("%s: no furniture", text)
		}
	}
	for _, text := range []string{"アクセス", "よくある質問", "PDFを見るソフトがない人もいる", "来年度>今年度となるように予算を増やしてほしい。", "検索しにくい"} {
		if why := furnitureOf(text); why != "" {
			t.Errorf("%s: %s", text, why)
		}
	}
}
