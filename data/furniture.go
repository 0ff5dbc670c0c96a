package data

import (
	"strings"
)

// Furniture is what pages have around what they say: menus, print links,
// placeholders of pictures, the contact block. The patterns match whole lines,
// so that a remark about a telephone or a menu stays a remark.
var (
	navigation = lazily(`^(?:` + strings.Join([]string{
		`.*(?:メニュー|本文|フッター|ヘッダー|コンテンツ|ナビゲーション|検索)(?:へ|に)(?:移動|ジャンプ|スキップ).*`,
		`.*の中の.*の中の.*`, `.*(?:JavaScript|ジャバスクリプト).*(?:無効|有効|使用|利用|対応|オン).*`, `.*をスキップ(?:して|する|します).*`,
		`本文へ.{0,4}`, `(?:ここから|ここまで)?(?:ページ(?:の|内))?(?:本文|フッター|ヘッダー|メニュー|サイドメニュー|ローカルメニュー|ナビゲーション)(?:です|ここから|ここまで|を開く|を閉じる)?。?`,
		`(?:ここから|ここまで)(?:が|は)?(?:本文|メニュー|フッター).*`,
		`(?:この|ページを)?(?:ページ|記事|画面)?(?:を|の)?印刷(?:する|用(?:ページ|画面).*|します)?`,
		`[\[［【〔（(]?(?:この)?(?:ページの?)?(?:先頭|トップ|上部?|TOP)(?:へ|に)(?:戻る|もどる)?[\]］】〕）)]?`, `(?:前|次)の(?:記事|ページ|号|お知らせ)(?:へ|を見る)?`, `(?:.{0,12}一覧|前のページ|トップページ|ホーム|元のページ)(?:へ|に)(?:戻る|もどる)?`,
		`[^。、「」]{0,30}(?:先頭|トップ(?:ページ)?|TOP|目次|もくじ|一覧|ページ|ホーム|メニュー)(?:へ|に|まで)(?:戻る|もどる|戻ります)`,
		`[^。、「」をはがもで]{0,30}(?:先頭|トップ|TOP|目次|もくじ|一覧|のページ|の検索|第[0-9０-９]{1,3}回[^。、「」をはがもで]{0,20})へ`,
		`[<＜〈（(【]?(?:この|当)(?:ページ|サイト|記事|情報|号)は[^。「」、]{0,12}(?:いかが|どう)でしたか[。?？]?[>＞〉）)】]?`,
		`(?:現在|ただいま)、?[^。、「」]{0,12}(?:緊急|災害|防災|お知らせ)[^。、「」]{0,8}は?(?:あり|ござい)ません。?`,
		`[▼▽▲△→＞>+＋\[［（(【]?[ 　]*(?:(?:[^。、「」をはがも]{0,10}(?:回答|答え|質問|意見|続き|全文|詳細|詳しく|内容))(?:を|は)?(?:見る|みる|読む|開く|ひらく|閉じる|とじる|表示(?:する)?|表示・非表示)|続きを読む)[\]］）)】]?[ 　]*[▼▽▲△>＞»]?`,
		`(?:[#＃][^ 　#＃。、「」]{2,24}[ 　]*)+`, `最後まで(?:お読み|読んで|ご覧|お付き合い)[^。、]{0,14}ありがとう[^。、]{0,12}[。！!]?`, `いいなと思ったら応援しよう[！!]?|この記事が気に入ったら[^。]{0,24}[？?]?|チップで応援する|スキ[ 　]*[0-9]+|コメントを投稿するには[^。]{0,40}。?|メールアドレスが公開されることは[^。]{0,10}。?(?:[ 　]*[*＊※].{0,30})?`,
		`投稿ナビゲーション`, `(?:前|次)の(?:投稿|記事)(?:[ 　]*[:：].{0,60})?`, `カテゴリ(?:ー)?[ 　:：].{1,30}`, `(?:投稿者|投稿日)[ 　:：].{1,30}(?:投稿日|日時)[ 　:：].{4,30}`, `[|｜]?[ 　]*(?:パーマリンク|コメント)[ 　]*[（(|｜].{0,30}`, `Powered by .{1,40}`,
		`Comments?`, `Description`, `Transcript`, `Upload(?: others)?`, `others`, `View`, `Download`, `Embed Size \(px\)`, `Citation preview`, `Page [0-9]{1,4}(?:[ 　]?[:：](?:[^。]*|.*(?:·|…|\.\.\.|\.(?:jp|com|net)).*))?`, `Fly ?UP`, `HOME`, `MENU`, `トップページ`, `ホーム`, `サイトマップ`, `サイト内検索`, `検索(?:する)?`, `メニュー`, `閉じる`, `English`, `Foreign ?Languages?`, `Language`,
		`(?:文字)?サイズ.{0,12}`, `文字の大きさ.{0,12}`, `(?:背景色|配色|色合い).{0,12}`, `(?:音声)?読み上げ.{0,6}`, `ふりがな.{0,6}`, `やさしい(?:日本語|にほんご)`,
		`(?:現在(?:位置|地)|現在のページ|パンくず(?:リスト)?|今見ているページ).*`, `[^<＜〈《≪＞>][^>＞。]{0,19}[>＞›»][^。]{1,60}`, `[^<＜〈《≪＞>。、「」]{1,30}[ 　]+[>＞›»]`,
		`(?:(?:X|フェイスブック|ライン|LINE)で(?:ポスト|シェア|送る|共有)|ツイート|ポスト|シェア|シェアする|いいね!?|LINEで送る|Facebookでシェア|Xでポスト|このページを(?:シェア|共有).*|URLをコピー|X（旧Twitter）.*|[Ff]acebook(?: share)?|LINE|line|[Tt]witter|[Gg]oogle ?[Pp]lus|[Ii]nstagram|Tweet|Post|Share)`,
		`(?:印刷|拡大|標準|縮小|小|中|大|白|黒|青|黄)`,
		`(?:文書・?|発言者?)?(?:の移動|一覧|表示切り?替え)`, `文書・?発言の移動`, `全[ 　]*[0-9]+[ 　]*発言[ 　]*[/／].*`, `取得元[:：].{1,40}`, `.{1,20}(?:に|へ)ジャンプ`, `.{0,12}で(?:シェア|ポスト|ツイート)(?:する)?`, `大きな文字で印刷`, `.{0,12}を(?:飛|読み飛)ば(?:して|す).{0,12}`, `文字を.{1,8}(?:する|戻す)`,
		`お求めの情報が.*|検索結果(?:が|は)?(?:ありません|0件).*|ページの構成や内容.*|この情報をすぐに.*|(?:(?:この)?ページ(?:の(?:内容|情報))?|この(?:情報|記事|サイト))は.*(?:でした|です|ました)か[。?？]?`, `(?:(?:この)?ページの先頭|メニューの(?:先頭|終端|始まり|終わり)|本文の?(?:先頭|終端|始まり|終わり)|(?:ここから|ここまで)(?:本文|メニュー)?)です。?`, `.*(?:別|新しい)(?:の)?(?:ウィンドウ|ウインドウ|タブ)(?:で|が)?開き?ます?.{0,4}`, `発言者(?:一覧|の先頭へ)`, `文書|発言|ヒット発言|ツール|前へ|次へ|大きく|小さく`, `別窓表示.*`, `表ズレ修正`, `ダウンロード`, `表示形式切り?替え`,
		`(?:発言|単文|選択|全文)+表示(?:を(?:切り?替え|実行).{0,16})?`, `(?:すべて|全て)の?(?:発言|選択|解除).{0,8}`, `使い方の?説明.*`, `検索(?:結果(?:一覧)?)?(?:へ|を)(?:戻る|もどる|やり直す)?`, `検索結果一覧へ?`, `トップページへ?`, `[↑↓▲△▼][ 　]*.{0,12}(?:先頭|最初|最後|ヒット|トップ|TOP)へ?(?:.{0,4}|[ 　][^。]{0,30})`, `本文[ 　]*[↓↑].*`, `.{0,90}選択[ 　]*[0-9０-９]+[ 　]*[:：].{0,40}`, `.{1,30}[（(][/／][)）]`, `.{0,40}[（(]全[ 　]*[0-9]+[ 　]*(?:発言|ヒット).*`, `.{0,12}(?:へ|に)[（(]全[ 　]*[0-9]+.*`, `すべての発言.*表示切り?替え.*`,
		`発言が指定されていません.*`, `いいね[!！]?[ 　]*[0-9]*`, `投票数[:：][ 　]*[0-9]+.{0,24}`, `(?:[0-9/／.年月日 　]{4,14}[|｜][ 　]*)?この記事のURL`, `(?:コメント|トラックバック)[ 　]*[(（][0-9]+[)）]`, `.*著作権法(?:により|で)保護.*`, `\[[ 　]*(?:メニュー|検索|本文)[^\]]*\]`, `(?:本サイト|当サイト)(?:について|のご利用.*)`, `(?:個人情報|プライバシー).{0,12}|免責事項|リンクについて`, `[^。、「」]{0,12}をフォロー(?:する|しましょう)?`,
		`[0-9０-９]{0,3}[ 　]*(?:Copyright|©|[（(][CcＣ][)）]).*`,
		`[<＜〈（(【]?(?:この|当)?(?:ページ|サイト|記事|号)(?:に|へ|の|を)[^。「」]{0,20}(?:アンケート|ご?感想|ご?意見)[^。「」]{0,20}(?:ください|下さい|お願いします|こちら)。?[>＞〉）)】]?`, `.*All Rights Reserved.*`,
		`[^。、，：:「」をがはにで]{0,24}(?:ホームページ|公式サイト|公式ウェブサイト|公式Webサイト)`,
		`このページは(?:役に立ち|見つけやす|わかりやす|分かりやす).*`,
		`[※・]?[ 　]*(?:PDF|ＰＤＦ).{0,20}(?:閲覧|ご覧).{0,70}(?:必要です|ください|下さい)。?`, `(?:次|以下)の(?:文書|ファイル)を.{0,12}ダウンロード.{0,6}`,
		`.*(?:Adobe ?(?:Acrobat ?)?Reader|Acrobat Reader).*`,
		`[«≪][ 　].{1,60}`, `.{1,60}[ 　][»≫]`,
		`(?:スマートフォン|スマホ|携帯電話?|モバイル|パソコン|PC|ＰＣ)(?:用|版|向け)?の?(?:ページ|サイト|表示)(?:で(?:見る|表示(?:する)?)|(?:へ|に)(?:切り?替え(?:る)?)?)?`,
		`(?:本文标题|文档标题|链接地址|本文链接|原文链接|当前位置)[ 　]*[:：].*`,
		`法人番号[ 　]*[:：]?[ 　]*[0-9０-９]{6,}`, `(?:この|当)(?:ページ|サイト)(?:は|への?)リンク(?:は、?)?(?:自由|フリー)(?:です)?。?`,
		`.{0,12}(?:から|で)(?:探す|さがす)`, `[\[［(（]?(?:更新日|初版公開日|更新日付|更新日時|最終更新(?:日|日時)?|最終取得日|掲載日|公開日|登録日|作成日|ページ(?:番号|ID|ＩＤ)|記事(?:番号|ID)|コンテンツ(?:番号|ID)|ID|ＩＤ|印刷用ページ番号)[ 　]*[:：]?[ 　]*[\[［]?[\dA-Za-z０-９平成令和昭和].{0,60}`,
	}, "|") + `)$`)

	// pointer leads to another page, or forbids to copy this one: 申込フォームはこちら, 無断転載を禁じます。
	pointer = lazily(`^(?:[▼→⇒※■●◆・]?[ 　]*(?:アンケート|[^。「」、]{0,12}(?:フォーム|申請|申し?込み|情報|詳細|一覧|動画|録画|資料|議事録|会議録|報告書|サイト|ページ|専用窓口)|詳しく)は、?こちら(?:から|まで|へ)?(?:(?:ご覧)?(?:ください|下さい))?。?(?:[（(][^（()）]{1,20}[)）])?|[^。]{0,24}無断(?:転載|複製|使用|引用|転用)[^。]{0,10}(?:禁|お断り|ご?遠慮)[^。]{0,12}。?)$`)

	picture = lazily(`(?i)^!\[[^\]]*\]\([^()]*\)$|^[\[［(（]?(?:gazou?|image|img|photo|pic|picture|写真|画像|イラスト|図)[ 　_\-]*[0-9０-９]{0,3}[\])）］]?$|^(?:スライド|フリップ|パネル)[ 　]?[0-9０-９]{1,3}$|^[^ 　。「」]{1,40}\.(?:jpe?g|png|gif|webp|svg)$|^[\[［(（](?:gazou?|image|img|photo|写真|画像)[ 　]*[:：0-9０-９].*[\])）］]$`)
	caption = lazily(`^[（(]?(?:写真|画像)(?:提供|協力|撮影)[ 　]*[:：／/][^。]{1,40}$|^(?:写真)?[、（(]?(?:前列|後列|手前)?左(?:から|より)[）)]?[、：: 　][^。「」]{2,80}$|^[（(【\[]?(?:写真|画像|図|イラスト)[ 　]*[0-9０-９]*[)）】\]]?[:：　 ].{1,60}$|^(?:[（(【\[](?:写真|画像)[^)）】\]]*[)）】\]][^。、（）()【】\[\]]{0,40})+$|^[^。「」]{1,40}[（(]写真[ 　]?[0-9０-９]{0,2}[)）]$|^[^。「」、]{0,30}の?(?:写真|画像|図)が[^。「」、]{0,6}あります。?$`)

	contact = lazily(`^[■◆●○□▼【]?[ 　]*(?:(?:この|本)?(?:ページ|記事|内容|件|情報|事業|お知らせ)?(?:について|に関する|に関して|へ|の(?:内容)?(?:について|に関する)?)?の?[ 　]*(?:お)?(?:問い?合わ?せ|問合せ)(?:先|窓口|フォーム)?(?:は[、，]?(?:こちら|下記|以下)?(?:まで|へ|から)?)?|(?:この|本)(?:ページ|記事)(?:に関する|について)の?(?:(?:ご|お)?(?:意見|感想|アンケート)[^。「」]{0,20})?|(?:この|当)(?:ページ|サイト|記事|情報)(?:の(?:内容|情報))?は、?[^。、]{0,12}(?:役に?立|分かり|わかり|見つけ|参考にな)[^。、]{0,10}か[。?？]?|(?:この)?(?:ページ|記事)(?:の|を)(?:担当|作成|掲載|所管).{0,10}|(?:担当|所管|連絡|問い合わせ)(?:部署|課|部局|先)|お問い合わせ(?:先|フォーム).{0,12}|組織から探す)[】]?[ 　]*[:：]?$`)
	phone   = lazily(`^(?:.{0,20})?(?:電話(?:番号)?|TEL|Tel|tel|℡|ファックス(?:番号)?|ファクス(?:番号)?|FAX|Fax|ＦＡＸ|ＴＥＬ|直通|内線|代表)[】〕\])）]?[ 　]*[:：]?[ 　]*[(（]?[0-9０-９][0-9０-９\-－ー―()（）・〜~、, 　]{5,}.*$`)
	// phoneAmid is a number in parentheses amid what somebody says, who goes on behind it.
	phoneAmid = lazily(`^[^（）()「」問詳申]{6,40}[（(][^（）()。]{6,30}[)）](?:まで|へ|に|で|の|が|は|を)[^。]*。[^。]+(?:ます|ません|ました|です|ください|下さい)。$`)
	// phoneSaid is one that somebody tells of, who goes on behind it: 電話000-111-2222にかけました。
	phoneSaid = lazily(`[0-9０-９](?:に|へ)(?:何度も|すぐ|[0-9０-９]+回)?(?:電話|連絡|かけ|問い合わせ)(?:を)?[しかけてもったら]{0,4}(?:した|ました|ところ|たら|たが|ても)`)
	address   = lazily(`^(?:[（(](?:回答|所管|担当)(?:課|部署|者)?[:：　 ][^（()）。]{1,40}[)）]$|[（(【［\[](?:お?問い?合わ?せ先?|連絡先)[:：　 ][^。]{1,70}[)）】］\]]$|[■◆●○□▼【・]?[ 　]*(?:(?:ご|御)意見・|(?:この|本)(?:ページ|記事|件|内容)(?:の内容)?に(?:関する|ついての?))?お?(?:問い?合わ?せ|問合せ)先?[】]?[ 　]*[:：　 ][^。？?]{0,60}(?:課|係|室|局|部|センター|担当|館|班|所|[0-9０-９]{2})[^。？?]{0,30}$|お?(?:問い?合わ?せ|問合せ)先?は、?[^。、「」]{2,24}` + parts + `(?:です|まで|へ)?。?$|[^。、「」]{0,24}〒[ 　]*[0-9０-９]{3}|(?:開庁|業務|窓口)(?:時間|日時?)[ 　]*[:：　 ][^。]{4,60}$|(?:E-?mail|メール|Eメール|Ｅメール|電子メール)(?:アドレス)?[ 　]*[:：]|[（(<＜]?https?://|[\w.+\-]+@[\w\-]+\.)`)
	links     = lazily(`^[■◆●○□▼【]?[ 　]*(?:(?:関連|参考)(?:する)?(?:リンク|情報|ページ|サイト|記事|ファイル|書類|文書|資料|コンテンツ|項目)(?:一覧)?|(?:添付|配[布付]|会議|当日|会見|報告|発表)?(?:ファイル|資料)(?:の?ダウンロード|一覧)?|ダウンロード(?:ファイル)?|(?:外部)?リンク(?:集)?|(?:次|前)(?:の|回の)(?:ページ|記事)|バックナンバー|(?:[^。、「」]{1,30}の)?記事一覧(?:へ|を見る)?|(?:この)?カテゴリ(?:ー)?(?:内)?の?(?:他の|その他の)?(?:ページ|記事)?|よく見られ(?:る|ている)ページ|PDFファイルの?閲覧.*|新着情報|人気ページ)[】]?[ 　]*[:：]?$`)
	file      = lazily(`(?i)[（(\[［【][ 　]*[0-9０-９.,，．]+[ 　]*(?:KB|MB|キロバイト|メガバイト|ＫＢ|ＭＢ)[ 　]*[)）\]］】]$|[（(\[［【]?[ 　]*(?:PDF|Word|Excel|ワード|エクセル|ＰＤＦ)(?:形式|ファイル|文書)?[ 　]*[:：／/,、・]?[ 　]*[0-9０-９.,，．]*[ 　]*(?:KB|MB|キロバイト|メガバイト|ＫＢ|ＭＢ|バイト)?[)）\]］】]*$`)
)

