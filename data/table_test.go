package data

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/unicode"
)

func TestWhatAColumnHolds(t *testing.T) {
	for _, tt := range []struct {
		column   column
		headings []string
	}{
		{columnDate, []string{"日付", "開催日", "実施 年月日", "Date"}},
		{columnMeeting, []string{"会議名", "会議の名称", "Meeting"}},
		{columnMeetingID, []string{"meeting_id", "会議ID"}},
		{columnSection, []string{"テーマ", "議題", "分類", "設問", "Theme"}},
		{columnSpeaker, []string{"発言者", "氏　名", "発言者名（敬称略）", "Speaker"}},
		{columnRole, []string{"役職", "職名", "役職・所属", "Role"}},
		{columnKind, []string{"区分", "種別", "kind"}},
		{columnText, []string{"発言", "発言内容", "ご意見", "ご意見（要旨）", "主な意見", "意見・要望等", "ご意見・ご要望", "御意見・御要望・御提案", "主なご意見", "その他のご意見", "ご質問・ご意見", "意見及び提案の内容", "お問い合わせ内容", "コメント", "内容", "【意見】", "Comment"}},
		{columnQuestion, []string{"質問", "ご質問内容", "Question"}},
		{columnAnswer, []string{"回答", "市の考え方", "担当課からの回答", "市の回答・対応", "ご意見に対する市の考え方", "対応方針", "Answer"}},
		{columnSurvey, []string{"自由記述", "自由記述欄", "自由意見"}},
		{columnURL, []string{"URL", "リンク"}},
		{columnUnread, []string{"No.", "番号", "年齢", "性別", "お住まいの地区", "メール", "最終変更時刻"}},
		{columnAnswered, []string{"タイムスタンプ", "回答日", "回答日時", "送信日時"}},
		{"", []string{"本日の感想をお書きください", "あなたの好きな場所", ""}},
	} {
		for _, h := range tt.headings {
			if got := columnOf(h); got != tt.column {
				t.Errorf("%q: got %q, want %q", h, got, tt.column)
			}
		}
	}
}

func TestColumnsTheCallerNames(t *testing.T) {
	const csv = "a,b,c,d\n2024-05-18,懇談会,市民,歩道が狭いです。\n2024-05-18,懇談会,市長,広げます。\n"
	for _, tt := range []struct {
		what, columns, csv string
		remarks            []string
	}{
		{"by letter, number and heading", "発言=D,日付=1,会議名=b,発言者=C", csv, []string{"市民: 歩道が狭いです。", "市長: 広げます。"}},
		{"without headings", "発言=2,発言者=A", "市民,歩道が狭いです。\n市長,広げることにします。\n", []string{"市民: 歩道が狭いです。", "市長: 広げることにします。"}},
		{"below a title", "発言=意見のようなもの", "懇談会のまとめ,\n番号,意見のようなもの\n1,歩道が狭いです。\n", []string{": 歩道が狭いです。"}},
	} {
		columns, err := ParseColumns(tt.columns)
		if err != nil {
			t.Fatal(err)
		}
		meetings, report, err := ReadAll(t.Context(), "t.csv", strings.NewReader(tt.csv), Options{Format: FormatCSV, Columns: columns})
		var got []string
		for _, m := range meetings {
			for _, r := range m.Remarks {
				got = append(got, r.Speaker+": "+r.Text)
			}
		}
		if !slices.Equal(got, tt.remarks) || err != nil {
			t.Errorf("%s: got %q, %v, %v", tt.what, got, report.Warnings, err)
		}
	}
	for _, s := range []string{"", "発言", "発言=", "天気=B", "年齢=B"} {
		if c, err := ParseColumns(s); !errors.Is(err, ErrColumns) {
			t.Errorf("%q: got %v, %v", s, c, err)
		}
	}
}

// Excel on a Mac has a CSV whose lines end with a carriage return.
func TestTableWithTheLineEndsOfOldMacs(t *testing.T) {
	meetings, report, err := readString("会議名,発言\r懇談会,\"一つ目。\"\r懇談会,二つ目。\r")
	if err != nil || report.Format != FormatCSV || len(meetings) != 1 || len(meetings[0].Remarks) != 2 || meetings[0].Remarks[0].Text != "一つ目。" {
		t.Errorf("read as %s: %v, %v", report.Format, meetings, err)
	}
}

