package data

import (
	"strings"
)

// A speech is a line that names its speaker and goes on with what they say:
// 市長：「…」, ○日向委員長　…, 【部長】…, Q：….
type speech struct {
	voice
	kind   Kind // told by a label such as Q or （回答）; "" otherwise
	text   string
	closed bool // a whole quote: the next line is not part of it
}

var (
	inBrackets = lazily(`^[【［\[〔〈＜<《≪]([^】］\]〕〉＞>》≫]{1,36})[】］\]〕〉＞>》≫][ 　:：…‥]*(.+)$`)
	inParens   = lazily(`^[（(]((?:[^（）()]|[（(][^（）()]*[）)]){1,36})[）)][ 　:：…‥]*(.+)$`)
	halfParen  = lazily(`^([^（）()「」『』。、:：]{1,24}(?:[（(][^（）()]{1,8}[)）][^（）()「」『』。、:：]{1,16})?)[）)][ 　]*(.+)$`)
	beforeSign = lazily(`^([^:：「」『』。、]{1,24}?(?:[（(][^（）()]{1,24}[)）])?)[ 　]*[:：][ 　]*(.+)$`)
	beforeDash = lazily(`^([^:：「」『』。、]{1,24}?(?:[（(][^（）()]{1,24}[)）])?)[ 　]*(?:[=＝―—…‥]+|[・･．.]{3,}|[ 　][-－–−][ 　])[ 　]*(.+)$`)
	beforeTalk = lazily(`^([^:：「」『』。、]{1,24}?)[ 　]*(「.+」)$`)
	labelled   = lazily(`^(?:[【［\[（(〈＜<]?` + onceMore + `((?:ご|御)?意見|発言|発表|講評|総評|(?:ご|御)?要望|(?:ご|御)?提案|感想|(?:ご|御)?質問|質疑|質|問い?|Q|Ｑ|回答|応答|答弁|答え?|A|Ａ|[市町村区県]の考え方?|[市町村区県]の回答|対応)(?:その)?[0-9０-９①-⑳]{0,2}(?:[-－ー][0-9０-９①-⑳]{1,2})?[】］\])）〉＞>.．:：]+|([QＱAＡ問答])[0-9０-９①-⑳]{0,2}(?:[-－ー][0-9０-９①-⑳]{1,2})?[ 　.．:：]+|(意見|質問|回答|答え|要望)[0-9０-９①-⑳]{1,2}[ 　.．:：]+|(再々?質問|再々?質疑|再々?答弁|質問|質疑|答弁|応答|意見|回答|要望)(?:[（(][^（()）]{1,6}[)）])?　+)[ 　]*(.+)$`)
	// lettered is what follows the letter of a group or of a name, not of an answer:
	// A グループ, A.K.
	lettered = lazily(`^(?:[A-ZＡ-Ｚ](?:$|[.．さ])|グループ|班|チーム|コース|会場|地区|案|委員|さん|氏|評価|ブロック|組)`)
)

// standClose reports whether speeches stand right below each other, and hardly anything
// stands between them that empty lines set apart.
func standClose(blocks []block) bool {
	near, apart := 0, 0
	for i := 1; i < len(blocks); i++ {
		switch above, b := &blocks[i-1], &blocks[i]; {
		case b.kind == blockSpeech && above.kind == blockSpeech && !b.gap:
			near++
		case b.kind == blockSpeech && above.kind == blockParagraph && above.gap:
			apart++
		}
	}
	return near >= recordedSpeeches && near > 3*apart
}

// lettersGroup reports whether what matched labelled is the letter of a group, or of a
// name, or a question that is told of, or what is announced: 【発表】図書館の夜間開館.
func lettersGroup(m []string) bool {
	return strings.ContainsAny(m[1]+m[2], "QＱAＡ") && (lettered.MatchString(m[5]) || initials.MatchString(m[0])) || m[2] == "問" && numberAmid.MatchString(m[5]) || m[1] == "発表" && !sentence(m[5])
}

// numberAmid is the number of a question that a sentence tells of: 問 4 の選択肢が….
var numberAmid = lazily(`^[0-9０-９]{1,2}[ 　]?(?:の(?:[「『]|選択肢|設問|質問|回答|問い)|(?:と|から|、)[ 　]?問|について)`)

