package index

// Value is one value of a field with how much of the index has it.
type Value struct {
	Text    string `json:"value"`   // what the matching Filter takes
	Reading string `json:"reading"` // how it begins to be read, in hiragana, as far as that is known
	Remarks int    `json:"remarks"`
}

// ValueField is a field whose values are listed.
type ValueField string

// Fields whose values are listed.
const (
	ValueSection ValueField = "section"
	ValueSpeaker ValueField = "speaker" // names and offices
)
