package server_test

import (
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strconv"
	"testing"
	"testing/synctest"
	"time"

	"kizuna/server"
)

// from asks a server as a client at an address.
func from(h http.Handler, addr, path string, headers ...string) *http.Response {
	r := httptest.NewRequest(http.MethodGet, path, nil)
	r.RemoteAddr = addr
	for i := 0; i < len(headers); i += 2 {
		r.Header.Add(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Result()
}

func TestAClientThatAsksTooOftenIsToldToWait(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h, err := server.New(server.Config{Searcher: &fake{all: meetings()}, Logger: slog.New(slog.DiscardHandler), Rate: 2})
		if err != nil {
			t.Fatal(err)
		}
		answered := 0
		var refused *http.Response
		for range 50 {
			if r := from(h, "192.0.2.1:1000", "/api/v1/meetings"); r.StatusCode == http.StatusOK {
				answered++
			} else {
				refused = r
			}
		}
		if answered != 4 || refused == nil {
			t.Fatalf("%d of 50 at once were answered, want a burst of two seconds' worth", answered)
		}
		if p := readProblem(t, refused); refused.StatusCode != http.StatusTooManyRequests || p.Code != "rate_limited" {
			t.Errorf("refused with %d %s", refused.StatusCode, p.Code)
		}
		wait, err := strconv.Atoi(refused.Header.Get("Retry-After"))
		if err != nil || wait < 1 {
			t.Fatalf("Retry-After %q", refused.Header.Get("Retry-After"))
		}
		if r := from(h, "192.0.2.1:1000", "/healthz"); r.StatusCode != http.StatusOK {
			t.Error("whether the process lives may not be asked")
		}
		if r := from(h, "192.0.2.2:1000", "/"); r.StatusCode != http.StatusOK {
			t.Error("another client is refused")
		}
		time.Sleep(time.Duration(wait) * time.Second)
		if r := from(h, "192.0.2.1:1001", "/"); r.StatusCode != http.StatusOK {
			t.Errorf("status %d after the wait that was asked for", r.StatusCode)
		}
	})
}

func TestWhoAClientIs(t *testing.T) {
	for _, c := range []struct {
		name        string
		first, next []string // address, then X-Forwarded-For
		same        bool
	}{
		{"another port", []string{"192.0.2.1:1"}, []string{"192.0.2.1:2"}, true},
		{"another address", []string{"192.0.2.1:1"}, []string{"192.0.2.2:1"}, false},
		{"another address of one IPv6 network", []string{"[2001:db8::1]:1"}, []string{"[2001:db8::ffff:1]:1"}, true},
		{"another IPv6 network", []string{"[2001:db8::1]:1"}, []string{"[2001:db8:0:1::1]:1"}, false},
		{"IPv4 in IPv6 clothes", []string{"192.0.2.1:1"}, []string{"[::ffff:192.0.2.1]:1"}, true},
		{"two behind our proxy", []string{"10.0.0.1:1", "192.0.2.1"}, []string{"10.0.0.1:1", "192.0.2.2"}, false},
		{"one behind two of our proxies", []string{"10.0.0.1:1", "192.0.2.1, 10.0.0.2"}, []string{"10.0.0.3:1", "192.0.2.1"}, true},
		{"who makes up where they come from", []string{"10.0.0.1:1", "1.1.1.1, 192.0.2.1"}, []string{"10.0.0.1:1", "2.2.2.2, 192.0.2.1"}, true},
		{"no proxy of ours", []string{"192.0.2.1:1", "1.1.1.1"}, []string{"192.0.2.1:1", "2.2.2.2"}, true},
		{"a proxy that says nothing of use", []string{"10.0.0.1:1", "unknown"}, []string{"10.0.0.1:1", "-"}, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			h, err := server.New(server.Config{Searcher: &fake{}, Logger: slog.New(slog.DiscardHandler), Rate: .001,
				Proxies: []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8")}})
			if err != nil {
				t.Fatal(err)
			}
			ask := func(who []string) int {
				headers := []string{}
				for _, said := range who[1:] {
					headers = append(headers, "X-Forwarded-For", said)
				}
				return from(h, who[0], "/api/v1/meetings", headers...).StatusCode
			}
			if got := ask(c.first); got != http.StatusOK {
				t.Fatalf("the first request: %d", got)
			}
			if got := ask(c.next); (got == http.StatusTooManyRequests) != c.same {
				t.Errorf("the second request: %d, want the same client: %v", got, c.same)
			}
		})
	}
}

func TestManyClientsAreForgotten(t *testing.T) {
	h, err := server.New(server.Config{Searcher: &fake{}, Logger: slog.New(slog.DiscardHandler), Rate: .001})
	if err != nil {
		t.Fatal(err)
	}
	ask := func(i int) int {
		return from(h, fmt.Sprintf("10.%d.%d.%d:1", i>>16, i>>8&255, i&255), "/readyz").StatusCode
	}
	ask(0)
	if got := ask(0); got != http.StatusTooManyRequests {
		t.Fatalf("status %d", got)
	}
	for i := range 11_000 {
		ask(i + 1)
	}
	if got := ask(0); got != http.StatusOK {
		t.Errorf("status %d: more clients are remembered than there is room for", got)
	}
}
