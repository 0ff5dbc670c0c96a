package data

import (
	"strings"
)

// Minutes note beside the speeches what happens in the room: who goes to the
// rostrum, who calls out, when the session breaks. It is nothing anybody says
// to the meeting, and a speech goes on after it.

var (
	aside = lazily(`^[-−－―–—（(〔［\[【].{0,60}?(?:と呼(?:ぶ|び)|と言う|呼ぶ者|叫ぶ者|発言する者|唱える者|拍手|笑声|笑い|爆笑|苦笑|復席|離席|退室|入室|開票|交代|省略|割愛|資料確認|登壇|降壇|起立|着席|退場|入場|退席|挙手|朗読|録音|休憩|異議なし|賛成者|投票|点呼|採決|(?:委嘱状|辞令)の?交付|発言なし|質疑なし|意見なし|なしの声|[」』](?:など)?(?:の|と|という)?(?:声|言う|いう|呼)|声(?:多数|あり)|発言あり|席に[着就つ]|黙[祷禱とう]|一礼|敬礼|斉唱|唱和|朗唱|交替|(?:賛成|反対|起立|挙手)(?:者)?[0-9０-９]{1,3}[人名]|の声あり|(?:から|より|が|[：:])(?:資料.{0,12})?(?:説明|報告)).{0,24}[-−－―–—）)〕］\]】]$|^[＜<][^＜＞<>]{0,12}(?:拍手|笑|(?:委嘱状|辞令)の?交付|異議なし|挙手|退席|退室|入室)[^＜＞<>]{0,6}[＞>]$|^(?:※|[（(〔［\[【])(?:ベル|ブザー|チャイム|振鈴|号鈴|予鈴|サイレン)[^。]{0,8}$|^[（(]午[前後][0-9０-９一二三四五六七八九十零]{1,3}時(?:[0-9０-９一二三四五六七八九十零]{1,3}分|半)?[)）]$|^[（(](?:会場|一同|全員)?笑い?[)）]$|^[（(〔［\[【](?:以上|了|完|終|終了|閉会|散会|休憩)[)）〕］\]】]$`)
	// clocked is when a session began or ended, and perhaps when it went on: 午後2時散会,
	// ＝休憩 午前10時48分＝ ＝再開 午前10時55分＝, ◎開会（10:00）.
	clocked = lazily(`^(?:[◎○〇◯●△▲◇◆■□※・（(〔［\[=＝－―…-]*(?:(?:` + steps + `|終了)(?:時刻|時間)?[:：（(]?` + clock + `|(?:` + steps + `)?[:：]?` + clock + `(?:から|に)?(?:` + steps + `|開始|終了))[）)〕］\]=＝－―…-]*){1,2}$`)
	stepped = lazily(`^[^。、「」]{2,24}?(?:終了|退室|入室|退席|着席|休憩|再開|開会|閉会|散会|開始|紹介)(?:時刻)?[:：]?` + clock + `$`)
	// decided is what was decided, in brackets or behind a sign or a label: -承認-, → 了承,
	// 【審議結果】可決.
	decided = lazily(`^(?:[-－−―–—─=＝＜<（(〔［\[【≪《→⇒]+|[（(〔［\[【]?(?:審議|審査|採決|議決|表決|協議)の?結果[)）〕］\]】]?[:：]?)` + consent + `[-－−―–—─=＝＞>)）〕］\]】≫》]*$`)
	// handedOver tells who leads the session from there on, or who came and went: 以後、
	// 日向委員長が議長を務めた。
	handedOver = lazily(`^(?:ここで|以後|以降|この後|その後)[、，]?[^。、「」]{2,24}(?:が|は)[^。、「」]{0,16}(?:(?:議長|座長|司会|進行)[^。、「」]{0,6}(?:務め|行っ|引き継い|代わっ)|(?:議長席|会長席|席)に(?:着い|就い)|退席し|退室し|入室し|到着し|着席し)(?:まし)?た。?$`)
	// calledOut is what somebody calls: 「異議なし」と呼ぶ者あり.
	calledOut = lazily(`^「[^「」]{1,16}」(?:など)?(?:と|の)(?:呼ぶ|言う|いう|叫ぶ)?(?:者|声|発言)(?:が|等|その他)*(?:あり|ある|あった|多数|多し)。?$`)
)

const (
	// steps are what a session does at a time.
	steps = `(?:開会|開議|休憩|再開|散会|閉会|延会|延長|閉議|休会|流会)`
	// clock is a time of the day.
	clock = `(?:午[前後])?[0-9０-９一二三四五六七八九十〇零]{1,3}(?:時(?:[0-9０-９一二三四五六七八九十〇零]{1,3}分|半)?|[:：][0-9０-９]{2})`
)

// consent is how a meeting agrees: 全員一致で承認された.
const consent = `(?:(?:(?:委員|議員|出席者)?(?:全員|一同)|各委員)(?:一致)?[でのに]?|(?:全会|満場)一致で|異議なく|(?:賛成|挙手)(?:多数|全員)(?:で|により)|原案(?:の)?(?:とおり|通り|どおり)?で?)*` +
	`(?:承認|了承|了解|可決|否決|同意|決定|採択|不採択|異議な[しく]|(?:賛成|挙手)(?:多数|全員)?|(?:全員|全会|満場)一致|認定)(?:する|した|され(?:た|ました))?`

var noSpaces = strings.NewReplacer(" ", "", "　", "")

// staged reports whether a line notes what happens in the room.
func staged(text string) bool {
	if length(text) > maxFurniture {
		return false
	}
	bare := noSpaces.Replace(text)
	return aside.MatchString(bare) || decided.MatchString(bare) || calledOut.MatchString(bare) || handedOver.MatchString(bare) || clocked.MatchString(bare) || stepped.MatchString(bare)
}
