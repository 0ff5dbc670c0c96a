package server

import (
	"net/url"
	"strconv"
	"unicode/utf8"

	"kizuna/index"
)

// pageValues is how many values a page of a list has.
const pageValues = 200

// browsePage lists the values of a field, each with a search for all it has.
type browsePage struct {
	frame
	Count  string
	Orders []choice
	Jumps  []jump
	Parts  []listGroup[valueView]
	Pager  pager
}

// valueView is a value in a list.
type valueView struct{ Label, Href, Remarks string }

// newBrowsePage pictures one page of all values of a field, which come in an order.
func newBrowsePage(l lang, field, order string, all []index.Value, offset int) browsePage {
	path := "/" + field + "s"
	address := func(order string, offset int) string {
		asks := url.Values{}
		if order != orderCount {
			asks.Set("order", order)
		}
		if offset > 0 {
			asks.Set("offset", strconv.Itoa(offset))
		}
		if len(asks) == 0 {
			return path
		}
		return path + "?" + asks.Encode()
	}
	href := func(offset int) string { return address(order, offset) }
	p := browsePage{
		frame: frame{Title: l.say("browse." + field), JSON: "/api/v1" + href(offset)},
		Count: l.say("browsed."+field, len(all)),
		Pager: newPager(l, len(all), pageValues, offset, href),
	}
	for _, o := range []string{orderCount, orderReading} {
		p.Orders = append(p.Orders, choice{link{l.say("order." + o), address(o, 0)}, o == order})
	}
	group := func(v index.Value) (heading, anchor string) { return kanaRow(l, v.Reading) }
	if order == orderCount {
		group = func(index.Value) (heading, anchor string) { return l.say("order.count"), "values" }
	}
	p.Jumps, p.Parts = listing[index.Value, valueView]{
		size: pageValues, offset: offset, href: href, group: group,
		view: func(v index.Value) valueView {
			return valueView{v.Text, emptySearch().toggle(field, v.Text).href("/"), l.say("meetings.remarks", v.Remarks)}
		},
	}.page(all)
	return p
}

// kanaRows are the rows of the kana, each with the last kana of it.
var kanaRows = []struct {
	last rune
	row  string
}{
	{'お', "あ"}, {'ご', "か"}, {'ぞ', "さ"}, {'ど', "た"}, {'の', "な"}, {'ぽ', "は"}, {'も', "ま"}, {'よ', "や"}, {'ろ', "ら"}, {'ゖ', "わ"},
}

// kanaRow names the row that a reading in hiragana begins in, and its anchor.
func kanaRow(l lang, reading string) (heading, anchor string) {
	first, _ := utf8.DecodeRuneInString(reading)
	for _, r := range kanaRows {
		if 'ぁ' <= first && first <= r.last {
			return l.say("browse.row", r.row), "row-" + r.row
		}
	}
	return l.say("browse.no_reading"), "row-other"
}
