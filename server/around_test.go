package server_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"
)

func TestAHitIsShownAmongItsNeighbours(t *testing.T) {
	h := serve(t, &fake{all: meetings()})
	for _, c := range []struct {
		name, path string
		opened     bool
	}{
		{"gathered", "/?q=窓口&open=M1-3", true},
		{"one by one", "/?q=窓口&group=none&open=M1-3", true},
		{"a remark that is no hit", "/?q=窓口&open=M1-1", false},
		{"a remark that is not there", "/?q=窓口&open=M9-9", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := get(t, h, c.path)
			page := body(t, r)
			wellFormed(t, page)
			if r.StatusCode != http.StatusOK || strings.Count(page, ` opened"`) != map[bool]int{true: 1}[c.opened] || strings.Count(page, `class="beside"`) != map[bool]int{true: 3}[c.opened] {
				t.Errorf("status %d, opened %d times, %d neighbours", r.StatusCode, strings.Count(page, ` opened"`), strings.Count(page, `class="beside"`))
			}
			if strings.Contains(page, "open=M") {
				t.Error("a link leads to the page with the hit open")
			}
		})
	}
	if r := get(t, h, "/?q=窓口&open=M1-3&open=M1-2"); r.StatusCode != http.StatusBadRequest {
		t.Errorf("two to open: status %d", r.StatusCode)
	}
}

func TestContextOfARemark(t *testing.T) {
	h := serve(t, &fake{all: meetings()})
	for query, want := range map[string][2]int{"": {2, 1}, "?context=0": {0, 0}, "?context=1": {1, 1}, "?context=20": {2, 1}} {
		var got struct{ Before, After []struct{} }
		if err := json.Unmarshal([]byte(body(t, get(t, h, "/api/v1/remarks/M1-3"+query))), &got); err != nil {
			t.Fatal(err)
		}
		if n := [2]int{len(got.Before), len(got.After)}; n != want {
			t.Errorf("%s: %v before and after, want %v", query, n, want)
		}
	}
}
