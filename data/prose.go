package data

import (
	"strings"
)

// Prose is what no sign, name or label tells to be a remark.

// prose takes what people said out of a paragraph, and leaves the sentences
// that report nothing of the kind as narration.
func (r *interpreter) prose(text string, last bool) {
	if r.theme.front() == "" || sentence(text) {
		said, who := r.page.signedBehind(text)
		if who == "" && r.page.signings >= recordedSpeeches {
			said, who = answered(text, true)
		}
		if who != "" {
			r.add(Remark{Kind: r.saidKind(), Speaker: who, Text: said})
			return
		}
	}
	switch {
	case r.theme.front() != "" && !(strings.Contains(text, "。") && length(text) > maxHeading):
		r.add(Remark{Kind: r.theme.kind, Text: text})
		return
	case noted(text):
		r.add(Remark{Kind: KindNarration, Text: text})
		return
	case agendaLine.MatchString(text):
		r.add(Remark{Kind: KindAgenda, Text: text})
		return
	}
	if fact.MatchString(text) && !sentence(text) || tally.MatchString(text) {
		r.add(Remark{Kind: KindNarration, Text: text})
		return
	}
	if said, who := signed(text); said != text && (who != "" || substantial(said)) {
		r.add(Remark{Kind: r.kind(KindRemark), Speaker: who, Text: said})
		return
	}
	if r.theme.opinion && replies.MatchString(text) && len(sentences(text)) > 1 && !narrates(text) {
		r.add(Remark{Kind: r.kind(KindRemark), Text: text})
		return
	}
	var told []string
	var announced voice // who is to speak in those of the next
	narrate := func() {
		if len(told) > 0 {
			r.add(Remark{Kind: KindNarration, Text: strings.Join(told, "")})
			told = nil
		}
	}
	all := sentences(text)
	for i, sentence := range all {
		next := ""
		if i+1 < len(all) {
			next = all[i+1]
		}
		if i > 0 {
			r.led = voice{} // only what goes on from above is of who was named there
		}
		remarks := r.quoted(sentence, next, announced, last)
		if m := again.FindStringSubmatch(sentence); m != nil && (i > 0 && m[1] == "" || m[1] != "" && r.before.weak()) {
			announced = r.before
		}
		for i := range remarks {
			if remarks[i].Speaker == "" && announced != (voice{}) {
				kind := remarks[i].Kind
				if remarks[i] = r.spoken(announced, remarks[i].Text); kind != KindRemark {
					remarks[i].Kind = kind
				}
			}
		}
		announced = speakerAhead(sentence, next)
		if len(remarks) == 0 {
			r.notesAsker(sentence)
			told = append(told, sentence)
			continue
		}
		narrate()
		r.before = voice{remarks[len(remarks)-1].Speaker, remarks[len(remarks)-1].Role}
		r.s.report.LeftOut[OmitConnecting]++
		for _, remark := range remarks {
			r.add(remark)
		}
	}
	if len(told) > 0 && r.theme.opinion && (r.theme.label || !r.page.answers) && says(text) && !r.reports(text) && len(told) == len(all) {
		r.add(Remark{Kind: r.kind(KindRemark), Text: text})
		return
	}
	narrate()
}

// reports reports whether the page itself speaks in a paragraph where opinions stand. Below
// what tells whose they are, somebody may tell of what they did, in more than a sentence.
func (r *interpreter) reports(text string) bool {
	if onPage.MatchString(text) {
		return true
	}
	return narrates(text) && (r.theme.whose == (voice{}) || gathered.MatchString(text) || len(sentences(text)) == 1)
}

// gathered are words of pages that tell of the opinions they hold.
var gathered = lazily(`意見|感想|の声|質問|要望|提案|開催|アンケート|参加者|出席者|皆様`)

// saidKind is the kind of what somebody says below the heading: no agenda, and no roster.
func (r *interpreter) saidKind() Kind {
	if r.theme.front() != "" {
		return KindRemark
	}
	return r.kind(KindRemark)
}

// replies is how somebody writes who answers an opinion: what they quote is part of it.
var replies = lazily(`申して(?:おり|い)|存じます|(?:おわび|お詫び)(?:いた|申)|いただけ(?:れば|ます)`)

