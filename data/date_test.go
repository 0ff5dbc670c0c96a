package data

import (
	"encoding/json"
	"errors"
	"testing"
)

func TestParseDate(t *testing.T) {
	for _, tt := range []struct{ written, day string }{
		{"令和7年9月12日", "2025-09-12"},
		{"令和７年９月１２日", "2025-09-12"},
		{"令和 7 年 9 月 12 日", "2025-09-12"},
		{"令和　７年　９月１２日（金曜日）", "2025-09-12"},
		{"令和七年九月十二日", "2025-09-12"},
		{"二〇二五年九月十二日", "2025-09-12"},
		{"二千二十五年九月十二日", "2025-09-12"},
		{"2025年9月12日", "2025-09-12"},
		{"2025年（令和7年）9月12日", "2025-09-12"},
		{"令和7年(2025年)9月12日(金)", "2025-09-12"},
		{"西暦2025年9月12日", "2025-09-12"},
		{"2025-09-12", "2025-09-12"},
		{"2025/9/12", "2025-09-12"},
		{"2025.9.12", "2025-09-12"},
		{"２０２５．９．１２", "2025-09-12"},
		{"２０２５／０９／１２", "2025-09-12"},
		{"20250912", "2025-09-12"},
		{"R7.9.12", "2025-09-12"},
		{"r7.9.12", "2025-09-12"},
		{"R7/9/12", "2025-09-12"},
		{"Ｒ７．９．１２", "2025-09-12"},
		{"R07-09-12", "2025-09-12"},
		{"令7.9.12", "2025-09-12"},
		{"㋿7年9月12日", "2025-09-12"},
		{" 2025-09-12 ", "2025-09-12"},
		{"令和元年5月1日", "2019-05-01"},
		{"令和元年五月一日", "2019-05-01"},
		{"平成31年4月30日", "2019-04-30"},
		{"平成31年9月12日", "2019-09-12"}, // written before the era ended
		{"平成元年1月8日", "1989-01-08"},
		{"平成三十一年四月三十日", "2019-04-30"},
		{"昭和64年1月7日", "1989-01-07"},
		{"昭和元年12月25日", "1926-12-25"},
		{"大正15年12月25日", "1926-12-25"},
		{"大正元年7月30日", "1912-07-30"},
		{"明治45年7月30日", "1912-07-30"},
		{"明治三十七年十月二日", "1904-10-02"},
		{"H30.4.1", "2018-04-01"},
		{"S50/12/31", "1975-12-31"},
		{"2024年2月29日", "2024-02-29"},
	} {
		d, err := ParseDate(tt.written)
		if err != nil || d.String() != tt.day {
			t.Errorf("%s: got %s, %v; want %s", tt.written, d, err, tt.day)
		}
	}
}

func TestWhatIsNoDate(t *testing.T) {
	for _, s := range []string{
		"", " ", "きのう", "12", "9月12日", "2025", "2025年", "2025年9月", "令和7年度", "令和元年",
		"2025-13-01", "2025年2月29日", "令和7年9月31日", "令和0年1月1日", "2025-9/12", "12345-01-01",
		"2025-09-12x", "1867-12-31", "048-688-1430", "令和7年9月12日午後", "R", "R.9.12", "\x00", "\xff",
	} {
		d, err := ParseDate(s)
		var p *Problem
		if !errors.Is(err, ErrDate) || !errors.As(err, &p) || p.Japanese() == "" || p.Error() == p.Japanese() {
			t.Errorf("%q: got %s, %v; want a Problem that is ErrDate, in both languages", s, d, err)
		}
	}
}

