package data

import (
	"strings"
	"unicode/utf8"
)

// A voice is somebody who speaks, as the source names them.
type voice struct {
	speaker string // 森川市長, or 相馬 when the office stands apart
	role    string // the office alone: 市長, 総務部長; "" for さん and the like
}

// The words that people are named by. A name is followed by one of them; alone
// they name somebody too.
const (
	// executives answer for the city: what they say on a page is a comment.
	executives = `副?市長|助役|収入役|出納長|副?町長|副?村長|副?区長|副?知事|教育長|(?:市長|町長|村長|区長|知事|教育長)職務代理者`
	// conductors lead a session.
	conductors = `副?議長|副?委員長|副?会長|副?座長|副?部会長|(?:委員長|会長|座長|議長)(?:職務)?代(?:理者?|行)|仮議長|臨時議長|司会者?|進行役?|ファシリテーター|コーディネーター`
	// officers head a part of an office, which comes before: 総務部長.
	officers    = departments + chiefs
	departments = `(?:総務|企画|政策|財政|財務|税務|市民|区民|町民|住民|生活|地域|福祉|保健|健康|医療|介護|高齢|障害|障がい|子ども|こども|子育て|教育|学校|生涯|学習|指導|建設|土木|都市|整備|計画|建築|産業|経済|商工|観光|農林|農政|環境|資源|防災|危機|管理|消防|水道|上下水道|下水道|交通|道路|情報|デジタル|推進|戦略|人事|人材|育成|職員|広報|広聴|秘書|契約|会計|監査|文化|スポーツ|図書|支援|対策|協働|男女|人権|交流|振興|国際|総合|共創|移住|定住|統計|収納|納税|保険|年金|衛生|清掃|公園|緑|河川|住宅|区画|開発|病院|経営|給食|体育|社会|青少年|長寿|包括|児童|母子|保育|行革|庁舎|下水|農業委員会|議会|事務|秘書室|市長|町長|村長|区長|公室|担当|支所|出張所|区役所)*`
	chiefs      = `(?:部長|次長|局長|課長|係長|室長|所長|館長|場長|支所長|消防長|課長補佐|課長代理|主幹|主査|主任|主事|参事|副参事|参与|技監|政策監|審議監|危機管理監|理事官|管理者|部会員|担当者|専門員|専門監|指導主事|保健師|技師|書記|事務次官|副?大臣|大臣補佐官|政務官|審議官|参事官|統括官|企画官|長官)`
	// others are named by what they are to the meeting.
	others = `自治会長|町内会長|町会長|区長会長|連合会長|商工会長|選挙管理委員会委員長|農業委員会会長|理事長?|会計監査|監査役|幹事長|事務長|支部長|地区長|区長代理|組合長|組長|園長|学長|学部長|塾長|店長|隊長|支配人|世話人|発起人|主将|取締役|専務|常務|相談役|総代|弁護士|税理士|会計士|建築士|司法書士|行政書士|社会福祉士|学芸員|審査員|統括監|調整監|住職|宮司|コンサルタント|マネージャー|ディレクター|プロデューサー|校長|教頭|院長|署長|団長|班長|代表者?|監事|監査委員|議員|主任児童委員|民生・?児童委員|[民児][生童]委員|教育委員|農業委員|公募委員|委員|幹事|教授|准教授|講師|社長|会頭|顧問|支店長|相談員|推進員|研究員|幹事社|アドバイザー|オブザーバー|事務局|先生`
	// people are named by no office at all: these alone are weak evidence of a
	// speaker.
	people = `管理職|専門家|有識者|学識経験者|研究者|スタッフ|消防士|消防団員|警察官|署員|聞き手|聞き役|話し手|語り手|インタビュアー|取材者|取材班|編集部|編集者|記者|報道機関|来賓|事業者|業者|店主|商店主|農家|漁業者|母親|父親|観光客|移住者|留学生|本人|会計|男性|女性|高校生|大学生|中学生|小学生|会社員|主婦|農業者|地域住民|市側|町側|村側|区側|行政側?|当局|執行部|理事者|担当課|所管課|担当|参加者|出席者|傍聴者|構成員|受託者|説明者|パネリスト|パネラー|受講者|受講生|来場者|回答者|質問者|発言者|発表者|職員|保育士|看護師|助産師|介護士|療法士|栄養士|調理師|調理員|薬剤師|医師|教員|教諭|担任|司書|支援員|患者|組合員|会員|社員|役員|団員|隊員|ボランティア|市民|区民|町民|村民|住民|県民|保護者|家族|父母|生徒|児童|学生|利用者|団体|一同|全員`
	// askers lead an interview: what they say is a question.
	askers = `聞き手|聞き役|インタビュアー|取材者|取材班|編集部|編集者`
	// honorifics follow a name, and are no office.
	honorifics = `さん|ちゃん|氏|様|くん|君`
)

