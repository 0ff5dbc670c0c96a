package data

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/klauspost/compress/zstd"
)

func TestRows(t *testing.T) {
	const rows = `{"id":"a/1#1","meeting_id":"a/1","meeting":"第1回 図書館協議会","date":"2024-05-10","kind":"議長","speaker":"日向","role":"委員長","section":"開会","text":"開会します。","url":"https://example.jp/1"}
{"id":"b-1","meeting_id":"b","title":"別の会","date":"R6.5.11","text":"別の会の発言"}

{"id":"a/1#2","meeting_id":"a/1","section":"議事","kind":"何か","text":" 前後に空白 \r\n二行目 "}
{"id":"a/1#3","meeting_id":"a/1","section":"開会","kind":"survey","text":"アンケートの答え"}
`
	meetings, report, err := readString(rows)
	if err != nil {
		t.Fatal(err)
	}
	want := []*Meeting{
		{ID: "a/1", Title: "第1回 図書館協議会", Date: Date{2024, 5, 10}, URL: "https://example.jp/1", Source: "test.txt", Sections: []string{"開会", "議事"}, Remarks: []Remark{
			{ID: "a/1#1", Seq: 1, Section: "開会", Kind: KindChair, Speaker: "日向", Role: "委員長", Text: "開会します。"},
			{ID: "a/1#2", Seq: 2, Section: "議事", Kind: KindRemark, Text: "前後に空白 \n二行目"},
			{ID: "a/1#3", Seq: 3, Section: "開会", Kind: KindSurvey, Text: "アンケートの答え"},
		}},
		{ID: "b", Title: "別の会", Date: Date{2024, 5, 11}, Source: "test.txt", Sections: []string{}, Remarks: []Remark{
			{ID: "b-1", Seq: 1, Kind: KindRemark, Text: "別の会の発言"},
		}},
	}
	if got, want := string(golden(t, meetings, Report{})), string(golden(t, want, Report{})); got != want {
		t.Error(firstDifference(got, want))
	}
	if report.Format != FormatJSONL || report.Encoding != "UTF-8" || report.Meetings != 2 || report.Total() != 4 {
		t.Errorf("report %+v", report)
	}
	if w := report.Warnings; len(w) != 1 || w[0].Line != 4 || !strings.Contains(w[0].Error(), "何か") {
		t.Errorf("warned %v", w)
	}
}

// A word that is no kind is told about once, and one that names such texts is none
// to tell about.
func TestKindsOfRows(t *testing.T) {
	meetings, report, err := readString("区分,発言\n要望,一つ目。\nご意見,二つ目。\n電話,三つ目。\n電話,四つ目。\n市の回答,五つ目。\n自由記述,六つ目。\n来庁,七つ目。\n")
	if err != nil {
		t.Fatal(err)
	}
	var kinds []Kind
	for _, r := range meetings[0].Remarks {
		kinds = append(kinds, r.Kind)
	}
	if want := []Kind{KindRemark, KindRemark, KindRemark, KindRemark, KindAnswer, KindSurvey, KindRemark}; !slices.Equal(kinds, want) {
		t.Errorf("got %q, want %q", kinds, want)
	}
	if w := report.Warnings; len(w) != 2 || w[0].Line != 4 || w[0].Text != "三つ目。" || w[1].Line != 8 || !strings.Contains(w[1].Japanese(), "区分「来庁」") {
		t.Errorf("warned %v", w)
	}
}

// Rows whose days cannot be read are of one meeting: with one id they would
// replace each other.
func TestRowsWithoutAReadableDay(t *testing.T) {
	meetings, report, err := readString("日付,会議名,発言\nそのうち,懇談会,一つ目。\n45797,懇談会,二つ目。\n,懇談会,三つ目。\n2024-05-18,懇談会,四つ目。\n")
	if err != nil || len(meetings) != 2 || len(meetings[0].Remarks) != 3 || !meetings[0].Date.IsZero() || len(meetings[1].Remarks) != 1 {
		t.Errorf("got %v, %v", meetings, err)
	}
	if w := report.Warnings; len(w) != 2 || w[0].Line != 2 || w[1].Line != 3 {
		t.Errorf("warned %v", w)
	}
}

