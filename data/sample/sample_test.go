package sample_test

import (
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"

	"kizuna/data"
	"kizuna/data/sample"
)

// page is one file of the sample, as it is stored and as it is read.
type page struct {
	name    string
	text    string
	meeting *data.Meeting
}

// pages reads the whole sample. Every file holds one meeting.
func pages(t *testing.T) []page {
	t.Helper()
	names, err := fs.Glob(sample.FS, "*.txt")
	if err != nil {
		t.Fatal(err)
	}
	all := make([]page, 0, len(names))
	for _, name := range names {
		text, err := fs.ReadFile(sample.FS, name)
		if err != nil {
			t.Fatal(err)
		}
		meetings, _, err := data.ReadAll(t.Context(), name, strings.NewReader(string(text)), data.Options{})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if len(meetings) != 1 {
			t.Fatalf("%s: read as %d meetings", name, len(meetings))
		}
		all = append(all, page{name, string(text), meetings[0]})
	}
	return all
}

func TestSizeThatMakesSearchingWorthwhile(t *testing.T) {
	const minMeetings, minSpoken = 15, 300
	all, spoken := pages(t), 0
	byKind := map[data.Kind]int{}
	for _, p := range all {
		for _, r := range p.meeting.Remarks {
			byKind[r.Kind]++
			if r.Kind != data.KindNarration && r.Kind != data.KindAgenda {
				spoken++
			}
		}
	}
	if len(all) < minMeetings || spoken < minSpoken {
		t.Errorf("%d meetings with %d remarks of people; want %d and %d", len(all), spoken, minMeetings, minSpoken)
	}
	for _, k := range []data.Kind{
		data.KindRemark, data.KindComment, data.KindGreeting, data.KindSurvey, data.KindNarration, data.KindAgenda,
	} {
		if byKind[k] == 0 {
			t.Errorf("no page shows the kind %q", k)
		}
	}
	t.Logf("%d meetings, %d remarks of people; by kind %v", len(all), spoken, byKind)
}

func TestEveryPageIsNumberedAndHeldOnTheDayOfItsName(t *testing.T) {
	seen := map[string]string{}
	years := map[int]bool{}
	for _, p := range pages(t) {
		m := p.meeting
		if want, _, _ := strings.Cut(p.text[strings.Index(p.text, "ページ番号:")+len("ページ番号:"):], "\n"); m.ID != want {
			t.Errorf("%s: read as number %q, the page says %q", p.name, m.ID, want)
		}
		if other, ok := seen[m.ID]; ok {
			t.Errorf("%s and %s are both number %s", p.name, other, m.ID)
		}
		seen[m.ID] = p.name
		if !strings.HasPrefix(p.name, m.Date.String()+"-") || m.Date.IsZero() {
			t.Errorf("%s: held on %q", p.name, m.Date)
		}
		if m.Updated.Compare(m.Date) <= 0 {
			t.Errorf("%s: held on %s, yet last changed on %q", p.name, m.Date, m.Updated)
		}
		years[m.Date.Year] = true
	}
	for y := 2019; y <= 2026; y++ {
		if !years[y] {
			t.Errorf("no meeting was held in %d", y)
		}
	}
}

func TestBothEndsOfTheErasAreThere(t *testing.T) {
	all := pages(t)
	for _, day := range []struct {
		title string // what the line of the title ends in
		held  data.Date
	}{
		{"ひだまりミーティング(平成31年2月14日)", data.Date{Year: 2019, Month: 2, Day: 14}},
		{"欅台地区（平成31年4月18日）", data.Date{Year: 2019, Month: 4, Day: 18}},
		{"ひだまりミーティング(令和元年11月8日)", data.Date{Year: 2019, Month: 11, Day: 8}},
		{"ひだまりミーティング(令和8年5月19日)", data.Date{Year: 2026, Month: 5, Day: 19}},
	} {
		at := slices.IndexFunc(all, func(p page) bool { return strings.Contains(p.text, day.title+"\n") })
		if at < 0 {
			t.Errorf("no page is titled …%s", day.title)
			continue
		}
		if m := all[at].meeting; m.Date != day.held {
			t.Errorf("%s: held on %s, want %s", day.title, m.Date, day.held)
		}
	}
}

