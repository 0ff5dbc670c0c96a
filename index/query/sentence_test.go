package query

import "testing"

func TestSentences(t *testing.T) {
	for _, c := range []struct{ text, japanese, english string }{
		{"", "すべての発言", "all remarks"},
		{"窓口", "「窓口」を含む発言", "remarks that contain “窓口”"},
		{"窓口 電話 -苦情 区分:アンケート",
			"「窓口」と「電話」を両方含み、「苦情」を含まない発言（区分：アンケート）",
			"remarks that contain both “窓口” and “電話” and do not contain “苦情” (kind: Survey answer)"},
		{"a b c", "「a」、「b」、「c」をすべて含む発言", "remarks that contain all of “a”, “b” and “c”"},
		{"a OR b", "「a」か「b」を含む発言", "remarks that contain “a” or “b”"},
		{"a OR b OR c", "「a」、「b」、「c」のどれかを含む発言", "remarks that contain “a”, “b” or “c”"},
		{"-a", "「a」を含まない発言", "remarks that do not contain “a”"},
		{"窓口 -a -b", "「窓口」を含み、「a」も「b」も含まない発言", "remarks that contain “窓口” and contain none of “a” or “b”"},
		{"-(a OR b OR c)", "「a」、「b」、「c」のどれも含まない発言", "remarks that contain none of “a”, “b” or “c”"},
		{"窓口 -(a b)", "「窓口」を含み、（「a」と「b」を両方含む）に当てはまらない発言",
			"remarks that contain “窓口” and do not match (contain both “a” and “b”)"},
		{"窓口 (電話 OR メール)", "「窓口」を含み、「電話」か「メール」を含む発言",
			"remarks that contain “窓口” and contain “電話” or “メール”"},
		{"(a b) OR -c", "（「a」と「b」を両方含む）または（「c」を含まない）に当てはまる発言",
			"remarks that match (contain both “a” and “b”) or (do not contain “c”)"},
		{`"話を聞く"`, "「話を聞く」（文字どおり）を含む発言", "remarks that contain the exact text “話を聞く”"},
		{"市長から「はい」と", "『市長から「はい」と』を含む発言", "remarks that contain “市長から「はい」と”"},
		{"発言者:市長,副市長 年度:令和7", "すべての発言（発言者：市長か副市長、開催日：2025年度）",
			"all remarks (speaker: 市長 or 副市長, date: fiscal year 2025)"},
		{"窓口 OR 区分:発言", "（「窓口」を含む）または（区分が発言である）に当てはまる発言",
			"remarks that match (contain “窓口”) or (have the kind Remark)"},
		{"年:2025", "すべての発言（開催日：2025年）", "all remarks (date: 2025)"},
		{"年月:2024-02", "すべての発言（開催日：2024年2月）", "all remarks (date: 2024-02)"},
		{"日付:2025-09-12", "すべての発言（開催日：2025年9月12日）", "all remarks (date: 2025-09-12)"},
		{"日付:2025-09-12..2025-10-01", "すべての発言（開催日：2025年9月12日から2025年10月1日まで）",
			"all remarks (date: 2025-09-12 to 2025-10-01)"},
		{"年度:令和5..令和6", "すべての発言（開催日：2023年度から2024年度まで）", "all remarks (date: fiscal years 2023 to 2024)"},
		{"年:2023..2025", "すべての発言（開催日：2023年から2025年まで）", "all remarks (date: 2023 to 2025)"},
		{"to:2026-03 窓口 from:2025-04", "「窓口」を含む発言（開催日：2025年度）", "remarks that contain “窓口” (date: fiscal year 2025)"},
		{"from:2025-04 to:2025-03", "すべての発言（開催日：2025年4月1日以降、開催日：2025年3月31日以前）",
			"all remarks (date: from 2025-04-01 on, date: until 2025-03-31)"},
		{"発言者:市長 -区分:議事進行", "区分が議事進行でない発言（発言者：市長）", "remarks that do not have the kind Chair (speaker: 市長)"},
		{"窓口 -区分:議事進行,答弁 -苦情", "「窓口」を含み、「苦情」を含まず、区分が議事進行か答弁でない発言",
			"remarks that contain “窓口”, do not contain “苦情” and do not have the kind Chair or Answer"},
		{"from:2025-04", "すべての発言（開催日：2025年4月1日以降）", "all remarks (date: from 2025-04-01 on)"},
		{"to:2025-04", "すべての発言（開催日：2025年4月30日以前）", "all remarks (date: until 2025-04-30)"},
	} {
		q := Parse(c.text)
		if got := q.Japanese(); got != c.japanese {
			t.Errorf("%q in Japanese\n got %s\nwant %s", c.text, got, c.japanese)
		}
		if got := q.English(); got != c.english {
			t.Errorf("%q in English\n got %s\nwant %s", c.text, got, c.english)
		}
	}
}
