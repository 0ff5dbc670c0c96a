package data

import (
	"strings"
)

// Prose reports what people said in quotes: 「…」、「…」などの意見が出ました.
// A quote is speech when it is reported as such, directly or through the quotes
// it stands in a row with. Other quotes are names and emphasis
// (「しあわせ」をテーマに) and stay where they are.

// A quote is one 「…」 of a sentence, not one within another.
type quote struct {
	start, end int // half-open range of bytes, brackets included
	said       string
	voice      voice
	spoken     bool
	greeting   bool
	open       bool // never closed: the page breaks off in it
	asks       bool // it is to be answered
	replies    bool // it answers the quote before it, and nobody is named who answers
	own        bool // nobody is named who speaks it, but somebody did: whom the page tells of
}

const (
	// howSaid is what stands before a word for what somebody said.
	howSaid = `多くの|多数の|たくさんの|様々な|さまざまな|いろいろな|活発な|前向きな|率直な|貴重な|うれしい|嬉しい|厳しい|温かい|力強い|このような|こうした|旨の|素朴な|鋭い|かわいらしい|切実な|元気な|お気に入りの|思いがけない|微笑ましい|ユニークな`
	// wordsFor are the words for what one person said, or has in mind.
	wordsFor = `一言|ひと言|ひとこと|言葉|ことば|つぶやき|叫び|問い|質問|疑問|声|お願い|要望|提案|指摘|呼び掛け|呼びかけ|助言|アドバイス|励まし|発案|願い|思い|想い|考え|気持ち|意向`
	// sayings are the words for what somebody said, and for saying it.
	sayings = `意見|声|感想|回答|答え|発言|話|はなし|コメント|あいさつ|挨拶|要望|要請|提案|提言|質問|質疑|疑問|問い|答弁|説明|講評|総評|報告|紹介|お?礼|激励|励まし|ねぎらい|エール|` +
		`呼び掛け|呼びかけ|言葉|ことば|助言|アドバイス|告白|指摘|問題提起|悩み|不安|述べ|語|応え|応じ|表明|宣言|明言|挙が|挙げ|あが|あげ|出され|出ま|出て|寄せ|締めくく|結び|結ん|` +
		`伝え|訴え|強調|振り返|主張|呼び|求め|懸念|回想|続け|話し|約束し|笑[いうっ]|ほほ笑|微笑|つぶや|とし|した上で|付け加え|考え|期待|感謝|お願い|依頼|相談|リクエスト|申し出|申し入れ|返答|返事|一言|ひと言|ひとこと`
)

