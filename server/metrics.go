package server

import (
	"context"
	"net/http"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"kizuna/index"
)

// statsTimeout bounds how long a scrape waits for the index.
const statsTimeout = 5 * time.Second

// latencies are the bounds of the histograms, in seconds, from a cached word to
// the deadline.
var latencies = []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10}

// metrics are what Prometheus reads at /metrics. They count, and know nothing
// of who asked what.
type metrics struct {
	registry *prometheus.Registry
	requests *prometheus.HistogramVec
	inFlight prometheus.Gauge
	searches *prometheus.CounterVec
	engine   prometheus.Histogram
}

func newMetrics(searcher index.Searcher) *metrics {
	m := &metrics{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "kizuna_http_request_duration_seconds", Help: "Time to answer a request, by route.", Buckets: latencies,
		}, []string{"route", "method", "code"}),
		inFlight: prometheus.NewGauge(prometheus.GaugeOpts{
			Name: "kizuna_http_requests_in_flight", Help: "Requests being answered.",
		}),
		searches: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "kizuna_searches_total", Help: "Searches of people and programs, by the best tier that has hits; none where nothing was found.",
		}, []string{"best"}),
		engine: prometheus.NewHistogram(prometheus.HistogramOpts{
			Name: "kizuna_search_duration_seconds", Help: "Time the engine took for a search.", Buckets: latencies,
		}),
	}
	m.registry.MustRegister(m.requests, m.inFlight, m.searches, m.engine, &indexCollector{searcher},
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

// measured counts the requests of a route.
func (s *server) measured(route string, next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		s.metrics.inFlight.Inc()
		began := time.Now()
		count := &countingWriter{ResponseWriter: w, status: http.StatusInternalServerError} // of a panic, which says nothing
		defer func() {
			s.metrics.inFlight.Dec()
			s.metrics.requests.WithLabelValues(route, knownMethod(r.Method), strconv.Itoa(count.status)).Observe(time.Since(began).Seconds())
		}()
		next(count, r)
	}
}

// knownMethod is a method as metrics name it: they must not grow by what
// clients make up.
func knownMethod(method string) string {
	switch method {
	case http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodDelete, http.MethodOptions:
		return method
	}
	return "other"
}

// searched counts a search.
func (m *metrics) searched(res *index.Results) {
	best := "none"
	for _, tier := range []index.Tier{index.TierRelated, index.TierPartial, index.TierMain} {
		if res.Tiers[tier] > 0 {
			best = string(tier)
		}
	}
	m.searches.WithLabelValues(best).Inc()
	m.engine.Observe(res.Took.Seconds())
}

// metricsPage answers a scrape.
func (s *server) metricsPage(w http.ResponseWriter, r *http.Request) error {
	promhttp.HandlerFor(s.metrics.registry, promhttp.HandlerOpts{DisableCompression: true}).ServeHTTP(w, r)
	return nil
}

// indexCollector tells what the index holds, at each scrape.
type indexCollector struct{ searcher index.Searcher }

var _ prometheus.Collector = (*indexCollector)(nil)

// gauges are what is told of an index.
var gauges = []struct {
	desc  *prometheus.Desc
	value func(index.Stats) float64
}{
	{prometheus.NewDesc("kizuna_index_meetings", "Meetings in the index.", nil, nil), func(s index.Stats) float64 { return float64(s.Meetings) }},
	{prometheus.NewDesc("kizuna_index_remarks", "Remarks in the index.", nil, nil), func(s index.Stats) float64 { return float64(s.Remarks) }},
	{prometheus.NewDesc("kizuna_index_text_bytes", "UTF-8 bytes of the remarks' texts.", nil, nil), func(s index.Stats) float64 { return float64(s.TextBytes) }},
	{prometheus.NewDesc("kizuna_index_disk_bytes", "Bytes of the index's files.", nil, nil), func(s index.Stats) float64 { return float64(s.DiskBytes) }},
	{prometheus.NewDesc("kizuna_index_generation", "Number of the generation served; it grows with every commit.", nil, nil), func(s index.Stats) float64 { return float64(s.Generation) }},
}

// counters are what is told of an engine since it was opened.
var counters = []struct {
	desc  *prometheus.Desc
	value func(index.Stats) uint64
}{
	{prometheus.NewDesc("kizuna_cache_hits_total", "Blocks of text asked for that were in memory.", nil, nil), func(s index.Stats) uint64 { return s.CacheHits }},
	{prometheus.NewDesc("kizuna_cache_misses_total", "Blocks of text asked for that had to be unpacked.", nil, nil), func(s index.Stats) uint64 { return s.CacheMisses }},
}

// indexUp tells whether the index answers at all.
var indexUp = prometheus.NewDesc("kizuna_index_up", "1 if the index answers, else 0.", nil, nil)

// Describe tells of every gauge there may be.
func (c *indexCollector) Describe(ch chan<- *prometheus.Desc) {
	for _, g := range gauges {
		ch <- g.desc
	}
	for _, c := range counters {
		ch <- c.desc
	}
	ch <- indexUp
}

// Collect asks the index.
func (c *indexCollector) Collect(ch chan<- prometheus.Metric) {
	ctx, cancel := context.WithTimeout(context.Background(), statsTimeout)
	defer cancel()
	stats, err := c.searcher.Stats(ctx)
	if err != nil {
		ch <- prometheus.MustNewConstMetric(indexUp, prometheus.GaugeValue, 0)
		return
	}
	ch <- prometheus.MustNewConstMetric(indexUp, prometheus.GaugeValue, 1)
	for _, g := range gauges {
		ch <- prometheus.MustNewConstMetric(g.desc, prometheus.GaugeValue, g.value(stats))
	}
	for _, c := range counters {
		ch <- prometheus.MustNewConstMetric(c.desc, prometheus.CounterValue, float64(c.value(stats)))
	}
}
