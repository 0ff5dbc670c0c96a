// Package query turns what people type into a tree that an engine can search.
// Parse never fails: what it cannot read as syntax it keeps as text.
//
//	q := query.Parse(`窓口 (電話 OR メール) -苦情 区分:アンケート`)
//	q.Root       // And{Text 窓口, Or{Text 電話, Text メール}, Field kind, Not{Text 苦情}}
//	q.Japanese() // 「窓口」を含み、「電話」か「メール」を含み、「苦情」を含まない発言（区分：アンケート）
//
// # The language
//
// Words apart by spaces, full-width ones too, must all be found. Everything
// else asks for white space around it or a word's start, so that running
// Japanese text, however punctuated, stays the text it is.
//
//	窓口 OR 電話        one of them; also |, または and 又は, standing by themselves
//	窓口 AND 電話       both, bound closer than OR
//	-苦情  NOT 苦情     not this; a minus only at a word's start, with a word after it
//	"窓口対応"          this text itself; also “”, ＂ and 「」『』
//	(窓口 OR 電話) 対応  parentheses, half or full width
//	\-5  \OR           a backslash makes a sign of the language text
//
// OR binds its neighbours closer than a space does: 窓口 電話 OR メール asks for
// 窓口 and one of 電話 and メール. An operator must be in capitals, of either
// width, and have something on both sides; else it is text.
//
// A quotation is a phrase when nothing but white space, a parenthesis or
// another quotation touches it: 市長から「ありがとう」と and “絆”ミーティング are
// text as they stand. A double quote or an opening bracket that is never closed
// is left out.
//
// A parenthesis groups when an operator between spaces is inside it, or when it
// stands apart and holds more than one word, a phrase or a field. So （仮称）浄水場,
// (株) and 避難所（避難場所） are text.
//
// # Fields
//
//	発言者:市長         also 話者, 役職, speaker, role
//	区分:アンケート      also 種別, kind
//	テーマ:窓口         also 見出し, 議題, section
//	会議:C124643       also meeting; 会議:"新任職員 懇談"
//	年:2025  年:令和7    also year
//	年度:令和7          also fiscal_year
//	日付:2025-09-12     also 年月, date; 日付:2025-09-12..2025-10-01, either end may be left out
//	from:2025-04 to:2026-03
//
// The colon may be full width, the value quoted, and several values parted by
// commas are alternatives. 、 parts them too, but not in テーマ and 会議, whose
// headings hold it. A value that cannot be read makes the whole text again, and
// a [Note] says so.
package query