// footnote is what the page adds to what it holds.
var footnote = lazily(`^(?:※|[（(]?注[0-9０-９]{0,2}[)）:：]|[（(]注意[)）])`)

// tally is a line that counts answers: 満足：3人、やや満足：1人.
var tally = lazily(`^(?:[^。「」：:]{1,20}[：:…　 ]+[（(]?[0-9０-９.．,，]+[ 　]?(?:人|名|件|票|％|%|パーセント|割)[）)]?[、，,　 ／/・]*)+$`)

// minuted is an item in which the minutes themselves tell what was done:
// 事務局より、資料1に基づき説明。 原案のとおり承認された。
var minuted = lazily(`^(?:事務局|担当課?|[^、。「]{1,10}(?:課長|部長|係長|課))(?:より|から)[、，]?[^。「]*(?:説明|報告)[^。「]{0,12}。?$|^[^「」。]{0,60}(?:承認|可決|決定|了承|選出|選任|採択)(?:され|し)(?:まし)?た。?$|^次回(?:の?会議|の?開催|は)[^。「]*(?:開催|予定)[^。「]{0,10}。?$`)

// again begins a sentence that goes on to report what the same people said, perhaps on
// another matter, which may be in the next paragraph where they are many: また、給食については「.
var again = lazily(`^(?:また|さらに|更に|ほかに|他に|ほかにも|そのほか|このほか|その他|加えて|一方で?|続けて|なかには|中には)(?:も|は|に)?[、，]?([^「」。、，がは]{1,20}(?:について|に関して|に対して|では|として)(?:は|も)?[、，]?)?[ 　]*「|^「[^「」]*」と(?:も)?[、，]?(?:続け|付け加え|つけ加え|言い添え|言葉を継|重ね|結[びん]|締めくく)`)

// quoted returns what is said in the quotes of a sentence. next is the one behind it, ahead
// whom the one before it tells to speak, and cut tells that the page may break off in it.
func (r *interpreter) quoted(sentence, next string, ahead voice, cut bool) []Remark {
	quotes := findQuotes(sentence)
	if ahead != (voice{}) && len(quotes) > 0 && alone.MatchString(sentence) {
		first := &quotes[0]
		after := sentence[first.end:]
		first.spoken = first.spoken || saidBy(first.said, after) && onItself.MatchString(after)
	}
	r.replied(quotes, next)
	if n := len(quotes); n > 0 {
		end := &quotes[n-1]
		rowAlone := alone.MatchString(sentence) && (r.theme.opinion || n > 1 || substantial(end.said)) && strings.Trim(sentence[end.end:], "。 　") == ""
		if end.open && cut || rowAlone {
			end.spoken = true
			for i := n - 2; i >= 0; i-- {
				judge(sentence, quotes, i)
			}
		}
	}
	var remarks []Remark
	survey := r.theme.kind == KindSurvey || len(quotes) > 0 && polls.MatchString(sentence)
	for _, q := range quotes {
		if !q.spoken || q.said == "" {
			continue
		}
		if q.own {
			q.voice = r.doer
		}
		remark := r.spoken(q.voice, q.said)
		switch {
		case q.greeting:
			remark.Kind = KindGreeting
		case remark.Kind == KindRemark && survey:
			remark.Kind = KindSurvey
		}
		remarks = append(remarks, remark)
	}
	return remarks
}

// substance reports whether a paragraph is one, and no line that only looks so.
func substance(text string) bool {
	return (strings.ContainsAny(text, "。！？!?") || length(text) > maxHeading) && !fact.MatchString(text)
}

// connects begins what goes on behind a quote that has a line of its own.
var connects = lazily(`^(?:など|等|ほか|といった|との|という|と(?:の|い)|や)(?:[^。、]{0,12})(?:意見|声|感想|質問|話|言葉|要望|提案|アドバイス|発言)`)

// says reports whether a line without a sign may be what somebody said: it has a
// word that is no name, and does not stand in parentheses.
func says(text string) bool {
	return strings.ContainsFunc(text, hiragana) && !parenthesized.MatchString(text) && !connects.MatchString(text) && (ended(text) || length(text) > maxHeading/4)
}
