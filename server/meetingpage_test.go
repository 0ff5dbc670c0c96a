package server_test

import (
	"fmt"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"kizuna/data"
	"kizuna/server"
)

// session is a day of a council: minutes without headings, in which two members
// ask in turn under two items of the agenda.
func session() data.Meeting {
	m := data.Meeting{ID: "S1", Title: "定例会", Date: data.Date{Year: 2024, Month: 6, Day: 3}, Source: "gikai.jsonl"}
	add := func(kind data.Kind, speaker, text string) {
		seq := len(m.Remarks) + 1
		m.Remarks = append(m.Remarks, data.Remark{ID: fmt.Sprintf("S1-%d", seq), Seq: seq, Kind: kind, Speaker: speaker, Text: text})
	}
	add(data.KindRoster, "", "出席議員（２名）")
	add(data.KindAgenda, "", "△日程第１　一般質問")
	for range 5 {
		add(data.KindQuestion, "緑川議員", "窓口について伺います。")
		add(data.KindAnswer, "市民部長", "お答えします。")
	}
	add(data.KindAgenda, "", "△表決")
	for range 5 {
		add(data.KindQuestion, "川縁議員", "図書館について伺います。")
		add(data.KindAnswer, "教育長", "お答えします。")
	}
	add(data.KindAgenda, "", "△表決")
	return m
}

func TestContentsOfMinutesLeadToItemsAndMembers(t *testing.T) {
	page := body(t, get(t, serve(t, &fake{all: []data.Meeting{session()}}), "/meetings/S1"))
	_, contents, _ := strings.Cut(page, `<details class="contents">`)
	contents, _, _ = strings.Cut(contents, "</details>")
	var got []string
	for _, m := range regexp.MustCompile(`<a href="([^"]+)">([^<]+)</a>`).FindAllStringSubmatch(contents, -1) {
		got = append(got, m[1]+" "+m[2])
	}
	want := "#remark-2 日程第１ 一般質問, #remark-3 緑川議員, #remark-13 表決, #remark-14 川縁議員"
	if strings.Join(got, ", ") != want {
		t.Errorf("contents %q, want %q", got, want)
	}
	wellFormed(t, page)
}

func TestColumnsAreKept(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		laid       bool
	}{
		{"names in two columns", "出席議員\n　　１番　　　緑　川　　昇\n　　２番　　　川　縁　　恵\n　　３番　　　石　田　　実", true},
		{"indented paragraphs", "　　　窓口について伺います。\n　　　番号の札はいつからですか。\n　　　お答えください。", false},
		{"a long line", "１番　　　緑川\n２番　　　川縁\n３番　　　石田\n" + strings.Repeat("橋の点検についてご報告します。", 5), false},
		{"too few", "１番　　　緑川\n２番　　　川縁", false},
	} {
		m := session()
		m.Remarks[0].Text = tt.text
		page := body(t, get(t, serve(t, &fake{all: []data.Meeting{m}}), "/meetings/S1"))
		if got := strings.Contains(page, `<p class="said laid" tabindex="0"`); got != tt.laid {
			t.Errorf("%s: laid out %v, want %v", tt.name, got, tt.laid)
		}
		wellFormed(t, page)
	}
}

func TestMatchesLeadToOneAnother(t *testing.T) {
	page := body(t, get(t, serve(t, &fake{all: meetings()}), "/meetings/M1?q=窓口"))
	for _, want := range []string{
		`<span class="turn"><span>一致 1／3</span> <a href="#remark-3">次の一致</a></span>`,
		`<span class="turn"><a href="#remark-2">前の一致</a> <span>一致 2／3</span> <a href="#remark-4">次の一致</a></span>`,
		`<span class="turn"><a href="#remark-3">前の一致</a> <span>一致 3／3</span></span>`,
		`<input id="within" type="search" name="q" value="窓口"`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("no %s", want)
		}
	}
	if plain := body(t, get(t, serve(t, &fake{all: meetings()}), "/meetings/M1")); strings.Contains(plain, `class="turn"`) {
		t.Error("without a search there are matches")
	}
}

func TestEveryRemarkCanBeCited(t *testing.T) {
	h, err := server.New(server.Config{Searcher: &fake{all: append(meetings(), session())}, PublicURL: "https://kizuna.example"})
	if err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		"/meetings/M1": "「ひだまりミーティング」令和7年9月12日、終わりに、森川市長、発言 M1-4、https://www.city.midorino.example/hidamari/1.html",
		"/meetings/S1": "「定例会」令和6年6月3日、緑川議員、発言 S1-3、https://kizuna.example/remarks/S1-3",
	} {
		r := request(h, http.MethodGet, path)
		page := body(t, r)
		if !strings.Contains(page, "<summary>引用</summary><p>"+want+"</p>") {
			t.Errorf("%s does not say %s", path, want)
		}
		if remarks, cites := strings.Count(page, "<article "), strings.Count(page, `class="cite"`); remarks != cites {
			t.Errorf("%s: %d remarks, %d citations", path, remarks, cites)
		}
	}
}
