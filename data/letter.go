package data

// Letters to a city, opinions and what is answered: some have labels over all of
// it, some over the answers alone.

// A letter is what somebody wrote and what was answered, each a remark of several
// paragraphs.
type letter struct {
	whole   Kind  // the paragraphs below a label are one remark of this kind; "" where they are not
	letters bool  // what was answered on the page has no label: a letter stands below each heading
	sent    bool  // the page is a letter with its answer, as days tell
	writer  voice // whose the letter below is
	wrote   bool  // a label of what was asked or written stood above
}

// answer makes a remark of what stands below a label or a question. Whoever is
// interviewed answers.
func (r *interpreter) answer(text string) Remark {
	remark := Remark{Kind: r.whole, Text: text}
	if r.whole == KindAnswer && (r.page.asksByHeadings || len(r.page.asks) > 0 || r.page.asksOnly) {
		remark.Speaker = r.page.interviewee
	}
	if r.whole == KindQuestion {
		remark.Speaker, remark.Role = r.member.speaker, r.member.role
	}
	return remark
}

// answeringPart is the part of the city that a line in brackets below the label of an
// answer names, perhaps with what it belongs to: 【健康福祉部 地域医療課】.
func (r *interpreter) answeringPart(b *block) voice {
	if !r.theme.label || r.theme.kind != KindAnswer || !headingBrackets.MatchString(b.text) {
		return voice{}
	}
	name := undecorated(b.text)
	if !office.MatchString(lastField(name)) {
		return voice{}
	}
	return voice{name, name}
}

// answererTold is how the beginning of a page tells who answers all of it:
// 院長がお答えします, ご意見に対する館長の回答も掲載します.
var answererTold = lazily(`([^。、「」]{1,24}?)(?:の(?:ご)?(?:回答|返事|答え)(?:も|を|と|は|が)|(?:が|より|から)[^。、「」]{0,12}(?:お答え|回答|返事|お返事)[^。、「」]{0,4}(?:し|いた)[^。]*)`)

// findAnswerer returns whom the beginning of a page names so, or nobody.
func (p *page) findAnswerer() voice {
	for i := range p.lines[:min(len(p.lines), titleLines)] {
		for _, sentence := range sentences(p.lines[i].text) {
			m := answererTold.FindStringSubmatch(sentence)
			if m == nil || !leadsIn.MatchString(p.lines[i].text) && !answersAll.MatchString(sentence) {
				continue
			}
			if v, ok := findVoice(answersTo.ReplaceAllString(m[1], "")); ok && !v.weak() {
				return v
			}
		}
	}
	return voice{}
}

// answersTo is what stands before whoever is told to answer: ご意見に対する館長.
var answersTo = lazily(`^.*(?:に対する|に対して|について(?:の|は)?|への)`)

// answersAll ends the sentence in which somebody is told to answer.
var answersAll = lazily(`(?:お答え|回答|お返事)(?:(?:し|いたし)(?:て(?:い|おり))?ます|(?:し|いたし)ました|させていただきます)。?$`)

// thanks is how an answer begins that has no label: for the opinion, or with an excuse.
var thanks = lazily(`^[^。]{0,30}(?:(?:ご|御|お)(?:意見|指摘|要望|提案|提言|質問|言葉|褒め|ほめ|気づき|叱り|問い?合わせ|投書|手紙|便り|メール)[^。]{0,20}(?:ありがとう|有り?難う|感謝|御礼|お礼|励み|恐縮|恐れ入)|申し?訳(?:ござい|あり)ません|申し?訳なく|(?:お詫び|おわび)(?:いた|申))`)

// letterDays reports whether a page tells once when somebody wrote to a city, and not more
// often when they were answered: it is a letter with its answer.
func (p *page) letterDays() bool {
	received, answered := 0, 0
	for i := range p.lines {
		if receivedDay.MatchString(p.lines[i].text) {
			received++
		}
		if answeredDay.MatchString(p.lines[i].text) {
			answered++
		}
	}
	return received == 1 && answered <= 1
}

var (
	receivedDay = lazily(`^(?:受付|受理)(?:日|年月日|日時)[ 　]*[:：　 ]`)
	answeredDay = lazily(`^(?:ご)?(?:回答|返信|返答)(?:日|年月日|日時)[ 　]*[:：　 ]`)
)

