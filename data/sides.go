package data

import "strings"

// What people write to a city, and what the city answers, is worded differently. Where no
// label parts them, the words do: 街灯が消えていて怖いです。直してください。 is a citizen's,
// and ご不便をおかけしております。今月中に交換いたします。 the city's.

// A wording is one way to word a sentence, and how much it tells of whose the sentence is.
type wording struct {
	weight int
	words  *pattern
}

// cityWordings are how the city answers.
var cityWordings = []wording{
	{2, lazily(courtesies)},
	{1, lazily(`(?:ご|御)覧|[ごお][\p{Han}\p{Hiragana}]{1,5}(?:ください|下さい|いただ)`)},
	{1, lazily(`(?:おり|まいり|参り)(?:ま(?:す|した)|、)`)},
	{2, lazily(`(?:いたし|致し)(?:ま|て|か)|申し訳|お詫び|申し上げ|励み(?:に|と)|存じ(?:ます|上げ)|させていただ|ございま(?:す|せん)|いただいて(?:い|お)|いただけるよう|いただきますよう|賜`)},
	{2, lazily(`[本当][市町村区県館校院園課局][はがでのにと、]|(?:[市町村区県館院]|教育委員会)(?:では|としましても?|としては|といたし)`)},
	{2, lazily(`につきまして|としまして|におきまして`)},
	{1, lazily(`(?:予定|見込み|ところ|状況|もの|方針|計画)(?:です|であり|でございま)|こととして|ことと(?:し|なり)|ように(?:し|なり)ま(?:す|した)`)},
	{1, lazily(`に(?:より|基づ|伴)|ため|[をも](?:踏まえ|ふまえ|含め|受け)|今後|引き続き|現在|なお、|令和[0-9０-９元]+年度|毎年`)},
	{1, lazily(`(?:し|行い|行ない|ていき|進め|努め|設け|増やし|図り|取り組み|配り|伝え|置き|始め|(?:し|行っ|行なっ|進め|努め|設け|図っ|取り組ん|定め)てい)ま(?:す|した)。?$`)},
}

// courtesies are the city's words for what it was sent, and for what it asks of people.
const courtesies = `[ご御お](?:意見|指摘|要望|提案|提言|質問|言葉|投書|手紙|便り|メール|不便|迷惑|不快|心配|理解|協力|案内|了承|承知|連絡|相談|利用|活用|一報|返事|褒め|ほめ|叱り|問い?合わ?せ|知らせ|詫び|わび|答え|礼|見舞い|声がけ|声かけ|待ち|待たせ|越し|寄せ|申し出|申し込み|持ち|気づき|役に立)`

// citizenWordings are how people ask, complain and wish.
var citizenWordings = []wording{
	{3, lazily(`[てで](?:ほし|欲し|もらいた|貰いた|いただきた|頂きた|くださ|下さ|くれ)|(?:もらえ|いただけ|頂け|くれ|くださら|でき|出来|なり)(?:ない(?:で|か|もの|の)|ません|ますか)|(?:もらえ|いただけ|頂け|くださ)(?:ると|れば|たら)`)},
	{1, lazily(`願い(?:し|いたし|致し|でき|申し(?:上げ)?)?(?:ます|たい|ません)`)},
	{2, lazily(`(?:でしょうか|ませんか|ますか|ですか|ないか|のか|だろうか|かどうか|どう(?:な|で|か)|いかが|[^い]るか|たいか|べきか)[^。]{0,3}[。？?]?$|[？?]`)},
	{2, lazily(`と(?:聞[いき]|言わ|言う|話して)`)},
	{1, lazily(`と(?:思[いうっわ]|感じ)|のではないか|ではないで|はず[でだ]|おかし`)},
	{2, lazily(`べき(?:だ|で|では)|[たしやり見]い(?:です|と思)|(?:ない|にくい|やすい|しい|なく|づらい|[くぐ]さい|[よ良い]い|高い|多い|少ない)(?:です|ん|の[ではが]|し|と[思きい感])`)},
	{1, lazily(`困[っりる]|怖|恐|危(?:な|険[でだな]|うく)|不便(?:だ|で|に|を感)|残念|不安|迷惑[しでだ]|うるさ|ひど|汚|臭|狭く|[暗遠古][いく]|足りな|分かりに|わかりに|読みに|見に|ばかり|つら|大変(?:[でだなそ]|困)|気にな|がっかり|驚|びっくり|転[びん]|ひやり|ずっと|なかなか|いつも|もっと|せめて|なぜ|どうして|誰|何`)},
	{2, lazily(`私[はもの達たどがに]|うち[のはもで]|我が?家|わが家|(?:娘|息子|孫|[父母妻夫][^様さ]|主人|祖[父母]|友人|友達|近所の)|先[日月週]|昨日|この[前間]|毎[朝晩日]|市長(?:さん|[はにへ])|役所|役場の|[才歳]の|者です|[生員]です|に住[むん]|住民です|(?:通|利用し)って`)},
	{1, lazily(`(?:です|ます)(?:が|けど|けれど|ね|よ)|[たで]のに|られません|[えけせてれめね]ません|んです|みたい`)},
	{2, lazily(`助かり|嬉し|うれし|[よ良]かったです|親切|感動|感心|感謝して|気持ち[がよ良]|楽しみにして|ありがとうございました`)},
}

// politely ends a sentence of polite words.
var politely = lazily(`(?:ます|ません|です|ました|でした|ください|下さい|ましょう|でしょう)[かねよが]?[。．？?！!」）)]*$`)

// mostLeaning bounds how much one sentence tells: several words of one side are one hint.
const mostLeaning = 4