// maxFurniture bounds a line of furniture, in runes.
const maxFurniture = 100

// furnitureOf tells which furniture a line is, or "".
func furnitureOf(text string) Omission {
	switch {
	case crumbs(text), len(text) <= maxCrumbs && menu(text):
		return OmitNavigation
	case length(text) > maxFurniture:
		return ""
	case picture.MatchString(text), caption.MatchString(text):
		return OmitPicture
	case navigation.MatchString(text), pager(text), pointer.MatchString(text), bracketedDay.MatchString(text) && dayAlone(text), toldDay.MatchString(text), parenthesized.MatchString(text) && datedLabel(strings.Trim(text, "()（）")):
		return OmitNavigation
	case phone.MatchString(text) && !phoneAmid.MatchString(text) && !phoneSaid.MatchString(text), address.MatchString(text):
		return OmitContact
	case !strings.Contains(text, "。") && file.MatchString(text):
		return OmitLinks
	}
	return ""
}

// crumbs reports whether a line is the way from the site's first page to this one:
// ホーム > 市政情報 > 広聴 > 市長への手紙（令和4年度）.
func crumbs(text string) bool {
	if len(text) > maxCrumbs || !strings.ContainsAny(text, ">＞›»") || strings.Contains(text, "。") {
		return false
	}
	steps := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(">＞›»", r) })
	return len(steps) > 2 && length(steps[0]) <= maxHeading/2 || len(steps) > 1 && navigation.MatchString(strings.TrimSpace(steps[0]))
}