// nameRunes are what names are written with: no particles, so that 地域の代表
// is no name.
const nameRunes = `[\p{Han}々〆ヶヵ\p{Katakana}ー・A-Za-zＡ-Ｚａ-ｚ〇○●0-9０-９あいうえおかきくけこさしすせそたちつなぬねのひふほまみむめもやゆよらりるれろわんぎぐげござじずぜぞだづどばびぶべぼぱぴぷぺぽょゃゅっ]`

var (
	titled   = lazily(`^(` + nameRunes + `{0,14}?(?:[ 　]` + nameRunes + `{1,5}?){0,2}?)[ 　]?(` + executives + `|` + conductors + `|` + officers + `|` + others + `|` + people + `)([A-ZＡ-Ｚ0-9０-９]{0,2}|[①-⑳])$`)
	honoured = lazily(`^(` + nameRunes + `{1,8}(?:[ 　]` + nameRunes + `{1,5})?)[ 　]?(?:` + honorifics + `)$`)
	bracket  = lazily(`^([^（）()【】〔〕［］\[\]]+?)[ 　]*[（(【〔［\[]([^（）()【】〔〕［］\[\]]{1,24})[)）】〕］\]]$`)
	holder   = lazily(`^(.+?)[ 　]*(?:` + honorifics + `|議員|委員)$`)
	// inKana is a name whose given name is written in kana, and may have in it what
	// is a particle elsewhere: 谷川ほのか.
	inKana = lazily(`^[\p{Han}々ヶ]{1,4}[ 　]?(?:[あいうえおかきくけこさしすせそちつなぬねひふほまみむめやゆよらりるれろわ]\p{Hiragana}{1,3}|` + particleNames + `)$`)
	// inHiragana is a name that is written so as a whole, as pages for children have it, and
	// may have in it what is a particle elsewhere: おおたにさん.
	inHiragana  = lazily(`^\p{Hiragana}{2,6}(?:さん|ちゃん|くん|氏|君)$`)
	officeAlone = lazily(`^(?:` + executives + `|` + conductors + `|` + officers + `|` + others + `)$`)
	// kanaHolder is such a name before an office, as members of councils have it: はせがわ委員,
	// さの　ひでお議員.
	kanaHolder = lazily(`^(` + kanaNames + `)[ 　]?(` + executives + `|` + conductors + `|` + officers + `|` + others + `)$`)
	// told is a name of several people, told apart by a letter of the other: 鈴木（一）委員.
	told = lazily(`^([\p{Han}々ヶ]{1,4})([（(][\p{Han}々\p{Hiragana}\p{Katakana}]{1,3}[)）])([^（）()]{1,16})$`)
	// aged is a name with an age behind it, as newspapers have it: 青木さん（15）.
	aged = lazily(`^(.{1,20}(?:さん|くん|君|氏|ちゃん))[ 　]*[（(][0-9０-９]{1,3}(?:歳)?[)）]$`)
	// readInside is how a name is read, before what it is followed by: 青木恵（めぐみ）さん.
	readInside = lazily(`^([\p{Han}\p{Katakana}々ヶー 　]{1,12})[（(][\p{Hiragana}\p{Katakana}ー・ 　]{1,14}[)）](.{0,12})$`)
	// initials stand for a name that is not told: M.H, Ｙ・Ｏさん.
	initials = lazily(`^[A-ZＡ-Ｚ][.．・][ 　]?[A-ZＡ-Ｚ][.．]?(?:[ 　]?(?:` + honorifics + `))?$`)
	seat     = lazily(`^(?:第?[0-9０-９]{1,3}番|[一二三四五六七八九十]{1,3}番)$`)
	named    = lazily(`^(` + nameRunes + `{1,8}?(?:[ 　]` + nameRunes + `{1,5}?)?)[ 　]?(?:` + honorifics + `|委員|議員)?$`)
	// heldBySomebody is a name in the parentheses behind an office.
	heldBySomebody = lazily(`^(` + nameRunes + `{1,8}?(?:[ 　]` + nameRunes + `{1,5})?)[ 　]*君$`)
	// moves is what a speaker does before they speak: 谷川議員（質問者席へ）.
	moves    = lazily(`(?:へ|登壇|降壇|起立|着席|挙手|移動|入室|続き|つづき|再質問|再答弁)$`)
	branch   = lazily(`[課部局室係班組年校店署区市町村歳代目会省庁]$|(?:団体|協会|法人|新聞|主催|側)$|採用|参加|センター|オンライン|勤務|在住`)
	trailing = lazily(`^(` + nameRunes + `{0,14}?(?:` + executives + `|` + conductors + `|` + officers + `|` + others + `)|[0-9０-９]{1,3}番)[ 　]+(` + nameRunes + `{1,5}(?:[ 　]` + nameRunes + `{1,5})?)$`)

	// kanaOffice are the words in kana, of the names of parts of a city, that have in them
	// what is a particle elsewhere, headsOffice the office of who heads such a part, and
	// playsOffice that which a child plays: こども未来部長, しごと創生課長, 子ども議長.
	kanaOffice  = lazily(`こども|子ども|子供|ものづくり|ひとづくり|ひと|しごと|みなと|にぎわい|ふるさと|はぐくみ|はつらつ|おもてなし|いのち|みどり`)
	headsOffice = lazily(chiefs + `$`)
	playsOffice = lazily(`(?:` + conductors + `|` + executives + `|議員|委員|記者)$`)

	// leansOn is no name behind an office, but how a sentence begins: 委員長　今の…, 議長 ただいまの….
	leansOn = lazily(`\p{Han}[のをがはにでとへも]$|^(?:ただ(?:いま|今)|これ|それ|この|その|ここ|では|ほか|また|まず|なお|はい|つぎ|以上|引き?続)`)

	executive = lazily(`(?:` + executives + `)$`)
	conductor = lazily(`^(?:` + conductors + `)$`)
	person    = lazily(`^(?:` + people + `)$`)
	asker     = lazily(`^(?:` + askers + `)$`)
	// shortly tells by what name somebody is called from there on: （以下、市長）.
	shortly = lazily(`^([^（()）。、]{1,24})[ 　]*[（(]以下[、，,]?[ 　]*[「『]?([^（）()「」『』。]{1,12}?)[」』]?(?:という|とする|と略(?:す|記))?。?[)）][ 　]*[:：]?[ 　]*(.*)$`)
)

