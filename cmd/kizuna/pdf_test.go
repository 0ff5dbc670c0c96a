package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"kizuna/data"
)

// A print is a text at a place of a page, in points from the lower left.
type print struct {
	x, y int
	text string
}

// makePDF makes a PDF of pages. Its font has a glyph for each code unit of
// UTF-16, and tells so; none is embedded, since nobody looks at it.
func makePDF(pages ...[]print) []byte {
	var b bytes.Buffer
	var at []int
	object := func(body string) {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", len(at), body)
	}
	stream := func(body string) string {
		return fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", len(body), body)
	}
	b.WriteString("%PDF-1.7\n")
	object("<< /Type /Catalog /Pages 2 0 R >>")
	var kids []string
	for i := range pages {
		kids = append(kids, fmt.Sprintf("%d 0 R", 6+2*i))
	}
	object(fmt.Sprintf("<< /Type /Pages /Kids [%s] /Count %d >>", strings.Join(kids, " "), len(pages)))
	object("<< /Type /Font /Subtype /Type0 /BaseFont /Mincho /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>")
	object("<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Mincho /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 /W [32 [350]] >>")
	var ranges strings.Builder
	for high := 0; high < 256; high += 64 {
		ranges.WriteString("64 beginbfrange\n")
		for i := high; i < high+64; i++ {
			fmt.Fprintf(&ranges, "<%02X00> <%02XFF> <%02X00>\n", i, i, i)
		}
		ranges.WriteString("endbfrange\n")
	}
	object(stream("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapName /U def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n" + ranges.String() + "endcmap\nend\nend"))
	for i, page := range pages {
		object(fmt.Sprintf("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> /Contents %d 0 R >>", 7+2*i))
		var body strings.Builder
		for _, p := range page {
			fmt.Fprintf(&body, "BT /F 10 Tf 1 0 0 1 %d %d Tm <", p.x, p.y)
			for _, unit := range utf16.Encode([]rune(p.text)) {
				fmt.Fprintf(&body, "%04X", unit)
			}
			body.WriteString("> Tj ET\n")
		}
		object(stream(body.String()))
	}
	end := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, offset := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", offset)
	}
	fmt.Fprintf(&b, "trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, end)
	return b.Bytes()
}

// lines prints lines of a text below each other.
func lines(x, y int, text ...string) []print {
	var all []print
	for i, line := range text {
		all = append(all, print{x, y - 16*i, line})
	}
	return all
}

// The real pdftotext, with what PDFs of meetings are like.
func TestPDFByTheRealProgram(t *testing.T) {
	if _, err := exec.LookPath(pdfProgram); err != nil {
		t.Skip(pdfProgram + " is not installed")
	}
	head := func(page int, body ...print) []print {
		return append(body, print{60, 810, "みどり野市懇談会の記録"}, print{290, 30, fmt.Sprintf("- %d -", page)})
	}
	title := print{60, 780, "第1回みどり野市懇談会（令和6年7月6日）"}
	var vertical []print
	for i, line := range []string{"第三回みどり野市懇談会（令和六年八月三日）", "市長：図書館はまちの居間です。夜も開けます。"} {
		for j, r := range []rune(line) {
			vertical = append(vertical, print{500 - 20*i, 780 - 12*j, string(r)})
		}
	}
	for _, tt := range []struct {
		what string
		pdf  []byte
		want []string
		says string
	}{
		{"hard line ends", makePDF(append(lines(60, 740, "○会長　ただいまから開会いたします。本日は委", "員全員の出席をいただいております。", "○青木委員　剪定枝を堆肥にする話は、その後ど", "うなりましたか。"), title)),
			[]string{"会長：ただいまから開会いたします。本日は委員全員の出席をいただいております。", "青木委員：剪定枝を堆肥にする話は、その後どうなりましたか。"}, ""},
		{"names beside what they say", makePDF(slices.Concat([]print{title}, lines(60, 740, "事務局", "", "谷川委員"), lines(160, 740, "資料は三つお配りしています。足りない方はお知らせ", "ください。", "二枚目の表は、去年の数字のままではありませんか。"))),
			[]string{"事務局：資料は三つお配りしています。足りない方はお知らせください。", "谷川委員：二枚目の表は、去年の数字のままではありませんか。"}, ""},
		{"two columns", makePDF(slices.Concat([]print{title},
			lines(60, 740, "市民：窓口の混む時間を前の日に教えてもらえると、", "仕事を休まずに済みます。お昼の休みに行くと、いつ", "も三十人ほど待っています。"),
			lines(320, 740, "市長：混む時間の表を作り、入り口とホームページ", "に出します。電話で順番を取れるようにすることも、", "来年度に向けて考えます。"))),
			[]string{"市民：窓口の混む時間を前の日に教えてもらえると、仕事を休まずに済みます。お昼の休みに行くと、いつも三十人ほど待っています。", "市長：混む時間の表を作り、入り口とホームページに出します。電話で順番を取れるようにすることも、来年度に向けて考えます。"}, ""},
		{"heads, feet and numbers of pages", makePDF(
			head(1, append(lines(60, 740, "市民：川沿いの道の街灯が、三つ続けて消えていま"), title)...),
			head(2, lines(60, 780, "す。冬は夕方から真っ暗です。", "市長：今週のうちに直します。")...),
			head(3, lines(60, 780, "市民：橋の上も暗いです。")...)),
			[]string{"市民：川沿いの道の街灯が、三つ続けて消えています。冬は夕方から真っ暗です。", "市長：今週のうちに直します。", "市民：橋の上も暗いです。"}, ""},
		{"spaces between characters", makePDF(append(lines(60, 740, "市 長 ： 夜 も 開 け て お き た い と 思 い ま す 。", "委 員 ： 当 番 が 二 人 要 る の で は な い で す か 。"), title)),
			[]string{"市長：夜も開けておきたいと思います。", "委員：当番が二人要るのではないですか。"}, ""},
		{"vertical lines", makePDF(vertical), nil, "縦書きの PDF です"},
	} {
		t.Run(tt.what, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "a.pdf")
			if err := os.WriteFile(path, tt.pdf, 0o644); err != nil {
				t.Fatal(err)
			}
			e := &fakeEngine{}
			s, _, stderr := testStreams(japanese)
			err := importInto(t, t.Context(), e, s, importOptions{paths: []string{path}})
			if (err != nil) != (tt.says != "") || !strings.Contains(stderr.String(), tt.says) {
				t.Fatalf("%v, said %q", err, stderr)
			}
			var got []string
			for _, m := range e.meetings {
				for _, r := range m.Remarks {
					if r.Kind != data.KindNarration {
						got = append(got, r.Speaker+"："+r.Text)
					}
				}
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("read %q, want %q", got, tt.want)
			}
		})
	}
}