// Warnings of tables show the row they are about, and of workbooks the sheet.
func TestWarningsOfTables(t *testing.T) {
	columns, err := ParseColumns("発言=意見らしきもの,日付=Z9")
	if err != nil {
		t.Fatal(err)
	}
	two := excelize.NewFile()
	for sheet, rows := range map[string][][]any{"Sheet1": {{"会議名", "発言"}, {"懇談会", "一つ目。"}}, "まとめ": {{}, {"件数", 4}}, "意見": {{"日付", "発言", "ふしぎ"}, {"そのうち", "二つ目。", 1}}} {
		if sheet != "Sheet1" {
			if _, err := two.NewSheet(sheet); err != nil {
				t.Fatal(err)
			}
		}
		for i := range rows {
			if err := two.SetSheetRow(sheet, fmt.Sprintf("A%d", i+1), &rows[i]); err != nil {
				t.Fatal(err)
			}
		}
	}
	book, err := two.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		what, name string
		content    string
		opts       Options
		want       []string // place, what is shown, part of the sentence
	}{
		{"a column that is not known", "a.csv", "会の記録\n会議名,発言,ふしぎな列\n懇談会,一つ目。,x\n", Options{}, []string{"a.csv の2行目", "会議名, 発言, ふしぎな列", "ふしぎな列"}},
		{"a column that is not there", "a.csv", "番号,意見らしきもの\n1,一つ目。\n", Options{Columns: columns}, []string{"a.csv の1行目", "番号, 意見らしきもの", "「Z9」という列はありません"}},
		{"a comma within an opinion", "a.csv", "会議名,発言\n懇談会,一つ目。\n懇談会,歩道が狭い,と思う。\n懇談会,三つ目。\n", Options{}, []string{"a.csv の3行目", "懇談会, 歩道が狭い, と思う。", "見出しのない 3 列目の「と思う。」"}},
		{"a note beside a sheet", "a.xlsx", string(workbookOf(t, [][]any{{"会議名", "発言"}, {"懇談会", "一つ目。"}, {"懇談会", "二つ目。", "", "要確認"}, {"懇談会", "三つ目。", "", "済"}})), Options{}, []string{"a.xlsx の3行目", "懇談会, 二つ目。, , 要確認", "見出しのない 4 列目の「要確認」"}},
		{"a sheet without remarks", "a.xlsx", book.String(), Options{}, []string{"a.xlsx のシート「まとめ」2行目", "件数, 4", "発言の列が見つかりません"}},
		{"a day of a sheet", "a.xlsx", book.String(), Options{}, []string{"a.xlsx のシート「意見」2行目", "二つ目。", "「そのうち」は日付として読めません"}},
	} {
		_, report, err := ReadAll(t.Context(), tt.name, strings.NewReader(tt.content), tt.opts)
		found := slices.ContainsFunc(report.Warnings, func(w Problem) bool {
			return strings.HasPrefix(w.Japanese(), tt.want[0]+"：") && w.Text == tt.want[1] && strings.Contains(w.Japanese(), tt.want[2])
		})
		if err != nil || !found {
			t.Errorf("%s: warned %+v, %v", tt.what, report.Warnings, err)
		}
		if strings.Contains(tt.what, "note") && len(report.Warnings) > 1 {
			t.Errorf("%s: warned %+v of one column", tt.what, report.Warnings)
		}
	}
}

// Excel writes CSV in whatever its user's system speaks.
func TestTableInEveryEncoding(t *testing.T) {
	const rows = "日付,会議名,発言者,発言\r\n2024-05-18,市政懇談会,市民Ａ,県道の歩道が狭くて、車いすで通れません。\r\n2024-05-18,市政懇談会,市長,広げるように県と話します。\r\n"
	for name, codec := range map[string]encoding.Encoding{
		"UTF-8 with a mark": unicode.UTF8BOM, "CP932": japanese.ShiftJIS, "EUC-JP": japanese.EUCJP,
		"UTF-16": unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), "UTF-16 without a mark": unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM),
		"UTF-16LE without a mark": unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM),
	} {
		for _, delimiter := range []string{",", "\t", ";"} {
			b, err := codec.NewEncoder().Bytes([]byte(strings.ReplaceAll(rows, ",", delimiter)))
			if err != nil {
				t.Fatal(err)
			}
			meetings, report, err := ReadAll(t.Context(), "a.csv", bytes.NewReader(b), Options{})
			if err != nil || report.Format != FormatCSV || len(meetings) != 1 || len(meetings[0].Remarks) != 2 || meetings[0].Remarks[1].Speaker != "市長" {
				t.Errorf("%s with %q: %s, %v, %v", name, delimiter, report.Format, meetings, err)
			}
		}
	}
}

