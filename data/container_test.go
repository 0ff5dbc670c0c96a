package data

import (
	"bytes"
	"errors"
	"io"
	"runtime"
	"strings"
	"testing"
	"time"
)

type zipWriter struct {
	t testing.TB
	w io.Writer
}

func (z *zipWriter) write(s string) {
	if _, err := io.WriteString(z.w, s); err != nil {
		z.t.Fatal(err)
	}
}

const (
	sheetHead = `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`
	docHead   = `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`
)

func text(s string) func(*zipWriter) { return func(z *zipWriter) { z.write(s) } }

// book is a workbook of one sheet that writes itself.
func book(t testing.TB, sheet func(*zipWriter)) []byte { return sharingBook(t, "", sheet) }

// sharingBook is a workbook of one sheet, whose cells may share a text.
func sharingBook(t testing.TB, shared string, sheet func(*zipWriter)) []byte {
	const (
		types     = `application/vnd.openxmlformats-officedocument.spreadsheetml.`
		relations = `http://schemas.openxmlformats.org/officeDocument/2006/relationships`
		main      = `http://schemas.openxmlformats.org/spreadsheetml/2006/main`
	)
	return zipped(t, map[string]func(*zipWriter){
		"[Content_Types].xml":        text(`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="` + types + `sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="` + types + `worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="` + types + `sharedStrings+xml"/></Types>`),
		"_rels/.rels":                text(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="` + relations + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`),
		"xl/workbook.xml":            text(`<workbook xmlns="` + main + `" xmlns:r="` + relations + `"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`),
		"xl/_rels/workbook.xml.rels": text(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="` + relations + `/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="` + relations + `/sharedStrings" Target="sharedStrings.xml"/></Relationships>`),
		"xl/sharedStrings.xml":       text(`<sst xmlns="` + main + `"><si><t>` + shared + `</t></si></sst>`),
		"xl/worksheets/sheet1.xml":   sheet,
	})
}

func row(cells ...string) string {
	return "<row>" + cellsOf(cells) + "</row>"
}

func cellsOf(cells []string) string {
	var b strings.Builder
	for _, c := range cells {
		b.WriteString(`<c t="inlineStr"><is><t>` + c + `</t></is></c>`)
	}
	return b.String()
}

// readBounded reads a source and fails when it takes more memory than it may.
func readBounded(t *testing.T, name string, content []byte, megabytes uint64) (int, Report, error) {
	t.Helper()
	stop, peak := make(chan bool), make(chan uint64)
	go func() {
		var most uint64
		for {
			select {
			case <-stop:
				peak <- most
				return
			case <-time.After(20 * time.Millisecond):
				var m runtime.MemStats
				runtime.ReadMemStats(&m)
				most = max(most, m.HeapAlloc)
			}
		}
	}()
	remarks := 0
	report, err := Read(t.Context(), name, bytes.NewReader(content), Options{}, func(m *Meeting) error {
		remarks += len(m.Remarks)
		return nil
	})
	stop <- true
	if most := <-peak; most > megabytes<<20 {
		t.Errorf("%s took %d MB of memory, more than %d", name, most>>20, megabytes)
	}
	return remarks, report, err
}

// A sheet is read as a stream: a million rows took 25 s and stayed within the
// same bound.
func TestSheetOfManyRows(t *testing.T) {
	skipUnderRace(t)
	const rows = 100_000
	content := book(t, func(z *zipWriter) {
		z.write(sheetHead + row("会議名", "発言"))
		for range rows / 100 {
			z.write(strings.Repeat(row("市政懇談会", "県道の歩道が狭いです。"), 100))
		}
		z.write(`</sheetData></worksheet>`)
	})
	remarks, report, err := readBounded(t, "many.xlsx", content, 400)
	if err != nil || remarks != rows {
		t.Errorf("read %d remarks of %d, %v, %v", remarks, rows, report.Warnings, err)
	}
}

func TestBombs(t *testing.T) {
	skipUnderRace(t)
	zeros := func(head string, megabytes int) func(*zipWriter) {
		return func(z *zipWriter) {
			z.write(head)
			chunk := strings.Repeat(" ", 1<<20)
			for range megabytes {
				z.write(chunk)
			}
		}
	}
	for _, tt := range []struct {
		what    string
		content []byte
		want    error // nil: what came before is kept, with a warning
	}{
		{"a sheet that unpacks to 600 MB", book(t, zeros(sheetHead+row("会議名", "発言"), 600)), ErrTooLarge},
		{"a document that unpacks to 100 MB", zipped(t, map[string]func(*zipWriter){"word/document.xml": zeros(docHead+`<w:p><w:r><w:t>・発言です。</w:t></w:r></w:p><w:p><w:r><w:t>`, 100)}), nil},
		{"a document 100,000 deep", zipped(t, map[string]func(*zipWriter){"word/document.xml": text(docHead + `<w:p><w:r><w:t>・発言です。</w:t></w:r></w:p>` + strings.Repeat("<w:p>", 100_000))}), nil},
		{"a document that breaks off", zipped(t, map[string]func(*zipWriter){"word/document.xml": text(docHead + `<w:p><w:r><w:t>・発言です。</w:t></w:r></w:p><w:p><w:r`)}), nil},
		{"a sheet with cells far to the right", book(t, func(z *zipWriter) {
			z.write(sheetHead + row("会議名", "発言") + row("会", "発言です。"))
			for range 4000 {
				z.write(`<row><c r="XFD1" t="inlineStr"><is><t>x</t></is></c></row>`)
			}
			z.write(`</sheetData></worksheet>`)
		}), nil},
		{"a cell of 60 MB", book(t, func(z *zipWriter) {
			z.write(sheetHead + row("会議名", "発言") + row("会", "発言です。") + row("会", strings.Repeat("あ", 20<<20)) + `</sheetData></worksheet>`)
		}), ErrTooLarge},
		{"a row two billion rows below", book(t, text(sheetHead+row("会議名", "発言")+row("会", "発言です。")+`<row r="2000000000"><c r="B2000000000" t="inlineStr"><is><t>x</t></is></c></row></sheetData></worksheet>`)), nil},
		{"a text of 3 MB in a thousand cells", sharingBook(t, strings.Repeat("あ", 1<<20), text(sheetHead+row("会議名", "発言")+row("会", "発言です。")+
			strings.Repeat(`<row><c t="inlineStr"><is><t>会</t></is></c><c t="s"><v>0</v></c></row>`, 1000)+`</sheetData></worksheet>`)), nil},
		{"a workbook without sheets", zipped(t, map[string]func(*zipWriter){"xl/workbook.xml": text("<workbook/>")}), ErrMalformed},
	} {
		began := time.Now()
		remarks, report, err := readBounded(t, tt.what, tt.content, 600)
		if took := time.Since(began); took > 60*time.Second {
			t.Errorf("%s took %v", tt.what, took)
		}
		switch {
		case tt.want != nil && !errors.Is(err, tt.want):
			t.Errorf("%s: got %v, want %v", tt.what, err, tt.want)
		case tt.want == nil && (err != nil || remarks != 1):
			t.Errorf("%s: kept %d remarks, %v, %v", tt.what, remarks, report.Warnings, err)
		case tt.want == nil && len(report.Warnings) == 0:
			t.Errorf("%s: not a word of warning", tt.what)
		}
	}
}

func TestContainersThatAreDamaged(t *testing.T) {
	for _, name := range []string{"meetings.xlsx", "minutes.docx"} {
		content := pageBytes(t, name)
		for cut := 100; cut < len(content); cut += 997 {
			if _, _, err := ReadAll(t.Context(), name, bytes.NewReader(content[:cut]), Options{}); !errors.Is(err, ErrMalformed) && !errors.Is(err, ErrBinary) {
				t.Errorf("%s, first %d bytes: %v", name, cut, err)
			}
		}
	}
	if _, _, err := ReadAll(t.Context(), "a.zip", bytes.NewReader(zipped(t, map[string]func(*zipWriter){"a.txt": text("・発言")})), Options{}); !errors.Is(err, ErrBinary) {
		t.Errorf("a ZIP archive: %v", err)
	}
	if _, _, err := ReadAll(t.Context(), "a.txt", strings.NewReader("・発言"), Options{Format: FormatXLSX}); !errors.Is(err, ErrMalformed) {
		t.Errorf("text read as a workbook: %v", err)
	}
}

// The columns of a table in a PDF may run into each other, and of that there is a
// word. Names beside what they say are no such columns.
func TestTablesOfPDFs(t *testing.T) {
	for _, tt := range []struct {
		what, text string
		line       int // of the warning; 0 where there is none
	}{
		{"opinions and answers", "意見募集の結果（令和7年10月4日）\n\n番号    ご意見・ご要望    市の考え方\n1  歩道が狭いです。   広げます。\n", 3},
		{"questions and answers", "質疑応答（令和7年10月4日）\nご質問　　回答\n・歩道は広がりますか。\n", 2},
		{"names", "懇談会（令和7年10月4日）\n発言者　　発言内容\n青木委員　　歩道が狭いです。\n", 0},
		{"prose", "懇談会（令和7年10月4日）\n・意見 と 回答 を載せました。\n", 0},
	} {
		pdf := func([]byte) ([]byte, error) { return []byte(tt.text), nil }
		_, report, err := ReadAll(t.Context(), "a.pdf", strings.NewReader("%PDF-1.7\n"), Options{PDF: pdf})
		line := 0
		for _, w := range report.Warnings {
			if strings.Contains(w.Error(), "a table begins here") {
				line = w.Line
			}
		}
		if err != nil || line != tt.line {
			t.Errorf("%s: warned of line %d, %v, %v", tt.what, line, report.Warnings, err)
		}
	}
}

// A box lies over the page, so that nobody knows where its text belongs: it is
// counted and told about, once, though Word writes it twice.
func TestTextBoxesOfDocuments(t *testing.T) {
	const inner = `<w:txbxContent><w:p><w:r><w:t>青木さんの声：</w:t></w:r><w:r><w:t>窓口が暗い。</w:t></w:r></w:p></w:txbxContent>`
	content := zipped(t, map[string]func(*zipWriter){documentPart: text(docHead + `<w:p><w:r><w:t>懇談会（令和7年9月12日）</w:t></w:r></w:p><w:p><w:r><w:t>市長：「はい。」</w:t></w:r></w:p><w:p><w:r>` +
		`<AlternateContent><Choice>` + inner + `</Choice><Fallback>` + inner + `</Fallback></AlternateContent></w:r></w:p><w:p><w:r><w:pict><w:txbxContent><w:p/></w:txbxContent></w:pict></w:r></w:p></w:body></w:document>`)})
	_, report, err := ReadAll(t.Context(), "a.docx", bytes.NewReader(content), Options{})
	if err != nil || report.LeftOut[OmitBox] != 1 || len(report.Warnings) != 1 || report.Warnings[0].Line != 2 || report.Warnings[0].Text != "青木さんの声：窓口が暗い。" {
		t.Errorf("left out %v, warned %+v, %v", report.LeftOut, report.Warnings, err)
	}
}

func TestFootnotesOfDocuments(t *testing.T) {
	note := func(kind, said string) string {
		return `<w:footnote ` + kind + `><w:p><w:r><w:t>` + said + `</w:t></w:r></w:p></w:footnote>`
	}
	content := zipped(t, map[string]func(*zipWriter){
		documentPart:         text(docHead + `<w:p><w:r><w:t>懇談会（令和7年9月12日）</w:t></w:r></w:p><w:p><w:r><w:t>市長：「はい。」</w:t></w:r></w:p></w:body></w:document>`),
		"word/footnotes.xml": text(`<w:footnotes>` + note(`w:type="separator"`, "") + note("", "資料1を参照。") + note("", "後日の追記。") + `</w:footnotes>`),
	})
	_, report, err := ReadAll(t.Context(), "a.docx", bytes.NewReader(content), Options{})
	if err != nil || report.LeftOut[OmitNote] != 2 || len(report.Warnings) != 1 || report.Warnings[0].Text != "資料1を参照。" {
		t.Errorf("left out %v, warned %+v, %v", report.LeftOut, report.Warnings, err)
	}
}
