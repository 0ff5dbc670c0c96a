package eval

import (
	"math"
	"slices"
	"time"
)

// Report is what a measurement found.
type Report struct {
	Dataset string `json:"dataset"`
	Tally
	Classes []Class `json:"classes"` // in the order the dataset first names them
	Latency Latency `json:"latency_ms"`

	Literal *LiteralReport `json:"literal,omitempty"` // of the same engine, where it was asked for

	Topics []TopicResult `json:"topics,omitempty"` // in the order of the dataset
}

// Tally sums up some queries.
type Tally struct {
	Queries int `json:"queries"`
	Ranked  int `json:"ranked"` // those with a remark that must match: the Scores are their means
	Scores
	Right        int `json:"right"`      // queries with judgements, every one of them met
	MustMatch    int `json:"must_match"` // judgements of grade 1 and more
	Found        int `json:"found"`      // of these, among the main hits
	MustNotMatch int `json:"must_not_match"`
	KeptOut      int `json:"kept_out"` // of these, not among the main hits
}

// Class is the Tally of the queries of one class.
type Class struct {
	Name string `json:"class"` // "" for queries without
	Tally
}

// Latency tells how long the queries took in milliseconds, fetching all their
// hits, several queries at a time.
type Latency struct {
	P50 float64 `json:"p50"`
	P95 float64 `json:"p95"`
}

// TopicResult is what became of one query.
type TopicResult struct {
	Topic
	Scores *Scores  `json:"scores,omitempty"` // nil if no remark must match
	Hits   int      `json:"hits"`             // in all, of the tiers a person would see
	Missed []string `json:"missed,omitempty"` // remarks that must match and are no main hit
	Wrong  []string `json:"wrong,omitempty"`  // main hits that must not match
	TookMS float64  `json:"took_ms"`

	mustMatch, mustNotMatch int
}

// judge compares the hits of a query with its grades.
func judge(t Topic, ranking []string, main map[string]bool, grades map[string]int) TopicResult {
	r := TopicResult{Topic: t}
	for id, g := range grades {
		switch {
		case g > 0:
			r.mustMatch++
			if !main[id] {
				r.Missed = append(r.Missed, id)
			}
		default:
			r.mustNotMatch++
			if main[id] {
				r.Wrong = append(r.Wrong, id)
			}
		}
	}
	slices.Sort(r.Missed)
	slices.Sort(r.Wrong)
	if r.mustMatch > 0 {
		s := score(ranking, grades)
		r.Scores = &s
	}
	return r
}

// add counts one query. Until mean is called, Scores are sums.
func (t *Tally) add(r *TopicResult) {
	t.Queries++
	if r.Scores != nil {
		t.Ranked++
		t.Scores.add(*r.Scores)
	}
	if r.mustMatch+r.mustNotMatch > 0 && len(r.Missed)+len(r.Wrong) == 0 {
		t.Right++
	}
	t.MustMatch += r.mustMatch
	t.Found += r.mustMatch - len(r.Missed)
	t.MustNotMatch += r.mustNotMatch
	t.KeptOut += r.mustNotMatch - len(r.Wrong)
}

func (t *Tally) mean() { t.Scores = t.Scores.over(t.Ranked) }

// newReport sums up results in their order.
func newReport(dataset string, results []TopicResult) *Report {
	r := &Report{Dataset: dataset, Topics: results}
	place := map[string]int{}
	var took []float64
	for i := range results {
		one := &results[i]
		at, known := place[one.Class]
		if !known {
			at = len(r.Classes)
			place[one.Class] = at
			r.Classes = append(r.Classes, Class{Name: one.Class})
		}
		r.Tally.add(one)
		r.Classes[at].Tally.add(one)
		took = append(took, one.TookMS)
	}
	r.Tally.mean()
	for i := range r.Classes {
		r.Classes[i].Tally.mean()
	}
	slices.Sort(took)
	r.Latency = Latency{percentile(took, 50), percentile(took, 95)}
	return r
}

// percentile returns the smallest of the sorted values that p percent of them do
// not exceed.
func percentile(sorted []float64, p float64) float64 {
	if len(sorted) == 0 {
		return 0
	}
	return sorted[int(math.Ceil(p/100*float64(len(sorted))))-1]
}

func milliseconds(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }
