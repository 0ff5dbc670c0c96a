package index

import "iter"

// MaxAll bounds how many hits are handed out as all of a search: a table as long
// as a person still looks through. Who wants more goes on by Results.Next.
const MaxAll = 10_000

// Pages yields the results of a query a page at a time, from its Offset on, with
// at most so many hits, or meetings, in all. search answers one page. Every page but the first
// begins after the hit the page before ended with, so that memory holds one page
// only; facets come with the first. It stops at the first error, which it yields:
// ErrStale when the index changes between two pages.
func Pages(q Query, most int, search func(Query) (*Results, error)) iter.Seq2[*Results, error] {
	return func(yield func(*Results, error) bool) {
		for {
			q.Limit = min(most, MaxLimit)
			r, err := search(q)
			if err != nil {
				yield(nil, err)
				return
			}
			most -= len(r.Hits) + len(r.Groups)
			if !yield(r, nil) || r.Next == "" || most <= 0 {
				return
			}
			q.After, q.Offset, q.Facets = r.Next, 0, 0
		}
	}
}