// labelKind is the kind that a label tells of what follows it.
func labelKind(label string) Kind {
	label = strings.TrimLeft(strings.TrimPrefix(strings.TrimPrefix(label, "ご"), "御"), "再々")
	if kind, ok := labels[label]; ok {
		return kind
	}
	if strings.HasSuffix(label, "の考え") || strings.HasSuffix(label, "の考え方") || strings.HasSuffix(label, "の回答") {
		return KindAnswer
	}
	return KindRemark
}

// labelledKind is the kind that what matched labelled tells.
func labelledKind(m []string) Kind { return labelKind(m[1] + m[2] + m[3] + m[4]) }

// labels are the words that tell what follows, not who says it.
var labels = map[string]Kind{
	"質問": KindQuestion, "質疑": KindQuestion, "質": KindQuestion, "問": KindQuestion, "問い": KindQuestion, "Q": KindQuestion, "Ｑ": KindQuestion,
	"回答": KindAnswer, "応答": KindAnswer, "答弁": KindAnswer, "答": KindAnswer, "答え": KindAnswer, "A": KindAnswer, "Ａ": KindAnswer,
	"対応": KindAnswer, "講評": KindComment, "総評": KindComment,
}

// introduced reads a line that tells by what name somebody is called from there on:
// 青木のぞみさん（以下、青木）：….
func introduced(text string) (speech, bool) {
	if !strings.Contains(beginning(text), "以下") {
		return speech{}, false
	}
	m := shortly.FindStringSubmatch(text)
	if m == nil || !speaks(m[3]) {
		return speech{}, false
	}
	v, ok := parseVoice(m[1])
	if !ok {
		v = voice{speaker: m[2]}
	}
	said, closed := unquote(m[3])
	if t := beforeTalk.FindStringSubmatch(m[3]); t != nil { // 谷川みどりの会（以下、会）会長「…」
		if held, ok := parseVoice(t[1]); ok {
			v = voice{m[1] + held.speaker, held.role}
			said, closed = unquote(t[2])
		}
	}
	return speech{voice: v, text: said, closed: closed}, true
}

// office is a part of the city, or a group of people, that speaks where the
// notation shows it: 〔環境課〕…, Aグループ：….
var office = lazily(`^(?:[\p{Han}\p{Katakana}ー・子どもこづくりまち]{1,14}(?:課|室|係|局|センター|班)|[市町村区県国]|教育委員会|[0-9０-９A-ZＡ-Ｚ]{1,2}(?:グループ|班|チーム)|` + press + `)$`)

// keyed is a name in brackets behind the sign of the side that speaks:
// （○：山本企画課長）…, （■：みどり野新聞）….
var keyed = lazily(`^[（(【［\[][ 　]*[○〇◯●■□◆◇◎△▲▽▼★☆][ 　:：]+([^（）()【】［］\[\]:：。、]{1,24}(?:[（(][^（）()]{1,16}[）)])?)[)）】］\]][ 　]*(.+)$`)