// particleNames are given names in kana that begin with what is a particle elsewhere.
const particleNames = `のぞみ|のぞむ|のり\p{Hiragana}{0,2}|のどか|はる\p{Hiragana}{0,2}|はな\p{Hiragana}{0,2}|はじめ|もも\p{Hiragana}{0,2}|もえ\p{Hiragana}?|とも\p{Hiragana}{0,2}|とし\p{Hiragana}{0,2}|たか\p{Hiragana}{1,2}|たけ\p{Hiragana}{1,2}|てる\p{Hiragana}{0,2}`

// particles cannot be within a name that stands before an office.
const particles = "のをがはにでとへも"

// parseVoice reads a text that names somebody and does nothing else: 森川市長,
// 市長, 田中 総務部長, 委員長（相馬君）, 市長 森川太郎, 参加者A, 佐藤さん.
func parseVoice(text string) (voice, bool) {
	if len(text) > 4*maxName || !endsNamed(text) {
		return voice{}, false // the longest name, with spaces between its letters, is shorter
	}
	v := voices.of(text)
	return v, v.speaker != ""
}

// nameEnds holds the last letters of the words that people are named by.
var nameEnds = func() map[rune]bool {
	ends := map[rune]bool{'番': true}
	for _, words := range []string{executives, conductors, chiefs, others, people, honorifics} {
		for _, word := range strings.Split(words, "|") {
			letters := []rune(strings.TrimRight(word, ")"))
			for n := len(letters) - 1; n >= 0; n-- {
				if letters[n] != '?' {
					ends[letters[n]] = true
					break
				}
				if n--; n >= 0 { // 代表者? ends with either
					ends[letters[n]] = true
				}
			}
		}
	}
	return ends
}()

