package data

import (
	"strings"
	"unicode/utf8"
)

// A sentence may tell whose the words are that stand below it:
//
//	参加した高校生から感想をいただきました。

// ledTo returns who said what is listed below a paragraph, or nobody.
func ledTo(text string) voice {
	all := sentences(text)
	if len(all) == 0 {
		return voice{}
	}
	last := all[len(all)-1]
	for _, p := range []*pattern{wrote, comesFrom, spokeSo} {
		if m := p.FindStringSubmatch(last); m != nil && among(m[1]) != (voice{}) {
			return among(m[1])
		}
	}
	if m := theyGave.FindStringSubmatch(last); m != nil && whoever(m[1], true) != (voice{}) {
		return whoever(m[1], true)
	}
	if !leadsTo.MatchString(last) && !breaksOff.MatchString(last) {
		return voice{}
	}
	return leader(last)
}

// among is whom a clause names, or the children it tells of.
func among(clause string) voice {
	if v, ok := findVoice(clause); ok {
		return v
	}
	return voice{speaker: children.FindString(clause)}
}

var children = lazily(`(?:子ども|こども|子供|児童|生徒)(?:たち|達)$`)

// leader is whom a sentence names who said something.
func leader(sentence string) voice {
	if m := ledBy.FindStringSubmatch(openings.ReplaceAllString(sentence, "")); m != nil {
		return whoever(m[1], true)
	}
	return voice{}
}

// saidSo returns who said something, as the last sentence of a paragraph tells it: what
// is quoted below is theirs, and not what is listed.
func saidSo(text string) voice {
	if all := sentences(text); len(all) > 0 && tellsOf.MatchString(all[len(all)-1]) {
		return leader(all[len(all)-1])
	}
	return voice{}
}

// presented returns whose words the last sentence of a paragraph tells to stand below, or
// nobody: 乗車した皆さんが書いてくださった感想を載せます。
func presented(text string) voice {
	all := sentences(text)
	if len(all) == 0 {
		return voice{}
	}
	m := presents.FindStringSubmatch(openings.ReplaceAllString(all[len(all)-1], ""))
	if m == nil {
		return voice{}
	}
	clauses := strings.FieldsFunc(m[1], func(r rune) bool { return r == '、' || r == '，' })
	if v := whoseIs(clauses[len(clauses)-1]); v != (voice{}) {
		return v
	}
	for _, p := range gave {
		for rest := m[1]; ; {
			at := p.FindStringIndex(rest)
			if at == nil {
				break
			}
			if v := whoever(m[1][:len(m[1])-len(rest)+at[0]], false); v != (voice{}) {
				return v
			}
			_, size := utf8.DecodeRuneInString(rest[at[0]:])
			rest = rest[at[0]+size:]
		}
	}
	return voice{}
}

// onPage is what a page tells of the opinions that it holds: いただいた声は短くまとめています。
var onPage = lazily(strings.Join([]string{
	`(?:掲載|まとめ|記載|分け|分類|要約|公表|公開|割愛|省略|紹介|修正)(?:し|され|させ)?(?:て|いた)?(?:い|おり|し|あり|いただいて)*(?:ま[すし]|ません)[^。]{0,2}。?$`,
	`時点?の(?:もの|組織|名称|内容)`,
	`順[とに](?:して|なって)(?:い|おり)ます。?$`,
	`^[^。]{0,24}[0-9０-９]+(?:件|通|名|人)の(?:[^。]{0,10}の)?(?:ご|御)?(?:声|意見|感想|要望|提案|回答)(?:等|など)?[がを](?:寄せ|いただ|頂|届|あり)`,
	`^(?:いただいた|頂いた|お寄せいただいた|皆さ[んま](?:から)?の)(?:ご|御)?(?:意見|感想|声|アンケート|回答)(?:等|など)?(?:は|を)[^。]{0,30}(?:役立て|参考|[活生]か|反映)`,
}, "|"))
