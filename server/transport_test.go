package server_test

import (
	"io"
	"log/slog"
	"net/http"
	"strconv"
	"strings"
	"testing"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"

	"kizuna/data"
	"kizuna/server"
)

// unpackers read what an encoding made.
var unpackers = map[string]func(io.Reader) (io.Reader, error){
	"gzip": func(r io.Reader) (io.Reader, error) { return gzip.NewReader(r) },
	"zstd": func(r io.Reader) (io.Reader, error) { return zstd.NewReader(r) },
}

func TestAnswersArePackedForThoseWhoAsk(t *testing.T) {
	long := data.Meeting{ID: "M1", Title: "長い会議", Sections: []string{}, Remarks: []data.Remark{
		{ID: "M1-1", Seq: 1, Kind: data.KindRemark, Text: strings.Repeat("窓口では、ゆっくり話すようにしている。", 100)}}}
	h := serve(t, &fake{all: []data.Meeting{long}})
	for _, path := range []string{"/api/v1/meetings/M1", "/meetings/M1", "/openapi.json", "/api", "/assets/kizuna.css"} {
		plain := get(t, h, path)
		want := body(t, plain)
		if plain.Header.Get("Content-Encoding") != "" || !strings.Contains(strings.Join(plain.Header.Values("Vary"), ","), "Accept-Encoding") {
			t.Errorf("%s: headers %v", path, plain.Header)
		}
		for accepted, encoding := range map[string]string{"gzip": "gzip", "gzip, deflate, br, zstd": "zstd", "zstd;q=0, gzip": "gzip", "br": "", "identity": ""} {
			r := get(t, h, path, "Accept-Encoding", accepted)
			if got := r.Header.Get("Content-Encoding"); got != encoding {
				t.Errorf("%s, asked for %q: encoding %q", path, accepted, got)
			}
			if encoding == "" {
				continue
			}
			packed := body(t, r)
			unpacked, err := unpackers[encoding](strings.NewReader(packed))
			if err != nil {
				t.Fatal(err)
			}
			text, err := io.ReadAll(unpacked)
			if err != nil || string(text) != want || len(packed) >= len(want) {
				t.Errorf("%s as %s: %d bytes packed, %d unpacked, want %d, %v", path, encoding, len(packed), len(text), len(want), err)
			}
		}
	}
	if r := get(t, h, "/healthz", "Accept-Encoding", "gzip"); r.Header.Get("Content-Encoding") != "" {
		t.Error("an answer of a few bytes was packed")
	}
}

func TestHEADIsGETWithoutTheBody(t *testing.T) {
	h := serve(t, &fake{all: meetings(), version: "1"})
	for _, path := range append([]string{"/openapi.json", "/api", "/assets/kizuna.css"}, reading...) {
		want := get(t, h, path)
		length := strconv.Itoa(len(body(t, want)))
		r := request(h, http.MethodHead, escaped(path))
		for _, name := range []string{"Content-Type", "Content-Length", "ETag", "Last-Modified", "Cache-Control", "Content-Language"} {
			// There is no Last-Modified in the very second of the last change.
			soon := name == "Last-Modified" && want.Header.Get(name) == ""
			if got := r.Header.Get(name); got != want.Header.Get(name) && !soon {
				t.Errorf("%s: %s is %q, GET has %q", path, name, got, want.Header.Get(name))
			}
		}
		if r.StatusCode != want.StatusCode || r.Header.Get("Content-Length") != length {
			t.Errorf("%s: status %d, length %s, want %s", path, r.StatusCode, r.Header.Get("Content-Length"), length)
		}
		if again := request(h, http.MethodHead, escaped(path), "If-None-Match", want.Header.Get("ETag")); want.Header.Get("ETag") != "" && again.StatusCode != http.StatusNotModified && !strings.HasPrefix(path, "/assets") {
			t.Errorf("%s: status %d for who has it", path, again.StatusCode)
		}
	}
}

func TestOtherOriginsReadOnlyWhenNamed(t *testing.T) {
	h, err := server.New(server.Config{Searcher: &fake{all: meetings()}, Logger: slog.New(slog.DiscardHandler), Origins: []string{"https://portal.midorino.example"}})
	if err != nil {
		t.Fatal(err)
	}
	off := serve(t, &fake{all: meetings()})
	for _, c := range []struct {
		name, path, origin string
		handler            http.Handler
		allowed            bool
	}{
		{"a named origin", "/api/v1/search?q=a", "https://portal.midorino.example", h, true},
		{"a named origin, an error", "/api/v1/search?limit=x", "https://portal.midorino.example", h, true},
		{"another origin", "/api/v1/search?q=a", "https://elsewhere.example", h, false},
		{"one that ends alike", "/api/v1/search?q=a", "https://evil-portal.midorino.example", h, false},
		{"no origin is named", "/api/v1/search?q=a", "https://portal.midorino.example", off, false},
		{"pages are for people", "/?q=a", "https://portal.midorino.example", h, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := get(t, c.handler, c.path, "Origin", c.origin)
			if got := r.Header.Get("Access-Control-Allow-Origin"); (got == c.origin) != c.allowed || !c.allowed && got != "" {
				t.Errorf("allowed %q", got)
			}
			if r.Header.Get("Access-Control-Allow-Credentials") != "" {
				t.Error("passwords of the browser are let through")
			}
			ask := request(c.handler, http.MethodOptions, escaped(c.path), "Origin", c.origin, "Access-Control-Request-Method", "PUT", "Access-Control-Request-Headers", "authorization,content-type")
			if got := ask.Header.Get("Access-Control-Allow-Methods"); (got == "PUT") != c.allowed {
				t.Errorf("preflight: methods %q", got)
			}
		})
	}
}
