package eval

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"kizuna/index"
)

// small is a dataset whose scores can be checked by hand.
func small() (*Dataset, *fake) {
	set := &Dataset{
		Name: "small",
		Topics: []Topic{
			{"q1", "窓口", "compound"},
			{"q2", "京都", "partial"},
			{"q3", "電話", "compound"},
			{"q4", "苦情", "absent"},
		},
		Grades: map[string]map[string]int{
			"q1": {"a": 2, "b": 1, "x": 0},
			"q2": {"c": 0},
			"q3": {"d": 1},
			"q4": {},
		},
	}
	engine := &fake{
		main:    map[string][]string{"窓口": {"b", "a", "x"}, "電話": {"e"}},
		partial: map[string][]string{"京都": {"c"}, "電話": {"d"}},
		related: map[string][]string{"電話": {"f"}},
	}
	return set, engine
}

func TestMeasure(t *testing.T) {
	set, engine := small()
	r, err := Measure(t.Context(), engine, set, Options{Concurrency: 1})
	if err != nil {
		t.Fatal(err)
	}
	// q1: gained 1 + 3/log2(3), best 3 + 1/log2(3). q3: right in second place.
	q1, q3 := 2.8927892607143724/3.6309297535714573, 0.6309297535714575
	if r.Queries != 4 || r.Ranked != 2 || !near(r.NDCG10, (q1+q3)/2) || !near(r.MRR10, 0.75) ||
		r.Hit1 != 0.5 || r.Hit10 != 1 || r.Recall100 != 1 {
		t.Errorf("scores %+v", r.Tally)
	}
	type counts struct {
		name                                                  string
		queries, ranked, right, must, found, mustNot, keptOut int
	}
	var got []counts
	for _, c := range append(r.Classes, Class{"all", r.Tally}) {
		got = append(got, counts{c.Name, c.Queries, c.Ranked, c.Right, c.MustMatch, c.Found, c.MustNotMatch, c.KeptOut})
	}
	want := []counts{
		{"compound", 2, 2, 0, 3, 2, 1, 0}, // x is a main hit of q1; d only a partial one of q3
		{"partial", 1, 0, 1, 0, 0, 1, 1},  // c is found, but not among the main hits
		{"absent", 1, 0, 0, 0, 0, 0, 0},   // nothing is judged, so nothing is right
		{"all", 4, 2, 1, 3, 2, 2, 1},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("classes\n got %v\nwant %v", got, want)
	}
	if q := r.Topics[0]; !reflect.DeepEqual(q.Wrong, []string{"x"}) || q.Missed != nil || q.Hits != 3 {
		t.Errorf("q1 is %+v", q)
	}
	if q := r.Topics[2]; !reflect.DeepEqual(q.Missed, []string{"d"}) || q.Wrong != nil {
		t.Errorf("q3 is %+v", q)
	}
}

func TestRunHoldsEveryTierInFallingScores(t *testing.T) {
	set, engine := small()
	var run bytes.Buffer
	if _, err := Measure(t.Context(), engine, set, Options{Run: &run, Depth: 2}); err != nil {
		t.Fatal(err)
	}
	want := `q1 Q0 b 1 3 main
q1 Q0 a 2 2 main
q2 Q0 c 1 1 partial
q3 Q0 e 1 1 main
q3 Q0 d 2 0.99999994 partial
`
	if run.String() != want {
		t.Errorf("got\n%swant\n%s", run.String(), want)
	}
}

func TestHitsBeyondOnePageAreFetched(t *testing.T) {
	set := &Dataset{Name: "deep", Topics: []Topic{{ID: "q", Text: "窓口"}},
		Grades: map[string]map[string]int{"q": {"d1500": 1, "d2100": 1}}}
	engine := &fake{main: map[string][]string{"窓口": numbered(3000)}}
	for depth, want := range map[int]int{0: 0, 1499: 0, 1500: 1, 2500: 2} {
		r, err := Measure(t.Context(), engine, set, Options{Depth: depth})
		if err != nil {
			t.Fatal(err)
		}
		if r.Found != want {
			t.Errorf("%d found at depth %d, want %d", r.Found, depth, want)
		}
	}
}

