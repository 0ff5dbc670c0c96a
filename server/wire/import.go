package wire

import "kizuna/data"

// Import is what became of an import.
type Import struct {
	Meetings int               `json:"meetings"` // put in, each counted once
	Remarks  int               `json:"remarks"`  // of these meetings, as they were put in last
	Failed   int               `json:"failed"`   // sources with an error
	Sources  []*ImportedSource `json:"sources"`
}

// ImportedSource is what became of one source.
type ImportedSource struct {
	data.Report
	Meetings []Stored  `json:"meetings"` // in place of their number
	Error    *Sentence `json:"error"`    // null when all went well
}

// Stored is a meeting as it was put in.
type Stored struct {
	ID      string    `json:"id"`
	Title   string    `json:"title"`
	Date    data.Date `json:"date"`
	Remarks int       `json:"remarks"` // how many

	Unchanged bool `json:"unchanged"` // it was in the index already, the same
}

// Sentence is an error in both languages.
type Sentence struct {
	English  string `json:"message"`
	Japanese string `json:"message_ja"`
}

// NewImportedSource begins the report of a source.
func NewImportedSource(name string) *ImportedSource {
	return &ImportedSource{
		Report:   data.Report{Source: name, Remarks: map[data.Kind]int{}, LeftOut: map[data.Omission]int{}, Warnings: []data.Problem{}},
		Meetings: []Stored{},
	}
}

// NewStored pictures a meeting that was put in, and whether it was there already,
// the same.
func NewStored(m *data.Meeting, unchanged bool) Stored {
	return Stored{m.ID, m.Title, m.Date, len(m.Remarks), unchanged}
}