func TestJapaneseDate(t *testing.T) {
	for _, tt := range []struct{ day, japanese string }{
		{"2025-09-12", "令和7年9月12日"},
		{"2019-05-01", "令和元年5月1日"},
		{"2019-12-31", "令和元年12月31日"},
		{"2020-01-01", "令和2年1月1日"},
		{"2019-04-30", "平成31年4月30日"},
		{"1989-01-08", "平成元年1月8日"},
		{"1989-01-07", "昭和64年1月7日"},
		{"1926-12-25", "昭和元年12月25日"},
		{"1926-12-24", "大正15年12月24日"},
		{"1912-07-30", "大正元年7月30日"},
		{"1912-07-29", "明治45年7月29日"},
		{"1868-10-23", "明治元年10月23日"},
		{"1868-10-22", "1868年10月22日"},
	} {
		d, err := ParseDate(tt.day)
		if err != nil {
			t.Fatal(err)
		}
		if got := d.Japanese(); got != tt.japanese {
			t.Errorf("%s: got %s, want %s", tt.day, got, tt.japanese)
		}
		if back, err := ParseDate(tt.japanese); err != nil || back != d {
			t.Errorf("%s: read back as %s, %v", tt.japanese, back, err)
		}
	}
	if got := (Date{}).Japanese(); got != "" {
		t.Errorf("the unknown day: got %q", got)
	}
}

func TestParsePeriod(t *testing.T) {
	for _, tt := range []struct{ written, from, to string }{
		{"2025-09-12", "2025-09-12", "2025-09-12"},
		{"令和7年9月12日", "2025-09-12", "2025-09-12"},
		{"2025-09", "2025-09-01", "2025-09-30"},
		{"2025/9", "2025-09-01", "2025-09-30"},
		{"202509", "2025-09-01", "2025-09-30"},
		{"2025年9月", "2025-09-01", "2025-09-30"},
		{"令和7年9月", "2025-09-01", "2025-09-30"},
		{"R7.9", "2025-09-01", "2025-09-30"},
		{"2024年2月", "2024-02-01", "2024-02-29"},
		{"平成31年5月", "2019-05-01", "2019-05-31"},
		{"2025", "2025-01-01", "2025-12-31"},
		{"２０２５", "2025-01-01", "2025-12-31"},
		{"2025年", "2025-01-01", "2025-12-31"},
		{"令和7年", "2025-01-01", "2025-12-31"},
		{"令和7", "2025-01-01", "2025-12-31"},
		{"R7", "2025-01-01", "2025-12-31"},
		{"令和元年", "2019-05-01", "2019-12-31"},
		{"平成31年", "2019-01-01", "2019-04-30"},
		{"平成32年", "2020-01-01", "2020-12-31"},
		{"昭和64年", "1989-01-01", "1989-01-07"},
		{"昭和元年", "1926-12-25", "1926-12-31"},
		{"令和7年度", "2025-04-01", "2026-03-31"},
		{"R7年度", "2025-04-01", "2026-03-31"},
		{"2025年度", "2025-04-01", "2026-03-31"},
		{"FY2025", "2025-04-01", "2026-03-31"},
		{"平成31年度", "2019-04-01", "2020-03-31"},
		{"令和元年度", "2019-04-01", "2020-03-31"},
		{"二〇二五年度", "2025-04-01", "2026-03-31"},
	} {
		p, err := ParsePeriod(tt.written)
		if err != nil || p.From.String() != tt.from || p.To.String() != tt.to {
			t.Errorf("%s: got %s to %s, %v; want %s to %s", tt.written, p.From, p.To, err, tt.from, tt.to)
		}
	}
	for _, s := range []string{"", "7", "2025-13", "2025-02-30", "令和", "年", "2025年度9月", "FY2025-09", "25"} {
		if p, err := ParsePeriod(s); !errors.Is(err, ErrDate) {
			t.Errorf("%q: got %v, %v; want ErrDate", s, p, err)
		}
	}
}

func TestParseFiscalYear(t *testing.T) {
	want := Period{Date{2025, 4, 1}, Date{2026, 3, 31}}
	for _, s := range []string{"2025", "2025年", "2025年度", "令和7", "令和7年", "令和7年度", "R7", "R7年度", "ＦＹ2025", "FY2025", "令和七年度"} {
		if p, err := ParseFiscalYear(s); err != nil || p != want {
			t.Errorf("%s: got %v, %v", s, p, err)
		}
	}
	for _, s := range []string{"", "2025-09", "令和7年9月12日", "来年度"} {
		if p, err := ParseFiscalYear(s); !errors.Is(err, ErrDate) {
			t.Errorf("%q: got %v, %v; want ErrDate", s, p, err)
		}
	}
}

