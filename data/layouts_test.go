package data

import (
	"fmt"
	"html"
	"strings"
	"testing"
)

// A notation writes a turn: whose it is, and its paragraphs. A layout sets lines as
// pages, PDFs and converters do. Every notation must be read in every layout.

// said are turns of two people each, in the ways that pages write them.
var said = map[string][]string{
	"polite": {
		"川沿いの道の街灯が三つ続けて消えていて、塾帰りの子どもが怖がっています。", "街灯は今月中に直します。ほかにも暗い場所があれば、写真を送ってください。",
		"公民館の予約が電話だけなので、昼間に働いている人は借りられません。", "予約は来年度からインターネットでもできるように準備を進めています。",
		"祭りの担い手が減っていて、今年はみこしを出せませんでした。", "若い人に声をかける仕組みを、地区の皆さんと一緒に考えたいと思います。",
	},
	"plain": {
		"街灯が消えている道があるが、いつ直してもらえるのか。", "今月中に直す。ほかにも暗い場所があれば知らせてほしい。",
		"公民館の予約は電話のほかにできないのか。", "来年度からインターネットでも受け付ける予定である。",
		"みこしの担い手が足りず、祭りが続けられない。", "若い世代に声をかける仕組みを地区と一緒に検討する。",
	},
	"paragraphs": {
		"川沿いの道の街灯が三つ続けて消えています。\n先月も自転車の人が転びました。早めの対応をお願いします。", "街灯は今月中に直します。\n道路の担当には、すでに調べるように伝えてあります。",
		"公民館の予約が電話だけです。\n私も三回電話をかけて、ようやくつながりました。", "予約は来年度からインターネットでもできるようにします。\n使い方が分からない方には、窓口でお手伝いします。",
		"祭りの担い手が減っていて、今年はみこしを出せませんでした。\n道具の手入れも、数人の年寄りでやっているのが実情です。", "若い人に声をかける仕組みを考えたいと思います。\n先日も隣の地区の方から、同じお話をうかがいました。",
	},
	"figures": { // and labels, quotes and numbers amid what is said
		"先月の3月15日（水）に、公園の時計が10分遅れていると、電話番号000-123-4567に電話しました。いつ直りますか。", "ご質問は2点あったかと思います。1点目の時計ですが、約8,400円で修理できますので、4月1日（土）までに直します。2点目は検討中です。",
		"「広報みどり」の回答欄に『対応済み』とありましたが、現場は直っていません。市長は、ご覧になりましたか？", "お答えします。青木課長から「直った」と聞いていましたが、令和4年度の分（12件）だけでした。残りは第2期に行います。",
		"バスの時間：8時10分発の便がなくなりました。病院・学校・買い物、どれにも困ります（笑い事ではありません）。", "運転手が2人→1人になったためです。A路線とB路線を合わせ、9:30発の便を新しく作る案を、12月の会議で示します！",
	},
	"lists": { // amid what is said
		"公園について、次の三つをお願いします。\n（1）水飲み場を直すこと\n（2）時計を置くこと\n（3）夜も明るくすること\nどれも去年から言っています。", "三つについてお答えします。\n・水飲み場は春までに直します。\n・時計は二つ置きます。\n・明かりは予算を要求しています。\n順番に進めます。",
		"学校の統合について、伺います。\n①時期はいつですか。\n②バスは出ますか。", "時期は令和9年4月の予定です。\nバスは、遠い子どものために出します。",
		"困っていることが二つあります。\n1．ごみ置き場にカラスが来る\n2．網が小さい", "網は大きいものに替えます。\nカラスには、次のことを試しています。\n・黄色い袋を使う\n・夜のうちに出さない",
	},
	"short": { // a word or two
		"弁当は一つ五百円です。", "安い（笑）。", "しかも汁物が付きます。", "それはすごい！", "毎日食べても飽きません。", "本当ですか？", "はい。", "では、今度うかがいます。", "ところで、店の人は何人ですか。", "三人です。",
	},
	"without stops": {
		"街灯が消えている道が多くて夜は歩けない", "今月中に直します", "公民館の予約を電話以外でもできるようにしてほしい", "来年度からインターネットでも受け付けます", "みこしの担い手が足りなくて困っている", "若い人に声をかける仕組みを考えます",
	},
}

