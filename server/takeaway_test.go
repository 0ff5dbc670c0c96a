package server_test

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"kizuna/data"
	"kizuna/index"
	"kizuna/server/wire"
)

// long is a meeting of so many remarks.
func long(remarks int) []data.Meeting {
	m := data.Meeting{ID: "L", Title: "みどり野市の長い会議", Date: data.Date{Year: 2025, Month: 9, Day: 12}}
	for i := range remarks {
		m.Remarks = append(m.Remarks, data.Remark{ID: fmt.Sprintf("L-%d", i+1), Seq: i + 1, Kind: data.KindRemark, Text: fmt.Sprintf("窓口の話、その%d。", i+1)})
	}
	return []data.Meeting{m}
}

// askedOften counts how often an engine is asked.
type askedOften struct {
	*fake
	times int
	then  func() // after each
}

func (e *askedOften) Search(ctx context.Context, q index.Query) (*index.Results, error) {
	e.times++
	r, err := e.fake.Search(ctx, q)
	if e.then != nil {
		e.then()
	}
	return r, err
}

func TestFormatsToTakeAway(t *testing.T) {
	h := serve(t, &fake{all: meetings()})
	for format, media := range map[string]string{"json": "application/json", "jsonl": "application/jsonl", "csv": "text/csv"} {
		r := get(t, h, "/api/v1/search?q=窓口&limit=2&format="+format)
		text := body(t, r)
		got, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
		if err != nil || got != media || r.StatusCode != http.StatusOK || r.Header.Get("X-Total-Count") != "4" {
			t.Errorf("%s: status %d, %s, %s in all", format, r.StatusCode, r.Header.Get("Content-Type"), r.Header.Get("X-Total-Count"))
		}
		if disposition, name := fileOf(t, r); disposition != "attachment" || name != "kizuna-窓口."+format {
			t.Errorf("%s: %s of %s", format, disposition, name)
		}
		switch format {
		case "json":
			var s wire.Search
			if err := json.Unmarshal([]byte(text), &s); err != nil || len(s.Hits) != 2 || s.Total != 4 || len(s.Facets.Kind) == 0 {
				t.Errorf("%v: %s", err, text)
			}
		case "jsonl":
			if lines := strings.Count(text, "\n"); lines != 2 {
				t.Errorf("%d lines: %s", lines, text)
			}
		case "csv":
			if !strings.HasPrefix(text, "\ufeff日付,和暦,") || strings.Count(text, "\r\n") != strings.Count(text, "\n") || !strings.HasSuffix(text, "\r\n") {
				t.Errorf("not UTF-8 with a byte order mark and CRLF: %q", text)
			}
			if !strings.Contains(text, "http://example.com/meetings/M1#remark-2") {
				t.Errorf("no permanent address: %s", text)
			}
		}
	}
	if r := get(t, h, "/api/v1/search?q=窓口&limit=1&format=csv", "Accept-Language", "en"); !strings.HasPrefix(body(t, r), "\ufeffdate,date_ja,") {
		t.Error("English readers get Japanese headings")
	}
	if r := get(t, h, "/api/v1/search?q=窓口"); r.Header.Get("Content-Disposition") != "" {
		t.Error("what is not asked for as a file is one")
	}
}

// fileOf returns how an answer is to be kept, and under which name.
func fileOf(t *testing.T, r *http.Response) (disposition, name string) {
	t.Helper()
	header := r.Header.Get("Content-Disposition")
	disposition, parameters, err := mime.ParseMediaType(header)
	if err != nil {
		t.Fatalf("%q: %v", header, err)
	}
	return disposition, parameters["filename"]
}