// endsNamed reports whether a text may name somebody, by the last letters of it or
// of a part before a space. Most texts do not, and need no pattern to tell.
func endsNamed(text string) bool {
	text = strings.TrimRight(text, " 　")
	last, _ := utf8.DecodeLastRuneInString(text)
	if strings.ContainsRune(")）】〕］]", last) || nameEnds[last] {
		return true
	}
	if initials.MatchString(text) {
		return true
	}
	for suffix := 0; suffix < 2 && countsOn(last); suffix++ { // 参加者A
		text = text[:len(text)-utf8.RuneLen(last)]
		last, _ = utf8.DecodeLastRuneInString(text)
	}
	if nameEnds[last] {
		return true
	}
	before := rune(0)
	for _, r := range text { // 市長　森川太郎
		if (r == ' ' || r == '　') && nameEnds[before] {
			return true
		}
		if r != ' ' && r != '　' {
			before = r
		}
	}
	return false
}

// countsOn reports whether a letter tells people of one name apart: 参加者A, 委員2.
func countsOn(r rune) bool {
	r = narrow(r)
	return r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= '①' && r <= '⑳'
}

var voices *memory[voice]

// parseVoice and what it remembers refer to each other.
func init() { voices = remembering(findNamed) }

// findNamed is parseVoice, found out anew: nobody where the text names none.
func findNamed(text string) voice {
	v, ok := readVoice(text)
	if first, _, several := strings.Cut(text, "兼"); !ok && several && headsOffice.MatchString(text) { // 総務課長兼会計管理者兼…
		v, ok = readVoice(first)
		v.speaker = text
	}
	if !ok {
		return voice{}
	}
	return v
}

func readVoice(text string) (voice, bool) {
	text = unpadded(text)
	if text == "" || utf8.RuneCountInString(text) > maxName {
		return voice{}, false
	}
	text = aged.ReplaceAllString(text, "$1")
	if m := readInside.FindStringSubmatch(text); m != nil && !officeAlone.MatchString(m[1]) { // 委員（さの）
		text = m[1] + m[2]
	}
	if m := told.FindStringSubmatch(text); m != nil {
		v, ok := parseVoice(m[1] + m[3])
		v.speaker = text
		return v, ok && v.role != m[1]+m[3]
	}
	if seat.MatchString(text) || everybody.MatchString(text) {
		return voice{text, text}, true
	}
	if initials.MatchString(text) {
		return voice{speaker: text}, true
	}
	if m := bracket.FindStringSubmatch(text); m != nil {
		return parseBracket(text, m[1], m[2])
	}
	if m := trailing.FindStringSubmatch(text); m != nil && !titled.MatchString(m[2]) && !notCallers.MatchString(m[2]) && !strings.ContainsAny(m[1], particles) && !leansOn.MatchString(m[2]) {
		return voice{m[2], m[1]}, true
	}
	if m := kanaHolder.FindStringSubmatch(text); m != nil && inKanaAlone(m[1]) {
		return voice{text, m[2]}, true
	}
	m := titled.FindStringSubmatch(text)
	if plain := kanaOffice.ReplaceAllString(text, "〇"); plain != text && (m == nil || strings.ContainsAny(m[1], particles)) && (headsOffice.MatchString(plain) || playsOffice.MatchString(plain)) {
		m = titled.FindStringSubmatch(plain)
	}
	if m != nil {
		name := strings.TrimLeft(strings.Trim(m[1], " 　"), anySigns)
		if strings.ContainsAny(name, particles) && !inKana.MatchString(name) || notNames[name] || doing.MatchString(name) {
			return voice{}, false
		}
		return voice{text, m[2]}, true
	}
	if m := honoured.FindStringSubmatch(text); m != nil && (!strings.ContainsAny(m[1], particles) || inKana.MatchString(m[1])) && !notPeople[text] && !did.MatchString(m[1]) {
		return voice{text, ""}, true
	}
	if inHiragana.MatchString(text) && !notPeople[text] {
		return voice{text, ""}, true
	}
	return voice{}, false
}

// maxName bounds what names somebody, in runes: 上下水道事業管理者（大久保 佐和子君）.
const maxName = 36

// unpadded takes out of a name the spaces that only set its characters apart,
// so that names of two characters are as wide as names of five: 委 員 長,
// 森　　　泉 君. Between longer parts one space stays.
func unpadded(name string) string {
	if i := strings.IndexAny(name, "（(【〔［["); i > 0 {
		return unpadded(name[:i]) + strings.TrimRight(name[i:], " 　")
	}
	fields := strings.Fields(name)
	if len(fields) < 2 {
		return strings.TrimSpace(name)
	}
	var b strings.Builder
	for i, f := range fields {
		if i > 0 && (length(f) > 1 || length(fields[i-1]) > 1) {
			b.WriteByte(' ')
		}
		b.WriteString(f)
	}
	return b.String()
}