// A writing is how one turn stands: before its first paragraph, in the line or above it,
// and behind its last. %s is whose it is, and # the number of the turn.
type writing struct {
	before, behind string
	above          bool
}

func (w writing) lines(who string, n int, paragraphs []string) []string {
	before := strings.NewReplacer("%s", who, "#", fmt.Sprint(n)).Replace(w.before)
	lines := append([]string(nil), paragraphs...)
	for i := range lines[1:] {
		lines[i+1] = "　" + lines[i+1]
	}
	lines[len(lines)-1] += w.behind
	if w.above {
		return append([]string{before}, lines...)
	}
	lines[0] = before + lines[0]
	return lines
}

var (
	// turnWritings name whoever speaks.
	turnWritings = []writing{
		{before: "%s："}, {before: "%s: "}, {before: "【%s】"}, {before: "【%s】", above: true}, {before: "（%s）"}, {before: "（%s）", above: true},
		{before: "○%s　"}, {before: "%s　"}, {before: "%s", above: true}, {before: "●%s", above: true}, {before: "%s「", behind: "」"}, {before: "＜%s＞", above: true},
		{before: "・%s："}, {before: "%s）"}, {before: "○（%s）"}, {before: "[%s]", above: true}, {before: "%s…"}, {before: "◆%s："}, {before: "%s：", above: true}, {before: "〔%s〕"}, {before: "%s―"},
		{before: "%s "}, {before: "%s／"}, {before: "%s｜"}, {before: "(%s) "}, {before: "■%s　"},
	}
	pairs = [][2]string{{"参加者", "市長"}, {"青木委員", "石田部長"}, {"委員", "事務局"}, {"青木", "石田"}, {"あおきさん", "いしださん"}, {"のむら委員", "さの部長"}}
	// askedWritings tell questions from answers, and name nobody.
	askedWritings = [][2]writing{
		{{before: "Q　"}, {before: "A　"}}, {{before: "Q#．"}, {before: "A#．"}}, {{before: "問　"}, {before: "答　"}}, {{before: "質問："}, {before: "回答："}},
		{{before: "（質問）"}, {before: "（回答）"}}, {{before: "（質問）", above: true}, {before: "（回答）", above: true}}, {{before: "【意見】"}, {before: "【回答】"}}, {{before: "【意見】", above: true}, {before: "【回答】", above: true}},
		{{before: "・"}, {before: "→"}}, {{before: "○"}, {before: "→"}}, {{before: "■"}, {before: "□"}}, {{before: "ご意見", above: true}, {before: "市の回答", above: true}}, {{before: "意見　"}, {before: "回答　"}}, {{before: "ご意見｜"}, {before: "回答｜"}},
	}
	// listWritings are items below a heading.
	listWritings  = []writing{{before: "・"}, {before: "○"}, {before: "（#）"}, {before: "「", behind: "」"}, {}}
	listsHeadings = map[string]string{"参加者からの主な意見": "参加者", "主な意見": "", "【主なご意見】": "", "職員の声": "職員"}
)

// A set page is lines in blocks, with what must become of them.
type setPage struct {
	blocks [][]string
	turns  []Remark
}

