package data

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"io"
	"os"
	"slices"
	"strings"
	"testing"
	"time"
)

// Whatever bytes come in, every meeting that comes out keeps the rules, reading
// them again gives the same, and it takes no longer than their size allows.
func FuzzRead(f *testing.F) {
	for _, page := range pagesOfTestdata(f) {
		b, err := os.ReadFile(page)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
	}
	for _, seed := range []string{
		`{"id":"a","meeting_id":"m","kind":"議長","text":"開会します。"}` + "\n{",
		`[{"id":"m","remarks":[{"text":"一"},{"id":"m-1","text":"二"}]}]`,
		"市長\n「「一」、「二」など」\n○市長　はい。\n【部長】「", "「一、二", "Q:「\n・「」\n①\n##### \n参加者：「",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		began := time.Now()
		meetings, report, err := ReadAll(t.Context(), "fuzz", bytes.NewReader(b), Options{})
		if took := time.Since(began); took > 5*time.Second {
			t.Errorf("%d bytes took %v", len(b), took)
		}
		remarks := 0
		for _, m := range meetings {
			if err := Validate(m); err != nil {
				t.Error(err)
			}
			remarks += len(m.Remarks)
		}
		if err == nil && (remarks != report.Total() || len(meetings) != report.Meetings) {
			t.Errorf("read %d remarks of %d meetings, reported %d of %d", remarks, len(meetings), report.Total(), report.Meetings)
		}
		again, second, _ := ReadAll(t.Context(), "fuzz", bytes.NewReader(b), Options{})
		if !bytes.Equal(golden(t, meetings, report), golden(t, again, second)) {
			t.Error("read again, it is not the same")
		}
	})
}

// Every day that is read exists, is written as the same day in both calendars,
// and is the period of itself.
func FuzzParseDate(f *testing.F) {
	for _, s := range []string{"令和7年9月12日", "R7.9.12", "２０２５／９／１２", "二千二十五年九月十二日", "20250912", "令和元年度", "FY2025", "2025年（令和7年）9月12日(金)"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if p, err := ParsePeriod(s); err == nil && (!p.From.Valid() || !p.To.Valid() || p.To.Compare(p.From) < 0) {
			t.Errorf("%q: from %v to %v", s, p.From, p.To)
		}
		d, err := ParseDate(s)
		if err != nil {
			return
		}
		if !d.Valid() {
			t.Fatalf("%q: no such day %v", s, d)
		}
		if d.Year > 2900 {
			return // no era is read to have four-digit years
		}
		for _, written := range []string{d.String(), d.Japanese()} {
			if back, err := ParseDate(written); err != nil || back != d {
				t.Errorf("%q: %s is read back as %v, %v", s, written, back, err)
			}
		}
		if p, err := ParsePeriod(s); err != nil || p != (Period{d, d}) {
			t.Errorf("%q: period %v, %v", s, p, err)
		}
	})
}

// What is found in a text is a notation of that day.
func FuzzFindDates(f *testing.F) {
	f.Add("車座トーク(令和6年11月20日)、R7.9.12 と ２０２５．９．１２")
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, found := range FindDates(text) {
			if found.Start < end || found.End <= found.Start || found.End > len(text) {
				t.Fatalf("%q: ranges overlap or are empty: %v", text, found)
			}
			end = found.End
			if d, err := ParseDate(text[found.Start:found.End]); err != nil || d != found.Date {
				t.Errorf("%q: found %v in %q, which is %v, %v", text, found.Date, text[found.Start:found.End], d, err)
			}
		}
	})
}

// The quotes found in a sentence lie in it in order, and each is its text.
func FuzzFindQuotes(f *testing.F) {
	f.Add("森川市長から、「どうぞ『遠慮なく』。」、「もう一つ「入れ子」も」などの話がありました。")
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, q := range findQuotes(text) {
			if q.start < end || q.end <= q.start || q.end > len(text) || !strings.Contains(text[q.start:q.end], q.said) {
				t.Fatalf("%q: %+v", text, q)
			}
			end = q.end
		}
		if joined := strings.Join(sentences(text), ""); len(joined) > len(text) {
			t.Errorf("%q: its sentences are longer", text)
		}
	})
}

// holds checks what every reading must keep, whatever came in.
func holds(t *testing.T, name string, b []byte, opts Options) {
	t.Helper()
	began := time.Now()
	remarks := 0
	report, err := Read(t.Context(), name, bytes.NewReader(b), opts, func(m *Meeting) error {
		if err := Validate(m); err != nil {
			t.Error(err)
		}
		remarks += len(m.Remarks)
		return nil
	})
	if took := time.Since(began); took > 5*time.Second {
		t.Errorf("%d bytes took %v", len(b), took)
	}
	if err == nil && remarks != report.Total() {
		t.Errorf("read %d remarks, reported %d", remarks, report.Total())
	}
}