// parseBracket reads a name with something in parentheses after it: who holds
// the office, as in 委員長（相馬君）, or where they belong, as in 職員（財政課）. Whoever leads
// the session may hold another office besides, and is called by the first: 議長（会長）.
func parseBracket(text, base, inside string) (voice, bool) {
	inside = unpadded(inside)
	v, ok := parseVoice(base)
	if !ok {
		// Minutes give everybody 君; whoever has it holds the office, whichever.
		if m := heldBySomebody.FindStringSubmatch(inside); m != nil && length(base) > 1 && !strings.ContainsAny(base, particles) {
			return voice{strings.TrimSpace(m[1]), strings.ReplaceAll(unpadded(base), " ", "")}, true
		}
		held, is := parseVoice(inside)
		switch {
		case !is || held.role == "" || person.MatchString(held.role) || procedure.MatchString(base):
		case held.speaker == held.role: // The office may stand behind the name: 青木（委員長）.
			return voice{base, inside}, inKanaAlone(base) || (surname.MatchString(base) || fullName.MatchString(base)) && !office.MatchString(base) && callable(base)
		case office.MatchString(base), callable(base): // Somebody speaks for a part of the city, or a body: 企画室（原室長）.
			return held, true
		}
		return voice{}, false
	}
	if moves.MatchString(inside) {
		return v, true
	}
	if m := holder.FindStringSubmatch(inside); m != nil && v.role != "" && !person.MatchString(v.role) {
		return voice{strings.TrimSpace(m[1]), strings.ReplaceAll(unpadded(base), " ", "")}, true
	}
	if held, ok := parseVoice(inside); ok && held.speaker == held.role && (v.conducts() || v.executive()) || v.conducts() && inCircle.MatchString(inside) {
		return v, true // 司会（③）
	}
	m := named.FindStringSubmatch(inside)
	if m == nil && inKanaAlone(inside) {
		m = []string{inside, inside}
	}
	if m == nil || v.speaker != v.role || person.MatchString(v.role) || branch.MatchString(inside) {
		return voice{text, v.role}, true
	}
	return voice{m[1], v.role}, true
}

// kanaNames are names in hiragana, or that begin so: さの, さの　ひでお, はま田.
const kanaNames = `(?:\p{Hiragana}{2,6}(?:[ 　]\p{Hiragana}{2,5})?|\p{Hiragana}{0,2}[^\P{Hiragana}てでにをはへがとも]\p{Han}{1,2})`

// inKanaAlone reports whether a text is such a name, which may have in it what is a
// particle elsewhere, and no word that sentences begin with: さの, and not その.
func inKanaAlone(text string) bool {
	return kanaName.MatchString(text) && !kanaWords.MatchString(text) && !didInKana.MatchString(text)
}

var (
	// didInKana ends with what somebody did, and not as names do: のべた, and not もりた.
	didInKana = lazily(`[っしいけせてめれえべ]た$|[んい]だ$`)
	kanaName  = lazily(`^` + kanaNames + `$`)
	kanaWords = lazily(`^(?:[ごお]\p{Han}{2}|[こそあど][のれこうん]|[こそあど]ちら|ほか|うち|みんな|みな|おおく|すべて|わた|われ|ぼく|いま|ただ|まち|むら|はじめ|さいしょ|さらに|つぎ|つづ|とくに|すぐ|さいご|もとの|もと$|それぞれ|いずれ|おのおの|だれ|もう|また|まず|では|なお|なん|なに|から|まで|より|など|という|として|との|こと|もの|とき|ため|よう|ほう|お願い|おねが|はい|いいえ|ええ|えー|あのう|ところ|やはり|もし|ぜひ|どうも|なぜ|ともに|もちろん|あと|うえ|した|ひと|おとな|こども|くらし|しごと|ふるさと|まつり|おわり|まとめ|ねらい|めあて|きっかけ|あいさつ|おしらせ|おねがい|ながれ|ようす|こたえ|しつもん)|[をは]$`)
)

// doing ends a clause that tells what somebody did: 参加した職員, 聞いた区長.
var doing = lazily(`した|[\p{Hiragana}][ただ]$`)

