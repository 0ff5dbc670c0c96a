package wire

import (
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"

	"kizuna/data"
	"kizuna/index"
)

// bom opens a CSV file so that Excel reads it as UTF-8 and not as Shift_JIS.
const bom = "\ufeff"

// column is a column of a table of hits. Those that a remark in JSON Lines has,
// too, are headed by words that import knows, so that what was taken away can be
// read in again.
type column struct {
	name, japanese string
	cell           func(v View, h index.Hit) string
}

// columns are those of a CSV file, in the order in which people read them.
var columns = []column{
	{"date", "日付", func(_ View, h index.Hit) string { return h.Meeting.Date.String() }},
	{"date_ja", "和暦", func(_ View, h index.Hit) string { return h.Meeting.Date.Japanese() }},
	{"meeting", "会議名", func(_ View, h index.Hit) string { return h.Meeting.Title }},
	{"section", "テーマ", func(_ View, h index.Hit) string { return h.Remark.Section }},
	{"kind", "区分", func(v View, h index.Hit) string { return v.kind(h.Remark.Kind) }},
	{"speaker", "発言者", func(_ View, h index.Hit) string { return h.Remark.Speaker }},
	{"role", "役職", func(_ View, h index.Hit) string { return h.Remark.Role }},
	{"text", "発言内容", func(_ View, h index.Hit) string { return h.Remark.Text }},
	{"snippet", "抜粋", func(_ View, h index.Hit) string { return h.Snippet.Text }},
	{"why", "一致の理由", func(v View, h index.Hit) string { return v.why(h) }},
	{"tier", "一致の段階", func(v View, h index.Hit) string { return v.tier(h.Tier) }},
	{"permalink", "発言のURL", func(v View, h index.Hit) string { return v.permalink(h.Meeting.ID, h.Remark.Seq) }},
	{"url", "出典", func(_ View, h index.Hit) string { return h.Meeting.URL }},
	{"meeting_id", "会議ID", func(_ View, h index.Hit) string { return h.Meeting.ID }},
	{"id", "発言ID", func(_ View, h index.Hit) string { return h.Remark.ID }},
	{"seq", "会議内の順", func(_ View, h index.Hit) string { return strconv.Itoa(h.Remark.Seq) }},
	{"score", "得点", func(_ View, h index.Hit) string { return strconv.FormatFloat(h.Score, 'g', 6, 64) }},
}

// writeCSV writes pages of hits as a CSV file for spreadsheets, by RFC 4180:
// UTF-8 with a byte order mark, lines ending in CRLF, one header line. No cell is
// a formula (data.InertCell).
func writeCSV(w io.Writer, v View, pages iter.Seq2[*index.Results, error]) error {
	row := make([]string, len(columns))
	begun := false
	for r, err := range pages {
		if err != nil {
			return err
		}
		if !begun {
			begun = true
			for i, c := range columns {
				row[i] = c.name
				if v.Japanese {
					row[i] = c.japanese
				}
			}
			if _, err := io.WriteString(w, bom+strings.Join(row, ",")+"\r\n"); err != nil {
				return fmt.Errorf("write CSV: %w", err)
			}
		}
		for _, h := range r.Shown() {
			for i, c := range columns {
				row[i] = data.InertCell(c.cell(v, h))
			}
			if err := writeRow(w, row); err != nil {
				return err
			}
		}
	}
	return nil
}

// writeRow writes a row. Every cell stands in quotation marks, as OWASP advises
// and encoding/csv cannot: Gnumeric, which guesses at what quotes cells, took the
// apostrophe before a formula for it. Headings have none, since readers that do
// not know the byte order mark stumble over one after it.
func writeRow(w io.Writer, row []string) error {
	var b []byte
	for i, cell := range row {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(b, '"')
		b = append(b, quoted.Replace(cell)...)
		b = append(b, '"')
	}
	if _, err := w.Write(append(b, "\r\n"...)); err != nil {
		return fmt.Errorf("write CSV: %w", err)
	}
	return nil
}

// quoted makes of a text what stands between quotation marks.
var quoted = strings.NewReplacer("\"", "\"\"", "\r\n", "\r\n", "\n", "\r\n")

// kind is a kind as a table names it.
func (v View) kind(k data.Kind) string {
	if v.Japanese {
		return k.Japanese()
	}
	return string(k)
}

// tierWords name the tiers for Japanese readers.
var tierWords = map[index.Tier]string{index.TierMain: "主な結果", index.TierPartial: "部分一致", index.TierRelated: "関連"}

// tier is a tier as a table names it.
func (v View) tier(t index.Tier) string {
	if v.Japanese {
		return tierWords[t]
	}
	return string(t)
}

// why lists the ways a hit was found with what was found by them:
//
//	語「窓口」「対応」、同義語「カウンター」
//	word: 窓口, 対応; synonym: カウンター
func (v View) why(h index.Hit) string {
	var ways []string
	seen := map[string]bool{} // a text that was found by two ways is told once
	for _, reason := range h.Why() {
		var texts []string
		found := false
		for _, f := range h.Found {
			if f.Why != reason || seen[f.Text] {
				continue
			}
			found = true
			if f.Text != "" {
				seen[f.Text] = true
				texts = append(texts, f.Text)
			}
		}
		switch {
		case !found:
		case v.Japanese && len(texts) == 0:
			ways = append(ways, ReasonJapanese(reason))
		case v.Japanese:
			ways = append(ways, ReasonJapanese(reason)+"「"+strings.Join(texts, "」「")+"」")
		case len(texts) == 0:
			ways = append(ways, string(reason))
		default:
			ways = append(ways, string(reason)+": "+strings.Join(texts, ", "))
		}
	}
	if v.Japanese {
		return strings.Join(ways, "、")
	}
	return strings.Join(ways, "; ")
}
