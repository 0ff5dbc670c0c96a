package data

import (
	"context"
	"errors"
	"strings"
	"testing"
)

// expiring is a context that is done after it was asked so often.
type expiring struct {
	context.Context
	left int
}

func (c *expiring) Err() error {
	if c.left--; c.left < 0 {
		return context.Canceled
	}
	return nil
}

func TestReadEndsWithItsContext(t *testing.T) {
	const lines = 200
	page := "市政懇談会\n\n" + strings.Repeat("・窓口で待つ時間を短くしてほしい。\n・番号の札がほしい。\n", lines/2)
	whole := &expiring{t.Context(), 1 << 20}
	if _, _, err := ReadAll(whole, "a.txt", strings.NewReader(page), Options{}); err != nil {
		t.Fatal(err)
	}
	asked := 1<<20 - whole.left
	if asked < 2*lines {
		t.Errorf("the context was asked %d times in reading %d lines", asked, lines)
	}
	for left := 0; left < asked; left += 37 {
		meetings, _, err := ReadAll(&expiring{t.Context(), left}, "a.txt", strings.NewReader(page), Options{})
		if !errors.Is(err, context.Canceled) || len(meetings) > 0 {
			t.Fatalf("done after %d of %d: %d meetings, %v", left, asked, len(meetings), err)
		}
	}
}
