package eval

import (
	"context"
	"fmt"
	"iter"
	"sync/atomic"
	"time"

	"kizuna/data"
	"kizuna/index"
)

// fake is a Searcher that has its answers ready: the remark ids of each query
// text, best first, by tier.
type fake struct {
	main, partial, related map[string][]string
	slow                   bool // later queries answer sooner
	asked                  atomic.Int64
}

func (f *fake) Search(ctx context.Context, q index.Query) (*index.Results, error) {
	if n := f.asked.Add(1); f.slow {
		time.Sleep(time.Duration(10-n%10) * time.Millisecond)
	}
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("%w: %w", index.ErrTimeout, err)
	}
	var all []index.Hit
	add := func(ids []string, tier index.Tier) {
		for i, id := range ids {
			all = append(all, index.Hit{Remark: data.Remark{ID: id}, Tier: tier, Score: float64(len(ids) - i)})
		}
	}
	if q.Text == "broken" {
		return nil, index.ErrBadQuery
	}
	add(f.main[q.Text], index.TierMain)
	if len(all) < 10 || q.Match == index.TierRelated {
		add(f.partial[q.Text], index.TierPartial)
	}
	if q.Match == index.TierRelated {
		add(f.related[q.Text], index.TierRelated)
	}
	page := all[min(q.Offset, len(all)):min(q.Offset+q.Limit, len(all))]
	return &index.Results{Query: q.Text, Total: len(all), Hits: page}, nil
}

func (f *fake) Insight(context.Context, index.InsightQuery) (*index.Insight, error) {
	return nil, index.ErrUnavailable
}

func (f *fake) Remark(_ context.Context, id string) (*index.Located, error) {
	for _, tier := range []map[string][]string{f.main, f.partial, f.related} {
		for _, ids := range tier {
			for _, known := range ids {
				if id == known {
					return &index.Located{Remark: data.Remark{ID: id}}, nil
				}
			}
		}
	}
	return nil, index.ErrNotFound
}

func (f *fake) Meeting(context.Context, string) (*data.Meeting, error) {
	return nil, index.ErrNotFound
}

func (f *fake) Similar(context.Context, index.SimilarQuery) (*index.Similar, error) {
	return nil, index.ErrNotFound
}

func (f *fake) Meetings(context.Context) iter.Seq2[index.MeetingSummary, error] {
	return func(func(index.MeetingSummary, error) bool) {}
}

func (f *fake) Suggest(context.Context, index.Typed) ([]index.Suggestion, error) { return nil, nil }

func (f *fake) Expand(_ context.Context, text string) (*index.Expansion, error) {
	return &index.Expansion{Text: text}, nil
}

func (f *fake) Correct(context.Context, string) ([]string, error) { return nil, nil }

func (f *fake) Values(context.Context, index.ValueField) ([]index.Value, error) { return nil, nil }

func (f *fake) Version(context.Context) (string, error) { return "", nil }

func (f *fake) Stats(context.Context) (index.Stats, error) { return index.Stats{}, nil }

// numbered returns d1 to dn.
func numbered(n int) []string {
	ids := make([]string, n)
	for i := range ids {
		ids[i] = fmt.Sprintf("d%d", i+1)
	}
	return ids
}