func TestFilesAreCalledAfterTheSearch(t *testing.T) {
	h := serve(t, &fake{all: meetings()})
	for text, want := range map[string]string{
		"窓口 OR 電話":                       "kizuna-窓口 OR 電話.csv",
		"":                               "kizuna.csv",
		`a/b\c:d*e?f"g<h>i|j`:            "kizuna-a b c d e f g h i j.csv",
		"../../etc/passwd":               "kizuna-etc passwd.csv",
		"100%=a@b'(c);d,e+f":             "kizuna-100 =a@b'(c);d,e+f.csv",
		"市\u202egpj.長\r\nX: y":           "kizuna-市 gpj.長 X y.csv",
		"\u202e":                         "kizuna.csv",
		strings.Repeat("長", 100):         "kizuna-" + strings.Repeat("長", 40) + ".csv",
		strings.Repeat("長", 39) + "です。.": "kizuna-" + strings.Repeat("長", 39) + "で.csv",
		"𠮷野家 👪":                          "kizuna-𠮷野家 👪.csv",
	} {
		r := request(h, http.MethodGet, "/api/v1/search?format=csv&q="+url.QueryEscape(text))
		if _, name := fileOf(t, r); name != want {
			t.Errorf("%q: %q, want %q (%s)", text, name, want, r.Header.Get("Content-Disposition"))
		}
		header := r.Header.Get("Content-Disposition")
		if !strings.HasPrefix(header, "attachment; filename=kizuna.csv") || strings.ContainsFunc(header, func(c rune) bool { return c < ' ' || c > '~' }) {
			t.Errorf("%q: %q is no header that every reader takes", text, header)
		}
	}
}

func TestAllHits(t *testing.T) {
	engine := &askedOften{fake: &fake{all: long(2345), version: "1"}}
	h := serve(t, engine)
	rows, err := csv.NewReader(strings.NewReader(body(t, get(t, h, "/api/v1/search?q=窓口&all=on&format=csv")))).ReadAll()
	if err != nil || len(rows) != 2346 || rows[2345][14] != "L-2345" || engine.times != 3 {
		t.Fatalf("%d rows by %d questions, %v", len(rows), engine.times, err)
	}
	var s wire.Search
	if err := json.Unmarshal([]byte(body(t, get(t, h, "/api/v1/search?q=窓口&all=on"))), &s); err != nil || len(s.Hits) != 2345 || s.Total != 2345 || s.Next != "" {
		t.Errorf("%d of %d hits, next %q, %v", len(s.Hits), s.Total, s.Next, err)
	}
	engine.all = long(index.MaxAll + 1)
	r := get(t, h, "/api/v1/search?q=窓口&all=on&format=jsonl")
	if lines := strings.Count(body(t, r), "\n"); lines != index.MaxAll || r.Header.Get("X-Total-Count") != fmt.Sprint(index.MaxAll+1) {
		t.Errorf("%d lines of %s", lines, r.Header.Get("X-Total-Count"))
	}
	if err := json.Unmarshal([]byte(body(t, get(t, h, "/api/v1/search?q=窓口&all=on"))), &s); err != nil || len(s.Hits) != index.MaxAll || s.Next == "" {
		t.Errorf("%d hits, next %q, %v", len(s.Hits), s.Next, err)
	}
}

func TestHeadersOfAllHits(t *testing.T) {
	engine := &askedOften{fake: &fake{all: long(2345), version: "1"}}
	h := serve(t, engine)
	const path = "/api/v1/search?q=窓口&all=on&format=csv"
	r := request(h, http.MethodHead, escaped(path))
	if r.StatusCode != http.StatusOK || r.Header.Get("X-Total-Count") != "2345" || r.Header.Get("Content-Disposition") == "" || engine.times != 1 {
		t.Errorf("status %d, %v after %d questions", r.StatusCode, r.Header, engine.times)
	}
	tag := r.Header.Get("ETag")
	if r := get(t, h, path, "If-None-Match", tag); tag == "" || r.StatusCode != http.StatusNotModified || engine.times != 1 {
		t.Errorf("with the tag %s: status %d after %d questions", tag, r.StatusCode, engine.times)
	}
	for _, other := range []string{path + "&id=L-1", "/api/v1/search?q=窓口&all=on&format=jsonl"} {
		if r := get(t, h, other, "If-None-Match", tag); r.StatusCode != http.StatusOK {
			t.Errorf("%s with the tag of another: status %d", other, r.StatusCode)
		}
	}
}

func TestPickedHits(t *testing.T) {
	h := serve(t, &fake{all: meetings()})
	text := body(t, request(h, http.MethodGet, "/api/v1/search?q="+url.QueryEscape("窓口")+"&all=on&format=jsonl&id=M1-3&id="+url.QueryEscape(strangeID+"-1")+"&id=M1-1"))
	var ids []string
	for line := range strings.Lines(text) {
		var hit wire.Hit
		if err := json.Unmarshal([]byte(line), &hit); err != nil {
			t.Fatal(err)
		}
		ids = append(ids, hit.ID)
	}
	// M1-1 says nothing of a 窓口.
	if fmt.Sprint(ids) != fmt.Sprint([]string{"M1-3", strangeID + "-1"}) {
		t.Errorf("got %v", ids)
	}
}

