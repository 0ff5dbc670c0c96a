package server

import (
	"context"
	"iter"

	"kizuna/data"
	"kizuna/index"
)

// noIndex is the index that does not exist yet.
type noIndex struct{}

var _ index.Searcher = noIndex{}

func (noIndex) Search(context.Context, index.Query) (*index.Results, error) {
	return nil, index.ErrNoIndex
}

func (noIndex) Suggest(context.Context, index.Typed) ([]index.Suggestion, error) {
	return nil, index.ErrNoIndex
}

func (noIndex) Insight(context.Context, index.InsightQuery) (*index.Insight, error) {
	return nil, index.ErrNoIndex
}

func (noIndex) Meeting(context.Context, string) (*data.Meeting, error) {
	return nil, index.ErrNoIndex
}

func (noIndex) Remark(context.Context, string) (*index.Located, error) {
	return nil, index.ErrNoIndex
}

func (noIndex) Similar(context.Context, index.SimilarQuery) (*index.Similar, error) {
	return nil, index.ErrNoIndex
}

func (noIndex) Meetings(context.Context) iter.Seq2[index.MeetingSummary, error] {
	return func(yield func(index.MeetingSummary, error) bool) {
		yield(index.MeetingSummary{}, index.ErrNoIndex)
	}
}

func (noIndex) Expand(context.Context, string) (*index.Expansion, error) {
	return nil, index.ErrNoIndex
}

func (noIndex) Correct(context.Context, string) ([]string, error) {
	return nil, index.ErrNoIndex
}

func (noIndex) Values(context.Context, index.ValueField) ([]index.Value, error) {
	return nil, index.ErrNoIndex
}

func (noIndex) Version(context.Context) (string, error) { return "", index.ErrNoIndex }

func (noIndex) Stats(context.Context) (index.Stats, error) {
	return index.Stats{}, index.ErrNoIndex
}
