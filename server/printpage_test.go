package server_test

import (
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

func TestPrintedPagesSayWhenThereIsMore(t *testing.T) {
	for remarks, want := range map[int]string{1000: "", 1001: "全1,001件のうち、先頭の1,000件です。"} {
		h := serve(t, &fake{all: long(remarks)})
		page := body(t, get(t, h, "/print?q=窓口"))
		if n := strings.Count(page, "<article"); n != 1000 {
			t.Errorf("%d remarks: %d are printed", remarks, n)
		}
		if got := strings.Contains(page, "全1,001件のうち、先頭の1,000件です。"); got != (want != "") {
			t.Errorf("%d remarks: says that there is more: %t", remarks, got)
		}
		if got := strings.Contains(body(t, get(t, h, "/?q=窓口")), "（先頭の1,000件）"); got != (want != "") {
			t.Errorf("%d remarks: the menu says that there is more: %t", remarks, got)
		}
	}
}

func TestPickedToPrint(t *testing.T) {
	h := serve(t, &fake{all: long(200)})
	page := body(t, get(t, h, "/print?q=窓口&id=L-7&id=L-199"))
	if strings.Count(page, "<article") != 2 || !strings.Contains(page, "選んだ発言 2件") || !strings.Contains(page, "その7。") || !strings.Contains(page, "http://example.com/meetings/L#remark-199") {
		t.Errorf("the page does not have what was picked: %s", page)
	}
	r := get(t, h, "/print?q=窓口"+strings.Repeat("&id=x", 101))
	if text := body(t, r); r.StatusCode != http.StatusBadRequest || !strings.Contains(text, "一度に 100件まで持ち出せます（選ばれたのは 101件）") {
		t.Errorf("status %d: %s", r.StatusCode, text)
	}
}

// TestPrintedPagesBearTheDayInJapan asks at the end of a day elsewhere.
func TestPrintedPagesBearTheDayInJapan(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := serve(t, &fake{all: meetings()})
		time.Sleep(16 * time.Hour) // 2000-01-01 16:00 UTC
		r := get(t, h, "/print?q=窓口")
		if text := body(t, r); !strings.Contains(text, "2000年1月2日（平成12年）") {
			t.Errorf("no day, or another: %s", text)
		}
		if r.Header.Get("ETag") != "" {
			t.Error("the page of today may be kept until tomorrow")
		}
	})
}