func TestTableThatIsNone(t *testing.T) {
	for what, text := range map[string]string{
		"prose with commas": "意見,感想を聞きました。\n・駅前が暗い,と思う。\n・夜道が怖い。\n",
		"a page":            "第1回会議\n\n・発言,内容の記録が要る。\n",
	} {
		if _, report, err := readString(text); err != nil || report.Format != FormatText {
			t.Errorf("%s: read as %s, %v", what, report.Format, err)
		}
	}
}

func TestTableWithoutHeadings(t *testing.T) {
	_, _, err := readString("1,2025-05-20,青木,歩道が狭いです。\n2,2025-05-20,谷川,信号が短いです。\n")
	if !errors.Is(err, ErrNoRemarks) || !strings.Contains(err.Error(), "--map") {
		t.Errorf("got %v", err)
	}
	columns, err := ParseColumns("発言=Z")
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := ReadAll(t.Context(), "a.csv", strings.NewReader("a,b\n1,歩道が狭いです。\n"), Options{Columns: columns}); !errors.Is(err, ErrNoRemarks) || !strings.Contains(err.Error(), `no column "Z"`) {
		t.Errorf("a column beyond the last: %v", err)
	}
}

func TestTableWithoutRemarksNamesItsHeadings(t *testing.T) {
	_, _, err := ReadAll(t.Context(), "a.xlsx", bytes.NewReader(workbookOf(t, [][]any{{"商品", "値段"}, {"りんご", 120}})), Options{})
	if !errors.Is(err, ErrNoRemarks) || !strings.Contains(err.Error(), "商品, 値段") || !strings.Contains(err.Error(), "--map") {
		t.Errorf("got %v", err)
	}
}

// A quote out of its place costs nothing but a warning: the rows behind it are read.
func TestQuotesOutOfPlace(t *testing.T) {
	for _, tt := range []struct {
		what, rows string
		texts      []string
		line       int // of the warning; 0 where there is none
		says       string
	}{
		{"as they should be", "会,\"一つ目。\n次の行\"\n会,\"二つ\"\"目\"\"。\"\r\n会,\"\"\n会,三つ目。", []string{"一つ目。\n次の行", "二つ\"目\"。", "三つ目。"}, 0, ""},
		{"inches", "会,32\"のテレビ\n会,二つ目。\n", []string{"32\"のテレビ", "二つ目。"}, 0, ""},
		{"a quote that is closed too early", "会,\"夜のバス\"がほしい。\n会,二つ目。\n", []string{"夜のバスがほしい。", "二つ目。"}, 2, "behind the quote"},
		{"a quote that is never closed", "会,\"一つ目\n会,二つ目。\n会,三つ目。\n", []string{"一つ目", "二つ目。", "三つ目。"}, 2, "never closed"},
		{"a quote never closed in the last row", "会,一つ目。\n会,\"二つ目", []string{"一つ目。", "二つ目"}, 3, "never closed"},
	} {
		meetings, report, err := ReadAll(t.Context(), "a.csv", strings.NewReader("会議名,発言\n"+tt.rows), Options{})
		if err != nil {
			t.Errorf("%s: %v", tt.what, err)
			continue
		}
		var got []string
		for _, r := range meetings[0].Remarks {
			got = append(got, r.Text)
		}
		if !slices.Equal(got, tt.texts) {
			t.Errorf("%s: got %q", tt.what, got)
		}
		if (tt.line == 0) != (len(report.Warnings) == 0) || tt.line > 0 && (report.Warnings[0].Line != tt.line || report.Warnings[0].Text == "" || !strings.Contains(report.Warnings[0].Error(), tt.says)) {
			t.Errorf("%s: warned %+v", tt.what, report.Warnings)
		}
	}
}

