package data

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"github.com/klauspost/compress/gzip"
)

func TestWhatIsRefused(t *testing.T) {
	gz := packed(t, "hello, hello, hello")
	for _, tt := range []struct {
		what, content string
		want          error
		says          string // part of the English sentence
	}{
		{"nothing", "", ErrEmpty, "empty"},
		{"white space", " \r\n　\n\t", ErrEmpty, "empty"},
		{"a byte order mark alone", "\xef\xbb\xbf", ErrEmpty, "empty"},
		{"PNG", "\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR", ErrBinary, "PNG"},
		{"JPEG", "\xff\xd8\xff\xe0\x00\x10JFIF\x00", ErrBinary, "JPEG"},
		{"PDF", "%PDF-1.7\n1 0 obj", ErrBinary, "PDF"},
		{"ZIP", "PK\x03\x04\x14\x00\x06\x00", ErrBinary, "ZIP"},
		{"old Excel", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00\x00", ErrBinary, "save it as .docx or .xlsx"},
		{"RTF", `{\rtf1\ansi 会議`, ErrBinary, "save it as .docx"},
		{"MP4", "\x00\x00\x00\x20ftypisom\x00\x00", ErrBinary, "MP4"},
		{"NUL bytes", "発言\x00\x00\x00\x00録", ErrBinary, "binary"},
		{"noise", strings.Repeat("\x81\xff\xfe\x80\x9f\xa0", 50), ErrBinary, "cannot be read as text"},
		{"prose in which nobody speaks", "会議を開きました。とてもよい会議でした。", ErrNoRemarks, "no remarks"},
		{"an agenda alone", "第1回会議\n\n次第\n・開会\n・閉会\n", ErrNoRemarks, "no remarks"},
		{"a menu alone", "<html><body><nav><ul><li>トップ</li></ul></nav></body></html>", ErrNoRemarks, "no remarks"},
		{"JSON that is none", `{"id": "a", "text": `, ErrMalformed, "nothing in it can be read"},
		{"JSON of something else", `{"name": "x", "version": 1}`, ErrNoRemarks, "no remarks"},
		{"an empty array", `[]`, ErrNoRemarks, "no remarks"},
		{"gzip of nothing", packed(t, ""), ErrEmpty, "empty"},
		{"gzip that ends in its head", gz[:5], ErrMalformed, "gzip"},
		{"a page of too many lines", strings.Repeat("・\n", maxPageLines+1), ErrTooLarge, "lines"},
		{"a page of too many elements", "<html><body>" + strings.Repeat("<br>", maxTags), ErrTooLarge, "elements"},
		{"an element of too many attributes", "<html><body><p " + strings.Repeat("a ", maxTags) + ">・発言</p>", ErrTooLarge, "elements"},
		{"Markdown of too many marks", "# 会\n- 一\n" + strings.Repeat("*x* ", maxMarks/2), ErrTooLarge, "marks"},
		{"a page over the limit", strings.Repeat("・発言\n", MaxPageBytes/10+1), ErrTooLarge, "larger than 16 MB"},
	} {
		meetings, report, err := ReadAll(t.Context(), "input.dat", strings.NewReader(tt.content), Options{})
		if !errors.Is(err, tt.want) || len(meetings) != 0 || report.Source != "input.dat" {
			t.Errorf("%s: got %d meetings, %v; want %v", tt.what, len(meetings), err, tt.want)
			continue
		}
		var p *Problem
		if !errors.As(err, &p) || p.Source != "input.dat" {
			t.Errorf("%s: %v does not name the source", tt.what, err)
			continue
		}
		if !strings.Contains(p.Error(), tt.says) || !strings.HasPrefix(p.Error(), "input.dat") || !strings.HasPrefix(p.Japanese(), "input.dat") {
			t.Errorf("%s: says %q and %q", tt.what, p.Error(), p.Japanese())
		}
	}
}

// Time grows with the size of a page and not with its square, however strange
// the page is.
func TestStrangePagesTakeNoLonger(t *testing.T) {
	for what, unit := range map[string]string{
		"a character a line": "市\n", "frames": "│a│b│\n", "names below offices": "○教育長\n藤田君\n", "labels": "日時\n場所\n",
		"open quotes": "「", "names": "市長 森 ", "Markdown": "# a\n- b\n", "what people wrote": "私は窓口で学びました。\n\n", "headings without a table": "ご意見\n回答\n", "rows that go on": "受付日 ご意見 回答\n1 柵が 低い\n2 池の 端\n橋の 上\n", "quotes in quotes": "# a\n> > ", "speeches": "○市長　はい。\n", "speeches in a line": "（委員）はい。 ", "marks in a line": "○市長　はい。 ",
		"turns in a line": "議 長 はい。 全 員 なし。 ", "brackets in a line": "議 長 （はい） ",
	} {
		// Four times the size takes four times as long; twelve allow for noise, and a
		// busy machine may make one of three look long.
		var took [2]time.Duration
		small := 20_000
		if testing.Short() {
			small = 5_000 // the race detector makes patterns thirty times as slow
		}
		for range 3 {
			for i, size := range []int{small, 4 * small} {
				began := time.Now()
				if _, _, err := readString(strings.Repeat(unit, size/len(unit))); err != nil && !errors.Is(err, ErrNoRemarks) {
					t.Errorf("%s: %v", what, err)
				}
				took[i] = time.Since(began)
			}
			if took[1] <= 12*took[0] || took[1] <= time.Second {
				break
			}
		}
		if took[1] > 12*took[0] && took[1] > time.Second {
			t.Errorf("%s: %v, then %v for four times as much", what, took[0], took[1])
		}
	}
}

// Elements in elements without end cost nothing but a warning.
func TestPagesOfDeepElements(t *testing.T) {
	const head, tail = "<html><body><h1>市民と語る会（令和7年9月12日）</h1>\n<ul><li>前の発言です。</li></ul>\n", "<ul><li>奥の発言です。</li></ul>"
	deep, left := 100_000, 20_000 // elements, and how many of them end again
	if testing.Short() {
		deep, left = 5_000, 1_000 // the race detector takes minutes for more
	}
	for _, nested := range []string{"<div>", "<b>", "<table><tr><td>", "<ul><li>", "<span><div>", "<blockquote>", "<svg>"} {
		for _, page := range []string{
			head + strings.Repeat(nested, deep) + tail,
			head + strings.Repeat(nested, left) + "奥の字" + strings.Repeat("</div></td></tr></table></li></ul></b>", left) + tail,
		} {
			began := time.Now()
			meetings, report, err := readString(page)
			if took := time.Since(began); took > 20*time.Second {
				t.Errorf("%s: took %v", nested, took)
			}
			if err != nil || len(meetings) != 1 || meetings[0].Remarks[0].Text != "前の発言です。" {
				t.Errorf("%s: %v, %v", nested, meetings, err)
				continue
			}
			if w := report.Warnings; len(w) != 1 || w[0].Line != 3 || w[0].Text == "" {
				t.Errorf("%s: warned %v", nested, report.Warnings)
			}
			if text := string(golden(t, meetings, Report{})); !strings.Contains(text, "奥の発言です。") && nested != "<svg>" {
				t.Errorf("%s: what lies deep is lost: %.300s", nested, text)
			}
		}
	}
}

func TestUnknownFormatIsNamed(t *testing.T) {
	_, _, err := ReadAll(t.Context(), "a", strings.NewReader("・発言"), Options{Format: "docx2"})
	if !errors.Is(err, ErrFormat) || !strings.Contains(err.Error(), "docx2") {
		t.Errorf("got %v", err)
	}
}

func TestWhatIsDamagedIsKept(t *testing.T) {
	const page = "第1回会議（令和6年5月10日）\n\n・一つ目の発言です。\n・二つ目の%s発言です。\n・三つ目の発言です。\n"
	for _, tt := range []struct{ what, damage, text string }{
		{"broken UTF-8", "\xe3\x81", "二つ目の\uFFFD発言です。"},
		{"a NUL", "\x00", "二つ目の発言です。"},
		{"an escape", "\x1b", "二つ目の発言です。"},
		{"a mark of no width", "\u200b", "二つ目の発言です。"},
	} {
		meetings, report, err := readString(strings.Replace(page, "%s", tt.damage, 1))
		if err != nil {
			t.Errorf("%s: %v", tt.what, err)
			continue
		}
		if got := meetings[0].Remarks; len(got) != 3 || got[1].Text != tt.text {
			t.Errorf("%s: got %+v", tt.what, got)
		}
		if tt.damage < " " || tt.damage > "\x7f" && tt.text != "二つ目の発言です。" {
			if tt.damage != "\x1b" && (len(report.Warnings) != 1 || report.Warnings[0].Line != 4) {
				t.Errorf("%s: warned %v; want line 4", tt.what, report.Warnings)
			}
		}
	}
}

func TestPackedFileThatEndsEarly(t *testing.T) {
	var rows strings.Builder
	for range 3000 {
		rows.WriteString(`{"meeting_id":"m","text":"` + strings.Repeat("発言", rows.Len()%37+1) + `"}` + "\n")
	}
	gz := packed(t, rows.String())
	meetings, report, err := ReadAll(t.Context(), "a.gz", strings.NewReader(gz[:len(gz)*2/3]), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if n := len(meetings[0].Remarks); n < 100 || n >= 3000 {
		t.Errorf("kept %d rows", n)
	}
	if len(report.Warnings) == 0 || !strings.Contains(report.Warnings[len(report.Warnings)-1].Error()+report.Warnings[0].Error(), "gzip") {
		t.Errorf("warned %v", report.Warnings)
	}
}

func TestErrorOfTheReaderComesThrough(t *testing.T) {
	broken := errors.New("disk on fire")
	for what, content := range map[string]string{
		"before anything": "",
		"in a page":       "・発言",
		"in rows":         `{"id":"a","text":"b"}` + "\n",
		"in an array":     `[{"id":"a","text":"b"},`,
	} {
		in := io.MultiReader(strings.NewReader(content), iotest.ErrReader(broken))
		if _, _, err := ReadAll(t.Context(), "a", in, Options{}); !errors.Is(err, broken) {
			t.Errorf("%s: got %v", what, err)
		}
	}
	long := packed(t, strings.Repeat(`{"id":"a","text":"b"}`+"\n", 10_000))
	in := io.MultiReader(strings.NewReader(long[:len(long)/2]), iotest.ErrReader(broken))
	if _, _, err := ReadAll(t.Context(), "a", in, Options{}); !errors.Is(err, broken) {
		t.Errorf("packed: got %v", err)
	}
}

func TestErrorOfTheCallerComesThrough(t *testing.T) {
	full := errors.New("index full")
	for what, content := range map[string]string{
		"page": "・発言", "rows": `{"text":"b"}`, "meeting": `[{"id":"a","remarks":[{"text":"b"}]}]`,
	} {
		_, err := Read(t.Context(), "a", strings.NewReader(content), Options{}, func(*Meeting) error { return full })
		if err != full {
			t.Errorf("%s: got %v", what, err)
		}
	}
}

func packed(t testing.TB, text string) string {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := io.WriteString(w, text); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
