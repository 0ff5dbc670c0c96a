package browser

import (
	"strings"
	"testing"
)

// TestDarkColours holds that dark is dark, and that what is read most stands out
// from its ground by at least 4.5 to 1 (WCAG 2.2, 1.4.3), as Chromium computes
// the colours. axe-core looks at the rest (axe_test.go).
func TestDarkColours(t *testing.T) {
	for _, dark := range []bool{false, true} {
		b := newTab(t, screen{width: 1280, height: 900, dark: dark})
		b.open("/?q=窓口対応")
		if ground := value[float64](b, lightness+`(getComputedStyle(document.body).backgroundColor)`); (ground < 0.2) != dark || (ground > 0.8) == dark {
			t.Errorf("dark %v: the ground has a lightness of %.2f", dark, ground)
		}
		for _, selector := range []string{"body", "h1", ".hits h3 a", ".said", ".said mark", ".who .kind", ".who .section", ".hits .day", ".count", ".hint", ".foot a", "button", "#q", ".sorts a"} {
			ratio := value[float64](b, contrast+`(document.querySelector("`+selector+`"))`)
			if ratio < 4.5 {
				t.Errorf("dark %v: %s has a contrast of %.2f", dark, selector, ratio)
			}
		}
	}
}

// lightness is the relative luminance of a colour (WCAG 2.2), from 0 to 1.
const lightness = `((colour) => {
	const [r, g, b] = colour.match(/[\d.]+/g).map((v) => v / 255).map((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
	return 0.2126 * r + 0.7152 * g + 0.0722 * b;
})`

// contrast is that of an element's text with the first ground behind it that is
// not transparent (WCAG 2.2), from 1 to 21.
const contrast = `((e) => {
	let ground = e;
	while (/, 0\)$|transparent/.test(getComputedStyle(ground).backgroundColor)) ground = ground.parentElement;
	const light = ` + lightness + `, a = light(getComputedStyle(e).color), b = light(getComputedStyle(ground).backgroundColor);
	return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
})`

// TestEnglishByAcceptLanguage opens every page as an English browser does.
func TestEnglishByAcceptLanguage(t *testing.T) {
	english := desk
	english.language = "en-GB,en;q=0.9,ja;q=0.5"
	b := newTab(t, english)
	for _, path := range everyPage(t) {
		b.open(path)
		if got := value[string](b, "document.documentElement.lang"); got != "en" {
			t.Errorf("%s is in %q", path, got)
		}
	}
	b.open("/?q=窓口対応")
	if got := b.text("h1") + b.text(".box [type=submit]") + b.text(".hits .day"); !strings.Contains(got, "Search") || !strings.Contains(got, "remark") {
		t.Errorf("the page says %q", got)
	}
}