// However much follows: a row has an end, and so has the search for the quote.
func TestRowsBeyondTheLimit(t *testing.T) {
	const more = 5000 // rows of a kilobyte
	long, rest := strings.Repeat("続き。", maxRowBytes/9+1), strings.Repeat("会,"+strings.Repeat("続き。", 114)+"\n", more)
	for _, tt := range []struct {
		what, rows string
		lines      []int // of the warnings
	}{
		{"a quote that is never closed", "会,\"一つ目。\n" + rest, []int{2}},
		{"a line too long", "会,一つ目。\n会," + long + "\n" + rest, []int{3}},
		{"one after the other", "会,\"一つ目。\n会," + long + "\n" + rest, []int{2, 3}},
	} {
		remarks := 0
		report, err := Read(t.Context(), "a.csv", strings.NewReader("会議名,発言\n"+tt.rows), Options{}, func(m *Meeting) error {
			remarks += len(m.Remarks)
			return nil
		})
		var lines []int
		for _, w := range report.Warnings {
			lines = append(lines, w.Line)
		}
		if err != nil || remarks != more+1 || !slices.Equal(lines, tt.lines) {
			t.Errorf("%s: %d remarks, %v, warned %v", tt.what, remarks, err, report.Warnings)
		}
	}
}

// A hidden sheet is none of the workbook's readers, and counted.
func TestHiddenSheets(t *testing.T) {
	f := excelize.NewFile()
	for _, sheet := range []string{"Sheet1", "隠し"} {
		if _, err := f.NewSheet(sheet); err != nil {
			t.Fatal(err)
		}
		for i, row := range [][]any{{"会議名", "発言"}, {"懇談会", sheet + "の発言。"}} {
			if err := f.SetSheetRow(sheet, fmt.Sprintf("A%d", i+1), &row); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := f.SetSheetVisible("隠し", false); err != nil {
		t.Fatal(err)
	}
	b, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	meetings, report, err := ReadAll(t.Context(), "a.xlsx", b, Options{})
	if err != nil || len(meetings) != 1 || len(meetings[0].Remarks) != 1 || report.LeftOut[OmitSheet] != 1 {
		t.Errorf("%v, left out %v, %v", meetings, report.LeftOut, err)
	}
}

func workbookOf(t testing.TB, rows [][]any) []byte {
	t.Helper()
	f := excelize.NewFile()
	for i := range rows {
		if err := f.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+1), &rows[i]); err != nil {
			t.Fatal(err)
		}
	}
	b, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// zipped makes a ZIP file of parts, each of which writes itself.
func zipped(t testing.TB, parts map[string]func(w *zipWriter)) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, write := range parts {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		write(&zipWriter{t, w})
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// Answers are dated by the first that says when it was given; days of the rows
// themselves, or one above the headings, say it better.
func TestDaysOfAnswers(t *testing.T) {
	for _, tt := range []struct {
		what, table string
		day         Date
		says        string
	}{
		{"a time stamp", "タイムスタンプ,問1 よかったこと,問2 直すこと\n2024/05/18 10:23:45,話せた。,寒い。\n2024/05/19 9:00:00,聞けた。,暑い。\n", Date{2024, 5, 18}, ""},
		{"the first is blank", "回答日,問1 よかったこと,問2 直すこと\n,話せた。,寒い。\n令和6年5月19日,聞けた。,暑い。\n", Date{2024, 5, 19}, ""},
		{"a day above", "研修アンケート（令和6年5月17日）,,\n回答日,問1 よかったこと,問2 直すこと\n2024-05-18,話せた。,寒い。\n", Date{2024, 5, 17}, ""},
		{"a day of each row", "日付,回答日,意見\n2024-05-17,2024-05-18,話せた。\n", Date{2024, 5, 17}, ""},
		{"no day", "回答日,問1 よかったこと,問2 直すこと\n10:23,話せた。,寒い。\n", Date{}, "holds no day"},
	} {
		meetings, report, err := readString(tt.table)
		if err != nil || len(meetings) != 1 || meetings[0].Date != tt.day {
			t.Errorf("%s: %v, %v", tt.what, meetings, err)
			continue
		}
		if said := fmt.Sprint(report.Warnings); (tt.says == "") != (len(report.Warnings) == 0) || !strings.Contains(said, tt.says) {
			t.Errorf("%s: warned %s", tt.what, said)
		}
	}
}