// setPages sets the turns in every notation.
func setPages(texts []string) map[string]setPage {
	all := map[string]setPage{}
	add := func(name string, heading string, each func(i int) (writing, string)) {
		var p setPage
		if heading != "" {
			p.blocks = append(p.blocks, []string{heading})
		}
		for i, text := range texts {
			w, who := each(i)
			n := i/2 + 1
			if heading != "" {
				n = i + 1
			}
			p.blocks = append(p.blocks, w.lines(who, n, strings.Split(text, "\n")))
			p.turns = append(p.turns, Remark{Speaker: who, Text: text})
		}
		all[name] = p
	}
	for _, w := range turnWritings {
		for _, pair := range pairs {
			add(fmt.Sprintf("%+v of %v", w, pair), "", func(i int) (writing, string) { return w, pair[i%2] })
		}
	}
	for _, w := range askedWritings {
		add(fmt.Sprintf("%+v", w), "", func(i int) (writing, string) { return w[i%2], "" })
	}
	for heading, who := range listsHeadings {
		for _, w := range listWritings {
			add(fmt.Sprintf("%s: %+v", heading, w), heading, func(int) (writing, string) { return w, who })
		}
	}
	return all
}

// layouts set blocks of lines as a page.
var layouts = map[string]func(blocks [][]string) string{
	"blocks apart":       func(blocks [][]string) string { return textPage(blocks, "\n", "\n\n", 0) },
	"lines":              func(blocks [][]string) string { return textPage(blocks, "\n", "\n", 0) },
	"lines apart":        func(blocks [][]string) string { return textPage(blocks, "\n\n", "\n\n", 0) },
	"broken lines":       func(blocks [][]string) string { return textPage(blocks, "\n", "\n", 32) },
	"broken lines apart": func(blocks [][]string) string { return textPage(blocks, "\n", "\n\n", 32) },
	"one line": func(blocks [][]string) string {
		return "みどり野市　市長と語る会 令和5年10月1日 みどり野市民館 " + joinBlocks(blocks, " ", " ", 0)
	},
	"HTML paragraphs": func(blocks [][]string) string { return htmlPage(blocks, "<p>", "</p>\n<p>", "</p>\n") },
	"HTML breaks":     func(blocks [][]string) string { return htmlPage(blocks, "<p>", "<br>\n", "</p>\n") },
	"HTML items":      func(blocks [][]string) string { return htmlPage(blocks, "<ul><li>", "<br>", "</li></ul>\n") },
}

func joinBlocks(blocks [][]string, line, block string, width int) string {
	var all []string
	for _, lines := range blocks {
		var broken []string
		for _, l := range lines {
			if line == " " {
				l = strings.TrimSpace(l)
			}
			for runes := []rune(l); ; {
				end := width
				for width > 0 && end < len(runes) && strings.ContainsRune("、。）」』！？・", runes[end]) {
					end++ // no line begins with these
				}
				if width == 0 || len(runes) <= end {
					broken = append(broken, string(runes))
					break
				}
				broken, runes = append(broken, string(runes[:end])), runes[end:]
			}
		}
		all = append(all, strings.Join(broken, line))
	}
	return strings.Join(all, block)
}

func textPage(blocks [][]string, line, block string, width int) string {
	return "みどり野市　市長と語る会（令和5年10月1日）\n\n更新日：2023年10月20日\n\n日時：令和5年10月1日（日曜日）午後2時から\n場所：みどり野市民館\n\n" +
		joinBlocks(blocks, line, block, width) + "\n\nお問い合わせ\n広聴課\n電話：000-111-2222\n"
}

func htmlPage(blocks [][]string, before, between, behind string) string {
	var b strings.Builder
	b.WriteString(`<!DOCTYPE html><html lang="ja"><head><meta charset="utf-8"><title>市長と語る会</title></head><body><h1>みどり野市　市長と語る会（令和5年10月1日）</h1>` + "\n")
	for _, lines := range blocks {
		if _, heads := listsHeadings[lines[0]]; heads && len(lines) == 1 {
			b.WriteString("<h2>" + lines[0] + "</h2>")
			continue
		}
		b.WriteString(before + strings.ReplaceAll(html.EscapeString(strings.Join(lines, "\n")), "\n", between) + behind)
	}
	return b.String() + "<h2>お問い合わせ</h2><p>広聴課<br>電話：000-111-2222</p></body></html>"
}

