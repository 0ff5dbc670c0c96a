package data

import "strings"

// Reports quote what was asked, and behind it what was answered, and name whoever did
// either where that is not known from before:
//
//	児童を代表して2人が質問しました。「朝は何時に起きますか」との質問に、「5時です」と答え、…
//	「給食は好きですか」。児童の質問に、市長は「大好きです」と答えました。

// What reporting tells is who may have said what prose quotes.
type reporting struct {
	quotedAt int    // the remarks there were when the last of them was a quote in lines of its own
	quotable voice  // whose the quotes right below are, as the sentence before them says
	before   voice  // who was quoted last, in the paragraphs so far that nothing stands between
	replier  voice  // who was quoted last, and is more than one of many
	asker    voice  // who asks what is quoted, as was told last
	doer     voice  // whose doings the page tells of
	head     string // the office of who alone answers for the city on the page
}

const (
	// inquiries are the words for what somebody asks, and answerable those for all that may
	// be answered.
	inquiries  = `(?:質問|質疑|問い(?:かけ|掛け)?|疑問|お願い|相談|リクエスト)`
	answerable = `(?:` + inquiries + `|声|要望|意見|提案)`
	// wasAsked is what follows a quote that somebody else spoke than the sentence is about.
	wasAsked = `^(?:と|など(?:と)?)[^「」『』。、が]{0,8}?(?:聞かれ|問われ|尋ねられ|たずねられ|質問され|質問を(?:受け|ぶつけられ)|頼まれ|求められ|相談され|提案され|要望され)`
	// calledSo is what stands between a quote and the word for what it is.
	calledSo = `^(?:と(?:の|いう|いった)?|など(?:の|といった)?|の)(?:` + howSaid + `)*`
)

var (
	asksOf    = lazily(wasAsked)
	isInquiry = lazily(calledSo + inquiries + `(?:に|が|も)`)
	// leadsToAnswer stands between a quote and what was answered to it: 「…」との質問に、「…」,
	// 「…」と聞かれると「…」.
	leadsToAnswer = lazily(calledSo + answerable + `(?:に(?:対し(?:て)?)?)(?:は|も)?[、，]?[^「」。]{0,20}$|` + wasAsked + `[^「」。]{0,20}$`)
	// tellsAsking is a sentence that tells who asked: 児童を代表して3人が質問しました。
	tellsAsking = lazily(`([^、。「」]{1,16}?)(?:たち|達|ら)?(?:を代表して|の代表が|から(?:は|も)?|が|は)[^。「」]{0,24}(?:質問(?:し|が(?:あ|出|相次|続|飛|寄)|も(?:あ|出|飛)|を(?:し|投げ|ぶつけ|出|寄せ)|タイム)|インタビュー(?:し|を(?:し|行))|尋ね(?:ま|る))`)
	// askedFirst begins the sentence behind a quote with whose it was: 児童の素朴な質問に、.
	askedFirst = lazily(`^([^、。「」]{1,16}?)(?:から)?の(?:` + howSaid + `)*` + answerable + `[にを]`)
	// saidSoBehind tells behind a quote who said it: そう話すのは、会長の青木さんです。
	// ――参加した高校生の一人は、そう感想を寄せました。
	saidSoBehind = lazily(`^[―—…─]*(?:(?:そう|こう)(?:話す|語る|言う|訴える|振り返る|笑う|話した|語った|話してくれた|語ってくれた)のは[、，]?([^、。「」]{2,24}?)(?:です|だ|でした|だった)?。?$|([^、。「」]{2,24}?)(?:は|が)[、，]?(?:そう|こう)[^。「」]{0,6}(?:話|語|言|訴え|振り返|笑|感想|思い|声を|呼びかけ|呼び掛け|述べ|締めくく|あいさつ|挨拶|答え|応え)[^。「」]{0,12}。?$)`)
	// heads is who answers for a city, amid a text; of 市長室 it is none.
	heads = lazily(`[\p{Han}々ヶ]{0,4}(?:` + executives + `)(?:公?室|部局|選|賞|杯|会|職|部|秘書|戦)?`)
)

// fromWhom finds who put a question to whom the sentence is about: 市長は、児童から「…」と聞かれ.
func fromWhom(before string) voice {
	for _, clause := range strings.FieldsFunc(before, func(r rune) bool { return strings.ContainsRune("、， 　", r) }) {
		if bare := from.ReplaceAllString(clause, ""); bare != clause {
			if v, ok := somebody(bare); ok {
				return v
			}
		}
	}
	return voice{}
}

