package server

import (
	"fmt"
	"math"
	"net/http"
	"net/netip"
	"slices"
	"strings"
	"time"

	lru "github.com/hashicorp/golang-lru/v2"
	"golang.org/x/time/rate"
)

const (
	// maxClients is how many clients' rates are remembered, those seen last;
	// others begin afresh. They take some 2 MB.
	maxClients = 10_000
	// burstSeconds is how many seconds' worth of requests may come at once: a
	// page with its stylesheet, script and picture does.
	burstSeconds = 2
	// sharedPrefix is the part of an IPv6 address that one customer has, in
	// bits; the rest is theirs to change with every request.
	sharedPrefix = 64
)

// limiter bounds how often one client may ask.
type limiter struct {
	rate    rate.Limit
	burst   int
	proxies []netip.Prefix
	clients *lru.Cache[netip.Addr, *rate.Limiter]
}

// newLimiter allows so many requests a second and client, 0 for any number.
// What a proxy in one of the networks says of where a request comes from is
// believed.
func newLimiter(perSecond float64, proxies []netip.Prefix) (*limiter, error) {
	clients, err := lru.New[netip.Addr, *rate.Limiter](maxClients)
	if err != nil {
		return nil, fmt.Errorf("remember clients: %w", err)
	}
	l := &limiter{rate: rate.Limit(perSecond), burst: max(1, int(math.Ceil(perSecond*burstSeconds))), proxies: proxies, clients: clients}
	if perSecond == 0 {
		l.rate = rate.Inf
	}
	return l, nil
}

// wait returns how long a client must wait before it may ask; 0 counts the
// request.
func (l *limiter) wait(client netip.Addr) time.Duration {
	if l.rate == rate.Inf {
		return 0
	}
	bucket, ok := l.clients.Get(client)
	if !ok {
		bucket = rate.NewLimiter(l.rate, l.burst)
		if other, there, _ := l.clients.PeekOrAdd(client, bucket); there {
			bucket = other
		}
	}
	reserved := bucket.Reserve()
	delay := reserved.Delay()
	if delay > 0 {
		reserved.Cancel()
	}
	return delay
}

// client returns where a request comes from: the address of the connection, or
// what our own proxies say of it, who each add an address at the end.
func (l *limiter) client(r *http.Request) netip.Addr {
	at, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil {
		return netip.Addr{}
	}
	addr := at.Addr().Unmap()
	hops := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
	for _, hop := range slices.Backward(hops) {
		if !slices.ContainsFunc(l.proxies, func(p netip.Prefix) bool { return p.Contains(addr) }) {
			break
		}
		before, err := netip.ParseAddr(strings.TrimSpace(hop))
		if err != nil {
			break
		}
		addr = before.Unmap().WithZone("")
	}
	if addr.Is6() {
		if network, err := addr.Prefix(sharedPrefix); err == nil {
			return network.Addr()
		}
	}
	return addr
}

// limited answers 429 to a client that asks too often. Whether the process
// lives may be asked at any time.
func (s *server) limited(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != healthPath {
			if wait := s.limiter.wait(s.limiter.client(r)); wait > 0 {
				s.fail(w, r, errTooOften(wait))
				return
			}
		}
		next.ServeHTTP(w, r)
	})
}

// errTooOften is the answer to a client that must wait.
func errTooOften(wait time.Duration) error {
	seconds := int(math.Ceil(wait.Seconds()))
	return &failure{status: http.StatusTooManyRequests, code: "rate_limited", phrase: "problem.rate_limited",
		args: []any{seconds}, retryAfter: time.Duration(seconds) * time.Second}
}