func TestParseYear(t *testing.T) {
	for s, want := range map[string]int{"2025": 2025, "２０２５年": 2025, "令和7": 2025, "R7": 2025, "令和七年": 2025, "平成31年": 2019, "令和元年": 2019} {
		if y, err := ParseYear(s); err != nil || y != want {
			t.Errorf("%s: got %d, %v; want %d", s, y, err, want)
		}
	}
	for _, s := range []string{"", "25", "2025-09", "令和7年度", "FY2025", "令和7年9月12日", "今年"} {
		if y, err := ParseYear(s); !errors.Is(err, ErrDate) {
			t.Errorf("%q: got %d, %v; want ErrDate", s, y, err)
		}
	}
}

func TestFindDates(t *testing.T) {
	for _, tt := range []struct {
		text string
		days []string
	}{
		{"車座トーク(令和6年11月20日)", []string{"2024-11-20"}},
		{"更新日付:2025年10月2日 / ページ番号:M004821", []string{"2025-10-02"}},
		{"R7.9.12開催、2025-10-02更新", []string{"2025-09-12", "2025-10-02"}},
		{"昭和六十四年一月七日から平成元年一月八日", []string{"1989-01-07", "1989-01-08"}},
		{"電話 048-688-1430、2025-09-1234、郵便 330-9588", nil},
		{"令和7年度の第2回", nil},
		{"9月12日に開きました", nil},
		{"OR7.9.12 は品番、12025-09-12 も", nil},
		{"満足度は1990/2/31人", nil},
		{"", nil},
	} {
		found := FindDates(tt.text)
		if len(found) != len(tt.days) {
			t.Errorf("%s: found %v, want %v", tt.text, found, tt.days)
			continue
		}
		for i, f := range found {
			d, err := ParseDate(tt.text[f.Start:f.End])
			if f.Date.String() != tt.days[i] || err != nil || d != f.Date {
				t.Errorf("%s: found %s in %q, want %s", tt.text, f.Date, tt.text[f.Start:f.End], tt.days[i])
			}
		}
	}
}

func TestDateAsJSON(t *testing.T) {
	for _, tt := range []struct {
		day  Date
		json string
	}{{Date{2025, 9, 12}, `"2025-09-12"`}, {Date{}, `""`}} {
		b, err := json.Marshal(tt.day)
		if err != nil || string(b) != tt.json {
			t.Errorf("%v: got %s, %v", tt.day, b, err)
		}
		var d Date
		if err := json.Unmarshal(b, &d); err != nil || d != tt.day {
			t.Errorf("%s: got %v, %v", b, d, err)
		}
	}
}

func TestFiscalYearOfADay(t *testing.T) {
	for _, tt := range []struct {
		day  Date
		year int
	}{{Date{2025, 3, 31}, 2024}, {Date{2025, 4, 1}, 2025}, {Date{}, 0}} {
		if got := tt.day.FiscalYear(); got != tt.year {
			t.Errorf("%s: got %d, want %d", tt.day, got, tt.year)
		}
	}
}

func TestPeriodContains(t *testing.T) {
	year := Period{Date{2025, 1, 1}, Date{2025, 12, 31}}
	for _, tt := range []struct {
		what   string
		period Period
		day    Date
		in     bool
	}{
		{"first day", year, Date{2025, 1, 1}, true},
		{"last day", year, Date{2025, 12, 31}, true},
		{"day before", year, Date{2024, 12, 31}, false},
		{"day after", year, Date{2026, 1, 1}, false},
		{"open beginning", Period{To: Date{2025, 1, 1}}, Date{1990, 1, 1}, true},
		{"open end", Period{From: Date{2025, 1, 1}}, Date{2030, 1, 1}, true},
		{"unknown day", year, Date{}, false},
		{"unknown day, open period", Period{}, Date{}, true},
	} {
		if got := tt.period.Contains(tt.day); got != tt.in {
			t.Errorf("%s: got %v", tt.what, got)
		}
	}
}
