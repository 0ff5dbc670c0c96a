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

// signs reports whether a line tells who wrote or said what stands above it, and
// sets it: （30代女性）, 差出人：青木恵, or a name right below a quote.
func (r *interpreter) signs(b *block) bool {
	if m := writer.FindStringSubmatch(b.text); m != nil {
		r.talking, r.speaker, r.writer = false, nil, voice{speaker: m[1]}
		if above := r.lastSaid(); above != nil {
			above.Speaker, r.writer = m[1], voice{}
		}
		return true
	}
	above := r.lastSaid()
	if above == nil {
		return false
	}
	if m := parenthesized.FindStringSubmatch(b.text); m != nil && respondentAlone.MatchString(m[1]) {
		above.Speaker = m[1]
		return true
	}
	if b.gap || b.kind != blockSpeaker && b.kind != blockHeading && b.kind != blockParagraph || r.quotedAt != len(r.b.Remarks) {
		return false
	}
	v, ok := parseVoice(trimSpeaker(b.text))
	if !ok && related.MatchString(b.text) {
		v, ok = voice{speaker: b.text}, true
	}
	if ok {
		above.Speaker, above.Role, r.talking = v.speaker, v.role, false
	}
	return ok
}

// lastSaid is the last remark, where it has no name, or nil. What somebody was asked
// may have been answered by another than the page is about.
func (r *interpreter) lastSaid() *Remark {
	n := len(r.b.Remarks)
	if n == 0 {
		return nil
	}
	switch m := &r.b.Remarks[n-1]; m.Kind {
	case KindRemark, KindSurvey, KindQuestion:
		if m.Speaker == "" {
			return m
		}
	case KindAnswer:
		if m.Speaker != "" && m.Speaker == r.page.interviewee && r.quotedAt == n {
			return m
		}
	}
	return nil
}

// notesQuote remembers that the last remark is a quote that had its lines to itself.
func (r *interpreter) notesQuote(text string) {
	if _, whole := unquote(text); whole {
		r.quotedAt = len(r.b.Remarks)
	}
}

// quotedLast reports whether the last remark is a sentence that was quoted so.
func (r *interpreter) quotedLast() bool {
	n := len(r.b.Remarks)
	return n > 0 && r.quotedAt == n && ended(r.b.Remarks[n-1].Text)
}

// related is somebody who is named by another: 青木さんの長女（4歳）.
var related = lazily(`^[^。、「」（()）]{1,10}(?:さん|様|氏)の\p{Han}{1,3}(?:さん)?(?:[（(][^（()）]{1,12}[)）])?$`)

// writer is the line of a letter that tells whose it is.
var writer = lazily(`^[■◆●○□◇・]?[ 　]*(?:差出人|投稿者|お名前|氏名|ペンネーム|記入者|執筆者|提出者|送信者|発信者)(?:名|の氏名)?[ 　]*[:：　 ]+([^。：:]{1,20})$`)

// writerLabel is its label alone.
var writerLabel = lazily(`^(?:差出人|投稿者|お名前|ペンネーム|記入者|執筆者|提出者|送信者|発信者)(?:名|の氏名)?[:：]?$`)

// letterTitle is the title of a letter to whoever heads the city.
var letterTitle = lazily(`(?:市長|町長|村長|区長|知事|教育長)(?:への|に届いた|あての?)(?:手紙|お?便り|メール|提言|ご?意見)`)