// answersLetter reports whether a paragraph below a letter begins the answer to it, as
// its thanks show, where no label does.
func (r *interpreter) answersLetter(text string) bool {
	n := len(r.b.Remarks)
	return n > 0 && r.sent && r.b.Remarks[n-1].Kind == KindRemark && thanks.MatchString(text)
}

// answersTold makes answers of what begins like one without a label, where the page
// tells who gives them all, and gives them to whom it tells.
func (r *interpreter) answersTold() {
	v := r.page.findAnswerer()
	if v == (voice{}) {
		return
	}
	for i := range r.b.Remarks {
		m := &r.b.Remarks[i]
		if m.Speaker != "" {
			continue
		}
		if (m.Kind == KindRemark || m.Kind == KindNarration) && thanks.MatchString(m.Text) && !answererTold.MatchString(m.Text) {
			m.Kind = KindAnswer
		}
		if m.Kind == KindAnswer {
			m.Speaker, m.Role = v.speaker, v.role
		}
	}
}

// introducesSelf begins an answer in which somebody tells who they are: 建設部長の青木恵と申します。
var introducesSelf = lazily(`^(?:[^。]{0,16}(?:こんにちは|お世話になっております|ありがとうございます)。)?\s*(?:私は、?)?([^。、「」]{2,20})[の、 　][\p{Han}\p{Katakana}々ヶー]{1,5}[ 　]?[\p{Han}\p{Hiragana}\p{Katakana}ー]{0,5}(?:と申します|といいます|です|でございます)。`)

// answererWithin returns the office of whoever tells in an answer who they are, or nobody.
func answererWithin(text string) voice {
	m := introducesSelf.FindStringSubmatch(beginning(text))
	if m == nil {
		return voice{}
	}
	if v, ok := parseVoice(m[1]); ok && v.speaker != "" && !v.weak() {
		return v
	}
	return voice{}
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
	if m := parenthesized.FindStringSubmatch(b.text); m != nil && r.talking && (office.MatchString(m[1]) || isOffice(b.text)) && r.answeredBy(voice{m[1], m[1]}) {
		return true
	}
	if m := answeringOffice.FindStringSubmatch(b.text); m != nil && r.answeredBy(voice{m[1], m[1]}) {
		return true
	}
	above := r.lastSaid()
	if above == nil || b.kind == blockItem {
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

// answeredBy gives the answer that ends here to whoever is named behind it, and reports
// whether there is one that nobody gives so far, or only the city.
func (r *interpreter) answeredBy(v voice) bool {
	n := len(r.b.Remarks)
	if n == 0 || r.b.Remarks[n-1].Kind != KindAnswer || r.b.Remarks[n-1].Speaker != "" && !wholeCity.MatchString(r.b.Remarks[n-1].Speaker) {
		return false
	}
	r.b.Remarks[n-1].Speaker, r.b.Remarks[n-1].Role, r.talking = v.speaker, v.role, false
	return true
}

// wholeCity answers where no part of it is named.
var wholeCity = lazily(`^(?:本?[市町村区県都道府国]|行政|当局|執行部|(?:担当|所管)(?:課|部署|部局))$`)

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

// answeringOffice is the line below an answer that tells which part of the city gave it:
// 回答課名：水産振興課.
var answeringOffice = lazily(`^回答(?:課|部署|部局|係|室|担当課|者)?名?[ 　]*[:：][ 　]*([^ 　。「」、]{1,24}(?:課|室|係|局|部|所|館|センター|委員会))$`)

// writer is the line of a letter that tells whose it is.
var writer = lazily(`^[■◆●○□◇・]?[ 　]*(?:差出人|投稿者|お名前|氏名|ペンネーム|記入者|執筆者|提出者|送信者|発信者)(?:名|の氏名)?[ 　]*[:：　 ]+([^。：:]{1,20})$`)

// writerLabel is its label alone.
var writerLabel = lazily(`^(?:差出人|投稿者|お名前|ペンネーム|記入者|執筆者|提出者|送信者|発信者)(?:名|の氏名)?[:：]?$`)

// letterTitle is the title of a letter to whoever heads the city.
var letterTitle = lazily(`(?:市長|町長|村長|区長|知事|教育長)(?:への|に届いた|あての?)(?:手紙|お?便り|お?たより|はがき|ハガキ|葉書|メール|提言|ご?意見)`)