var (
	// reported is what follows a quote that somebody spoke.
	reported = lazily(strings.Join([]string{
		// 「…」という多くのご意見, 「…」と述べ, 「…」とのお願い
		`^[、，]?(?:など(?:など)?|等|ほか)?(?:、)?(?:と(?:い(?:う|った)|の|する|して|も|、)?|の(?:ような)?)?[、，]?(?:ご|お|御)?(?:` + howSaid + `)*(?:ご|お|御)?(?:` + sayings + `)`,
		`^と[^「」『』。、]{0,8}?(?:語|話|述べ|答え|応え|応じ|表明|宣言|明言|伝え|訴え|あいさつ|挨拶|発言|発表|説明|強調|指摘|呼び|振り返|締めくく|結[びん]|返[しす])`,
		// 「…」と、図を使って説明。
		`^と[、，]?[^「」『』。]{0,40}?(?:語|述べ|話|説明|挨拶|あいさつ|激励|強調|訴え|呼び掛け|呼びかけ|応じ|答え|期待|提案|発言|指摘|力を込め|意気込|喜|振り返|決意|感謝|要望|締めくく|返[しす])(?:[^「」『』。、]{0,12}(?:た|ます))?。?$`,
		`^(?:など|等)(?:が|も)[^「」『』。、]{0,10}(?:だされ|出され|出まし|あがり|挙が|寄せられ|ありまし|聞かれ)`,
		`^と[^「」『』。、]{0,16}?(?:檄を飛ば|エールを送|声を[掛か]け|釘を刺|胸を張)`,
		`^との[^「」『』。、]{0,8}(?:告白|報告|説明|発言|意見|回答|答弁|指摘|提案|要望|質問|話|言葉)`,
		`^(?:など|等|といった)[、，]?[^「」『』。]{0,30}?(?:意見|声|感想|要望|提案|発言|質問|注文|指摘|言葉|ことば|答え|回答|悩み|不満|不安|本音|つぶやき|アイデア|アイディア|発表|報告|話|やりとり)(?:が|も|を)[^「」『』。]{0,16}(?:出|あ|寄せ|聞|挙|述べ|交わ|続|いただ|頂|並|飛び|上が|届|もら|受け|漏れ|拾|見ら|見受け|目立|多|相次|書か|返って)`,
		// 「…」といったお気に入りの声のほか、「…」などの率直な意見
		`^(?:など|等|といった|という)(?:の|と)?[^「」『』。、]{0,12}(?:意見|声|感想|要望|提案|質問|答え|発表|悩み|不安|不満|困りごと|困り事|願い|思い|希望|課題|体験|指摘|アイデア|アイディア|気持ち)(?:の?ほか|に加え|に対し|とともに|や)`,
		`^と、?[^「」『』。、]{0,8}笑いを(?:誘|と)`,
		`^と(?:し|した|して|のこと|いう(?:思い|考え|気持ち))[、。でがをも]`,
		wasAsked,
	}, "|"))
	// uttered is what follows a quote that is speech however short it is.
	uttered = lazily(`^と[^「」『』。、]{0,8}?(?:語|話し|述べ|答え|応え|応じ|表明|発言|訴え|叫|呼びかけ|呼び掛け)`)
	// saidSuch is what follows a quote that is called what somebody said, short as it is.
	saidSuch = lazily(`^(?:との|という)(?:ご|お)?(?:意見|要望|指摘|質問|提案|声(?:が|も|や|に)|回答(?:が|も)|説明(?:が|も|を)|アドバイス)`)
	// goesOnBehind is what may follow a row of sentences in quotes that somebody spoke.
	goesOnBehind = lazily(`^[、，]?(?:など|等|といった|と[、，]|との|でした|です|。|$)`)
	// joining is what may stand between quotes in a row.
	joining = lazily(`^[ 　]*(?:[、，,・／/]|や|とか|だとか|と|及び|および|また|さらに|ほか|そのほか|さらには|あるいは)*[ 　]*$`)
	// leading ends the words before a quote when they name who speaks it.
	leading = lazily(`^(.*?)(?:から(?:は|も|の)?|より(?:は)?|は|が|も)[、，,:：]?[ 　]*$`)
	// afterDoing ends words that tell when it was spoken: 少し考えてから「…」.
	afterDoing = lazily(`[てで]から[、，]?[ 　]*$`)
	// onMatter ends such words where they tell what the quote is about: バスについては「…」.
	onMatter = lazily(`(?:について|に関して)$`)
	// acts ends the words before a quote with the subject of all of the sentence: 市長は.
	acts = lazily(`[^らり][はが][、，]?[ 　]*$`)
	// subjected begins a clause with who speaks the quote at its end: 市長は橋の例を挙げ、「…」.
	subjected = lazily(`^[、，。 　]*([^、，。「」]{1,24}?)(?:(?:から|より)(?:は|[^のは]|$)|(は)|が)`)
	// amid ends a clause that belongs to what follows, and has who does something else: 市長が植えた木の下で.
	amid = lazily(`[^ん]で$|[にをへの]$`)
	// from ends a clause that tells of nothing but whose words follow: 男性の保育士からは.
	from = lazily(`(?:から(?:は|も)?|より(?:は)?)$`)
	// didSay is what follows a quote that somebody spoke, and not one that was heard.
	didSay = lazily(`^と[^「」。]{0,20}?(?:述べ|伝え|話し|話をし|語り|語っ|答え|応え|呼び掛け|呼びかけ|声を[掛か]け|訴え|エールを送(?:り|っ)|(?:あいさつ|挨拶|講評|激励|お話|お答え|お願い|説明|発言)(?:を)?し)(?:まし)?た`)
	// wroteSo is といった in another spelling: 「…」と言った意見.
	wroteSo = lazily(`^と言った([^。])`)
	// byMany is what follows quotes that several people answered with, or that are opinions
	// themselves, and no answer of whom the page is about.
	byMany = lazily(`^(?:(?:など|等|といった)(?:の|、|，)?(?:` + howSaid + `)*(?:答え|回答|声|意見|返事)|(?:という|との)(?:` + howSaid + `)*(?:ご)?(?:意見|声|感想|要望|質問|疑問))`)
	// inPoll ends who was polled, before what they answered: 参加者アンケートでは「…」.
	inPoll = lazily(`^(.{1,16}?)(?:への|の)?(?:事後)?アンケート(?:調査|結果)?(?:で|に|から)?$`)
	// amidst ends the words before a quote that tell where it was spoken: 講評では.
	amidst = lazily(`[でにと](?:は|も)[、，]?[ 　]*$`)
	greets = lazily(`あいさつ|挨拶`)
	polls  = lazily(`アンケート|自由記述|自由意見`)
	// askedOf leads to a quote by telling who was asked for it: 参加した女性に感想を聞くと、「…」.
	askedOf = lazily(`^(.{1,30}?)に(?:[^、。「」に]{1,8}を)?(?:聞く|尋ねる|たずねる|伺う|うかがう|聞いた|尋ねた|伺った|(?:聞い|尋ね|たずね|伺っ|うかがっ)てみ[るた])(?:と|ところ)[、，]?[ 　]*$`)
	// parallel leads from the words of one to those of another: 「…」、谷川さんは「…」と話した.
	parallel = lazily(`^[、，][^「」『』。、]{2,40}?(?:は|が|から(?:は)?|より)[、，]?$`)
	// onNext leads from words about one matter to the same person's about the next:
	// 「…」、また、バスについては「…」と答えた.
	onNext = lazily(`^[、，]?(?:(?:また|さらに|一方|加えて|次に|続いて|そして)[、，]?)?[^「」『』。、はがも]{1,24}(?:について|に関して|に対して)(?:は|も)?[、，]?$`)
	// alone begins a sentence that is one quote, after words that lead to it at most.
	alone = lazily(`^(?:そして|また|さらに(?:は)?|それから|最後に|ほかに(?:は)?|他に(?:は)?|中には)?[、，]?[ 　]*[「『]`)
	// ofPerson ends the words before a quote that somebody is named to have said so:
	// 高校生の「…」という一言で.
	ofPerson = lazily(`^(.*?)の[ 　]*$`)
	oneWord  = lazily(`^(?:という|との)(?:` + howSaid + `)*(?:` + wordsFor + `)`)
	// ofWriter begins a clause in which whoever writes quotes themselves.
	ofWriter = lazily(`(?:私|わたし|わたくし|僕|自分)(?:たち|達)?(?:は|が|も|の)[^。「」『』]*$`)
	// saysSo is what follows the quote of somebody who is named, whatever the verb.
	saysSo = lazily(`^と[、，]?(?:[^「」『』。]{1,30}(?:(?:まし)?た|ます|る)|[^「」『』。]{0,20}(?:\p{Han}{2}|笑い)|の一言|[^「」『』。]{1,12}顔|[^「」『』。、]{1,20}(?:場面|一幕|姿)[がも]?[^「」『』。、]{0,8})。?$|^と[^「」『』。、]{1,16}[、，]`)
	// bringsUp leads to quotes in a row behind which nothing more is told of them:
	// 工夫が紹介され、「…」「…」など、….
	bringsUp = lazily(`(?:意見|声|感想|工夫|取り?組み?|思い|悩み|体験|提案|要望|質問|事例|アイデア|アイディア|話|考え)(?:など|等)?(?:が|を|も)[^「」。、]{0,10}(?:紹介|披露|報告|発表|出|挙|上が|あが|寄せ|語|聞か|交わ|話し合|述べ|共有|飛び|続|相次)[^「」。、]{0,8}[、，]$`)
	// ofTheme is what follows what something is about, however much of a sentence it is.
	ofTheme = lazily(`^という(?:テーマ|題|タイトル|名|スローガン|キャッチ|合言葉|コンセプト|企画|事業|計画|制度|コーナー|イベント|プロジェクト)`)
	// titles is what follows the name of a thing.
	titles = lazily(`^と(?:いう|いった|題|名[付づ]|命名|改称|表記|呼ば|銘打|書|記|刻|掲げ|ある|なっ|なり|なる|位置|定め|決定|設定|想定)`)
	// subject is what 「…」 in a row are said to be, and no words of anybody.
	subject = lazily(`^(?:という|の)?(?:言葉|ことば)`)
)