func TestTakingThatIsRefused(t *testing.T) {
	h := serve(t, &fake{all: meetings()})
	many := strings.Repeat("&id=x", 101)
	for query, want := range map[string]problem{
		"format=xlsx":          {Parameter: "format", Detail: "format に「xlsx」という形式はありません。json、jsonl（JSON Lines）、csv のどれかを指定してください。"},
		"all=yes":              {Parameter: "all", Detail: "all に「yes」は指定できません。on か off を指定してください。"},
		"all=on&limit=5":       {Parameter: "all", Detail: "all=on と limit は一緒に指定できません。どちらかを外してください。"},
		"all=on&group=meeting": {Parameter: "all", Detail: "all=on と group=meeting は一緒に指定できません。どちらかを外してください。"},
		"all=on&offset=1":      {Parameter: "all", Detail: "all=on と offset は一緒に指定できません。どちらかを外してください。"},
		"q=a" + many:           {Parameter: "id", Detail: "選んだ発言（id）は一度に 100件まで持ち出せます（選ばれたのは 101件）。分けて持ち出すか、検索を絞り込んですべてを持ち出してください。"},
	} {
		r := get(t, h, "/api/v1/search?"+query)
		if got := readProblem(t, r); r.StatusCode != http.StatusBadRequest || got.Code != "bad_parameter" || got.Parameter != want.Parameter || got.Detail != want.Detail {
			t.Errorf("%.20s: status %d, %+v", query, r.StatusCode, got)
		}
	}
	for _, query := range []string{"all=off&limit=5&offset=1", "all=on&limit=", "q=a" + many[:len(many)-len("&id=x")]} {
		if r := get(t, h, "/api/v1/search?"+query); r.StatusCode != http.StatusOK {
			t.Errorf("%.20s: status %d", query, r.StatusCode)
		}
	}
}

// TestHalfAnAnswerBreaksOff changes the index while its hits are sent.
func TestHalfAnAnswerBreaksOff(t *testing.T) {
	for _, packed := range []bool{false, true} {
		engine := &askedOften{fake: &fake{all: long(2345), version: "1"}}
		engine.then = func() { engine.version = "2" }
		s := httptest.NewServer(serve(t, engine))
		s.Config.ErrorLog = nil
		client := s.Client()
		client.Transport.(*http.Transport).DisableCompression = !packed
		r, err := client.Get(s.URL + "/api/v1/search?all=on&format=jsonl&q=" + url.QueryEscape("窓口"))
		if err == nil {
			_, err = io.Copy(io.Discard, r.Body)
			r.Body.Close()
		}
		if err == nil {
			t.Errorf("packed %t: half of the hits look like all of them", packed)
		}
		s.Close()
	}
}

// patient is a connection that is told until when it may take to write.
type patient struct {
	*httptest.ResponseRecorder
	until time.Time
}

func (p *patient) SetWriteDeadline(t time.Time) error {
	p.until = t
	return nil
}

func TestASlowLineMayTakeItsTime(t *testing.T) {
	h := serve(t, &fake{all: meetings()})
	for path, longer := range map[string]bool{"/api/v1/search?all=on": true, "/api/v1/search?limit=1000": false} {
		for _, packing := range []string{"identity", "gzip", "zstd"} {
			r := httptest.NewRequest(http.MethodGet, path, nil)
			r.Header.Set("Accept-Encoding", packing)
			w := &patient{ResponseRecorder: httptest.NewRecorder()}
			h.ServeHTTP(w, r)
			if got := time.Until(w.until) > 4*time.Minute; got != longer || w.Code != http.StatusOK {
				t.Errorf("%s as %s: status %d, may write until %v", path, packing, w.Code, w.until)
			}
		}
	}
}

// TestAnErrorOfTheFirstPageIsAProblem holds that headers of a file are not those
// of an error.
func TestAnErrorOfTheFirstPageIsAProblem(t *testing.T) {
	h := serve(t, &fake{all: meetings(), err: index.ErrTimeout})
	r := get(t, h, "/api/v1/search?q=窓口&all=on&format=csv")
	if p := readProblem(t, r); p.Code != "timeout" || r.Header.Get("Content-Disposition") != "" || r.Header.Get("X-Total-Count") != "" {
		t.Errorf("%+v with %v", p, r.Header)
	}
}
