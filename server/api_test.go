package server_test

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kizuna/data"
	"kizuna/index"
	"kizuna/server/wire"
)

func TestWhatAnAddressAsksFor(t *testing.T) {
	for _, c := range []struct {
		name, query string
		want        index.Query
	}{
		{"nothing", "", index.Query{Limit: 10, Facets: 10, Sort: index.SortRelevance}},
		{"empty parameters, as forms send them", "q=窓口&from=&to=&kind=&limit=", index.Query{Text: "窓口", Limit: 10, Facets: 10, Sort: index.SortRelevance}},
		{"a page of another size", "q=窓口&limit=50&offset=100&sort=oldest&facets=0",
			index.Query{Text: "窓口", Limit: 50, Offset: 100, Sort: index.SortOldest}},
		{"how far to go", "q=窓口&match=partial&synonyms=off",
			index.Query{Text: "窓口", Limit: 10, Facets: 10, Sort: index.SortRelevance, Match: index.TierPartial, NoSynonyms: true}},
		{"synonyms, as without asking", "q=窓口&synonyms=on", index.Query{Text: "窓口", Limit: 10, Facets: 10, Sort: index.SortRelevance}},
		{"filters, repeated", "kind=survey&kind=発言&kind=remark&speaker=市長&speaker=議長&section=あ&meeting=M1&meeting=M2&limit=0",
			index.Query{Sort: index.SortRelevance, Facets: 10, Filter: index.Filter{
				Kinds: []data.Kind{data.KindSurvey, data.KindRemark}, Speakers: []string{"市長", "議長"},
				Sections: []string{"あ"}, Meetings: []string{"M1", "M2"}}}},
		{"a year is its first and its last day", "from=2024&to=2025",
			index.Query{Limit: 10, Facets: 10, Sort: index.SortRelevance, Filter: index.Filter{From: data.Date{Year: 2024, Month: 1, Day: 1}, To: data.Date{Year: 2025, Month: 12, Day: 31}}}},
		{"years of either kind and calendar", "year=2024&year=令和7年&year=R7&fiscal_year=令和元年度&fiscal_year=FY2025",
			index.Query{Limit: 10, Facets: 10, Sort: index.SortRelevance, Filter: index.Filter{Years: []int{2024, 2025}, FiscalYears: []int{2019, 2025}}}},
		{"a fiscal year of an era", "from=令和6年度&to=令和6年度",
			index.Query{Limit: 10, Facets: 10, Sort: index.SortRelevance, Filter: index.Filter{From: data.Date{Year: 2024, Month: 4, Day: 1}, To: data.Date{Year: 2025, Month: 3, Day: 31}}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			engine := &fake{}
			r := get(t, serve(t, engine), "/api/v1/search?"+c.query)
			if r.StatusCode != http.StatusOK {
				t.Fatalf("status %d: %s", r.StatusCode, body(t, r))
			}
			if diff := cmp.Diff(c.want, engine.asked); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func TestAddressesThatAreRefused(t *testing.T) {
	long := strings.Repeat("あ", index.MaxTextRunes+10)
	for _, c := range []struct{ name, target, code, parameter, detail string }{
		{"a parameter that is not there", "/api/v1/search?qq=a", "unknown_parameter", "qq",
			"パラメーター qq はありません。使えるのは q, kind, speaker, section, meeting, year, fiscal_year, from, to, sort, group, match, synonyms, limit, offset, facets, id, cursor, all, format です。"},
		{"a parameter where there are none", "/api/v1/meetings/M1?limit=1", "unknown_parameter", "limit",
			"パラメーター limit はありません。このアドレスにはパラメーターがありません。"},
		{"more context than there may be", "/api/v1/remarks/M1-1?context=21", "bad_parameter", "context", "context は 0 から 20 までの整数で指定してください（指定された値：21）。"},
		{"a month is no year", "/api/v1/search?year=2025-04", "bad_parameter", "year", "year の「2025-04」は年として読めません。2025 や 令和7年 のように指定してください。"},
		{"a fiscal year is no year", "/api/v1/search?year=令和7年度", "bad_parameter", "year", "year の「令和7年度」は年として読めません。2025 や 令和7年 のように指定してください。"},
		{"no fiscal year", "/api/v1/search?fiscal_year=今年", "bad_parameter", "fiscal_year", "fiscal_year の「今年」は年度として読めません。2025 や 令和7年度 のように指定してください。"},
		{"a limit too large", "/api/v1/search?limit=1001", "bad_parameter", "limit", "limit は 0 から 1,000 までの整数で指定してください（指定された値：1001）。"},
		{"a limit below zero", "/api/v1/search?limit=-1", "bad_parameter", "limit", "limit は 0 から 1,000 までの整数で指定してください（指定された値：-1）。"},
		{"a limit that is no number", "/api/v1/search?limit=ten", "bad_parameter", "limit", "limit は 0 から 1,000 までの整数で指定してください（指定された値：ten）。"},
		{"an offset whose page ends too far", "/api/v1/search?offset=99991", "bad_parameter", "offset", "offset は 0 から 99,990 までの整数で指定してください（指定された値：99991）。"},
		{"too many facets", "/api/v1/search?facets=1001", "bad_parameter", "facets", "facets は 0 から 1,000 までの整数で指定してください（指定された値：1001）。"},
		{"given twice", "/api/v1/search?q=a&q=b", "bad_parameter", "q", "q は1回だけ指定できます（2回指定されています）。"},
		{"an order that is none", "/api/v1/search?sort=best", "bad_parameter", "sort",
			"sort に「best」という並び順はありません。relevance（関連の高い順）、newest（新しい順）、oldest（古い順）のどれかを指定してください。"},
		{"a way to group that is none", "/api/v1/search?group=day", "bad_parameter", "group", "group に「day」は指定できません。meeting（会議ごと）か none（発言ごと）を指定してください。"},
		{"a match that is none", "/api/v1/search?match=all", "bad_parameter", "match",
			"match に「all」は指定できません。main（主な結果だけ）、partial（部分一致まで）、related（関連する発言まで）のどれかを指定してください。"},
		{"synonyms neither on nor off", "/api/v1/search?synonyms=no", "bad_parameter", "synonyms", "synonyms に「no」は指定できません。on か off を指定してください。"},
		{"match given twice", "/api/v1/search?match=main&match=main", "bad_parameter", "match", "match は1回だけ指定できます（2回指定されています）。"},
		{"a kind that is none", "/api/v1/search?kind=joke", "bad_parameter", "kind",
			"kind に「joke」という区分はありません。使えるのは remark, comment, greeting, survey, question, answer, chair, agenda, narration, roster です。"},
		{"a day that is none", "/api/v1/search?from=2025-02-30", "bad_parameter", "from",
			"from の「2025-02-30」は日付・年月・年・年度として読めません。2025-09-12、2025-09、2025、令和7年度 のように指定してください。"},
		{"a period backwards", "/api/v1/search?from=2025&to=2024", "bad_parameter", "to", "to（2024-12-31）が from（2025-01-01）より前です。期間の始まりと終わりを確認してください。"},
		{"a query too long", "/api/v1/search?q=" + url.QueryEscape(long), "bad_parameter", "q", "q は 2,000文字以内で指定してください（指定されたのは 2,010文字）。"},
		{"broken UTF-8", "/api/v1/search?q=%91%8B%8C%FB", "bad_parameter", "q", "q の値「\ufffd」は UTF-8 の文字として読めません。UTF-8 で指定してください。"},
		{"NUL", "/api/v1/search?q=a%00b", "bad_parameter", "q", "q の値「a\ufffdb」に、使えない文字（NUL）が含まれています。取り除いてください。"},
		{"broken percent-encoding", "/api/v1/search?q=100%", "bad_parameter", "", "アドレスの「?」より後を読み取れません。「%」「;」「&」は符号化してください（例：% は %25）。"},
		{"too many meetings at once", "/api/v1/meetings?limit=1001", "bad_parameter", "limit", "limit は 0 から 1,000 までの整数で指定してください（指定された値：1001）。"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := request(serve(t, &fake{all: meetings()}), http.MethodGet, c.target)
			if r.StatusCode != http.StatusBadRequest {
				t.Fatalf("status %d, want 400", r.StatusCode)
			}
			p := readProblem(t, r)
			if p.Code != c.code || p.Parameter != c.parameter || p.Detail != c.detail {
				t.Errorf("got  %s, parameter %q: %s\nwant %s, parameter %q: %s", p.Code, p.Parameter, p.Detail, c.code, c.parameter, c.detail)
			}
		})
	}
}

func TestPagesIgnoreParametersOfOthers(t *testing.T) {
	for _, path := range []string{"/?q=窓口&utm_source=mail", "/meetings?utm_source=mail", "/meetings/M1?utm_source=mail"} {
		if r := get(t, serve(t, &fake{all: meetings()}), path); r.StatusCode != http.StatusOK {
			t.Errorf("%s: status %d", path, r.StatusCode)
		}
	}
}

func TestSearchAnswersAsTheCommandLineDoes(t *testing.T) {
	engine := &fake{all: meetings()}
	r := get(t, serve(t, engine), "/api/v1/search?q=窓口&limit=2")
	var got wire.Search
	if err := json.NewDecoder(r.Body).Decode(&got); err != nil {
		t.Fatal(err)
	}
	res, err := engine.Search(t.Context(), index.Query{Text: "窓口", Limit: 2, Facets: 10})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(wire.NewSearch(res, wire.View{Origin: "http://example.com"}), got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestMeetingList(t *testing.T) {
	h := serve(t, &fake{all: meetings()})
	for _, c := range []struct {
		name, query string
		want        []string
	}{
		{"all", "", []string{"M1", strangeID}},
		{"the first", "?limit=1", []string{"M1"}},
		{"the second", "?limit=1&offset=1", []string{strangeID}},
		{"past the last", "?offset=7", []string{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var list wire.MeetingList
			if err := json.NewDecoder(get(t, h, "/api/v1/meetings"+c.query).Body).Decode(&list); err != nil {
				t.Fatal(err)
			}
			ids := []string{}
			for _, m := range list.Meetings {
				ids = append(ids, m.ID)
			}
			if diff := cmp.Diff(c.want, ids); diff != "" || list.Total != 2 {
				t.Errorf("total %d (-want +got)\n%s", list.Total, diff)
			}
		})
	}
}

func TestIDsOfAnyCharacters(t *testing.T) {
	for _, id := range []string{"M1", strangeID, "proceedings/2020-1/02.html#5", "100%", "a//b", "../etc", "会議 1", "a+b", "%2F", "改\n行", "x/"} {
		t.Run(id, func(t *testing.T) {
			remark := id + "-1"
			h := serve(t, &fake{all: []data.Meeting{{ID: id, Title: "題", Remarks: []data.Remark{{ID: remark, Seq: 1, Kind: data.KindRemark, Text: "窓口"}}}}})
			var m data.Meeting
			if err := json.NewDecoder(request(h, http.MethodGet, "/api/v1/meetings/"+url.PathEscape(id)).Body).Decode(&m); err != nil || m.ID != id {
				t.Errorf("meeting %q, %v", m.ID, err)
			}
			var r wire.Remark
			if err := json.NewDecoder(request(h, http.MethodGet, "/api/v1/remarks/"+url.PathEscape(remark)).Body).Decode(&r); err != nil || r.ID != remark || r.Meeting.ID != id {
				t.Errorf("remark %q of %q, %v", r.ID, r.Meeting.ID, err)
			}
			if page := request(h, http.MethodGet, "/meetings/"+url.PathEscape(id)); page.StatusCode != http.StatusOK {
				t.Errorf("page: status %d", page.StatusCode)
			}
		})
	}
}

func TestSlashesDecodedByAProxy(t *testing.T) {
	h := serve(t, &fake{all: []data.Meeting{{ID: "proceedings/2020-1/02.html", Title: "題"}}})
	if r := request(h, http.MethodGet, "/meetings/proceedings/2020-1/02.html"); r.StatusCode != http.StatusOK {
		t.Errorf("status %d", r.StatusCode)
	}
}

func TestNotThere(t *testing.T) {
	h := serve(t, &fake{all: meetings()})
	for _, c := range []struct{ path, language, detail string }{
		{"/api/v1/meetings/M9", "ja", "会議「M9」は見つかりません。番号が変わったか、取り除かれた可能性があります。"},
		{"/api/v1/remarks/M1-9", "en", "There is no remark “M1-9”. It may have been renamed or removed."},
		{"/api/v1/nothing", "ja", "お探しのページはありません。アドレスをお確かめください。"},
	} {
		r := get(t, h, c.path, "Accept-Language", c.language)
		p := readProblem(t, r)
		if r.StatusCode != http.StatusNotFound || p.Code != "not_found" || p.Detail != c.detail {
			t.Errorf("%s: %d %s %s", c.path, r.StatusCode, p.Code, p.Detail)
		}
	}
}