// shortestQuote is the number of runes from which one quote alone, with no
// full stop in it, is taken for speech and not for a word.
const shortestQuote = 8

// findQuotes finds the quotes of a sentence and tells which are speech.
func findQuotes(sentence string) []quote {
	var quotes []quote
	for from := 0; ; {
		i := strings.IndexAny(sentence[from:], "「『")
		if i < 0 {
			break
		}
		start := from + i
		end := closing(sentence, start)
		if end < 0 {
			quotes = append(quotes, quote{start: start, end: len(sentence), said: strings.TrimSpace(sentence[start+len("「"):]), open: true})
			break
		}
		from = end + len("」")
		quotes = append(quotes, quote{start: start, end: from, said: strings.TrimSpace(sentence[start+len("「") : end])})
	}
	for i := len(quotes) - 1; i >= 0; i-- {
		judge(sentence, quotes, i)
	}
	quotes = attribute(sentence, quotes)
	return quotes
}

// judge tells whether the quote i is speech, from what follows it: words of
// reporting, or another quote in the same row that is speech.
func judge(sentence string, quotes []quote, i int) {
	q, later := &quotes[i], quotes[i+1:]
	after := sentence[q.end:]
	if len(later) > 0 {
		after = sentence[q.end:later[0].start]
		if joining.MatchString(after) {
			if q.spoken, q.greeting = later[0].spoken, later[0].greeting; !saidByBehind.MatchString(sentence[later[0].end:]) {
				q.voice = later[0].voice
			}
			return
		}
	}
	if v, ok := namedBehind(q.said, after); ok {
		q.spoken, q.voice = v.spoken, v.voice
		return
	}
	if len(later) > 0 && later[0].spoken && (parallel.MatchString(after) || onNext.MatchString(after) && !nominal(q.said)) && substantial(q.said) {
		q.spoken, q.greeting = true, later[0].greeting
		return
	}
	after = wroteSo.ReplaceAllString(after, "といった$1")
	if reported.MatchString(after) && !(subject.MatchString(after) && !substantial(q.said)) && !ofTheme.MatchString(after) {
		q.spoken = substantialRow(sentence, quotes[:i+1]) || strings.HasPrefix(after, "など") && !strings.HasPrefix(after, "など、") || strings.HasPrefix(after, "等") || strings.HasPrefix(after, "といった") || uttered.MatchString(after)
		q.greeting = greets.MatchString(after)
	}
	q.spoken = q.spoken || saidSuch.MatchString(after) || speechRow(sentence, quotes[:i+1]) && goesOnBehind.MatchString(after) && !titles.MatchString(after) ||
		i > 0 && strings.HasPrefix(after, "など") && predicate.MatchString(q.said) && bringsUp.MatchString(sentence[:rowStart(sentence, quotes[:i+1])])
}