// maxCrumbs bounds such a line, or a row of links, in bytes: eight titles.
const maxCrumbs = 8 * 3 * maxHeading

// entries are what menus hold that may be what somebody says where they stand alone.
var entries = lazily(`^(?:サイトポリシー|(?:交通|県庁への|市役所への)?アクセス|リンク|著作権|利用規約|ログイン|ログアウト|(?:新規)?会員登録|マイページ|よくある質問|お?問い?合わ?せ|お知らせ|組織案内|施設案内|運営会社|会社概要|リンク・著作権・免責事項)$`)

// menu reports whether a line is a row of links of the kind that pages have
// around them, each set apart by space.
func menu(text string) bool {
	fields := strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == '　' || r == '|' || r == '｜' })
	if len(fields) < 2 {
		return false
	}
	for _, f := range fields {
		if !navigation.MatchString(f) && !entries.MatchString(f) {
			return false
		}
	}
	return true
}

// turnsPages is what leads from one page of a list to others.
var turnsPages = lazily(`^(?:[<＜«‹≪]*(?:最初|先頭|前|前のページ|前の[0-9０-９]+件)へ?|(?:次|次のページ|次の[0-9０-９]+件|最後|末尾)へ?[>＞»›≫]*|[<＜«‹≪>＞»›≫…]+)$`)