func TestManyAtATimeMeasureTheSame(t *testing.T) {
	set := &Dataset{Name: "many", Grades: map[string]map[string]int{}}
	engine := &fake{main: map[string][]string{}, slow: true}
	for i := range 60 {
		id := fmt.Sprintf("q%d", i)
		set.Topics = append(set.Topics, Topic{id, id, fmt.Sprint(i % 3)})
		set.Grades[id] = map[string]int{fmt.Sprintf("d%d", i%7+1): 1}
		engine.main[id] = numbered(5)
	}
	measure := func(concurrency int) (string, string) {
		var run bytes.Buffer
		next := 0
		r, err := Measure(t.Context(), engine, set, Options{Concurrency: concurrency, Run: &run, Progress: func(done, total int) {
			if next++; done != next || total != 60 {
				t.Errorf("progress %d of %d after %d", done, total, next-1)
			}
		}})
		if err != nil {
			t.Fatal(err)
		}
		r.Latency = Latency{}
		for i := range r.Topics {
			r.Topics[i].TookMS = 0
		}
		text, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		return string(text), run.String()
	}
	report, run := measure(1)
	for _, n := range []int{2, 8} {
		if r, out := measure(n); r != report || out != run {
			t.Errorf("%d at a time measure otherwise than one", n)
		}
	}
}

func TestMeasureEnds(t *testing.T) {
	t.Run("when its context does", func(t *testing.T) {
		set, engine := small()
		ctx, stop := context.WithCancel(t.Context())
		_, err := Measure(ctx, engine, set, Options{Concurrency: 1, Progress: func(int, int) { stop() }})
		if !errors.Is(err, context.Canceled) {
			t.Errorf("got %v", err)
		}
	})
	t.Run("with the first query that fails", func(t *testing.T) {
		set, engine := small()
		set.Topics[1].Text = "broken"
		_, err := Measure(t.Context(), engine, set, Options{})
		if !errors.Is(err, index.ErrBadQuery) || !strings.Contains(err.Error(), "query q2 of small") {
			t.Errorf("got %v", err)
		}
	})
	t.Run("when the index holds other remarks", func(t *testing.T) {
		set, _ := small()
		_, err := Measure(t.Context(), &fake{main: map[string][]string{"窓口": {"z"}}}, set, Options{})
		if !errors.Is(err, index.ErrNotFound) {
			t.Errorf("got %v", err)
		}
	})
	t.Run("when the depth is out of range", func(t *testing.T) {
		set, engine := small()
		for _, depth := range []int{-1, index.MaxOffset + 1} {
			if _, err := Measure(t.Context(), engine, set, Options{Depth: depth}); !errors.Is(err, index.ErrBadQuery) {
				t.Errorf("depth %d gives %v", depth, err)
			}
		}
	})
	t.Run("when the run cannot be written", func(t *testing.T) {
		set, engine := small()
		if _, err := Measure(t.Context(), engine, set, Options{Run: full{}}); !errors.Is(err, errFull) {
			t.Errorf("got %v", err)
		}
	})
}

var errFull = errors.New("the disk is full")

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestTable(t *testing.T) {
	set, engine := small()
	r, err := Measure(t.Context(), engine, set, Options{})
	if err != nil {
		t.Fatal(err)
	}
	r.Latency = Latency{1.25, 12}
	var out strings.Builder
	if err := WriteTable(&out, r); err != nil {
		t.Fatal(err)
	}
	want := `dataset  queries  ranked  nDCG@10  condensed  judged@10  MRR@10  Hit@1   Hit@10  Recall@100  p50 ms  p95 ms
small    4        2       0.7138   0.8984     0.7500     0.7500  0.5000  1.0000  1.0000      1.2     12.0

class     queries  right  must match found  must not match kept out  nDCG@10
compound  2        0      2/3               0/1                      0.7138
partial   1        1      -                 1/1                      -
absent    1        0      -                 -                        -
all       4        1      2/3               1/2                      0.7138
`
	if out.String() != want {
		t.Errorf("got\n%swant\n%s", out.String(), want)
	}
}

func TestReportAsJSON(t *testing.T) {
	set, engine := small()
	r, err := Measure(t.Context(), engine, set, Options{})
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	var got struct {
		Dataset   string
		NDCG      float64 `json:"ndcg@10"`
		MustMatch int     `json:"must_match"`
		Classes   []struct {
			Class   string
			KeptOut int `json:"kept_out"`
		}
		Topics []struct{ ID, Text, Class string }
	}
	if err := json.Unmarshal(text, &got); err != nil {
		t.Fatal(err)
	}
	if got.Dataset != "small" || !near(got.NDCG, r.NDCG10) || got.MustMatch != 3 || len(got.Classes) != 3 ||
		got.Classes[1].Class != "partial" || got.Classes[1].KeptOut != 1 || got.Topics[3].Text != "苦情" {
		t.Errorf("read back %+v from %s", got, text)
	}
}
