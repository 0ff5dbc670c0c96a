package data

import (
	"fmt"
	"strings"
	"testing"
)

// markups write a turn as pages do whose markup tells who speaks: whose it is, and its
// paragraphs. %s is the name, and … what is said.
var markups = map[string]struct{ before, turn, behind, paragraph string }{
	"rows":                {before: "<table>", turn: "<tr><th>%s</th><td>…</td></tr>", behind: "</table>"},
	"rows without heads":  {before: "<table>", turn: "<tr><td>%s</td><td>…</td></tr>", behind: "</table>"},
	"terms":               {before: "<dl>", turn: "<dt>%s</dt><dd>…</dd>", behind: "</dl>"},
	"paragraphs of terms": {before: "<dl>", turn: "<dt>%s</dt><dd>…</dd>", behind: "</dl>", paragraph: "p"},
	"bold above":          {turn: "<p><strong>%s</strong><br>\n…</p>"},
	"bold before a colon": {turn: "<p><strong>%s：</strong>…</p>"},
	"bold before space":   {turn: "<p><strong>%s</strong>　…</p>"},
	"bold paragraphs":     {turn: "<p><strong>%s</strong></p>…", paragraph: "p"},
	"headings":            {turn: "<h4>%s</h4>…", paragraph: "p"},
	"bracketed headings":  {turn: "<h3>【%s】</h3>…", paragraph: "p"},
	"bracketed lines":     {turn: "<p>（%s）<br>…</p>"},
	"brackets":            {turn: "<p>【%s】…</p>"},
	"divisions":           {turn: "<div><p class=\"name\">%s</p><div>…</div></div>", paragraph: "p"},
	"breaks":              {before: "<p>", turn: "%s：…<br>\n", behind: "</p>"},
	"marks and breaks":    {before: "<p>", turn: "○%s　…<br><br>\n", behind: "</p>"},
	"items":               {before: "<ul>", turn: "<li>%s：…</li>", behind: "</ul>"},
	"bold in items":       {before: "<ul>", turn: "<li><strong>%s</strong><br>…</li>", behind: "</ul>"},
	"pictures between":    {turn: "<p><strong>%s</strong>　…</p><figure><img src=\"a.jpg\" alt=\"懇談の様子\"><figcaption>懇談の様子</figcaption></figure>"},
}

// inMarkup are two who take turns, and markup sets apart.
var inMarkup = append([][2]string{
	{"聞き手", "青木"}, {"住民", "道路課"}, {"生徒A", "町長"}, {"青木　恵", "市長"}, {"議長", "3番 青木恵"}, {"司会", "参加者①"},
}, pairs...)

func TestWhoSpeaksInMarkup(t *testing.T) {
	skipUnderRace(t)
	for name, m := range markups {
		n, read := 0, 0
		var lost []string
		for style, texts := range said {
			if style == "without stops" || style == "figures" {
				continue // TestEveryNotationInEveryLayout has them
			}
			for _, pair := range inMarkup {
				var page strings.Builder
				page.WriteString(`<!DOCTYPE html><html lang="ja"><head><meta charset="utf-8"><title>市長と語る会</title></head><body><h1>みどり野市　市長と語る会（令和5年10月1日）</h1><h2>意見交換</h2>` + m.before)
				for i, text := range texts {
					paragraphs := strings.ReplaceAll(text, "\n", "<br>\n")
					if m.paragraph != "" {
						paragraphs = "<p>" + strings.ReplaceAll(text, "\n", "</p><p>") + "</p>"
					}
					page.WriteString(strings.NewReplacer("%s", pair[i%2], "…", paragraphs).Replace(m.turn))
				}
				page.WriteString(m.behind + "<h2>お問い合わせ</h2><p>広聴課<br>電話：000-111-2222</p></body></html>")
				meetings, _, _ := readString(page.String())
				var remarks []Remark
				for _, meeting := range meetings {
					remarks = append(remarks, meeting.Remarks...)
				}
				right := 0
				for i, text := range texts {
					who := unpadded(pair[i%2])
					if readWhole(remarks, Remark{Speaker: who, Text: text}) || readWhole(remarks, Remark{Speaker: lastField(who), Text: text}) {
						right++
					}
				}
				n, read = n+len(texts), read+right
				if right < len(texts) {
					lost = append(lost, fmt.Sprintf("%s of %v: %d of %d", style, pair, right, len(texts)))
				}
			}
		}
		t.Logf("%s: %.1f %% of %d", name, 100*float64(read)/float64(n), n)
		if float64(read) < 0.96*float64(n) {
			t.Errorf("%s: %d of %d are read, want 96 %%:\n%s", name, read, n, strings.Join(lost, "\n"))
		}
	}
}
