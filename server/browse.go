package server

import (
	"cmp"
	"context"
	"net/http"
	"slices"

	"kizuna/index"
	"kizuna/server/wire"
)

// browsed are the lists that can be browsed by hand: the field of each, and its
// parameter in the address of a search.
var browsed = map[string]index.ValueField{"section": index.ValueSection, "speaker": index.ValueSpeaker}

// Orders of a list.
const (
	orderCount   = "count"
	orderReading = "reading"
)

// Limits of a list for programs.
const (
	defaultValues = 100
	maxValueLimit = 1000
)

// readOrder reads the order of a list.
func readOrder(p parameters) (string, error) {
	order, err := p.one("order")
	if order = cmp.Or(order, orderCount); err == nil && order != orderCount && order != orderReading {
		return "", badParameter("order", "problem.order", shown(order))
	}
	return order, err
}

// values lists all values of a field in an order.
func (s *server) values(ctx context.Context, field, order string) ([]index.Value, error) {
	all, err := s.searcher.Values(ctx, browsed[field])
	return inOrder(all, order), err
}

// inOrder puts values, which come by their readings, in an order.
func inOrder(all []index.Value, order string) []index.Value {
	if order == orderCount {
		slices.SortStableFunc(all, func(a, b index.Value) int { return cmp.Compare(b.Remarks, a.Remarks) })
	}
	return all
}

// browse shows the list of a field's values.
func (s *server) browse(field string) handler {
	return func(w http.ResponseWriter, r *http.Request) error {
		p, err := readParameters(r, nil)
		if err != nil {
			return err
		}
		offset, err := p.whole("offset", 0, index.MaxOffset)
		if err != nil {
			return err
		}
		order, err := readOrder(p)
		if err != nil {
			return err
		}
		all, err := s.values(r.Context(), field, order)
		if err != nil {
			return err
		}
		return s.writePage(w, r, http.StatusOK, "browse", newBrowsePage(readerOf(r), field, order, all, offset))
	}
}

// valuesAPI lists a field's values.
func (s *server) valuesAPI(field string) handler {
	return func(w http.ResponseWriter, r *http.Request) error {
		p, err := readParameters(r, []string{"order", "limit", "offset"})
		if err != nil {
			return err
		}
		limit, offset, err := p.page(defaultValues, maxValueLimit)
		if err != nil {
			return err
		}
		order, err := readOrder(p)
		if err != nil {
			return err
		}
		all, err := s.values(r.Context(), field, order)
		if err != nil {
			return err
		}
		from, to := min(offset, len(all)), min(offset+limit, len(all))
		return writeJSON(w, http.StatusOK, "application/json", wire.NewValueList(len(all), all[from:to]))
	}
}
