package bleve

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"sync/atomic"
	"testing"

	"kizuna/index"

	"github.com/RoaringBitmap/roaring/v2"
)

// looks is a context that is done after a number of looks at it.
type looks struct {
	context.Context
	left atomic.Int64
	seen atomic.Int64
}

func newLooks(ctx context.Context, n int) *looks {
	l := &looks{Context: ctx}
	l.left.Store(int64(n))
	return l
}

func (l *looks) Err() error {
	l.seen.Add(1)
	if l.left.Add(-1) < 0 {
		return context.DeadlineExceeded
	}
	return nil
}

// costly returns queries that ask for as much as the limits allow, and how often
// at least a search for each must look whether its time is up.
func costly() map[string]struct {
	text  string
	looks int
} {
	var words, slips []string
	for i := range 200 {
		words = append(words, fmt.Sprintf("施策%d番", i))
		slips = append(slips, fmt.Sprintf("ワクショップ%c%c", 'ア'+rune(i%40), 'カ'+rune(i/40)))
	}
	long := strings.Repeat("市民課の窓口で職員の対応について待ち時間が長いという意見があり改善を検討した。", 60)
	type query = struct {
		text  string
		looks int
	}
	return map[string]query{
		"a single character":         {"の", 3},
		"words apart":                {strings.Join(words, " "), 200},
		"an OR of words":             {strings.Join(words[:150], " OR "), 300},
		"an OR of phrases":           {`"` + strings.Join(words[:120], `" OR "`) + `"`, 120},
		"slips of katakana words":    {strings.Join(slips, " "), 200},
		"single characters, without": {"-" + strings.Join(strings.Split("のはをにがとでもてしいるたなか", ""), " -"), 15},
		"deep parentheses":           {strings.Repeat("(", 900) + "窓口" + strings.Repeat(")", 900), 1},
		"a long text":                {string([]rune(long)[:index.MaxTextRunes]), 300},
		"a long phrase":              {`"` + string([]rune(long)[:index.MaxTextRunes-2]) + `"`, 1},
		"kana without a word":        {strings.Repeat("かきくけこさしすせそ", 200), 50},
	}
}

func TestCostlyQueriesEndInTime(t *testing.T) {
	dir := t.TempDir()
	commit(t, openDir(t, dir), func(b index.Batch) error {
		for m := range 20 {
			var texts []string
			for i := range 30 {
				texts = append(texts, fmt.Sprintf("市民課の窓口で施策%d番の話があった。職員の対応は%d分で終わるのでした。", (m*30+i)%200, i))
			}
			if err := b.Put(t.Context(), small(fmt.Sprint("M", m), texts...)); err != nil {
				return err
			}
		}
		return nil
	})
	for name, q := range costly() {
		t.Run(name, func(t *testing.T) {
			query := index.Query{Text: q.text, Limit: 10, Facets: 10, Match: index.TierRelated}
			// A new engine each time: one that was asked before has less to read.
			all := newLooks(t.Context(), 1<<40)
			if _, err := openDir(t, dir).Search(all, query); err != nil {
				t.Fatalf("with all the time it needs: %v", err)
			}
			seen := int(all.seen.Load())
			if seen < q.looks {
				t.Errorf("the clock was looked at %d times, want %d at least", seen, q.looks)
			}
			for _, n := range []int{0, seen / 4, seen / 2, seen * 3 / 4, seen - 1} {
				ctx := newLooks(t.Context(), n)
				if _, err := openDir(t, dir).Search(ctx, query); !errors.Is(err, index.ErrTimeout) {
					t.Errorf("done after %d of %d looks: %v, want ErrTimeout", n, seen, err)
				}
			}
		})
	}
}

func TestAtLeast(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 50 {
		lists := make([]*roaring.Bitmap, 1+random.IntN(12))
		counts := map[uint32]int{}
		for i := range lists {
			lists[i] = roaring.New()
			for range random.IntN(200) {
				if doc := uint32(random.IntN(300)); lists[i].CheckedAdd(doc) {
					counts[doc]++
				}
			}
		}
		for n := 1; n <= len(lists); n++ {
			want := roaring.New()
			for doc, count := range counts {
				if count >= n {
					want.Add(doc)
				}
			}
			if got := atLeast(lists, n); !got.Equals(want) {
				t.Fatalf("%d of %d lists: %v, want %v", n, len(lists), got, want)
			}
		}
	}
}