func FuzzTable(f *testing.F) {
	for _, s := range []string{
		"日付,会議名,発言\n2024-05-18,会,\"一\n二\"\n", "番号\t問1 よかったこと\t問2 直すこと\n1\tあ\t特になし\n", "ご意見;市の考え方\n一;二\n", "発言\n\"", "a,b\n,,,\n",
	} {
		f.Add([]byte(s), "発言=B,日付=1")
	}
	f.Fuzz(func(t *testing.T, b []byte, columns string) {
		holds(t, "t.csv", b, Options{Format: FormatCSV})
		if c, err := ParseColumns(columns); err == nil {
			holds(t, "t.csv", b, Options{Columns: c})
		}
	})
}

// What encoding/csv writes is read as it was; whatever else comes in, no byte of it
// but quotes, delimiters and line ends is lost, nor read twice.
func FuzzCSVRows(f *testing.F) {
	f.Add("会\x00一\n二\"三\x01\x00,\x01\"")
	f.Add("a,\"b\nc,d\n\"e\"f,g\n\"\"\"")
	f.Fuzz(func(t *testing.T, s string) {
		var want [][]string
		var b strings.Builder
		w := csv.NewWriter(&b)
		for _, row := range strings.Split(strings.ReplaceAll(s, "\r", ""), "\x01") {
			want = append(want, strings.Split(row, "\x00"))
			if err := w.Write(want[len(want)-1]); err != nil {
				t.Fatal(err)
			}
		}
		w.Flush()
		rows := newCSVRows(bufio.NewReader(strings.NewReader(b.String())), ',')
		for i := range want {
			cells, fault, err := rows.next()
			if err != nil || fault != csvGood || !slices.Equal(cells, want[i]) {
				t.Fatalf("row %d: %q, %v, %v; want %q", i, cells, fault, err, want[i])
			}
		}
		if cells, _, err := rows.next(); err != io.EOF {
			t.Fatalf("after the last: %q, %v", cells, err)
		}
		var read strings.Builder
		for rows = newCSVRows(bufio.NewReader(strings.NewReader(s)), ','); ; {
			cells, _, err := rows.next()
			if err != nil {
				break
			}
			read.WriteString(strings.Join(cells, ""))
		}
		bare := strings.NewReplacer("\"", "", ",", "", "\n", "", "\r", "")
		if got, want := bare.Replace(read.String()), bare.Replace(s); got != want {
			t.Fatalf("read %q of %q", got, want)
		}
	})
}

func FuzzDocument(f *testing.F) {
	f.Add(`<w:p><w:pPr><w:pStyle w:val="1"/><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>○市長　はい。</w:t></w:r></w:p>`)
	f.Add(`<w:tbl><w:tr><w:tc><w:p><w:r><w:t>発言者</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr><w:tr><w:tc/></w:tr></w:tbl>`)
	f.Add(`</w:tbl></w:tr><w:tc><w:del><w:tbl>`)
	f.Fuzz(func(t *testing.T, body string) {
		holds(t, "d.docx", zipped(t, map[string]func(*zipWriter){"word/document.xml": text(docHead + body)}), Options{})
	})
}

func FuzzSheet(f *testing.F) {
	f.Add(row("会議名", "発言") + row("会", "一つ目。"))
	f.Add(`<row r="3"><c r="B3" t="inlineStr"><is><t>発言</t></is></c></row><row r="1"><c r="ZZ1"><v>45000</v></c></row>`)
	f.Fuzz(func(t *testing.T, rows string) {
		holds(t, "s.xlsx", book(t, text(sheetHead+rows+"</sheetData></worksheet>")), Options{})
	})
}

func FuzzMarkdown(f *testing.F) {
	f.Add("# 会議\n\n- 一\n    - 二\n\n| 発言者 | 発言 |\n|--|--|\n| 市長 | はい。 |\n")
	f.Add("# a\n" + strings.Repeat(">", 40) + "\n" + strings.Repeat("- ", 60) + "**「一」**")
	f.Fuzz(func(t *testing.T, s string) { holds(t, "m.md", []byte(s), Options{Format: FormatMarkdown}) })
}

// Whoever is found to speak, what they say stands in the line.
func FuzzSpeech(f *testing.F) {
	for _, s := range []string{"○議長（日向一郎君）　はい。", "委員長(相馬君):はい。", "青 木 委 員　　はい、そうです。", "Ｑ１－２．なぜですか。", "石田委員）はい。", "（（事務局））はい。"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, line string) {
		for _, marked := range []bool{false, true} {
			if s, ok := parseSpeech(line, marked); ok && !strings.Contains(line, s.text) {
				t.Errorf("%q: %q is not in it", line, s.text)
			}
		}
		if v, ok := parseVoice(line); ok && v.speaker == "" {
			t.Errorf("%q names nobody: %+v", line, v)
		}
	})
}
