package data

import (
	"strings"
	"testing"
)

// Whatever a page has above what people say, and however it sets that, each of
// their sentences is found.
func TestNothingSaidVanishes(t *testing.T) {
	skipUnderRace(t)
	said := []string{
		"橋の明かりが切れたままで、冬の夕方は自転車の生徒があぶない。",
		"図書館の返却箱が満杯で、雨の日に本がぬれていた。",
		"朝の道に花が植えられて、仕事に行くのが楽しくなった。",
		"バスの終わりが早くて、病院の帰りに使えないので困っています。",
	}
	each := func(before, after string) string {
		var b strings.Builder
		for _, s := range said {
			b.WriteString(before + s + after)
		}
		return b.String()
	}
	for what, text := range map[string]string{
		"paragraphs":         each("", "\n\n"),
		"indented":           each("　", "\n"),
		"bullets":            each("・", "\n"),
		"circles":            each("○", "\n"),
		"numbers":            "1　" + said[0] + "\n2　" + said[1] + "\n3　" + said[2] + "\n4　" + said[3] + "\n",
		"glued numbers":      "1" + said[0] + "\n2" + said[1] + "\n3" + said[2] + "\n4" + said[3] + "\n",
		"quotes":             each("「", "」\n"),
		"who signs":          each("・", "（30代女性）\n"),
		"speakers":           each("委員：", "\n"),
		"leaders":            each("委 員・・・", "\n"),
		"names above":        each("【市長】\n", "\n"),
		"labels":             each("意見　", "\n"),
		"questions":          each("問　", "\n"),
		"inline":             "Q：" + said[0] + "　A：" + said[1] + "\nQ：" + said[2] + "　A：" + said[3] + "\n",
		"one line":           each("", "") + "\n",
		"an empty line each": strings.ReplaceAll(each("", "\n\n"), "、", "、\n\n"),
		"broken lines":       strings.ReplaceAll(each("", "\n"), "、", "、\n"),
		"a flattened table":  "番号 ご意見 回答\n1 " + said[0] + " " + said[1] + "\n2 " + said[2] + " " + said[3] + "\n",
		"cells":              each("交通\n0801\n建設局\n", "\n"),
		"topics":             each("・道路について\n　", "\n"),
	} {
		for _, above := range []string{
			"", "担当課\n道づくり課\n", "お問い合わせ先\n道づくり課\n電話　000-111-2222\n\n", "関連ファイル\n意見の一覧（PDF：204KB）\n\n",
			"次第\n1　開会\n2　閉会\n\n", "目次\n\n", "出席者　市長、教育長\n\n", "写真1\n\n", "本文へスキップ\n", "ページの先頭へ\n\n",
			"【日時】令和3年5月6日\n【場所】公民館\n\n", "アンケート結果\n\n", "主な意見\n\n", "回答\n\n", "質疑応答\n\n", "資料1\n\n", "編集後記\n\n",
			"お知らせ\n\n", "添付資料\n\n", "リンク\n\n", "注：敬称を略しています。\n\n", "上記のとおり会議の次第を記し、ここに署名する。\n令和3年6月1日\n\n", "傍聴者　2名\n\n", "第1条（目的）\n\n", "事務局\n道づくり課\n\n", "検索\nメニュー\nホーム\n\n", "委員長　開会を宣言する。\n\n", "【市長】\n\n", "Q　何が困りますか。\n\n", "・開会\n・閉会\n\n",
		} {
			for _, title := range []string{"みどり野市　まちの集い（令和3年5月6日）\n\n", ""} {
				meetings, _, err := readString(title + above + text)
				var found strings.Builder
				for _, m := range meetings {
					for _, r := range m.Remarks {
						found.WriteString(strings.ReplaceAll(r.Text, "\n", ""))
					}
				}
				for _, s := range said {
					if !strings.Contains(found.String(), strings.TrimSuffix(s, "。")) {
						t.Errorf("%q, %q, %s: %q is lost (%v)", title, above, what, s, err)
						break
					}
				}
			}
		}
	}
}

// Nor does what has no full stop, which stands where headings do.
func TestWithoutFullStopsNothingVanishes(t *testing.T) {
	skipUnderRace(t)
	for _, said := range [][]string{
		{"橋の明かりが切れたままで、冬の夕方は自転車の生徒があぶない", "図書館の返却箱が満杯で、雨の日に本がぬれていた", "朝の道に花が植えられて、仕事に行くのが楽しくなった"},
		{"橋の明かりを直してほしい", "返却箱を増やすべきだ", "花が植えられて楽しくなりました", "バスの便を増やせると助かる"},
	} {
		for what, around := range map[string][2]string{
			"bullets": {"・", "\n"}, "circles": {"○", "\n"}, "circles apart": {"〇", "\n\n"}, "squares": {"■", "\n"}, "diamonds apart": {"◆", "\n\n"},
			"dashes": {"- ", "\n"}, "circled numbers": {"①", "\n"}, "lines": {"", "\n"}, "lines apart": {"", "\n\n"}, "names": {"委員：", "\n"},
			"signs and names": {"○市民：", "\n"}, "names in brackets": {"【市民】", "\n"}, "names above": {"（市民）\n", "\n\n"}, "answers": {"○はしを直す\n→", "\n"}, "who signs": {"・", "（30代女性）\n"},
		} {
			for _, above := range []string{
				"", "アンケート結果\n\n", "主な意見\n\n", "回答\n\n", "出席者　市長、教育長\n\n", "○主な意見\n", "■主な意見\n\n", "参加者からの意見\n\n", "【市の回答】\n", "（市）\n\n", "市長あいさつ\n\n", "質疑応答\n\n",
			} {
				var page strings.Builder
				page.WriteString("みどり野市と鵜の浦町　これからの暮らしを話すまちの集い（令和3年5月6日）\n\n" + above)
				for _, s := range said {
					page.WriteString(around[0] + s + around[1])
				}
				meetings, _, err := readString(page.String())
				var found strings.Builder
				for _, m := range meetings {
					for _, r := range m.Remarks {
						if voiced(r.Kind) {
							found.WriteString(strings.ReplaceAll(r.Text, "\n", "") + "\n")
						}
					}
				}
				for _, s := range said {
					if !strings.Contains(found.String(), s) {
						t.Errorf("%q, %s: %q is lost (%v)", above, what, s, err)
						break
					}
				}
			}
		}
	}
}
