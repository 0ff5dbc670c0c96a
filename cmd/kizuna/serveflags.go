package main

import (
	"net/netip"
	"net/url"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"kizuna/index/bleve"
	"kizuna/server"
)

const (
	// defaultRate is more than a person at a page makes, whose box asks for
	// suggestions at every key, and little enough that one client leaves room
	// for others. In requests a second.
	defaultRate = 50
	// maxTimeout bounds --timeout: an answer must leave within the time that
	// the server gives a connection.
	maxTimeout = 50 * time.Second
	// maxCache bounds --cache, in MB: more than any machine has.
	maxCache = 1 << 20
)

// serveFlags say how to serve.
type serveFlags struct {
	timeout    *time.Duration
	rate       *float64
	cache      *int
	proxies    *[]string
	publicURL  *string
	origins    *[]string
	embedders  *[]string
	logQueries *bool
	searchLog  *string
	tokenFile  *string
	require    *bool
}

func (p *program) serveFlags(cmd *cobra.Command) serveFlags {
	f := cmd.Flags()
	return serveFlags{
		timeout: f.Duration("timeout", server.DefaultTimeout, p.text(message{"stop a search after this `TIME` and say so",
			"検索を打ち切るまでの時間 `TIME`"})),
		rate: f.Float64("rate", defaultRate, p.text(message{"requests a second for each client, `N`; 0 for any number",
			"一つの端末から受ける1秒あたりの要求数（0 は無制限） `N`"})),
		cache: f.Int("cache", bleve.DefaultCacheBytes>>20, p.text(message{"keep at most `MB` of texts unpacked in memory",
			"展開した発言を覚えておくメモリの上限（MB） `MB`"})),
		proxies: f.StringSlice("trust-proxy", nil, p.text(message{"believe X-Forwarded-For of proxies in `NETWORK`, like 10.0.0.0/8 or 127.0.0.1",
			"X-Forwarded-For を信じてよい中継サーバーの場所（10.0.0.0/8 や 127.0.0.1） `NETWORK`"})),
		publicURL: f.String("public-url", "", p.text(message{"where people reach the server, like https://kizuna.example; for feeds and examples `URL`",
			"利用者から見たアドレス（https://kizuna.example など。フィードや例に使います） `URL`"})),
		origins: f.StringSlice("cors-origin", nil, p.text(message{"let pages of `ORIGIN`, like https://portal.example, read the API",
			"API を読んでよいページの場所（https://portal.example など） `ORIGIN`"})),
		embedders: f.StringSlice("embed-origin", nil, p.text(message{"let pages of `ORIGIN`, like https://portal.example, show results in a frame",
			"検索結果を埋め込んでよいページの場所（https://portal.example など） `ORIGIN`"})),
		searchLog: f.String("search-log", "", p.text(message{"count what is searched for in `FILE`, without who and where, and show it at /admin/queries",
			"検索された言葉の回数を記録するファイル（/admin/queries で見られます。だれがどこからかは残しません） `FILE`"})),
		tokenFile: f.String("token-file", "", p.text(message{"let those write who have a token of `FILE`; without it nobody may",
			"書き込みを許すトークンのファイル（なければ読み取り専用） `FILE`"})),
		require:    f.Bool("require-token", false, p.text(message{"let only those read who have a token", "読むのにもトークンを求める"})),
		logQueries: f.Bool("log-queries", false, p.text(message{"write what people search for into the log", "検索語もログに残す"})),
	}
}

// config makes of the flags what the server is told.
func (f serveFlags) config() (server.Config, error) {
	config := server.Config{Timeout: *f.timeout, Rate: *f.rate, LogQueries: *f.logQueries}
	if *f.timeout <= 0 || *f.timeout > maxTimeout {
		return config, usage(message{"--timeout must be above 0 and at most %[1]s, not %[2]s", "--timeout は 0 より長く、%[1]s 以内で指定してください（指定された値：%[2]s）"}, maxTimeout, *f.timeout)
	}
	if !(*f.rate >= 0 && *f.rate <= 1e6) {
		return config, usage(message{"--rate must be from 0 to 1000000, not %v", "--rate は 0 から 1000000 までで指定してください（指定された値：%v）"}, *f.rate)
	}
	if *f.cache < 1 || *f.cache > maxCache {
		return config, usage(message{"--cache must be from 1 to %d MB, not %d", "--cache は 1 から %d（MB）までで指定してください（指定された値：%d）"}, maxCache, *f.cache)
	}
	for _, text := range *f.proxies {
		network, err := parseNetwork(text)
		if err != nil {
			return config, usage(message{"--trust-proxy %q is no address or network, like 127.0.0.1 or 10.0.0.0/8", "--trust-proxy「%s」は 127.0.0.1 や 10.0.0.0/8 のように指定してください"}, text)
		}
		config.Proxies = append(config.Proxies, network)
	}
	if *f.publicURL != "" {
		at := strings.TrimSuffix(*f.publicURL, "/")
		if !isOrigin(at) {
			return config, usage(message{"--public-url %q is not of the form https://HOST[:PORT]", "--public-url「%s」は https://kizuna.example のように指定してください"}, *f.publicURL)
		}
		config.PublicURL = at
	}
	if *f.searchLog != "" && *f.tokenFile == "" {
		return config, usage(message{"--search-log needs --token-file, to say who may look at it", "--search-log には、見てよい人を決める --token-file が必要です"})
	}
	if *f.require && *f.tokenFile == "" {
		return config, usage(message{"--require-token needs --token-file", "--require-token には --token-file が必要です"})
	}
	var err error
	if *f.tokenFile != "" {
		if config.Tokens, err = readTokens(*f.tokenFile); err != nil {
			return config, err
		}
		config.RequireToken = *f.require
	}
	if config.Origins, err = origins("--cors-origin", *f.origins); err != nil {
		return config, err
	}
	config.EmbedOrigins, err = origins("--embed-origin", *f.embedders)
	return config, err
}

// origins checks the origins a flag names.
func origins(flag string, given []string) ([]string, error) {
	for _, o := range given {
		if !isOrigin(o) {
			return nil, usage(message{"%[1]s %[2]q is not of the form https://HOST[:PORT]", "%[1]s「%[2]s」は https://portal.example のように指定してください"}, flag, o)
		}
	}
	return given, nil
}

// isOrigin reports whether a text is a scheme, a host and perhaps a port, as
// browsers write origins. A pattern is none: who may read is to be named.
func isOrigin(text string) bool {
	u, err := url.Parse(text)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && u.String() == u.Scheme+"://"+u.Host &&
		strings.ToLower(u.Host) == u.Host && !strings.ContainsAny(u.Host, "*;,'\" ")
}

func parseNetwork(text string) (netip.Prefix, error) {
	if addr, err := netip.ParseAddr(text); err == nil {
		return addr.Prefix(addr.BitLen())
	}
	return netip.ParsePrefix(text)
}