// A register is how polite each side of a page words what it says. Where one is and the
// other is not, that alone parts them.
type register struct {
	plainAsked    bool // citizens do without です and ます
	plainAnswered bool // so does the city
}

// leaning tells how much the wording of a text is the city's: less than 0 is a citizen's.
func (g register) leaning(text string) int {
	all := 0
	for _, s := range sentences(text) {
		n := 0
		for _, w := range cityWordings {
			if w.words.MatchString(s) {
				n += w.weight
			}
		}
		for _, w := range citizenWordings {
			if w.words.MatchString(s) {
				n -= w.weight
			}
		}
		switch polite := politely.MatchString(s); {
		case g.plainAnswered:
		case !polite && ended(s):
			n -= 2
		case polite && g.plainAsked:
			n++
		}
		all += max(-mostLeaning, min(n, mostLeaning))
	}
	return all
}

// acknowledges is how an answer begins: it thanks, excuses, or takes up what it was asked.
var acknowledges = lazily(`^[^。]{0,30}(?:[ご御お](?:意見|指摘|要望|提案|提言|質問|言葉|投書|手紙|便り|メール|褒め|ほめ|叱り|問い?合わ?せ|不便|迷惑|不快|心配|見舞い)|日頃|日ごろ|平素|申し訳|承りました|拝見|拝読)|^[^。、]{2,40}(?:につきまして|について)は`)

// addsTo is how a paragraph begins that goes on with the one before.
var addsTo = lazily(`^(?:また|なお|ただ|しかし|さらに|そのため|このため|それ|そこ|これ|その|この|一方|特に|例えば|加えて|あわせて|併せて|[ご御]|お[^わ])`)

// A passage is a paragraph of which the lines may have been broken at a margin.
type passage struct {
	at      int // its first line
	text    string
	leaning int
	begins  bool // its place shows that it may begin what somebody says
	subject bool // it only tells what that is about
}

// passages are the paragraphs of the lines from the one up to the other.
func (p *page) passages(from, to int, g register) []passage {
	var all []passage
	for i := from; i < to; i++ {
		ln := &p.lines[i]
		n := len(all)
		if n > 0 && !ln.gap && ln.indent <= p.lines[i-1].indent && !ended(p.lines[i-1].text) && !p.subject(i) && !p.subject(i-1) && findMark(ln.text).sign == "" && len(all[n-1].text) < maxParagraph {
			all[n-1].text = joinLines(all[n-1].text, ln.text)
			continue
		}
		all = append(all, passage{at: i, text: ln.text})
	}
	for i := range all {
		one := &all[i]
		if one.subject = p.subject(one.at); !one.subject {
			one.leaning = g.leaning(one.text)
		}
		one.begins = one.subject || one.at > from && p.lines[one.at].indent < p.lines[one.at-1].indent
	}
	return all
}

// subject reports whether the line i, which stands between what people say, only tells what
// that is about: 街灯について, 街灯の明るさ（道路課）.
func (p *page) subject(i int) bool {
	ln := &p.lines[i]
	if !tellsSubject(ln.text) || i+1 == len(p.lines) || goesOn.MatchString(p.lines[i+1].text) {
		return false
	}
	return i == 0 || ln.gap || !p.mayBeAsked(i-1) || ended(p.lines[i-1].text) || tellsSubject(p.lines[i-1].text) || ln.indent < p.lines[i-1].indent
}

func tellsSubject(text string) bool {
	return nominal(text) && (length(besides.ReplaceAllString(text, "")) <= maxHeading/2 || aboutWhat(text))
}

// besides is what stands in parentheses at the end of a heading.
var besides = lazily(`[ 　]*[（(][^（()）]*[)）]$`)

// textOf is the text of passages, each a paragraph.
func textOf(all []passage) string {
	var b strings.Builder
	for i := range all {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(all[i].text)
	}
	return b.String()
}

const (
	// acknowledging and placed are how much it tells of a paragraph that it is worded like
	// the beginning of an answer, or stands like that of a question, and adding that it is
	// worded like what goes on.
	acknowledging, placed, adding = 2, 3, 2
)

// answerFrom returns which of several passages begins the answer to those before it, or 0
// where their wording does not tell. Where nothing but their place shows that there is an
// answer, it has to be worded like one.
func answerFrom(all []passage, placedOnly bool) int {
	best, at := 0, 0
	after := leaningOf(all)
	before := 0
	for k := 1; k < len(all); k++ {
		before += all[k-1].leaning
		after -= all[k-1].leaning
		score := after - before
		if acknowledges.MatchString(all[k].text) {
			score += acknowledging
		}
		least := 0
		if placedOnly {
			least = acknowledging
		}
		if before < 0 && after >= least && after-before > acknowledging && findMark(all[k].text).sign == "" && (at == 0 || score > best) {
			best, at = score, k
		}
	}
	return at
}

// askedFrom returns which of several passages begins the question behind an answer, or -1
// where their wording does not tell, of those that may.
func askedFrom(all []passage, may func(k int) bool) int {
	best, at := 0, -1
	after := leaningOf(all)
	before := 0
	for k := range all {
		score := before - after
		switch {
		case addsTo.MatchString(all[k].text):
			score -= adding
		case all[k].begins && k+1 < len(all):
			score += placed
		}
		if after < 0 && may(k) && (at < 0 || score > best) {
			best, at = score, k
		}
		before += all[k].leaning
		after -= all[k].leaning
	}
	return at
}

func leaningOf(all []passage) int {
	n := 0
	for i := range all {
		n += all[i].leaning
	}
	return n
}