func TestRowsWithoutAMeeting(t *testing.T) {
	for _, tt := range []struct {
		what, rows string
		titles     []string
	}{
		{"nothing but text", `{"text":"一"}` + "\n" + `{"text":"二"}`, []string{"test"}},
		{"titles", `{"id":"1","title":"甲","text":"一"}` + "\n" + `{"id":"2","title":"乙","text":"二"}` + "\n" + `{"id":"3","title":"甲","text":"三"}`, []string{"甲", "乙"}},
		{"one title on two days", `{"id":"1","meeting":"定例会","date":"2024-01-01","text":"一"}` + "\n" + `{"id":"2","meeting":"定例会","date":"2024-02-01","text":"二"}`, []string{"定例会", "定例会"}},
	} {
		var ids []string
		for range 2 {
			meetings, _, err := readString(tt.rows)
			if err != nil {
				t.Fatal(err)
			}
			var titles []string
			for _, m := range meetings {
				titles = append(titles, m.Title)
				ids = append(ids, m.ID)
			}
			if !slices.Equal(titles, tt.titles) {
				t.Errorf("%s: titles %q", tt.what, titles)
			}
		}
		n := len(tt.titles)
		if !slices.Equal(ids[:n], ids[n:]) {
			t.Errorf("%s: ids differ when read again: %q", tt.what, ids)
		}
		slices.Sort(ids)
		if len(slices.Compact(ids)) != n {
			t.Errorf("%s: ids are not different: %q", tt.what, ids)
		}
	}
}

func TestBadRowsAreLeftOutWithTheirLines(t *testing.T) {
	const rows = `{"id":"1","text":"よい行"}
{"id":"2","text":
plain text
["not","an","object"]
{"id":"3","text":5}
{"id":"4","text":""}
{"id":"5"}
{"id":"1","text":"同じID"}
{"id":"` + "a\\u0007" + ` b ","text":"制御文字は消える"}
{"id":"6","date":"いつか","meeting":"日付の変な会","text":"日付だけ捨てる"}
{"id":"7","text":"壊れた` + "\xff" + `文字"}
{"id":"8","text":"最後の行"}`
	meetings, report, err := readString(rows)
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	for _, m := range meetings {
		for _, r := range m.Remarks {
			texts = append(texts, r.Text)
		}
	}
	want := []string{"よい行", "制御文字は消える", "壊れた\uFFFD文字", "最後の行", "日付だけ捨てる"}
	if !slices.Equal(texts, want) {
		t.Errorf("kept %q", texts)
	}
	var lines []int
	for _, w := range report.Warnings {
		lines = append(lines, w.Line)
	}
	if !slices.Equal(lines, []int{2, 3, 4, 5, 8, 10, 11}) {
		t.Errorf("warned of lines %v: %v", lines, report.Warnings)
	}
	if report.LeftOut[OmitMalformed] != 5 || report.LeftOut[OmitBlank] != 2 {
		t.Errorf("left out %v", report.LeftOut)
	}
}

func TestWarningsAreBounded(t *testing.T) {
	rows := `{"id":"1","text":"よい行"}` + "\n" + strings.Repeat("{\n", 5000)
	_, report, err := readString(rows)
	if err != nil || len(report.Warnings) != MaxWarnings || report.MoreWarnings != 5000-MaxWarnings {
		t.Errorf("%d warnings and %d more, %v", len(report.Warnings), report.MoreWarnings, err)
	}
}

