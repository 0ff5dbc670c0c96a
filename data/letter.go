package data

// Letters to a city, opinions and what is answered: some have labels over all of
// it, some over the answers alone.

// answer makes a remark of what stands below a label or a question. Whoever is
// interviewed answers.
func (r *interpreter) answer(text string) Remark {
	remark := Remark{Kind: r.whole, Text: text}
	if r.whole == KindAnswer && (r.page.asksByHeadings || len(r.page.asks) > 0) {
		remark.Speaker = r.page.interviewee
	}
	return remark
}

// toldInstead is what minutes say instead of a speech: 資料1に基づき説明。（略）.
var toldInstead = lazily(`^[^。]{0,60}(?:説明|報告|朗読)[^。]{0,8}。?[ 　]*[（(](?:略|省略|説明略|内容略)[)）]$`)

// leadsIn is a paragraph in which the page tells what it holds.
var leadsIn = lazily(`ご?意見箱|貴重なご?意見|掲載|ご?紹介|公表し|お知らせ|作成時点|このページ|(?:次|以下)の(?:とおり|「)|お寄せいただいた|寄せられた`)

// signs reports whether a line tells who wrote what stands above it, and sets it:
// （30代女性）.
func (r *interpreter) signs(text string) bool {
	n := len(r.b.Remarks)
	m := parenthesized.FindStringSubmatch(text)
	if m == nil || n == 0 || r.b.Remarks[n-1].Speaker != "" || r.b.Remarks[n-1].Kind == KindAnswer || !respondentAlone.MatchString(m[1]) {
		return false
	}
	r.b.Remarks[n-1].Speaker = m[1]
	return true
}

// letterTitle is the title of a letter to whoever heads the city.
var letterTitle = lazily(`(?:市長|町長|村長|区長|知事|教育長)(?:への|に届いた|あての?)(?:手紙|お?便り|メール|提言|ご?意見)`)
