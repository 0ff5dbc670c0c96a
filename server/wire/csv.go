package wire

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"

	"kizuna/index"
)

// bom opens a CSV file so that Excel reads it as UTF-8 and not as Shift_JIS.
const bom = "\ufeff"

// columns are the names of a CSV file's columns, those of a remark in JSON
// Lines first, so that what was taken out can be read in again.
var columns = []string{
	"id", "meeting_id", "meeting", "date", "kind", "speaker", "role", "section", "text", "url",
	"seq", "kind_label", "snippet", "score", "tier",
}

// WriteCSV writes hits as a CSV file for spreadsheets: UTF-8 with a byte order
// mark, lines ending in CRLF, one header line. A cell that a spreadsheet would
// run as a formula is preceded by an apostrophe.
func WriteCSV(w io.Writer, hits []index.Hit) error {
	if _, err := io.WriteString(w, bom); err != nil {
		return fmt.Errorf("write CSV: %w", err)
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	// An error sticks to the writer and is asked for once, at the end.
	_ = out.Write(columns)
	for _, h := range hits {
		r, m := h.Remark, h.Meeting
		row := []string{
			r.ID, m.ID, m.Title, m.Date.String(), string(r.Kind), r.Speaker, r.Role, r.Section, r.Text, m.URL,
			strconv.Itoa(r.Seq), r.Kind.Japanese(), h.Snippet.Text, strconv.FormatFloat(h.Score, 'g', 6, 64), string(h.Tier),
		}
		for i, cell := range row {
			row[i] = inert(cell)
		}
		_ = out.Write(row)
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return fmt.Errorf("write CSV: %w", err)
	}
	return nil
}

// inert returns a cell no spreadsheet takes for a formula. Remarks come from
// the public; =HYPERLINK(…) typed into a questionnaire must stay text.
func inert(cell string) string {
	if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
		return "'" + cell
	}
	return cell
}