// pager reports whether a line leads to the other pages of a list: 1 2 3 次へ 最後へ.
func pager(text string) bool {
	numbers, words := 0, 0
	for _, f := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" 　|｜[]［］", r) }) {
		switch {
		case turnsPages.MatchString(f):
			words++
		case len(f) <= 9 && strings.Trim(f, "0123456789０１２３４５６７８９") == "":
			numbers++
		default:
			return false
		}
	}
	return words > 0 && numbers+words > 1
}

// skipMenus marks the lists of links that stand before anything the page says: items
// that are no sentences, of which one is the first page of the site, or two are known.
func (p *page) skipMenus() {
	begins := 0 // the first line with a sentence
	for begins < len(p.lines) && (!strings.ContainsAny(p.lines[begins].text, "。！？") || furnitureOf(p.lines[begins].text) != "") {
		begins++
	}
	if begins == len(p.lines) {
		return
	}
	for i := 0; i < begins; {
		n, known := i, 0
		for ; n < begins; n++ {
			m := findMark(p.lines[n].text)
			if !p.lines[n].item && !m.sure || length(m.rest) > maxHeading/2 {
				break
			}
			if home.MatchString(m.rest) {
				known += 2
			} else if navigation.MatchString(m.rest) {
				known++
			}
		}
		for j := i; j < n && known > 1; j++ {
			p.lines[j].skip = OmitNavigation
		}
		i = max(n, i+1)
	}
}

// skipSteps marks the end of the way from the first page of a site to this one, where every
// step has a line and a sign: 1. トップページ >⏎2. 広聴 >⏎3. 市長への手紙.
func (p *page) skipSteps() {
	steps := 0
	for i := range p.lines {
		ln := &p.lines[i]
		if stepsOn.MatchString(ln.text) {
			steps++
			continue
		}
		if sign := findMark(ln.text).sign; steps > 1 && !ln.gap && sign != "" && sign == findMark(p.lines[i-1].text).sign && !sentence(ln.text) {
			ln.skip = OmitNavigation
		}
		steps = 0
	}
}

// stepsOn is a step of that way that another follows.
var stepsOn = lazily(`^[^。「」]{1,40}[ 　]*[>＞›»]$`)

// home is the link to the first page of a site: HOME, みどり野市トップページ.
var home = lazily(`^(?:HOME|Home|ホーム|トップ|[^。、「」をはがで]{0,12}(?:トップ|ホーム)ページ)$`)