// readWhole reports whether a page holds a turn whole, or a remark a paragraph, and
// whose it is.
func readWhole(remarks []Remark, want Remark) bool {
	bare := func(s string) string { return strings.Trim(strings.Join(strings.Fields(s), ""), "「」。") }
	whose := func(m Remark) bool { return m.Speaker == want.Speaker || want.Speaker == "" && m.Speaker == "市" }
	holds := func(text string) bool {
		for _, m := range remarks {
			if voiced(m.Kind) && bare(m.Text) == bare(text) && whose(m) {
				return true
			}
		}
		return false
	}
	if holds(want.Text) {
		return true
	}
	for _, paragraph := range strings.Split(want.Text, "\n") {
		if !holds(paragraph) {
			return false
		}
	}
	return true
}

func TestEveryNotationInEveryLayout(t *testing.T) {
	skipUnderRace(t)
	for style, texts := range said {
		pages := setPages(texts)
		for layout, set := range layouts {
			floor := 0.99
			switch {
			case style == "without stops" && layout == "one line":
				continue // nothing tells where lines ended
			case style == "without stops":
				floor = 0.91
			case style == "short":
				floor = 0.96
			case style == "lists" && layout == "one line":
				floor = 0.90 // signs amid a line may be anything
			case style == "lists" && layout == "HTML items":
				floor = 0.91
			case style == "lists":
				floor = 0.96 // ・ and → are the signs of turns, too
			case layout == "one line":
				floor = 0.94 // opinions below a heading have nothing between them
			case layout == "HTML items":
				floor = 0.95 // a family name in the first line of an item is not told
			case style == "figures", strings.HasPrefix(layout, "broken"), style == "paragraphs" && (layout == "lines apart" || layout == "HTML paragraphs"):
				floor = 0.97 // a paragraph by itself may be the page's
			}
			n, read := 0, 0
			var lost []string
			for name, p := range pages {
				if listed := strings.Contains(name, ": {"); listed && (style == "plain" || style == "lists" || style == "short") {
					continue // questions and answers are no opinions, and lists no items
				}
				meetings, _, _ := readString(set(p.blocks))
				var remarks []Remark
				for _, m := range meetings {
					remarks = append(remarks, m.Remarks...)
				}
				right := 0
				for _, turn := range p.turns {
					if readWhole(remarks, turn) {
						right++
					}
				}
				n, read = n+len(p.turns), read+right
				if right < len(p.turns) {
					lost = append(lost, fmt.Sprintf("%s: %d of %d", name, right, len(p.turns)))
				}
			}
			t.Logf("%s, %s: %.1f %% of %d", style, layout, 100*float64(read)/float64(n), n)
			if float64(read) < floor*float64(n) {
				t.Errorf("%s, %s: %d of %d are read, want %.0f %%:\n%s", style, layout, read, n, 100*floor, strings.Join(lost, "\n"))
			}
		}
	}
}

// TestBriefPages reads pages of one turn, and of two: nobody shows there by coming again.
func TestBriefPages(t *testing.T) {
	skipUnderRace(t)
	for layout, set := range layouts {
		n, read := 0, 0
		var lost []string
		for _, style := range []string{"polite", "plain", "figures"} {
			for turns := range 2 {
				for name, p := range setPages(said[style][:turns+1]) {
					if style == "plain" && strings.Contains(name, ": {") {
						continue // questions and answers are no opinions
					}
					meetings, _, _ := readString(set(p.blocks))
					for _, turn := range p.turns {
						n++
						if len(meetings) > 0 && readWhole(meetings[0].Remarks, turn) {
							read++
						} else {
							lost = append(lost, fmt.Sprintf("%s, %d turns: %s", name, turns+1, turn.Text))
						}
					}
				}
			}
		}
		floor := 0.94
		if layout == "one line" {
			floor = 0.60 // who comes next has nothing but a space before them
		}
		t.Logf("%s: %.1f %% of %d", layout, 100*float64(read)/float64(n), n)
		if float64(read) < floor*float64(n) {
			t.Errorf("%s: %d of %d are read, want %.0f %%:\n%s", layout, read, n, 100*floor, strings.Join(lost, "\n"))
		}
	}
}