// parseSpeech reads a line, without its mark, that names its speaker. marked
// tells that there was a mark, which makes a name followed by space enough.
func parseSpeech(text string, marked bool) (speech, bool) {
	if s, ok := introduced(text); ok {
		return s, true
	}
	if s, ok := labelledSpeech(text, nil); ok {
		return s, true
	}
	if m := labelled.FindStringSubmatch(text); m != nil && !lettersGroup(m) {
		if again := labelled.FindStringSubmatch(m[5]); again != nil && !lettersGroup(again) && labelledKind(again) == labelledKind(m) {
			m[5] = again[5] // 質問：Q1.…
		}
		if name, said, ok := bracketed(m[5]); ok {
			if v, named := whoAsks(name); named && !v.weak() { // 【質問】（青木委員）…
				said, closed := unquote(said)
				return speech{voice: v, kind: labelledKind(m), text: said, closed: closed}, true
			}
		}
		said, closed := unquote(m[5])
		said, who := answered(said, false)
		if s, named := beforeSpace(said, true); named && !s.weak() {
			s.kind = labelledKind(m)
			return s, true
		}
		v, ok := parseVoice(who)
		if !ok && who == "" {
			v = whoseIs(m[1])
		} else if !ok {
			v = voice{speaker: who}
		}
		s := speech{voice: v, kind: labelledKind(m), text: said, closed: closed}
		s.point()
		return s, true
	}
	if s, ok := labelSpeech(text); ok {
		return s, true
	}
	if m := keyed.FindStringSubmatch(text); m != nil && sentence(m[2]) {
		v, ok := parseVoice(m[1])
		if !ok {
			v = voice{speaker: m[1]}
		}
		said, closed := unquote(m[2])
		return speech{voice: v, text: said, closed: closed}, true
	}
	for _, p := range []struct {
		pattern *pattern
		sure    bool // the notation alone shows that somebody speaks
		strong  bool // it takes an office or a name to show it
	}{{inBrackets, true, false}, {inParens, true, false}, {beforeSign, false, false}, {beforeTalk, false, false}, {halfParen, true, true}, {beforeDash, false, true}} {
		m := p.pattern.FindStringSubmatch(text)
		if m == nil || p.pattern == beforeSign && labelsBehindName(m[1]) {
			continue
		}
		v, ok := parseVoice(m[1])
		if !ok && p.sure {
			v, ok = labelVoice(m[1])
		}
		if h := officeFirst.FindStringSubmatch(m[1]); h != nil && p.pattern == halfParen {
			v, ok = voice{h[2] + h[4], h[1] + h[3]}, true
		}
		if !ok && !p.strong && p.pattern != beforeTalk && office.MatchString(m[1]) && (strings.Contains(m[2], "。") || p.sure || brokenOff.MatchString(m[2])) {
			v, ok = voice{m[1], m[1]}, true
		}
		if !ok && p.pattern == beforeTalk && gathering.MatchString(m[1]) && proposes(m[2]) { // 北小学校「木を植えたい」
			v, ok = voice{speaker: m[1]}, true
		}
		if !ok || p.strong && v.weak() || !talks(m[2], v, marked || p.sure) {
			continue
		}
		said, closed := unquote(m[2])
		return speech{voice: v, text: said, closed: closed}, true
	}
	if m := heldName.FindStringSubmatch(text); m != nil && marked {
		if v, ok := parseVoice(m[1]); ok {
			return speech{voice: v, text: strings.TrimLeft(m[2], " 　")}, true
		}
	}
	return beforeSpace(text, marked)
}

// labelsBehindName reports whether what stands before a colon is somebody's name, and behind
// it what they say begins with a label: 青木委員　バスの時間：…. An office may have a name
// behind it: 総務課長　青木：….
func labelsBehindName(text string) bool {
	at := strings.IndexAny(text, " 　")
	if at < 0 {
		return false
	}
	v, ok := parseVoice(text[:at])
	return ok && (v.speaker != v.role || strings.ContainsAny(text[at:], "のをが"))
}

// glued reads a name that nothing sets apart from what is said, as minutes have it
// now and then where they mark each speech: ○青木委員今の説明を….
func glued(text string) (speech, bool) {
	m := gluedName.FindStringSubmatch(beginning(text))
	if m == nil || !strings.Contains(text, "。") {
		return speech{}, false
	}
	v, ok := parseVoice(m[1])
	if !ok || v.speaker == v.role {
		return speech{}, false
	}
	return speech{voice: v, text: text[len(m[1]):]}, true
}

// gluedName is a name with an office at the beginning of a text, and no part of a
// longer word: 委員会, 委員の.
var gluedName = lazily(`^([\p{Han}々ヶ]{1,6}?(?:議長|委員長|会長|委員|議員|市長|町長|村長|区長|知事|部長|課長|局長|教育長))[^\p{Hiragana}長会側間補代 　、。（(]`)

// officeFirst is an office and the name of who holds it, of which the bracket
// before the name was lost: 議長日向一郎君）, 委員青木のぞみ君）.
var officeFirst = lazily(`^(` + conductors + `|` + executives + `|` + officers + `|[0-9０-９]{1,2}番)([\p{Han}々ヶ　 ]{2,7}?)(?:君|議員)?$|^(` + conductors + `|` + executives + `|` + officers + `|委員|議員)([\p{Han}々ヶ][\p{Han}\p{Hiragana}\p{Katakana}々ヶー　 ]{1,8}?)君$`)

