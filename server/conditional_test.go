package server_test

import (
	"net/http"
	"testing"
	"testing/synctest"
	"time"
)

// reading are addresses whose answers come from the index.
var reading = []string{"/", "/?q=窓口", "/meetings", "/meetings/M1", "/api/v1/search?q=窓口", "/api/v1/meetings", "/api/v1/meetings/M1", "/api/v1/remarks/M1-1",
	"/api/v1/suggest?q=窓", "/sections", "/api/v1/speakers"}

func TestWhoHasTheAnswerIsNotSentItAgain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		engine := &fake{all: meetings(), version: "1"}
		h := serve(t, engine)
		get(t, h, "/")
		get(t, h, "/api/v1/suggest?q=窓") // which knows by itself since when
		time.Sleep(3 * time.Second)
		for _, path := range reading {
			first := get(t, h, path)
			tag, modified := first.Header.Get("ETag"), first.Header.Get("Last-Modified")
			if first.StatusCode != http.StatusOK || tag == "" || modified == "" {
				t.Errorf("%s: status %d, ETag %q, Last-Modified %q", path, first.StatusCode, tag, modified)
			}
			for _, c := range []struct {
				name    string
				headers []string
				status  int
			}{
				{"the tag", []string{"If-None-Match", tag}, http.StatusNotModified},
				{"the tag among others", []string{"If-None-Match", `"a", ` + tag + `, W/"b"`}, http.StatusNotModified},
				{"another tag", []string{"If-None-Match", `W/"other"`}, http.StatusOK},
				{"another tag and the date, which then does not count", []string{"If-None-Match", `W/"other"`, "If-Modified-Since", modified}, http.StatusOK},
				{"the date", []string{"If-Modified-Since", modified}, http.StatusNotModified},
				{"a date before", []string{"If-Modified-Since", "Thu, 01 Jan 1998 00:00:00 GMT"}, http.StatusOK},
				{"no date", []string{"If-Modified-Since", "yesterday"}, http.StatusOK},
				{"the tag of another language", []string{"If-None-Match", tag, "Accept-Language", "en"}, http.StatusOK},
			} {
				r := get(t, h, path, c.headers...)
				text := body(t, r)
				if r.StatusCode != c.status || (text == "") != (c.status == http.StatusNotModified) {
					t.Errorf("%s with %s: status %d and %d bytes", path, c.name, r.StatusCode, len(text))
				}
				if r.StatusCode == http.StatusNotModified && (r.Header.Get("ETag") != tag || r.Header.Get("Cache-Control") == "" || r.Header.Get("Vary") == "") {
					t.Errorf("%s with %s: headers %v", path, c.name, r.Header)
				}
			}
			if r := get(t, h, path+"#", "If-None-Match", tag); r.StatusCode != http.StatusNotModified {
				t.Errorf("%s: status %d", path, r.StatusCode)
			}
		}
	})
}

func TestANewGenerationIsANewAnswer(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		engine := &fake{all: meetings(), version: "1"}
		h := serve(t, engine)
		get(t, h, "/")
		time.Sleep(3 * time.Second)
		before := get(t, h, "/api/v1/meetings")
		asOf := time.Now().UTC().Format(http.TimeFormat)
		engine.version = "2"
		for name, headers := range map[string][]string{
			"the tag":                {"If-None-Match", before.Header.Get("ETag")},
			"the date":               {"If-Modified-Since", before.Header.Get("Last-Modified")},
			"the second it was sent": {"If-Modified-Since", asOf},
		} {
			if r := get(t, h, "/api/v1/meetings", headers...); r.StatusCode != http.StatusOK {
				t.Errorf("%s of the generation before: status %d", name, r.StatusCode)
			}
		}
		if r := get(t, h, "/api/v1/meetings"); r.Header.Get("Last-Modified") != "" {
			t.Error("a date is sent within the second of the change, when it may be that of both states")
		}
	})
}

func TestAnotherAddressHasAnotherTag(t *testing.T) {
	h := serve(t, &fake{all: meetings(), version: "1"})
	seen := map[string]string{}
	for _, path := range reading {
		tag := get(t, h, path).Header.Get("ETag")
		if other, ok := seen[tag]; ok {
			t.Errorf("%s has the tag of %s", path, other)
		}
		seen[tag] = path
		for _, absent := range []string{"/api/v1/meetings/M9", "/api/v1/search?limit=x"} {
			r := get(t, h, absent, "If-None-Match", tag)
			if r.StatusCode < 400 || r.Header.Get("ETag") != "" || r.Header.Get("Last-Modified") != "" {
				t.Errorf("%s with the tag of %s: status %d, ETag %q", absent, path, r.StatusCode, r.Header.Get("ETag"))
			}
		}
	}
}