// did is what somebody did, before their name: 終えた青木さん.
var did = lazily(`^\p{Han}{1,2}\p{Hiragana}{1,3}[ただ]\p{Han}`)

// notNames stand before an office without naming who holds it.
var notNames = map[string]bool{
	"会議録署名": true, "議事録署名": true, "応招": true, "不応招": true, "出席事務局": true, "欠席事務局": true,
	"次期": true, "歴代": true, "前": true, "新": true, "元": true, "各": true, "全": true, "正副": true,
	"出席": true, "欠席": true, "臨時": true, "選挙管理": true, "自治": true, "一般": true, "特別": true, "公営企業": true,
}

// notPeople end like a name with さん, 氏 or 様 and are none.
var notPeople = map[string]bool{"皆さん": true, "皆様": true, "みなさん": true, "みなさま": true, "皆さま": true, "たくさん": true, "赤ちゃん": true, "おかげさん": true, "おつかれさん": true, "ごくろうさん": true, "お客様": true, "仕様": true, "同様": true, "模様": true, "多様": true, "両氏": true, "諸君": true}

// openings are what sentences begin with before they name somebody.
var openings = lazily(`^(?:はじめに|初めに|始めに|最初に|冒頭で?は?|冒頭に|[開閉]会に(?:あたって|あたり|当たって|当たり|際して|際し|先立って|先立ち)|まず|続いて|つづいて|続けて|次に|つぎに|最後に|さいごに|終わりに|おわりに|その後|終了後(?:に)?|また|さらに|一方で?|特に|とくに|なお|そして|これに対して?|これを受けて|当日は|本日は|今回は|(?:あいさつ|挨拶|講評|会見|席上|その中|この中)で(?:は)?)[、，,]?[ 　]*`)

// members ends the naming of some of many: 参加者の一人.
var members = lazily(`(?:の(?:お?一人|ひとり|方々?|皆さん|皆様|皆さま|みなさん|みなさま|みな様|中)|たち|達|ら|方)$`)

// oneOf is somebody of several that no list knows: 発起人の一人.
var oneOf = lazily(`[\p{Han}\p{Katakana}々ー]{2,10}の(?:お一人|一人|ひとり)$`)

// maxClause is how far before a quote its speaker may be named, in runes.
const maxClause = 60

// findVoice finds who is named at the end of a clause that leads to a quote:
// 森川市長 in "はじめに森川市長". Of 本市の森川市長 it takes what follows the
// last particle.
func findVoice(clause string) (voice, bool) {
	if r := []rune(clause); len(r) > maxClause {
		clause = string(r[len(r)-maxClause:])
	}
	clause = strings.Trim(clause, " 　")
	for {
		rest := openings.ReplaceAllString(clause, "")
		if rest == clause {
			break
		}
		clause = rest
	}
	one := oneOf.FindString(clause)
	clause = members.ReplaceAllString(clause, "")
	if v, ok := parseVoice(clause); ok {
		return v, true
	}
	for i, r := range clause {
		if strings.ContainsRune(particles+"、，,て　 た", r) {
			if v, ok := parseVoice(strings.TrimPrefix(clause[i+utf8.RuneLen(r):], "いう")); ok && !(kanaHolder.MatchString(v.speaker) && strings.ContainsAny(v.speaker, particles)) { // 八十年という女性
				return v, true
			}
		}
	}
	return voice{speaker: one}, one != ""
}

// executive reports whether the voice answers for the city.
func (v voice) executive() bool { return executive.MatchString(v.role) }

// seated reports whether the voice is a member of a council, named by a seat.
func (v voice) seated() bool { return seat.MatchString(v.role) }

// conducts reports whether the voice leads the session.
func (v voice) conducts() bool { return conductor.MatchString(v.role) }

// asks reports whether the voice leads an interview.
func (v voice) asks() bool { return asker.MatchString(v.role) }

// member returns the voice where it is a member of a council, who asks what
// questions follow, and nobody for any other.
func (v voice) member() voice {
	if v.seated() || v.role == "議員" {
		return v
	}
	return voice{}
}

// weak reports whether the words name anybody at all, and may as well head a
// list of those present.
func (v voice) weak() bool {
	before := strings.TrimSuffix(oneOfMany.ReplaceAllString(v.speaker, ""), v.role)
	return person.MatchString(v.role) && (before == "" || described.MatchString(before))
}
