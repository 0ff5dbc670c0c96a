package data

import (
	"strings"
)

// Labels that no list knows name people, too, where they take turns as people do who talk
// to each other: few labels, all set apart alike, come again and again between each other,
// and what stands behind them asks, thanks and answers.
//
//	組合　人は足りているのか。
//	市　二人増やしたところです。
//	組合　それでも夜は一人です。

// A talk is the lines of a page that begin with labels set apart alike.
type talk struct {
	turns []labelledTurn
	times map[string]int // of each label
}

// labelledTurn is one such line.
type labelledTurn struct {
	turn
	at   int
	said string // "" where it stands below
}

// leastTalk is the number of turns that make a talk.
const leastTalk = 4

// conversing finds the labels of people who talk to each other, though no list knows some
// of them: those before what they say, and those in lines of their own above it.
func (p *page) conversing() (before []turn, above []string) {
	talks := map[string]*talk{} // by what sets their labels apart
	for i := range p.lines {
		apart, t, ok := p.labelledTurn(i)
		if !ok {
			continue
		}
		if talks[apart] == nil {
			talks[apart] = &talk{times: map[string]int{}}
		}
		talks[apart].turns = append(talks[apart].turns, t)
		talks[apart].times[t.label]++
	}
	for apart, talk := range talks {
		if !talk.converses(p) {
			continue
		}
		for _, t := range talk.turns {
			switch v, known := parseVoice(t.label); {
			case talk.times[t.label] < 2 && !(strings.ContainsAny(apart, "([<【〔〈《≪") && inKanaAlone(t.label)), known && !v.weak():
			case t.said == "":
				above = append(above, t.label) // 聞き手 heads other things elsewhere
			case !known:
				before = append(before, t.turn)
			}
		}
	}
	return before, above
}

// labelledTurn reads the line i as one that begins with a label, or is one, with what sets
// it apart.
func (p *page) labelledTurn(i int) (apart string, t labelledTurn, ok bool) {
	ln := &p.lines[i]
	switch {
	case ln.skip != "":
		return "", t, false
	case ln.said != nil: // in a table of speakers and speeches
		t = labelledTurn{turn{ln.said.speaker, ':'}, i, ln.text}
		return ":", t, ln.cell && t.label != ""
	}
	m := findMark(ln.text)
	if m.sign == askSign || m.sign == answerSign || counts(m.sign) {
		return "", t, false
	}
	if length(ln.text) <= maxNamed && i+1 < len(p.lines) && !ln.cell {
		label := unpadded(trimSpeaker(ln.text))
		next := &p.lines[i+1]
		if next.level == 0 && !next.cell && next.said == nil && next.skip == "" && findMark(next.text).sign == "" && labelsTalk(label) && p.saysBelow(i) {
			before, behind, _ := strings.Cut(ln.text, label)
			return noSpaces.Replace(before) + strings.Repeat("#", ln.level) + "\n" + noSpaces.Replace(behind), labelledTurn{turn{label: label}, i, ""}, true
		}
	}
	named, said, ok := turnOf(m.rest)
	if !ok || ln.level > 0 || !labelsTalk(named.label) || !speaks(said) && !utters(said) {
		return "", t, false
	}
	if s, ok := parseSpeech(m.rest, m.sign != ""); ok && unpadded(s.speaker) != named.label {
		return "", t, false // 会　長：…, Q：参加者. …
	}
	return m.sign + string(named.apart), labelledTurn{named, i, said}, true
}

// labelsTalk reports whether a label may name somebody who talks.
func labelsTalk(label string) bool {
	if _, known := parseVoice(label); known {
		return true
	}
	return length(label) <= maxLabel && labels[label] == "" && (callable(label) || inKanaAlone(label))
}

// letterAlone stands for a name.
var letterAlone = lazily(`^[A-ZＡ-Ｚ]$`)

// converses reports whether people talk to each other behind the labels. One of these is
// known to be a person's, or somebody asks, or there are more than two: two may be 長所 and
// 短所, over and over.
func (t *talk) converses(p *page) bool {
	if n := len(t.turns); n < leastTalk || len(t.times) < 2 || len(t.times) > min(n/2+1, maxCast) {
		return false
	}
	again, changes, addressed, asked, people := 0, 0, 0, 0, 0
	offices := false // somebody among them is known by an office
	for label := range t.times {
		if t.times[label] > 1 {
			again++
		}
		v, known := parseVoice(label)
		if known || familyNames[label] || letterAlone.MatchString(label) {
			people++
		}
		offices = offices || v.role != "" && !v.weak()
	}
	for i, turn := range t.turns {
		if i > 0 && turn.label != t.turns[i-1].label {
			changes++
		}
		asks, addresses := p.talksIn(turn, t.turns[i+1:])
		if asks {
			asked++
		}
		if asks || addresses {
			addressed++
		}
	}
	n := len(t.turns)
	takeTurns := 3*changes >= 2*(n-1) || offices && changes >= leastTalk // some have a turn a paragraph
	return again > 1 && takeTurns && 3*addressed >= n && (asked+people > 0 || len(t.times) > 2)
}

// talksIn reports whether somebody asks the others in a turn before those that follow it,
// and whether they speak to them.
func (p *page) talksIn(t labelledTurn, following []labelledTurn) (asks, addresses bool) {
	end := min(len(p.lines), t.at+longestTurn)
	if len(following) > 0 {
		end = min(end, following[0].at)
	}
	for _, ln := range p.lines[t.at:end] {
		asks = asks || asksThem.MatchString(ln.text)
		addresses = addresses || addressing.MatchString(ln.text)
	}
	return asks, addresses
}

// longestTurn bounds how many lines of a turn are looked at.
const longestTurn = 20

var (
	// asksThem is a question that somebody is asked, or what they are asked to do: 説明を願います。
	asksThem = lazily(`(?:か|かな|かしら|でしょう|ですよね)。|[？?](?:$|[^a-zA-Z0-9])|(?:教えて|聞かせて)|(?:伺い|うかがい|尋ね|お聞き)(?:し|いたし)?(?:ます|たい)|(?:説明|答弁|報告|発言|意見|挙手|採決)を?お?(?:願[いう]|求め)`)
	// addressing is what people say to each other, and pages tell nobody.
	addressing = lazily(`(?:です|ます|ました|ません|でした|ましょう|ください|でしょう)(?:ね|よ|よね|から|けど|が|し)?(?:。|！|$|（)|[（(]笑[いう]?[)）]|ありがとう|お願い|(?:て|で)(?:ほしい|欲しい|もらいたい|いただきたい)|[わよねな]。|なるほど|そうですね|思う。`)
)
