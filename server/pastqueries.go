package server

import (
	"slices"
	"time"

	"kizuna/index"
)

const (
	// pastTimes is how often a query must have been asked to be suggested to
	// others. Whoever narrows a search once has asked it twice.
	pastTimes = 3
	// pastInterval is how long a list of them is used before it is made anew.
	pastInterval = time.Minute
)

// pastQueries are the queries that others may go on with.
type pastQueries struct {
	list   []string // the most popular first
	number int      // of lists that differed
	made   time.Time
}

// pastQueries returns the queries asked often enough, those that found nothing apart, the
// most popular first; and a number that changes when they do. Without a log there
// are none.
func (l *SearchLog) pastQueries() ([]string, int) {
	if l == nil {
		return nil, 0
	}
	l.mu.Lock()
	last := l.past
	l.mu.Unlock()
	now := l.now()
	if now.Sub(last.made) < pastInterval {
		return last.list, last.number
	}
	var list []string
	for _, q := range l.popular(index.MaxPast) {
		if q.Times >= pastTimes && q.NoHits == 0 {
			list = append(list, q.Query)
		}
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if !slices.Equal(list, l.past.list) {
		l.past.number++
	}
	l.past.list, l.past.made = list, now
	return list, l.past.number
}