// Rows of a meeting that are far apart become meetings of their own, and rows
// that are not stay together.
func TestRowsThatAreApart(t *testing.T) {
	var rows strings.Builder
	row := func(meeting string, n int) {
		fmt.Fprintf(&rows, `{"id":"%s-%d","meeting_id":"%s","text":"発言"}`+"\n", meeting, n, meeting)
	}
	row("near", 1)
	row("far", 1)
	for i := range maxPendingRows - 2 {
		if i == 100 {
			row("near", 2)
		}
		row(fmt.Sprintf("m%d", i/10), i)
	}
	row("near", 3)
	row("far", 2)
	sizes := map[string]int{}
	pending := 0
	report, err := Read(t.Context(), "rows", strings.NewReader(rows.String()), Options{}, func(m *Meeting) error {
		sizes[m.ID] = len(m.Remarks)
		pending = max(pending, len(m.Remarks))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if sizes["near"] != 3 || sizes["far"] != 1 || sizes["far~2"] != 1 {
		t.Errorf("near %d, far %d, far~2 %d; want 3, 1, 1", sizes["near"], sizes["far"], sizes["far~2"])
	}
	if len(report.Warnings) != 1 || !strings.Contains(report.Warnings[0].Error(), "far~2") {
		t.Errorf("warned %v", report.Warnings)
	}
	if report.Total() != maxPendingRows+3 {
		t.Errorf("%d remarks", report.Total())
	}
}

func TestMeetingsAsJSONReadBackTheSame(t *testing.T) {
	var meetings []*Meeting
	for _, page := range []string{"bullets.txt", "minutes.txt"} {
		all, _, err := readFile(t, "testdata/pages/"+page)
		if err != nil {
			t.Fatal(err)
		}
		meetings = append(meetings, all...)
	}
	one, err := json.Marshal(meetings[0])
	if err != nil {
		t.Fatal(err)
	}
	two, err := json.Marshal(meetings[1])
	if err != nil {
		t.Fatal(err)
	}
	array, err := json.MarshalIndent(meetings, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	pretty, err := json.MarshalIndent(meetings[0], "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	var z bytes.Buffer
	w, err := zstd.NewWriter(&z)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(slices.Concat(one, []byte("\n"), two)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		what   string
		text   string
		format Format
		want   []*Meeting
	}{
		{"one meeting in a line", string(one), FormatJSONL, meetings[:1]},
		{"one meeting, indented", string(pretty), FormatJSON, meetings[:1]},
		{"an array, indented", string(array), FormatJSON, meetings},
		{"an array in a line", "[" + string(one) + "," + string(two) + "]", FormatJSON, meetings},
		{"a meeting a line", string(one) + "\n" + string(two) + "\n", FormatJSONL, meetings},
		{"two indented meetings", string(pretty) + "\n" + string(two), FormatJSON, meetings},
		{"a meeting a line, gzip", packed(t, string(one)+"\n"+string(two)), FormatJSONL, meetings},
		{"a meeting a line, zstd", z.String(), FormatJSONL, meetings},
	} {
		got, report, err := readString(tt.text)
		if err != nil {
			t.Errorf("%s: %v", tt.what, err)
			continue
		}
		if report.Format != tt.format || len(report.Warnings) > 0 {
			t.Errorf("%s: read as %s, warnings %v", tt.what, report.Format, report.Warnings)
		}
		if g, w := string(golden(t, got, Report{})), string(golden(t, tt.want, Report{})); g != w {
			t.Errorf("%s: %s", tt.what, firstDifference(g, w))
		}
	}
}

// Memory stays flat however long a file is: what has been read is handed on
// while the rest is still being written.
func TestRowsAreReadAsAStream(t *testing.T) {
	const meetings = 100_000
	var written atomic.Int64
	in, out := io.Pipe()
	go func() {
		for i := range meetings {
			fmt.Fprintf(out, `{"id":"m%d-1","meeting_id":"m%d","text":"発言"}`+"\n", i, i)
			written.Add(1)
		}
		out.Close()
	}()
	yielded, behind := 0, 0
	_, err := Read(t.Context(), "rows", in, Options{}, func(*Meeting) error {
		behind = max(behind, int(written.Load())-yielded)
		yielded++
		return nil
	})
	const buffered = headBytes / 40 // rows in the reader's buffer
	if err != nil || yielded != meetings || behind > maxPendingRows+buffered {
		t.Errorf("%d meetings, at most %d behind, %v", yielded, behind, err)
	}
}

func TestArrayThatIsCutOff(t *testing.T) {
	meetings, report, err := readString(`[{"id":"1","text":"一"},{"id":"2","text":"二"}`)
	if err != nil || len(meetings) != 1 || len(meetings[0].Remarks) != 2 || len(report.Warnings) != 1 {
		t.Errorf("got %v, warnings %v, %v", meetings, report.Warnings, err)
	}
}

// Whatever is wrong with JSON, it is said with its line, what stands there, and in
// words of the language.
func TestWarningsOfJSON(t *testing.T) {
	deep := strings.Repeat("[", 20_000) + strings.Repeat("]", 20_000)
	for _, tt := range []struct {
		what, text string
		remarks    int // that are kept
		line       int
		seen       string // beginning of it
		japanese   string // part of it
	}{
		{"a number for a text", "[\n {\"text\":\"一\"},\n\n {\"text\":12},\n {\"text\":\"二\"}\n]", 2, 4, `{"text":12}`, `"text" が文字列ではなく数値です`},
		{"a list of lists", "[{\"text\":\"一\"},\n[1,2]\n]", 1, 2, "[1,2]", "オブジェクト { } ではなく配列 [ ] です"},
		{"a comma is missing", "[\n{\"text\":\"一\"}\n{\"text\":\"二\"}\n]", 1, 3, `{"text":"二"}`, "2 番目の項目から先を読めません"},
		{"it breaks off", "[\n{\"text\":\"一\"},\n{\"text\":\"二", 1, 3, `{"text":"二`, "途中で切れています"},
		{"something after the end", "[\n{\"text\":\"一\"}\n]\n[{\"text\":\"二\"}]", 1, 4, `[{"text":"二"}]`, "配列が終わったあとの部分"},
		{"broken characters", "[\n{\"text\":\"一\xff\"}\n]", 1, 2, "{\"text\":\"一\uFFFD\"}", "壊れた文字"},
		{"a line that is none", "{\"text\":\"一\"}\nこれは何\n{\"text\":\"二\"}", 2, 2, "これは何", "1 文字目から JSON として読めません"},
		{"a line that breaks off", "{\"text\":\"一\"}\n{\"text\":\"二\n{\"text\":\"三\"}", 2, 2, `{"text":"二`, "途中で切れています"},
		{"a line too deep", "{\"text\":\"一\",\"x\":" + deep + "}\n{\"text\":\"二\"}", 1, 1, `{"text":"一"`, "入れ子が深すぎます"},
		{"a day", "[\n{\"text\":\"一\"},\n{\"text\":\"二\",\"date\":\"そのうち\",\"meeting\":\"別の会\"}\n]", 2, 3, "二", "日付として読めません"},
	} {
		meetings, report, err := readString(tt.text)
		remarks := 0
		for _, m := range meetings {
			remarks += len(m.Remarks)
		}
		if err != nil || remarks != tt.remarks || len(report.Warnings) != 1 {
			t.Errorf("%s: %d remarks, warned %v, %v", tt.what, remarks, report.Warnings, err)
			continue
		}
		w := report.Warnings[0]
		if w.Line != tt.line || !strings.HasPrefix(w.Text, tt.seen) || !strings.Contains(w.Japanese(), tt.japanese) {
			t.Errorf("%s: warned of line %d, %q, %s", tt.what, w.Line, w.Text, w.Japanese())
		}
		if strings.Contains(w.Japanese()+w.Error(), "json:") || strings.Contains(w.Japanese()+w.Error(), "invalid") {
			t.Errorf("%s: says %s, %s", tt.what, w.Error(), w.Japanese())
		}
	}
}

// A line that is too long is shown by its beginning.
func TestLineBeyondTheLimit(t *testing.T) {
	long := `{"text":"` + strings.Repeat("あ", maxLineBytes/3+1) + `"}`
	meetings, report, err := ReadAll(t.Context(), "a.jsonl", strings.NewReader("{\"text\":\"一\"}\n"+long+"\n{\"text\":\"二\"}\n"), Options{})
	if err != nil || len(meetings[0].Remarks) != 2 || len(report.Warnings) != 1 || report.Warnings[0].Line != 2 || !strings.HasPrefix(report.Warnings[0].Text, `{"text":"あああ`) {
		t.Errorf("%d meetings, warned %v, %v", len(meetings), report.Warnings, err)
	}
}

func BenchmarkRows(b *testing.B) {
	var rows strings.Builder
	for i := range 20_000 {
		fmt.Fprintf(&rows, `{"id":"m%d#%d","meeting_id":"m%d","meeting":"第%d回定例会","date":"2024-05-10","kind":"質問","speaker":"日向","role":"１番","text":"%s","url":"https://example.jp/%d"}`+"\n",
			i/300, i, i/300, i/300, strings.Repeat("窓口の混雑についてお尋ねします。", 12), i)
	}
	b.SetBytes(int64(rows.Len()))
	for b.Loop() {
		if _, err := Read(b.Context(), "rows", strings.NewReader(rows.String()), Options{}, func(*Meeting) error { return nil }); err != nil {
			b.Fatal(err)
		}
	}
}