func TestEveryPageSaysNearItsTopThatItIsFiction(t *testing.T) {
	const top = 20 // lines
	for _, p := range pages(t) {
		lines := strings.Split(p.text, "\n")
		found := false
		for _, line := range lines[:min(top, len(lines))] {
			found = found || line == sample.Notice
		}
		if !found {
			t.Errorf("%s: none of the first %d lines is %s", p.name, top, sample.Notice)
		}
		// Whoever searches sees it too: reading keeps it, as nobody's words.
		at := slices.IndexFunc(p.meeting.Remarks, func(r data.Remark) bool { return r.Text == sample.Notice })
		if at < 0 || p.meeting.Remarks[at].Kind != data.KindNarration {
			t.Errorf("%s: the notice was not read as narration", p.name)
		}
	}
}

// furniture is what surrounds a meeting on its page and nobody said.
var furniture = regexp.MustCompile(`\d{4}-\d{2}-\d{4}|サイトマップ|印刷用ページ|お問い合わせフォーム|お問い合わせ先|ページ番号|ファックス:|^ホーム >|^本文へスキップ|^ここから本文|^写真[0-9]`)

func TestFurnitureOfThePageIsNoRemark(t *testing.T) {
	for _, p := range pages(t) {
		if !furniture.MatchString(p.text) {
			t.Errorf("%s: the page has no menus and no contact block", p.name)
		}
		for _, r := range p.meeting.Remarks {
			if hit := furniture.FindString(r.Text); hit != "" {
				t.Errorf("%s: %s %d holds %q: %s", p.name, r.Kind, r.Seq, hit, r.Text)
			}
		}
	}
}

// bullet begins a line that a reader of the page sees as one voice.
var bullet = regexp.MustCompile(`(?m)^[ 　]*[•・○][ 　]*(.+)$`)

func TestEveryBulletAndEveryLineOfDialogueIsOneRemark(t *testing.T) {
	said := regexp.MustCompile(`(?m)^(?:市長|総務部長|民生委員|職員（[^）]+）)：「(.+)」$`)
	for _, p := range pages(t) {
		kinds := map[string]data.Kind{}
		for _, r := range p.meeting.Remarks {
			kinds[r.Text] = r.Kind
		}
		var voices []string
		for _, m := range append(bullet.FindAllStringSubmatch(p.text, -1), said.FindAllStringSubmatch(p.text, -1)...) {
			voices = append(voices, m[1])
		}
		if len(voices) < 12 {
			t.Errorf("%s: only %d voices", p.name, len(voices))
		}
		for _, v := range voices {
			if k := kinds[v]; k != data.KindRemark && k != data.KindSurvey && k != data.KindComment {
				t.Errorf("%s: kind %q: %s", p.name, k, v)
			}
		}
	}
}

func TestSpellingVariesAsInRealMinutes(t *testing.T) {
	var all strings.Builder
	for _, p := range pages(t) {
		for _, r := range p.meeting.Remarks {
			all.WriteString(r.Text + "\n")
		}
	}
	for _, spelling := range []string{
		"問い合わせ", "問合せ", "子ども", "子供", "サーバー", "サーバの", "コンピューター", "コンピュータが",
		"障がい", "障害", "スマホ", "スマートフォン", "取り組み", "取組", "引き継ぎ", "引継ぎ", "申し込み", "申込み",
		"受付", "受け付け", "97%", "97％", "９７％", "九十七パーセント", "1か月", "１ヶ月", "一カ月", "R7.10.1",
		"№", "★", "髙島", "ﾏｲﾅﾝﾊﾞｰｶｰﾄﾞ", "マイナンバーカード", "ＲＰＡ", "RPA", "well-being", "ウェルビーイング",
	} {
		if !strings.Contains(all.String(), spelling) {
			t.Errorf("no remark writes %s", spelling)
		}
	}
}
