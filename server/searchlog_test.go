package server_test

import (
	"encoding/base64"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kizuna/data"
	"kizuna/server"
)

// kept is a server with a search log and a file of synonyms, and how a browser
// lets itself in.
type kept struct {
	http.Handler
	log      *server.SearchLog
	file     string // of the log
	synonyms string
	basic    string
}

func serveKept(t *testing.T, file string) *kept {
	t.Helper()
	known, _, write := tokens(t)
	log, err := server.OpenSearchLog(file)
	if err != nil {
		t.Fatal(err)
	}
	k := &kept{log: log, file: file, synonyms: filepath.Join(t.TempDir(), "synonyms.txt"), basic: "Basic " + base64.StdEncoding.EncodeToString([]byte("a:"+write))}
	k.Handler = serveWith(t, server.Config{Searcher: &fake{all: meetings()}, Tokens: known, SearchLog: log, SynonymsFile: k.synonyms})
	return k
}

func TestSearchLog(t *testing.T) {
	file := filepath.Join(t.TempDir(), "searches.jsonl")
	k := serveKept(t, file)
	for _, path := range []string{
		"/?q=窓口", "/api/v1/search?q=窓口", "/?q= 窓口　", "/?q=窓口&offset=10", // one search more than its pages
		"/?q=どこにもない", "/?q=どこにもない", "/?q=窓口&kind=survey", // nothing, but by the filter
		"/", "/?kind=remark", "/api/v1/search", "/meetings/M1?q=見ない", "/feed.atom?q=見ない", "/readyz", "/?limit=x&q=見ない",
		"/?q=" + strings.Repeat("長", 101),
	} {
		get(t, k, path, "X-Forwarded-For", "192.0.2.77", "User-Agent", "kizuna-test")
	}
	page := body(t, get(t, k, "/admin/queries", "Authorization", k.basic))
	wellFormed(t, page)
	unanswered, popular, _ := strings.Cut(page, "よく検索された言葉")
	for _, want := range []string{">窓口</a> <span class=\"count\">4回</span>", ">どこにもない</a> <span class=\"count\">2回</span>"} {
		if !strings.Contains(popular, want) {
			t.Errorf("no %s in\n%s", want, popular)
		}
	}
	if !strings.Contains(unanswered, ">どこにもない</a> <span class=\"count\">2回</span>") || strings.Contains(unanswered, "窓口</a>") || strings.Contains(page, "見ない") || strings.Contains(page, "長長") {
		t.Errorf("what was not found is\n%s", unanswered)
	}
	if err := k.log.Close(); err != nil {
		t.Fatal(err)
	}
	saved, err := os.ReadFile(file)
	if err != nil || strings.Contains(string(saved), "192.0.2") || strings.Contains(string(saved), "kizuna-test") || strings.Count(string(saved), "\n") != 2 {
		t.Errorf("saved %s, %v", saved, err)
	}
	again := serveKept(t, file)
	get(t, again, "/?q=窓口")
	if page := body(t, get(t, again, "/admin/queries", "Authorization", again.basic)); !strings.Contains(page, ">窓口</a> <span class=\"count\">5回</span>") {
		t.Errorf("after a restart\n%s", page)
	}
}

func TestTheSearchLogIsBounded(t *testing.T) {
	k := serveKept(t, filepath.Join(t.TempDir(), "searches.jsonl"))
	for i := range 10_050 {
		get(t, k, "/api/v1/search?facets=0&limit=0&q="+strings.Repeat("q", 1+i%90)+"x"+url.QueryEscape(string(rune(0x4e00+i))))
	}
	if err := k.log.Close(); err != nil {
		t.Fatal(err)
	}
	saved, err := os.ReadFile(k.file)
	if n := strings.Count(string(saved), "\n"); err != nil || n != 10_000 {
		t.Errorf("%d queries are remembered, %v", n, err)
	}
}

func TestWhoMayLookAtSearches(t *testing.T) {
	k := serveKept(t, filepath.Join(t.TempDir(), "searches.jsonl"))
	for _, authorization := range []string{"", "Bearer x", "Basic " + base64.StdEncoding.EncodeToString([]byte("a:x"))} {
		if r := get(t, k, "/admin/queries", "Authorization", authorization); r.StatusCode != http.StatusUnauthorized || len(r.Header.Values("WWW-Authenticate")) != 2 {
			t.Errorf("%q: status %d", authorization, r.StatusCode)
		}
		if r := send(k, http.MethodPost, "/admin/synonyms", "word=a&synonyms=b", "Authorization", authorization); r.StatusCode != http.StatusUnauthorized {
			t.Errorf("%q: status %d", authorization, r.StatusCode)
		}
	}
	if r := get(t, serve(t, &fake{}), "/admin/queries"); r.StatusCode != http.StatusNotFound {
		t.Errorf("without a log: status %d", r.StatusCode)
	}
}

