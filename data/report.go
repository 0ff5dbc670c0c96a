package data

// Options says how to read a source. The zero Options finds out by itself.
type Options struct {
	Format  Format  // "" lets the content decide
	Columns Columns // of tables; nil lets their headings decide
	// PDF makes text of a PDF; nil refuses PDFs. Its error is that of the source.
	PDF  func(pdf []byte) (text []byte, err error)
	From string // the address it was fetched from, for a source that names none
	URL  string // the address people can read the original at; overrides the source's own
	// Heard takes only pages on which somebody is understood to speak. Without it what
	// nobody is understood to say is kept, with a warning: of the pages of a site most
	// are nobody's words, but one that somebody chose is.
	Heard bool
}

// Report tells what became of a source, so that nothing is half understood in
// silence.
type Report struct {
	Source       string           `json:"source"`
	Format       Format           `json:"format"`
	Packing      string           `json:"packing,omitempty"` // "gzip" or "zstd", or ""
	Encoding     string           `json:"encoding"`          // "UTF-8", "Shift_JIS", …
	Meetings     int              `json:"meetings"`
	Remarks      map[Kind]int     `json:"remarks"`
	LeftOut      map[Omission]int `json:"left_out"` // pieces that are no remarks, by reason
	Warnings     []Problem        `json:"warnings"` // in order, at most MaxWarnings
	MoreWarnings int              `json:"more_warnings,omitempty"`

	sheet string // that is read now, of a workbook of several; warnings name it
}

// MaxWarnings bounds Report.Warnings: a file of a million bad lines has said
// what is wrong with it long before its end. The rest are only counted.
const MaxWarnings = 100

// Total returns the number of remarks of all kinds.
func (r *Report) Total() int {
	n := 0
	for _, c := range r.Remarks {
		n += c
	}
	return n
}

// Warn adds a warning about the whole source, as a sentence without a full stop in
// both languages.
func (r *Report) Warn(english, japanese string) {
	r.warn(newProblem(nil, english, japanese).at(r.Source, 0))
}

func (r *Report) warn(p *Problem) {
	p.Sheet = r.sheet
	if len(r.Warnings) == MaxWarnings {
		r.MoreWarnings++
		return
	}
	r.Warnings = append(r.Warnings, *p)
}

// Omission is a reason why a piece of a source became no remark.
type Omission string

// Omissions.
const (
	OmitNavigation Omission = "navigation" // menus, breadcrumbs, print links, site headers
	OmitPicture    Omission = "picture"    // placeholders of pictures, and captions
	OmitContact    Omission = "contact"    // the contact block and all after it
	OmitLinks      Omission = "links"      // lists of related pages and files
	OmitConnecting Omission = "connecting" // words that only carry a quote (などの意見が出ました)
	OmitLayout     Omission = "layout"     // rules, frames of tables, page numbers
	OmitStage      Omission = "stage"      // what minutes note of the room: (拍手), 午前10時開議
	OmitFacts      Omission = "facts"      // when, where and with whom a meeting was: 日時：…, 出席者：…
	OmitNoAnswer   Omission = "no_answer"  // answers that say there is none: 特になし
	OmitBlank      Omission = "blank"      // rows without text
	OmitBox        Omission = "box"        // text boxes of Word documents; each has a warning
	OmitNote       Omission = "note"       // footnotes and endnotes of Word documents
	OmitSheet      Omission = "sheet"      // hidden sheets of workbooks
	OmitMalformed  Omission = "malformed"  // rows that cannot be read; each has a warning
)

var omissions = map[Omission]struct{ japanese, english string }{
	OmitNavigation: {"ナビゲーション", "navigation"},
	OmitPicture:    {"画像と説明文", "pictures and captions"},
	OmitContact:    {"問い合わせ先", "contact block"},
	OmitLinks:      {"リンク集", "lists of links"},
	OmitConnecting: {"引用のつなぎ", "words around quotes"},
	OmitLayout:     {"罫線・ページ番号", "rules and page numbers"},
	OmitStage:      {"ト書き", "stage directions"},
	OmitFacts:      {"日時・場所・出席者など", "dates, places, attendance"},
	OmitNoAnswer:   {"「特になし」の回答", "answers of nothing"},
	OmitBlank:      {"空欄", "blank"},
	OmitBox:        {"テキストボックス", "text boxes"},
	OmitNote:       {"脚注", "footnotes"},
	OmitSheet:      {"非表示のシート", "hidden sheets"},
	OmitMalformed:  {"読めない行", "unreadable"},
}

// Japanese returns the label shown to Japanese readers.
func (o Omission) Japanese() string { return omissions[o].japanese }

// English returns the label shown to English readers.
func (o Omission) English() string { return omissions[o].english }
