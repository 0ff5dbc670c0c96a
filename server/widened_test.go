package server_test

import (
	"context"
	"net/http"
	"strings"
	"testing"

	"kizuna/index"
)

// many is an engine with many main hits, and others that it fetches only when it
// is told to.
type many struct {
	fake
	queries []index.Query
}

func (m *many) Search(ctx context.Context, q index.Query) (*index.Results, error) {
	m.queries = append(m.queries, q)
	res, err := m.fake.Search(ctx, q)
	if err != nil {
		return nil, err
	}
	for i := range res.Hits {
		res.Hits[i].Found = []index.Found{
			{Why: index.ReasonVariant, Text: "まど口"}, {Why: index.ReasonSynonym, Text: "<カウンター>"}, {Why: index.ReasonHeading}}
	}
	if q.Match == index.TierPartial || q.Match == index.TierRelated {
		res.Tiers[index.TierPartial] = 12
	}
	if q.Match == index.TierRelated {
		res.Tiers[index.TierRelated] = 0
	}
	return res, nil
}

func TestPageSaysWhyAndOffersMore(t *testing.T) {
	for _, c := range []struct{ golden, language string }{{"widened.ja.html", "ja"}, {"widened.en.html", "en"}} {
		t.Run(c.golden, func(t *testing.T) {
			engine := &many{fake: fake{all: meetings()}}
			r := get(t, serve(t, engine), "/?q=窓口+まず&synonyms=off", "Accept-Language", c.language, "X-Request-Id", "golden")
			text := body(t, r)
			wellFormed(t, text)
			golden(t, c.golden, fingerprints.ReplaceAllString(text, "?v=0"))
			with := 0
			for _, q := range engine.queries {
				if !q.NoSynonyms {
					with++
				}
			}
			if with != 1 { // to tell what synonyms would find
				t.Errorf("asked %d times with synonyms, of %d", with, len(engine.queries))
			}
		})
	}
}

// TestMarksAreThoseOfTheSearch holds that a meeting's page searches as the page
// of results did that led to it.
func TestMarksAreThoseOfTheSearch(t *testing.T) {
	engine := &fake{all: meetings()}
	h := serve(t, engine)
	text := body(t, get(t, h, "/?q=窓口&match=partial&synonyms=off"))
	if !strings.Contains(text, "/meetings/M1?q=%E7%AA%93%E5%8F%A3&amp;match=partial&amp;synonyms=off#remark-2") {
		t.Error("the way into the meeting loses how far to go")
	}
	if r := get(t, h, "/meetings/M1?q=窓口&match=partial&synonyms=off"); r.StatusCode != http.StatusOK || engine.asked.Match != index.TierPartial || !engine.asked.NoSynonyms {
		t.Errorf("status %d, asked %+v", r.StatusCode, engine.asked)
	}
	for _, path := range []string{"/?q=a&match=all", "/meetings/M1?q=a&synonyms=maybe"} {
		if r := get(t, h, path); r.StatusCode != http.StatusBadRequest {
			t.Errorf("%s: status %d", path, r.StatusCode)
		}
	}
}
