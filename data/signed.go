package data

import "strings"

// Who says something may stand behind it: …狭い。（60代男性）, 「…」（中学生）.

var signature = lazily(`^[ 　]*[（(〈<]([^（）()]{1,24})[)）〉>]。?$`)

// respondent is who somebody is that answers without a name: 30代女性.
const respondent = `((?:` + ofAge + `|[^（）()。【】]{0,10}(?:男性|女性|学生|中学生|高校生|小学生|生徒|保護者|会社員|主婦|在住|在勤|住民|市民|町民|区民|企業の方|関係の方|関係者|団体|来場者|利用者)(?:の方)?)[^（）()。【】]{0,8})`

// ofAge begins with how old somebody is, or their year at school.
const ofAge = `(?:[0-9０-９]{1,2}[ 　]?(?:歳?代|歳)|(?:小学?|中学?|高校?|大学?)(?:校)?[0-9０-９一二三四五六]年?)`

// respondentAlone is one in a line of their own.
var respondentAlone = lazily(`^` + respondent + `$`)

// respondentOfAge is one whose age or year is told: 30代・土木, 中学2年.
var respondentOfAge = lazily(`^` + ofAge + `[^（）()。【】]{0,8}$`)

// ageLine heads what those of an age answered: 30代, 【20代～30代の方】, ■40歳代（女性）,
// 70歳以上.
var ageLine = lazily(`^[■□●○◆◇◎▼▽・]?[ 　]*[【〔［\[〈＜<《（(]?[ 　]*(` + ofAges + `(?:(?:[ 　]*[~〜～ー－―・、,，-][ 　]*|から)` + ofAges + `)?[ 　・、]*[（(]?(?:男性?|女性?)?[)）]?(?:の方々?|の皆さ[んま])?)[ 　]*[】〕］\]〉＞>》）)]?[:：]?$`)

// ofAges is one such age.
const ofAges = `[0-9０-９]{1,2}[ 　]?歳?(?:代|以上|以下|未満)(?:[前後]半|以上|以下)?`

// answersOfAge returns those of an age whom the line i names, where what they answered
// stands right below it, or nobody. Above figures it is a row of a table.
func (p *page) answersOfAge(i int) voice {
	m := ageLine.FindStringSubmatch(p.lines[i].text)
	if m == nil || p.lines[i].cell || i+1 == len(p.lines) {
		return voice{}
	}
	text := p.lines[i+1].text
	if below := findMark(text); !sentence(text) && (below.sign == "" && !p.lines[i+1].item || !strings.ContainsFunc(below.rest, hiragana) || tally.MatchString(below.rest)) {
		return voice{}
	}
	return voice{speaker: m[1]}
}

// answerers are what says, behind an answer without quotes, whose it is:
// …でした。（30代女性）, …のがよい【40代女性】.
var answerers = []*pattern{
	lazily(`^(.+[。！？!?])[ 　]*[（(]` + respondent + `[)）]$`),
	lazily(`^(.+?)[ 　]*[【〔［\[]` + respondent + `[】〕］\]]$`),
	lazily(`^(.+?)(?:[ 　]*　|[ 　]*[―—–－]{1,2})[ 　]*([0-9０-９]{1,2}[ 　]?歳?代[ 　、・]*(?:男性?|女性?|[^。、 　]{0,6}))$`),
}

// signedOff reports whether a line ends with who says it.
func signedOff(text string) bool {
	_, who := answered(text, true)
	return who != ""
}

var signedBehind = lazily(`^(.+?)[ 　]*[（(＜<〈［\[【〔]([^（）()＜＞<>〈〉［］\[\]【】〔〕。]{1,20})[)）＞>〉］\]】〕]$`)

// answered takes who said it off the end of a text: …狭い。（60代男性）,
// …入ります。（建設課長）. Parentheses that name nobody stay.
// Where the page signs several of its lines so, a text needs no full stop.
func answered(text string, several bool) (said, who string) {
	if !strings.ContainsAny(lastRune(text), ")）】〕］]＞>〉代男女性") {
		return text, ""
	}
	for _, p := range answerers {
		if m := p.FindStringSubmatch(text); m != nil {
			// 近隣住民：女性 says who, and what else is known of them.
			who, _, _ = strings.Cut(strings.ReplaceAll(m[2], "：", ":"), ":")
			return m[1], who
		}
	}
	if m := signedBehind.FindStringSubmatch(text); m != nil && (ended(m[1]) || several && (length(m[1]) >= 12 && strings.ContainsFunc(lastRune(m[1]), hiragana) || respondentAlone.MatchString(m[2]))) {
		if _, ok := parseVoice(m[2]); ok || groupName.FindString(m[2]) == m[2] || ended(m[1]) && sameAgain.MatchString(m[2]) || respondentOfAge.MatchString(m[2]) || several && respondentAlone.MatchString(m[2]) {
			return m[1], m[2]
		}
	}
	return text, ""
}

// officesBehind are the part of the city that an answer comes from, behind it or in the line
// below, perhaps with its telephone number: …直します。【道路課】, （北図書館　電話：000-111-2222）.
var officesBehind = []*pattern{
	lazily(answerAbove + `([^（()）【】〔〕［］\[\]。、:：]{1,16}(?:課|室|係|局|部|所|館|署|院|園|校|センター))[)）】〕］\]]$`),
	lazily(answerAbove + `([^（()）【】〔〕［］\[\]。、:：]{1,24}?(?:課|室|係|局|部|所|館|署|院|園|校|センター|担当))` + itsPhone + `[)）】〕］\]]$`),
}

