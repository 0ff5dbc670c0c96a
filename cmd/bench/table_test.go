package main

import "testing"

const tableWant = `| what      | Kizuna  | Groonga | bar           |        |
| --------- | ------- | ------- | ------------- | ------ |
| 窓口: p50 | 1.50 ms | 12.3 ms | ≤ 1 × Groonga | held   |
| memory    | 61.0 MB |         | ≤ 60 MB       | MISSED |
| CPU       |         | 0.03 s  |               |        |
`

func TestTable(t *testing.T) {
	var tb table
	tb.add(row{what: "窓口: p50", unit: milliseconds, values: map[string]float64{kizunaName: 1.5e-3, groongaName: 12.34e-3}, limits: []limit{{bound: 1, times: groongaName}}})
	tb.add(row{what: "memory", unit: megabytes, values: map[string]float64{kizunaName: 61e6}, limits: []limit{{bound: 60e6}}})
	tb.add(row{what: "CPU", unit: seconds, values: map[string]float64{groongaName: 0.0256}})
	if got := tb.String(); got != tableWant {
		t.Errorf("got\n%s\nwant\n%s", got, tableWant)
	}
	if tb.count(held) != 1 || tb.count(missed) != 1 || tb.count(unknown) != 0 {
		t.Errorf("%d held, %d missed, %d unknown", tb.count(held), tb.count(missed), tb.count(unknown))
	}
}

func TestUnitsHaveDigitsWorthReading(t *testing.T) {
	for _, c := range []struct {
		unit  unit
		value float64
		want  string
	}{
		{milliseconds, 0.00004, "0.04 ms"},
		{milliseconds, 0.0004567, "0.46 ms"},
		{milliseconds, 0.0123, "12.3 ms"},
		{milliseconds, 0.841, "841 ms"},
		{seconds, 0, "0.00 s"},
		{megabytes, 512.4e6, "512 MB"},
		{ratio, 0.982, "0.98 ×"},
		{perSecond, 1234.5, "1234 /s"},
	} {
		if got := c.unit.value(c.value); got != c.want {
			t.Errorf("%v: %q, want %q", c.value, got, c.want)
		}
	}
}
