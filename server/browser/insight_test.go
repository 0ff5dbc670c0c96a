package browser

import (
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/chromedp/chromedp"
)

// TestABarLeadsToItsYear goes from results to the chart and clicks on a bar: the
// search narrows to that year, and finds as many remarks as the table says.
func TestABarLeadsToItsYear(t *testing.T) {
	for name, s := range map[string]screen{"phone": phone, "desk": desk, "without scripts": {width: 1280, height: 900, scriptless: true}} {
		t.Run(name, func(t *testing.T) {
			b := newTab(t, s)
			b.open("/?q=窓口")
			b.follow("a.over")
			if !strings.HasPrefix(b.address(), "/insight?") {
				t.Fatalf("the chart of the results leads to %s", b.address())
			}
			const bars = `.charts figure:first-child svg a`
			drawn := value[int](b, `document.querySelectorAll("`+bars+`").length`)
			listed := value[int](b, `document.querySelectorAll(".numbers tbody th a").length`)
			if drawn != listed || drawn < 3 {
				t.Errorf("%d bars are drawn, %d years with hits listed", drawn, listed)
			}
			remarks := value[string](b, `document.querySelector(".numbers tbody tr:has(th a) td").textContent`)
			b.leads(200, chromedp.Click(chromedp.CSS(bars)))
			if got := b.address(); !strings.Contains(got, "fiscal_year=") || !strings.HasPrefix(got, "/?") {
				t.Errorf("the bar leads to %s", got)
			}
			if n, err := strconv.Atoi(strings.TrimFunc(remarks, func(r rune) bool { return !unicode.IsDigit(r) })); err != nil || !strings.Contains(b.text(".summary"), strconv.Itoa(n)) {
				t.Errorf("the bar is of %q remarks, the results say %s", remarks, b.text(".summary"))
			}
		})
	}
}

// TestAWordOfTheInsightNarrows follows a word particular to the hits.
func TestAWordOfTheInsightNarrows(t *testing.T) {
	b := newTab(t, desk)
	b.open("/insight?q=窓口")
	word := strings.Fields(b.text(".insight .tags a"))[0]
	b.follow(".insight .tags a")
	if got := b.address(); !strings.Contains(got, "窓口") || !strings.Contains(got, word) {
		t.Errorf("%s leads to %s", word, got)
	}
	if n := value[int](b, `document.querySelectorAll(".hit").length`); n == 0 {
		t.Error("a word of the hits has none")
	}
}
