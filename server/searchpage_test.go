package server

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kizuna/data"
	"kizuna/index"
)

func TestTiersAreSetApart(t *testing.T) {
	hit := func(seq int, tier index.Tier) index.Hit { return index.Hit{Remark: data.Remark{Seq: seq}, Tier: tier} }
	groups := hitGroups(japanese, search{text: "京都"}, &index.Results{
		Tiers: map[index.Tier]int{index.TierMain: 2, index.TierPartial: 1, index.TierRelated: 9},
		Hits:  []index.Hit{hit(1, index.TierMain), hit(2, index.TierMain), hit(3, index.TierPartial), hit(4, index.TierRelated)},
	})
	var got []string
	for _, g := range groups {
		got = append(got, g.Heading+strings.Repeat("*", len(g.Hits)))
	}
	if diff := cmp.Diff([]string{"**", "部分一致：別の語の一部として含む発言 1件*", "関連する発言 9件*"}, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}
