package server

import (
	"testing"

	"kizuna/data"
)

func TestDay(t *testing.T) {
	for _, c := range []struct {
		name   string
		day    data.Date
		ja, en string
	}{
		{"this era", data.Date{Year: 2025, Month: 9, Day: 12}, "2025年9月12日（令和7年）", "12 September 2025 (Reiwa 7)"},
		{"an era's first day", data.Date{Year: 2019, Month: 5, Day: 1}, "2019年5月1日（令和元年）", "1 May 2019 (Reiwa 1)"},
		{"the day before", data.Date{Year: 2019, Month: 4, Day: 30}, "2019年4月30日（平成31年）", "30 April 2019 (Heisei 31)"},
		{"before the eras", data.Date{Year: 1868, Month: 1, Day: 3}, "1868年1月3日", "3 January 1868"},
		{"unknown", data.Date{}, "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if ja, en := japanese.day(c.day), english.day(c.day); ja != c.ja || en != c.en {
				t.Errorf("got %s, %s; want %s, %s", ja, en, c.ja, c.en)
			}
		})
	}
}

func TestPeriod(t *testing.T) {
	parse := func(s string) data.Period {
		p, err := data.ParsePeriod(s)
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	for _, c := range []struct {
		name   string
		period data.Period
		ja, en string
	}{
		{"a year", parse("2025"), "2025年（令和7年）", "2025 (Reiwa 7)"},
		{"a year of two eras", parse("2019"), "2019年（平成31・令和元年）", "2019 (Heisei 31 / Reiwa 1)"},
		{"a fiscal year", parse("令和6年度"), "2024年度（令和6年度）", "Fiscal year 2024 (Reiwa 6)"},
		{"a day", parse("2025-09-12"), "2025年9月12日（令和7年）", "12 September 2025 (Reiwa 7)"},
		{"a month", parse("令和7年2月"), "2025年2月1日（令和7年）から2025年2月28日（令和7年）まで", "1 February 2025 (Reiwa 7) to 28 February 2025 (Reiwa 7)"},
		{"without an end", data.Period{From: data.Date{Year: 2024, Month: 4, Day: 1}}, "2024年4月1日（令和6年）から", "from 1 April 2024 (Reiwa 6)"},
		{"without a beginning", data.Period{To: data.Date{Year: 2024, Month: 4, Day: 1}}, "2024年4月1日（令和6年）まで", "until 1 April 2024 (Reiwa 6)"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if ja, en := japanese.period(c.period), english.period(c.period); ja != c.ja || en != c.en {
				t.Errorf("got %s, %s; want %s, %s", ja, en, c.ja, c.en)
			}
		})
	}
}
