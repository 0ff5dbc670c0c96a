package data

import (
	"strings"
	"testing"
)

// The title of a page is what people see above every hit.
func TestTitleOfPage(t *testing.T) {
	const said = "\n\n市長：今日はよく来てくださいました。\n\n参加者：ベンチを増やしてください。\n"
	for _, c := range []struct{ name, page, title, date string }{
		{"named by the way to the page", "ホーム > 市政情報 > 広聴 > 若草市長と話す日の記録\n\n市政情報\n\n広聴\n\n若草市長と話す日の記録\n\n令和5年6月受付分", "若草市長と話す日の記録", ""},
		{"there twice, and not the site", "会議録の広場 -全国の会議録検索-\n\n平成21年総務委員会（5月8日）\n\n平成21年総務委員会（5月8日）\n\n第1委員会室", "平成21年総務委員会（5月8日）", "2009-05-08"},
		{"not the label of a day", "公園の基本計画（素案）\n\n検討結果公表日　令和3年3月1日（月曜日）", "公園の基本計画（素案）", "2021-03-01"},
		{"not when it was", "若草地区　語り合う会\n\n1　日　時　平成16年10月6日（水）19:00～", "若草地区　語り合う会", "2004-10-06"},
		{"not one of the places", "水辺の出前講座の開催結果\n\n東校区（令和6年8月29日）", "水辺の出前講座の開催結果", "2024-08-29"},
		{"without the facts behind it", "第3回 若草町 語る会（2班）報告書　日　時…平成26年11\n\n第3回 若草町 語る会（2班）報告書", "第3回 若草町 語る会（2班）報告書", ""},
		{"without the size of the file", "若草市 懇談会の記録（198kbyte）", "若草市 懇談会の記録", ""},
		{"what the meeting was about, where nothing else is", "テーマ：「歩いて楽しいまち」　日　時：平成26年9月11日（木）\n日時：平成26年9月11日（木）13：30～14：30\n場所：若草市東部センター\n和室・研修室2", "「歩いて楽しいまち」", "2014-09-11"},
		{"a word for a meeting alone is a part of the site", "インタビュー\n\nInterview\n\n島の先輩の声", "島の先輩の声", ""},
		{"a subject that the page begins with", "図書館の開館時間について", "図書館の開館時間について", ""},
		{"the day of the week tells the year", "各会場での意見\n\n東小学校（6月16日（火））\n\n令和9年に新しくなるという話がありました", "各会場での意見", "2026-06-16"},
		{"the page was published right after", "市長と若手技師のひざ詰め会\n\n更新日：2021年7月9日\n\n6月25日（金曜日）の夕方、別館で", "市長と若手技師のひざ詰め会", "2021-06-25"},
		{"a day without its day of the week may be of any year", "市長と若手技師のひざ詰め会\n\n更新日：2021年7月9日\n\n4月2日の夕方、別館で", "市長と若手技師のひざ詰め会", ""},
		{"not the day until which it was sent in", "標語の審査会\n\n更新日：2018年11月30日\n\n9月14日（金）に締め切り、11月22日（木）に審査会", "標語の審査会", ""},
	} {
		all, _, err := ReadAll(t.Context(), "a.txt", strings.NewReader(c.page+said), Options{})
		if err != nil || len(all) != 1 {
			t.Fatalf("%s: %v, %d meetings", c.name, err, len(all))
		}
		if got := all[0]; got.Title != c.title || got.Date.String() != c.date {
			t.Errorf("%s: the title is %q of %q, want %q of %q", c.name, got.Title, got.Date, c.title, c.date)
		}
	}
}
