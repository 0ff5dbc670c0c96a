package server_test

import (
	"encoding/json"
	"flag"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kizuna/data"
	"kizuna/index"
	"kizuna/server"
)

var update = flag.Bool("update", false, "write the golden files anew")

// strangeID is an id with everything that means something in an address.
const strangeID = "h15-1-rinjikai/2#1?a=b&c=d%2F 会議;+"

// meetings is a small index: a town meeting, and council minutes whose id and
// address are strange.
func meetings() []data.Meeting {
	return []data.Meeting{{
		ID: "M1", Title: "ひだまりミーティング", Date: data.Date{Year: 2025, Month: 9, Day: 12}, Updated: data.Date{Year: 2025, Month: 10, Day: 2},
		URL: "https://www.city.midorino.example/hidamari/1.html", Source: "1.html", Sections: []string{"窓口で学んだこと", "終わりに"},
		Remarks: []data.Remark{
			{ID: "M1-1", Seq: 1, Kind: data.KindNarration, Text: "主任級の職員が集まりました。"},
			{ID: "M1-2", Seq: 2, Section: "窓口で学んだこと", Kind: data.KindRemark, Text: "窓口では、ゆっくり話すようにしている。"},
			{ID: "M1-3", Seq: 3, Section: "窓口で学んだこと", Kind: data.KindRemark, Text: "電話でも窓口でも、\nまず名乗ります。"},
			{ID: "M1-4", Seq: 4, Section: "終わりに", Kind: data.KindComment, Speaker: "森川市長", Role: "市長", Text: "窓口の満足度が上がりました。"},
		},
	}, {
		ID: strangeID, Date: data.Date{Year: 2019, Month: 3, Day: 1}, URL: "javascript:alert(1)", Source: "gikai.jsonl",
		Remarks: []data.Remark{
			{ID: strangeID + "-1", Seq: 1, Kind: data.KindQuestion, Speaker: "緑川議員", Role: "議員", Text: "窓口の待ち時間を伺います。"},
		},
	}}
}

// serve returns a server of a searcher that keeps its log to itself.
func serve(t testing.TB, s index.Searcher) http.Handler {
	t.Helper()
	h, err := server.New(server.Config{Searcher: s, Logger: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// request asks a server. headers are names and values in turn.
func request(h http.Handler, method, target string, headers ...string) *http.Response {
	r := httptest.NewRequest(method, target, nil)
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Result()
}

func body(t testing.TB, r *http.Response) string {
	t.Helper()
	b, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// problem is what a problem document says.
type problem struct {
	Type, Title, Code, Detail, Parameter string
	Status                               int
	RequestID                            string `json:"request_id"`
}

func readProblem(t testing.TB, r *http.Response) problem {
	t.Helper()
	if got := r.Header.Get("Content-Type"); got != "application/problem+json" {
		t.Fatalf("content type %q, want a problem document", got)
	}
	var p problem
	if err := json.NewDecoder(r.Body).Decode(&p); err != nil {
		t.Fatal(err)
	}
	if p.Status != r.StatusCode || p.Type != "about:blank" || p.Title == "" || p.Detail == "" || p.RequestID == "" {
		t.Errorf("problem is not whole: %+v", p)
	}
	return p
}

// golden compares with a file of testdata.
func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (run with -update if this is meant) (-want +got)\n%s", file, diff)
	}
}