// speechRow reports whether several quotes stand in the row that ends with the last of
// them, and each ends like a sentence, as the names of things do not.
func speechRow(sentence string, quotes []quote) bool {
	i := len(quotes) - 1
	for ; speechlike(quotes[i].said); i-- {
		if i == 0 || !joining.MatchString(sentence[quotes[i-1].end:quotes[i].start]) {
			return i < len(quotes)-1
		}
	}
	return false
}

// speechlike reports whether what a quote holds ends like a sentence.
func speechlike(said string) bool { return ended(said) || utters(said) }

// rowStart is where the row of quotes begins that ends with the last of them.
func rowStart(sentence string, quotes []quote) int {
	i := len(quotes) - 1
	for i > 0 && joining.MatchString(sentence[quotes[i-1].end:quotes[i].start]) {
		i--
	}
	return quotes[i].start
}

// behindRow is what follows the row of quotes that begins with the first of them.
func behindRow(sentence string, quotes []quote) string {
	i := 0
	for i < len(quotes)-1 && joining.MatchString(sentence[quotes[i].end:quotes[i+1].start]) {
		i++
	}
	return sentence[quotes[i].end:]
}

// substantialRow reports whether one of the quotes in the row that ends with the last
// of them is more than a word: 「字が小さくて読みづらい」「長い」などの声.
func substantialRow(sentence string, quotes []quote) bool {
	for i := len(quotes) - 1; i >= 0; i-- {
		if substantial(quotes[i].said) {
			return true
		}
		if i == 0 || !joining.MatchString(sentence[quotes[i-1].end:quotes[i].start]) {
			return false
		}
	}
	return false
}

// saidBy reports whether a quote is what somebody said who is named before it, whatever
// the verb behind it: 市長は「…」と理解を求めた.
func saidBy(said, after string) bool {
	return (length(said) >= 2*shortestQuote || speechlike(said) || courteous.MatchString(said+"。")) && !nominal(said) && saysSo.MatchString(after) && !titles.MatchString(after)
}

func substantial(said string) bool {
	return length(said) >= shortestQuote || ended(said)
}

