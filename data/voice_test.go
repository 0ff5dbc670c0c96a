package data

import (
	"slices"
	"testing"
)

func TestWhoIsNamed(t *testing.T) {
	for _, tt := range []struct{ written, speaker, role string }{
		{"市長", "市長", "市長"},
		{"森川市長", "森川市長", "市長"},
		{"みどり野市長", "みどり野市長", "市長"},
		{"○○市長", "○○市長", "市長"},
		{"市長 森川 泉", "森川 泉", "市長"},
		{"日向委員長", "日向委員長", "委員長"},
		{"委員長（相馬君）", "相馬", "委員長"},
		{"事務局（原主査）", "原主査", "事務局"},
		{"田中 総務部長", "田中 総務部長", "総務部長"},
		{"田中総務部長", "田中総務部長", "総務部長"},
		{"岸図書館長", "岸図書館長", "図書館長"},
		{"民生委員", "民生委員", "民生委員"},
		{"A委員", "A委員", "委員"},
		{"参加者Ａ", "参加者Ａ", "参加者"},
		{"職員（財政課）", "職員（財政課）", "職員"},
		{"職員（生活福祉課・2年目）", "職員（生活福祉課・2年目）", "職員"},
		{"佐藤さん", "佐藤さん", ""},
	} {
		v, ok := parseVoice(tt.written)
		if !ok || v != (voice{tt.speaker, tt.role}) {
			t.Errorf("%s: got %+v, %v", tt.written, v, ok)
		}
	}
	for _, s := range []string{"", "地域の代表", "次期市長", "皆さん", "お客様", "窓口対応", "市長と職員", "市長の部屋", "開催概要", "仕様", "2025年9月12日"} {
		if v, ok := parseVoice(s); ok {
			t.Errorf("%q names nobody, but got %+v", s, v)
		}
	}
}

func TestWhoSaysWhat(t *testing.T) {
	for _, tt := range []struct {
		line, speaker, text string
		kind                Kind
	}{
		{"市長：「図書館はまちの居間です。」", "市長", "図書館はまちの居間です。", ""},
		{"市長:図書館はまちの居間だと思います。", "市長", "図書館はまちの居間だと思います。", ""},
		{"日向委員長　それでは始めます。", "日向委員長", "それでは始めます。", ""},
		{"【部長】予算は来年度に考えます。", "部長", "予算は来年度に考えます。", ""},
		{"職員（財政課）：「22時です。」", "職員（財政課）", "22時です。", ""},
		{"Q：延ばす予定はありますか。", "", "延ばす予定はありますか。", KindQuestion},
		{"（回答）午後8時まで延ばします。", "", "午後8時まで延ばします。", KindAnswer},
		{"（意見）夜も開けてほしい。", "", "夜も開けてほしい。", KindRemark},
	} {
		s, ok := parseSpeech(tt.line, false)
		if !ok || s.speaker != tt.speaker || s.text != tt.text || s.kind != tt.kind {
			t.Errorf("%s: got %+v, %v", tt.line, s, ok)
		}
	}
	for _, line := range []string{"参加者：市民18名", "日時：令和6年11月20日", "市長　森川泉", "窓口：混んでいた。", "テーマ：防災", "12:30に集まりました。"} {
		if s, ok := parseSpeech(line, false); ok {
			t.Errorf("%s: nobody speaks, but got %+v", line, s)
		}
	}
}

func TestQuotesThatAreSpeech(t *testing.T) {
	for _, tt := range []struct {
		what, sentence string
		speaker        string
		said           []string
	}{
		{"a row", "「一つ目です。」、「二つ目です。」などの意見が出ました。", "", []string{"一つ目です。", "二つ目です。"}},
		{"a row without commas", "「一つ目です」「二つ目です」といった声がありました。", "", []string{"一つ目です", "二つ目です"}},
		{"a named speaker", "はじめに森川市長から、「遠慮なくどうぞ。」とあいさつがありました。", "森川市長", []string{"遠慮なくどうぞ。"}},
		{"after an opening", "開会にあたり森川市長より「遠慮なくどうぞ。」との挨拶がありました。", "森川市長", []string{"遠慮なくどうぞ。"}},
		{"a city before the name", "みどり野市の森川市長は、「夜間訓練をします。」と述べました。", "森川市長", []string{"夜間訓練をします。"}},
		{"nobody by name", "参加者からは、「また来たいです。」との感想が寄せられました。", "参加者", []string{"また来たいです。"}},
		{"quotes within a quote", "「『失敗は宝物』が、「心に」残りました。」などの感想がありました。", "", []string{"『失敗は宝物』が、「心に」残りました。"}},
		{"a theme", "「笑顔の窓口」をテーマに話し合いました。", "", nil},
		{"a word", "「絆」という言葉が何度も出ました。", "", nil},
		{"a theme, then speech", "「笑顔の窓口」をテーマに、職員から「研修が必要です。」との意見が出ました。", "職員", []string{"研修が必要です。"}},
		{"no quote", "話し合いました。", "", nil},
	} {
		var said []string
		speaker := ""
		for _, q := range findQuotes(tt.sentence) {
			if q.spoken {
				said, speaker = append(said, q.said), q.voice.speaker
			}
		}
		if !slices.Equal(said, tt.said) || speaker != tt.speaker {
			t.Errorf("%s: %s said %q; want %s, %q", tt.what, speaker, said, tt.speaker, tt.said)
		}
	}
}
