package server

import (
	"net/url"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kizuna/index"
)

func TestOffers(t *testing.T) {
	for _, c := range []struct {
		name   string
		match  index.Tier
		beyond map[index.Tier]int
		want   []link
	}{
		{"nothing beyond", "", nil, nil},
		{"both tiers", "", map[index.Tier]int{index.TierPartial: 12, index.TierRelated: 3}, []link{
			{"部分一致も見る（12件）", "/?q=京都&match=partial&synonyms=off"},
			{"関連する発言も見る（3件）", "/?q=京都&match=related&synonyms=off"}}},
		{"the last, where partial is shown already", index.TierPartial, map[index.Tier]int{index.TierRelated: 1200}, []link{
			{"関連する発言も見る（1,200件）", "/?q=京都&match=related&synonyms=off"}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			q := emptySearch()
			q.text, q.offset, q.reach = "京都", 20, reach{c.match, true}
			got := offers(japanese, q, c.beyond)
			for i := range got {
				got[i].Href, _ = url.QueryUnescape(got[i].Href)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func TestSynonymSwitch(t *testing.T) {
	q := emptySearch()
	if got := newSynonymSwitch(q); got.Href != "" {
		t.Errorf("without text it leads to %s", got.Href)
	}
	q.text, q.offset, q.match = "a", 10, index.TierPartial
	on := newSynonymSwitch(q)
	q.noSynonyms = true
	off := newSynonymSwitch(q)
	want := []synonymSwitch{{"/?q=a&match=partial&synonyms=off", true}, {"/?q=a&match=partial", false}}
	if diff := cmp.Diff(want, []synonymSwitch{on, off}); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestChipsOfReach(t *testing.T) {
	q := emptySearch()
	q.text, q.reach = "a", reach{index.TierPartial, true}
	want := []chip{{"同義語を使わない", "/?q=a&match=partial"}, {"部分一致も表示", "/?q=a&synonyms=off"}}
	if diff := cmp.Diff(want, reachChips(japanese, q)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if got := q.unfiltered().href("/"); got != "/?q=a" {
		t.Errorf("with all chips off it leads to %s", got)
	}
}