// otherThan finds who else than the one who asked is the subject of what leads to a
// quote: 市長 of 市長は、児童から.
func otherThan(asker voice, before string) voice {
	for _, clause := range strings.FieldsFunc(before, func(r rune) bool { return r == '、' || r == '，' }) {
		if m := subjected.FindStringSubmatch(openings.ReplaceAllString(clause, "")); m != nil {
			if v, ok := parseVoice(m[1]); ok && v != asker {
				return v
			}
		}
	}
	return voice{}
}

// soleHead returns the office of whoever answers for the city on a page that names one
// alone of those who do, or "".
func (p *page) soleHead() string {
	sole := ""
	for i := range p.lines {
		for _, text := range heads.FindAllString(p.lines[i].text, -1) {
			v, ok := parseVoice(text)
			if ok && sole != "" && v.role != sole {
				return ""
			}
			if ok {
				sole = v.role
			}
		}
	}
	return sole
}

// replied gives the quotes of a sentence that nobody is named for to who asked, as was
// told before or is in the next sentence, and to who answers for the city, where they
// spoke last of those who are more than one of many, or the title is about them.
func (r *interpreter) replied(quotes []quote, next string) {
	for i := range quotes {
		q := &quotes[i]
		switch {
		case q.voice != (voice{}) && q.asks && q.voice.weak():
			r.asker = q.voice
		case q.voice != (voice{}):
			if !q.voice.weak() {
				r.replier = q.voice
			}
		case q.replies && r.doer == (voice{}) && r.head != "":
			if r.replier == (voice{}) && strings.Contains(r.title, r.head) {
				q.voice = voice{r.head, r.head}
			} else if r.replier.role == r.head {
				q.voice = r.replier
			}
		case q.replies:
			r.led = voice{}
		case q.asks:
			q.voice = r.asker
		case i == 0 && len(quotes) == 1:
			if m := askedFirst.FindStringSubmatch(next); m != nil {
				q.voice, _ = somebody(m[1])
			} else if m := saidSoBehind.FindStringSubmatch(next); m != nil {
				q.voice, _ = somebody(m[1] + m[2])
			}
		}
	}
}

// speaksNext ends a sentence that tells that somebody speaks, in the quote behind it.
var speaksNext = lazily(`(?:語(?:り|っ)|話(?:し|を)|述べ|答え|応え|振り返|説明し|訴え|笑(?:い|っ|顔を見せ)|(?:あいさつ|挨拶|講評|マイク|壇上|コメント)(?:を|に|が)?[^。]{0,4}(?:し|立|述べ))[^。「」]{0,6}(?:ます|ました|た|る)。$`)

var (
	// onItself follows a quote that nobody else speaks than whom the sentence before is about:
	// 「…」と言い切った.
	onItself = lazily(`^と[、，]?[^「」『』。がはもの]{0,30}(?:た|ます|る)。?$|^と[^「」『』。、がはもの]{1,16}[、，]`)
	// topical begins a sentence that is about somebody: これに対して市長は、.
	topical = lazily(`^[^「」。、]{0,24}[、，]?[^「」。、がは]{1,24}は[^「」。]`)
	// closes ends a sentence with whom it presents: ゲストは落語家の青木さん。
	closes = lazily(`^([^「」。]+?)(?:です|でした|だ)?。$`)
)

// speakerAhead finds who is told to speak in the quote behind a sentence that quotes nothing:
// 町長があいさつに立ちました。「…」, or is presented or told of there, where nobody else is
// behind: 市長は計画を説明。「…」と言い切った。
func speakerAhead(sentence, next string) voice {
	if !alone.MatchString(next) || strings.Contains(sentence, "「") {
		return voice{}
	}
	after := ""
	if start := strings.IndexAny(next, "「『"); closing(next, start) > 0 {
		after = next[closing(next, start)+len("」"):]
	}
	on := onItself.MatchString(after)
	if m := closes.FindStringSubmatch(sentence); m != nil && (on || strings.Trim(after, "。 　") == "") {
		if v, ok := somebody(m[1]); ok && !v.weak() {
			return v
		}
	}
	if !speaksNext.MatchString(sentence) && !(on && topical.MatchString(sentence)) {
		return voice{}
	}
	if v, ok := subjectOf(sentence); ok {
		return v
	}
	if m := subjected.FindStringSubmatch(openings.ReplaceAllString(sentence, "")); m != nil {
		v, _ := somebody(m[1])
		return v
	}
	return voice{}
}

// notesAsker remembers who asks, as a sentence tells it that quotes nothing.
func (r *interpreter) notesAsker(sentence string) {
	if m := tellsAsking.FindStringSubmatch(sentence); m != nil {
		if v, ok := somebody(m[1]); ok && v.weak() {
			r.asker = v
		}
	}
}
