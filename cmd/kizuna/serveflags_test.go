package main

import (
	"net/netip"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"kizuna/server"
)

func TestServeFlags(t *testing.T) {
	usual := server.Config{Timeout: server.DefaultTimeout, Rate: defaultRate}
	for _, c := range []struct {
		name string
		args []string
		want func(*server.Config) // nil: refused
	}{
		{"none", nil, func(*server.Config) {}},
		{"everything", []string{"--timeout", "2s", "--rate", "0", "--trust-proxy", "127.0.0.1,10.0.0.0/8", "--public-url", "https://kizuna.example/",
			"--cors-origin", "https://a.example", "--cors-origin", "http://b.example:8080", "--embed-origin", "https://c.example", "--log-queries"}, func(c *server.Config) {
			c.Timeout, c.Rate, c.PublicURL, c.LogQueries = 2*time.Second, 0, "https://kizuna.example", true
			c.Proxies = []netip.Prefix{netip.MustParsePrefix("127.0.0.1/32"), netip.MustParsePrefix("10.0.0.0/8")}
			c.EmbedOrigins = []string{"https://c.example"}
			c.Origins = []string{"https://a.example", "http://b.example:8080"}
		}},
		{"no time", []string{"--timeout", "0s"}, nil},
		{"more time than a connection has", []string{"--timeout", "5m"}, nil},
		{"a negative rate", []string{"--rate", "-1"}, nil},
		{"a rate that is no number", []string{"--rate", "NaN"}, nil},
		{"a proxy by name", []string{"--trust-proxy", "proxy.example"}, nil},
		{"any origin", []string{"--cors-origin", "*"}, nil},
		{"a pattern of origins", []string{"--cors-origin", "https://*.example"}, nil},
		{"an origin with a path", []string{"--cors-origin", "https://a.example/x"}, nil},
		{"an origin without its scheme", []string{"--cors-origin", "a.example"}, nil},
		{"an origin that would end the header", []string{"--cors-origin", "https://a.example;script-src"}, nil},
		{"any page to embed in", []string{"--embed-origin", "*"}, nil},
		{"a search log that anybody may look at", []string{"--search-log", "searches.jsonl"}, nil},
		{"tokens for reading without any", []string{"--require-token"}, nil},
		{"an address with a path", []string{"--public-url", "https://a.example/kizuna"}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, _, _ := testStreams(english)
			p := &program{streams: s, getenv: func(string) string { return "" }}
			cmd := p.command("serve", message{})
			flags := p.serveFlags(cmd)
			if err := cmd.ParseFlags(c.args); err != nil {
				t.Fatal(err)
			}
			got, err := flags.config()
			if c.want == nil {
				if exitCode(err) != exitUsage {
					t.Errorf("got %v, want wrong usage", err)
				}
				return
			}
			want := usual
			c.want(&want)
			if diff := cmp.Diff(want, got, cmpopts.EquateComparable(netip.Prefix{}), cmpopts.EquateEmpty()); err != nil || diff != "" {
				t.Errorf("%v (-want +got)\n%s", err, diff)
			}
		})
	}
}