// heldName is an office with the name of who holds it, which needs no space
// behind it: ○議長（日向一郎君）これより….
var heldName = lazily(`^([^（()【】）」「。、]{1,24}[（(【][^（()）【】]{1,24}君[)）】])([^ 　].*[。！？!?、].*)$`)

// bracketed cuts a line into what stands in brackets at its beginning, and the
// rest.
func bracketed(text string) (label, rest string, ok bool) {
	for _, p := range []*pattern{inBrackets, inParens} {
		if m := p.FindStringSubmatch(text); m != nil {
			return m[1], m[2], true
		}
	}
	return "", "", false
}

// beforeSpace reads a name that nothing but space sets apart from what is said:
// 日向委員長　それでは…. After a mark one space of any width is enough. Names have
// spaces, too; the longest name counts.
func beforeSpace(text string, marked bool) (speech, bool) {
	var found speech
	ok, runes := false, 0
	for i, r := range text {
		if runes++; runes > maxName || strings.ContainsRune(":：「」『』。、", r) {
			break
		}
		if r != '　' && (r != ' ' || !strings.HasSuffix(text[:i], "君)") && !strings.HasSuffix(text[:i], "君）") && !marked && !strings.HasPrefix(text[i:], "  ")) {
			continue
		}
		said := strings.TrimLeft(text[i:], " 　")
		if v, named := parseVoice(text[:i]); named && (talks(said, v, marked) || marked && begun(text[:i], said)) {
			said, closed := unquote(said)
			found, ok = speech{voice: v, text: said, closed: closed}, true
		}
	}
	return found, ok
}

// begun reports whether a line with a mark and a name begins a speech that the
// line end cuts before anything of it shows that it is one.
func begun(name, said string) bool {
	if strings.HasSuffix(said, "、") || strings.HasSuffix(said, "，") {
		return true
	}
	kun := strings.HasSuffix(name, "君)") || strings.HasSuffix(name, "君）")
	return kun && length(said) > maxHeading/4 && !rosterLine(said) && !enumerates(said)
}

// headcount is how many people there were: 高校生：9人　合計17人.
var headcount = lazily(`^(?:約|計)?[ 　]?[0-9０-９]{1,4}[ 　]?(?:人|名)(?:[ 　、（(]|$)`)

// noneApart is that there was nobody, with its letters set apart as names of lists have theirs, or
// the rest of it: な　し.
var noneApart = lazily(`^(?:[な無][ 　]+し|し)$`)

// talks reports whether a text after a name is speech rather than a fact about
// them (参加者：12名, 市長　森川太郎).
func talks(text string, v voice, marked bool) bool {
	if listsTopics(text) || headcount.MatchString(text) || noneApart.MatchString(text) {
		return false
	}
	if profile.MatchString(text) && !courteous.MatchString(text) {
		return false
	}
	if listed := belongsBefore.ReplaceAllString(text, ""); loneLetters(text) || person.MatchString(v.role) && rosterLine(listed) && strings.ContainsAny(listed, "、，") {
		return false // a roster, or one of names that are set wide apart
	}
	if _, named := parseVoice(strings.TrimSuffix(text, "。")); named && seat.MatchString(v.role) {
		return false // somebody is called: 8番　青木恵議員。
	}
	if strings.HasPrefix(text, "「") || strings.ContainsAny(text, "。！？!?") {
		return true
	}
	text = furigana.ReplaceAllString(text, "")
	if agrees.MatchString(text) {
		return true
	}
	hiragana := strings.ContainsFunc(text, hiragana)
	if v.weak() || person.MatchString(v.role) {
		return length(text) >= 20 || utters(text) || marked && hiragana
	}
	return hiragana && (marked || length(text) >= 12) && !enumerates(text)
}

// belongsBefore is the part of the city before its people: 【福祉部】部長　青木恵、….
var belongsBefore = lazily(`^[【〔［\[（(][^【】〔〕［］\[\]（()）]{1,12}[】〕］\]）)][ 　]*`)