func TestSynonymsAreAddedFromThePage(t *testing.T) {
	for _, c := range []struct {
		name, file, word, synonyms string
		headers                    []string
		status                     int
		want                       string // the file afterwards
	}{
		{"to no file", "", "育休制度", "育児休業、男性育休", nil, http.StatusSeeOther, "育休制度, 育児休業, 男性育休\n"},
		{"to a file without its last line end", "役所, 市役所", "保活", "保育園探し", nil, http.StatusSeeOther, "役所, 市役所\n保活, 保育園探し\n"},
		{"signs of the format", "", "!default off", `a=>b#c\`, nil, http.StatusSeeOther, `\!default off, a\=>b\#c\\` + "\n"},
		{"a form of our own page", "", "保活", "保育園探し", []string{"Sec-Fetch-Site", "same-origin"}, http.StatusSeeOther, "保活, 保育園探し\n"},
		{"a form of another site", "", "保活", "保育園探し", []string{"Sec-Fetch-Site", "cross-site"}, http.StatusForbidden, ""},
		{"a form of another site, from an old browser", "", "保活", "保育園探し", []string{"Origin", "https://elsewhere.example"}, http.StatusForbidden, ""},
		{"one word", "", "保活", " 、 ", nil, http.StatusBadRequest, ""},
		{"a line end", "", "保活\n!default off", "保育園探し", nil, http.StatusSeeOther, `保活 \!default off, 保育園探し` + "\n"},
		{"a control character", "", "保活", "保育園\x1b探し", nil, http.StatusBadRequest, ""},
		{"a word too long", "", "保活", strings.Repeat("長", 81), nil, http.StatusBadRequest, ""},
		{"a file in another encoding", "\x96\xf0\x8f\x8a, \x8es\x96\xf0\x8f\x8a\n", "保活", "保育園探し", nil, http.StatusConflict, "\x96\xf0\x8f\x8a, \x8es\x96\xf0\x8f\x8a\n"},
		{"a file in the columns of SudachiDict", "000001,1,0,1,0,0,0,(),曖昧,,\n", "保活", "保育園探し", nil, http.StatusConflict, "000001,1,0,1,0,0,0,(),曖昧,,\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			k := serveKept(t, filepath.Join(t.TempDir(), "searches.jsonl"))
			if c.file != "" {
				if err := os.WriteFile(k.synonyms, []byte(c.file), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			form := url.Values{"word": {c.word}, "synonyms": {c.synonyms}}.Encode()
			r := send(k, http.MethodPost, "/admin/synonyms", form, append([]string{"Authorization", k.basic, "Content-Type", "application/x-www-form-urlencoded"}, c.headers...)...)
			if r.StatusCode != c.status {
				t.Errorf("status %d: %s", r.StatusCode, body(t, r))
			}
			got, err := os.ReadFile(k.synonyms)
			if err != nil && !os.IsNotExist(err) || string(got) != c.want {
				t.Errorf("the file is %q, want %q", got, c.want)
			}
			if left, _ := filepath.Glob(filepath.Join(filepath.Dir(k.synonyms), ".*")); len(left) > 0 {
				t.Errorf("left %v", left)
			}
			if c.status == http.StatusSeeOther {
				if page := body(t, request(k, http.MethodGet, r.Header.Get("Location"), "Authorization", k.basic)); !strings.Contains(page, `role="status"`) {
					t.Errorf("%s does not say what was added", r.Header.Get("Location"))
				}
			}
		})
	}
}

// FuzzAdminPage holds that what people searched for is text on the page.
func FuzzAdminPage(f *testing.F) {
	for _, s := range []string{"窓口", `"><script>alert(1)</script>`, "' onx='", "</a>", "javascript:alert(1)"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(strings.ReplaceAll(text, "\x00", ""), "")
		if text = strings.Join(strings.Fields(text), " "); text == "" || len([]rune(text)) > 100 {
			t.Skip()
		}
		page := func(text string) map[string]int {
			known, _, write := tokens(t)
			log, err := server.OpenSearchLog(filepath.Join(t.TempDir(), "searches.jsonl"))
			if err != nil {
				t.Fatal(err)
			}
			defer log.Close()
			h := serveWith(t, server.Config{Searcher: &fake{all: []data.Meeting{}}, Tokens: known, SearchLog: log, SynonymsFile: "none"})
			request(h, http.MethodGet, "/api/v1/search?q="+url.QueryEscape(text))
			return elements(body(t, request(h, http.MethodGet, "/admin/queries?added="+url.QueryEscape(text), "Authorization", "Basic "+base64.StdEncoding.EncodeToString([]byte("a:"+write)))))
		}
		got, want := page(text), page("word")
		for name, n := range want {
			if got[name] != n {
				t.Errorf("%d of %s, want %d", got[name], name, n)
			}
		}
		if len(got) != len(want) {
			t.Errorf("got %v, want %v", got, want)
		}
	})
}