const (
	// answerAbove is the answer, and the bracket behind it.
	answerAbove = `^(?s:(.+[。！？!?])\s*)?[（(【〔［\[](?:(?:担当|所管|回答)(?:課|部署|部局)?[:：][ 　]*)?`
	// itsPhone is such a number: 電話：000-111-2222, 内線 345, /000-111-2222.
	itsPhone = `[ 　、，/／・]*(?:(?:電話(?:番号)?|TEL|Tel|ＴＥＬ|℡|☎|直通|内線)[.．]?[ 　]*[:：]?|[ 　/／:：])[ 　]*[0-9０-９][0-9０-９\-－ー―−‐()（）・ 　]{1,24}`
)

// officeBehind returns an answer and the part of the city behind it, or that part alone.
func officeBehind(text string) (said string, v voice) {
	if !strings.ContainsAny(lastRune(text), ")）】〕］]") {
		return text, voice{}
	}
	for _, p := range officesBehind {
		if m := p.FindStringSubmatch(text); m != nil {
			return m[1], voice{m[2], m[2]}
		}
	}
	return text, voice{}
}

// isOffice reports whether a text is nothing but that.
func isOffice(text string) bool {
	said, v := officeBehind(text)
	return said == "" && v != (voice{})
}

// signByOffice takes it off an answer that nobody else gives so far, or only the city.
func (m *Remark) signByOffice() {
	if m.Kind != KindAnswer {
		return
	}
	said, v := officeBehind(m.Text)
	if before := officeBefore.FindStringSubmatch(m.Text); said == m.Text && before != nil && cityPart.MatchString(before[1]) {
		said, v = before[2], voice{before[1], before[1]}
	}
	if said != "" && v != (voice{}) && (m.Speaker == "" || m.Speaker == v.speaker || wholeCity.MatchString(m.Speaker)) {
		m.Text, m.Speaker, m.Role = said, v.speaker, v.role
	}
}

// officeBefore is what may be the part of the city that an answer comes from, before it:
// 道路課：….
var officeBefore = lazily(`^(?s:([^\s。、「」:：]{2,20})[:：]\s*(\S.+))$`)

// sameAgain stands for who was named behind the answer before.
var sameAgain = lazily(`^(?:同|同上|同じ|〃)$`)

// countReplies counts the lines of a page that tell behind an answer whose it is.
func (p *page) countReplies() int {
	n := 0
	for i := range p.lines {
		if signedOff(findMark(p.lines[i].text).rest) {
			n++
		}
	}
	return n
}

// signed takes off the quotes around a text, and who signed it behind them:
// 「…」（中学生）. A text without quotes around it is returned as it is.
func signed(text string) (said, who string) {
	if said, whole := unquote(text); whole {
		return said, ""
	}
	if end := closing(text, 0); end >= 0 {
		if m := signature.FindStringSubmatch(text[end+len("」"):]); m != nil {
			return strings.TrimSpace(text[len("「"):end]), strings.TrimSpace(m[1])
		}
	}
	return text, ""
}

// signer is whoever last signed something that was no answer.
func (r *interpreter) signer() string {
	for i := len(r.b.Remarks) - 1; i >= 0; i-- {
		if m := &r.b.Remarks[i]; m.Speaker != "" && m.Kind != KindAnswer {
			return m.Speaker
		}
	}
	return ""
}

// filedBehind is as what the page files what somebody said, behind it, or under which part
// of the city: …つらい。（意見）, …はいつか。（総務課関連）. Before the full stop it is theirs.
var filedBehind = lazily(`[ 　]*[（(【〔［\[](?:(?:ご|御)?(意見|要望|提案|質問|感想)(?:のみ)?|[^（）()【】〔〕［］\[\]、。]{2,14}(?:関連|関係|所管|分野))[)）】〕］\]]$`)

// unfile takes that off what somebody said.
func (m *Remark) unfile() {
	if !voiced(m.Kind) || !strings.ContainsAny(lastRune(m.Text), ")）】〕］]") {
		return
	}
	f := filedBehind.FindStringSubmatch(m.Text)
	if f == nil || !ended(strings.TrimSuffix(m.Text, f[0])) {
		return
	}
	m.Text = strings.TrimSuffix(m.Text, f[0])
	if kind, ok := labels[f[1]]; ok && m.Kind == KindRemark {
		m.Kind = kind
	}
}

// timesBehind is how often something was said, behind it: …残してほしい（4件）, …賛成（他2件）.
var timesBehind = lazily(`[ 　、，]*[（(【〔［\[](?:ほか|他|同趣旨|同様|同意見|類似|計)?(?:の?(?:ご|御)?意見)?[ 　]?[0-9０-９]{1,4}[ 　]?件[)）】〕］\]]$`)

// dropTimes takes that off what people said, where a page counts several things so.
func (r *interpreter) dropTimes() {
	var counted []*Remark
	for i := range r.b.Remarks {
		m := &r.b.Remarks[i]
		if voiced(m.Kind) && m.Kind != KindAnswer && timesBehind.MatchString(m.Text) && length(timesBehind.ReplaceAllString(m.Text, "")) > 3 {
			counted = append(counted, m)
		}
	}
	if len(counted) < 2 {
		return
	}
	for _, m := range counted {
		m.Text = timesBehind.ReplaceAllString(m.Text, "")
	}
}
