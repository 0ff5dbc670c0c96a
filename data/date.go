package data

import (
	"cmp"
	"fmt"
	"time"
)

// Date is a calendar day in Japan, in the Gregorian calendar. The zero Date is
// an unknown day. Dates are comparable with ==.
type Date struct {
	Year  int // 1868 and later
	Month int // 1 to 12
	Day   int // 1 to 31
}

// IsZero reports whether the day is unknown.
func (d Date) IsZero() bool { return d == Date{} }

// Valid reports whether the day exists in the calendar; the zero Date does not.
func (d Date) Valid() bool {
	t := d.time()
	return d.Year >= 1868 && d.Year <= 9999 && t.Year() == d.Year && int(t.Month()) == d.Month && t.Day() == d.Day
}

// time is the beginning of the day, as if it were one in UTC.
func (d Date) time() time.Time {
	return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
}

// weekday is the letter of the day of the week: 月. The day must be valid.
func (d Date) weekday() string {
	return string([]rune("日月火水木金土")[d.time().Weekday()])
}

// Compare orders days: negative when d is earlier than e, positive when later.
// The zero Date is earlier than every other.
func (d Date) Compare(e Date) int {
	return cmp.Or(cmp.Compare(d.Year, e.Year), cmp.Compare(d.Month, e.Month), cmp.Compare(d.Day, e.Day))
}

// FiscalYear returns the Japanese fiscal year (年度), which runs from 1 April
// to 31 March: 2024 for 2025-03-31. It is 0 for the zero Date.
func (d Date) FiscalYear() int {
	if d.Month < 4 && !d.IsZero() {
		return d.Year - 1
	}
	return d.Year
}

// String returns the day as 2025-09-12, or "" for the zero Date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// MarshalText writes the day as String does.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what MarshalText writes.
func (d *Date) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*d = Date{}
		return nil
	}
	t, err := time.Parse(time.DateOnly, string(b))
	if err != nil {
		return fmt.Errorf("date %q is not of the form 2025-09-12", b)
	}
	*d = Date{t.Year(), int(t.Month()), t.Day()}
	return nil
}