// attribute finds who speaks each quote: whoever is named before it, or before
// the row it stands in.
func attribute(sentence string, quotes []quote) []quote {
	from := 0
	var v voice
	for i := range quotes {
		q := &quotes[i]
		before := sentence[from:q.start]
		if q.voice != (voice{}) {
			if v, from = q.voice, q.end; saidByBehind.MatchString(sentence[q.end:]) || saysOf.MatchString(sentence[q.end:]) {
				v = voice{} // of that quote alone
			}
			continue
		}
		after := sentence[q.end:]
		q.asks = isInquiry.MatchString(after) || asksOf.MatchString(after)
		q.spoken = q.spoken || q.asks && question.MatchString(q.said)
		if asksOf.MatchString(after) {
			v, from = fromWhom(before), q.end
			q.voice = v
			continue
		}
		q.spoken = q.spoken || i > 0 && quotes[i-1].spoken && joining.MatchString(before)
		asker, named := v, false
		// 森川市長は「…」。 reports without a verb.
		bare := !q.open && substantial(q.said) && strings.Trim(sentence[q.end:], "。 　") == ""
		m := leading.FindStringSubmatch(before)
		if afterDoing.MatchString(before) {
			m = nil
		}
		if m != nil && onMatter.MatchString(m[1]) && i > 0 && (onNext.MatchString(before) || acts.MatchString(sentence[:quotes[i-1].start])) {
			// who spoke before goes on: 市長は「…」と応じ、バスについては「…」と述べた
		} else if m != nil {
			v = voice{} // somebody whom the words may not name
			if found, ok := somebody(m[1]); ok {
				v, named = found, true
				q.spoken = q.spoken || saidBy(q.said, behindRow(sentence, quotes[i:]))
			} else if group := strings.Trim(m[1], "、， 　"); groupLine.MatchString(group) {
				v, named = voice{speaker: group}, true // 2班は「…」
			} else if poll := inPoll.FindStringSubmatch(group); poll != nil {
				v, named = somebody(poll[1])
			}
		} else if m := askedOf.FindStringSubmatch(before); m != nil {
			if v, named = somebody(m[1]); named {
				q.spoken = substantial(q.said)
			}
		} else if m := ofPerson.FindStringSubmatch(before); m != nil && oneWord.MatchString(sentence[q.end:]) {
			if found, ok := somebody(m[1]); ok {
				v, q.spoken = found, substantial(q.said)
			}
		} else if q.spoken || bare || saidBy(q.said, after) {
			if found, ok := subjectOf(before); ok {
				v, named, q.spoken = found, true, true
			} else if found, ok := parseVoice(openings.ReplaceAllString(strings.Trim(before, "、， 　"), "")); ok {
				v = found // 事務局「…」と回答。
			} else if group := strings.Trim(before, " 　"); bare && groupLine.MatchString(group) {
				v = voice{speaker: group} // 1班「…」
			}
		}
		if ofWriter.MatchString(before) {
			q.spoken = false
			from = q.end
			continue
		}
		if i > 0 && !named && leadsToAnswer.MatchString(before) && !byMany.MatchString(behindRow(sentence, quotes[i:])) {
			v = otherThan(asker, sentence[:quotes[i-1].start])
			q.replies = v == (voice{})
			q.spoken = q.spoken || courteous.MatchString(q.said+"。") && saysSo.MatchString(after)
		}
		q.voice = v
		q.own = v == (voice{}) && didSay.MatchString(sentence[q.end:]) && (amidst.MatchString(before) || !leading.MatchString(before))
		from = q.end
		q.spoken = q.spoken || bare && v.speaker != ""
	}
	return quotes
}

// sentences cuts a paragraph after each full stop that stands outside quotes
// and parentheses.
func sentences(text string) []string {
	var all []string
	depth, from := 0, 0
	for i, r := range text {
		switch r {
		case '「', '『', '（', '(':
			depth++
		case '」', '』', '）', ')':
			depth = max(depth-1, 0)
		case '。', '\n':
			if depth == 0 {
				if s := strings.TrimSpace(text[from : i+len(string(r))]); s != "" {
					all = append(all, s)
				}
				from = i + len(string(r))
			}
		}
	}
	if s := strings.TrimSpace(text[from:]); s != "" {
		all = append(all, s)
	}
	return all
}

// subjectOf finds who is named as the subject of a clause before a quote, the last
// where several are: 庁舎では、市長が職員を前に立ち、「…」. Whom は names stays it where
// others are told of: 市長は、委員からの質問に「…」.
func subjectOf(before string) (v voice, ok bool) {
	topic := false
	for _, clause := range strings.FieldsFunc(before, func(r rune) bool { return r == '、' || r == '，' }) {
		clause = openings.ReplaceAllString(clause, "")
		for at := 0; ; { // 発表では市長が代表して
			m := subjected.FindStringSubmatch(clause[at:])
			if m == nil || topic && m[2] == "" && (amid.MatchString(clause) || !strings.HasSuffix(m[0], "が")) {
				break
			}
			phrase := clause[:at+strings.Index(clause[at:], m[1])+len(m[1])]
			if at += len(m[0]); afterDoing.MatchString(phrase + "から") {
				continue
			}
			if found, named := somebody(phrase); named {
				v, ok, topic = found, true, m[2] != ""
				break
			}
		}
	}
	return v, ok
}
