package eval

import (
	"context"
	"fmt"
	"io"

	"kizuna/data"
	"kizuna/index"
)

// Load puts the meetings of one source into an index, in one batch. name is for
// messages, as in data.Read. What cannot be read is left out and told in the
// report; if nothing is left, or the index refuses a meeting, nothing is put.
func Load(ctx context.Context, w index.Writer, name string, r io.Reader) (data.Report, error) {
	batch, err := w.Begin(ctx)
	if err != nil {
		return data.Report{}, fmt.Errorf("load %s: %w", name, err)
	}
	// After Commit this does nothing.
	defer func() { _ = batch.Discard() }()
	report, err := data.Read(ctx, name, r, data.Options{}, func(m *data.Meeting) error {
		if err := batch.Put(ctx, m); err != nil {
			return fmt.Errorf("load %s: meeting %s: %w", name, m.ID, err)
		}
		return nil
	})
	if err != nil {
		return report, err
	}
	if err := batch.Commit(ctx); err != nil {
		return report, fmt.Errorf("load %s: %w", name, err)
	}
	return report, nil
}
