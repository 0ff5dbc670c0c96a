package data

import "fmt"

// An era of the Japanese calendar (元号). Year 1 is the calendar year it began
// in; the day of a change counts in both eras before 1989, as the law then said.
type era struct {
	name        string // 令和
	letter      byte   // R
	kanji       string // 令
	ligature    string // ㋿
	first, last Date   // the zero last is open
}

// eras, oldest first. 明治 begins on the day it was proclaimed.
var eras = []era{
	{"明治", 'M', "明", "㍾", Date{1868, 10, 23}, Date{1912, 7, 30}},
	{"大正", 'T', "大", "㍽", Date{1912, 7, 30}, Date{1926, 12, 25}},
	{"昭和", 'S', "昭", "㍼", Date{1926, 12, 25}, Date{1989, 1, 7}},
	{"平成", 'H', "平", "㍻", Date{1989, 1, 8}, Date{2019, 4, 30}},
	{"令和", 'R', "令", "㋿", Date{2019, 5, 1}, Date{}},
}

// Japanese returns the day as 令和7年9月12日, the first year of an era as
// 令和元年5月1日, a day before the first era as 1868年1月1日, and "" for the
// zero Date.
func (d Date) Japanese() string {
	if d.IsZero() {
		return ""
	}
	for i := len(eras) - 1; i >= 0; i-- {
		e := eras[i]
		if d.Compare(e.first) < 0 {
			continue
		}
		if y := d.Year - e.first.Year + 1; y > 1 {
			return fmt.Sprintf("%s%d年%d月%d日", e.name, y, d.Month, d.Day)
		}
		return fmt.Sprintf("%s元年%d月%d日", e.name, d.Month, d.Day)
	}
	return fmt.Sprintf("%d年%d月%d日", d.Year, d.Month, d.Day)
}