// agrees is how somebody answers in a word, without a full stop: 異議なし, 承知しました.
var agrees = lazily(`^(?:(?:ご?異議|異存)(?:は)?(?:な[しい]|無し|(?:あり|ござい)ません)|はい|ええ|いいえ|(?:承知|了解|賛成|同意)(?:し|いたし)(?:ました|ます)|(?:了解|賛成|結構|同感|そう)です|[分わ]かりました)$`)

// listsTopics reports whether a text is a numbered list of what somebody asks:
// (1)橋の点検について (2)空き家について.
func listsTopics(text string) bool {
	return counts(findMark(text).sign) && !strings.ContainsAny(text, "。！？!?")
}

// asksAbout reports whether a text names somebody and what they ask about.
func asksAbout(text string) bool {
	for i, r := range text {
		if (r == ' ' || r == '　') && listsTopics(strings.TrimLeft(text[i:], " 　")) {
			_, named := parseVoice(text[:i])
			return named
		}
	}
	return false
}

// profile is what is told of somebody who is introduced: みどり野町出身。3歳の母.
var profile = lazily(`^(?:[^。、]{0,20}[、，])?[^。、]{0,20}(?:出身|在住|在勤|生まれ|(?:入庁|入所|入社|入職|採用)(?:[0-9０-９]{1,2}年目?)?|卒業?|所属|勤務|現職|就任|着任)(?:[。、，]|$)`)

// profiled reports whether a line introduces somebody, and is no sentence:
// 日向一郎町長　令和2年10月より現職.
func profiled(text string) bool {
	t, told, ok := turnOf(text)
	if !ok || sentence(told) || !profile.MatchString(told) {
		return false
	}
	v, named := parseVoice(t.label)
	return named && !v.weak()
}

// loneLetters reports whether a text begins with several characters that stand alone:
// 中 村 賢 一. Figures that are set apart, and what they count, are none: 7 時 30 分.
func loneLetters(text string) bool {
	n, counted := 0, false
	for i, f := range strings.Fields(beginning(text)) {
		figure := strings.Trim(f, "0123456789０１２３４５６７８９") == ""
		if i < 6 && length(f) == 1 && !figure && !counted {
			n++
		}
		counted = figure
	}
	return n >= 3
}

// furigana is how a name is read, behind it: 青木恵（あおき めぐみ）.
var furigana = lazily(`[（(][\p{Hiragana}\p{Katakana}ー 　]{3,20}(?:さん|氏)?[)）]`)

// signsOff reports whether a line only names the part of the city that an answer
// comes from.
func signsOff(text string) bool {
	return length(text) <= maxLabelLine && office.MatchString(text) || inCharge.MatchString(text)
}

// chargedWith is the part of the city that such a line names: 道路課, 回答課名：道路課.
func chargedWith(text string) voice {
	if m := answersFor.FindStringSubmatch(text); m != nil {
		return officeVoice(m[1])
	}
	if office.MatchString(text) {
		return voice{text, text}
	}
	return voice{}
}

// answersFor is a line that labels such a part; whoever is 担当 alone may be there to be asked.
var answersFor = lazily(`^(?:[・○●■◆□◇◎（(]?[ 　]*(?:(?:回答|所管|担当|所属)` + chargedPart + `|回答)[ 　]*[:：　 ][ 　]*|` + chargeBracket + `)(.+?)[)）]?$`)

// noAnswer is what people write where they have nothing to say.
var noAnswer = lazily(`^[（(「]?(?:(?:特に|とくに|特段|別に)[、 　]*(?:(?:意見|感想|要望|質問|問題|気になること)は?)?(?:なし|無し|ない|無い|無|ありません|ございません)(?:です|でした)?|(?:ご?(?:意見|感想|要望|質問|記入|回答|記載))?(?:は)?(?:なし|無し|無記入|未記入|無回答|未回答|該当なし|ありません)(?:です)?|同上|[-－―ー−‐/／なN][-－―ー−‐/／Aa]?|n/a|none|nothing)[）)」]?[。．.]?$`)
