package query

import "kizuna/data"

// Node is a part of a query: [And], [Or], [Not], [Text], [Field] or [All].
//
// In the trees Parse makes, an And holds no And and an Or holds no Or; a Not
// stands only in an And that also holds something positive, and never holds a
// Not. A query that only excludes is And{All, Not…}, and All stands nowhere
// else but alone.
type Node interface{ node() }

type (
	// And holds when all its nodes do. It has two or more.
	And struct{ Nodes []Node }
	// Or holds when one of its nodes does. It has two or more.
	Or struct{ Nodes []Node }
	// Not holds when its node does not.
	Not struct{ Node Node }
	// All holds always: an empty query, or one that only excludes.
	All struct{}

	// Text holds where its text is found.
	Text struct {
		Text   string // as typed, without quotes; never empty, valid UTF-8, no white space at its ends
		Phrase bool   // quoted: the text itself, not its words; only then may it hold white space
	}

	// Field narrows by a field. Which of the values are set depends on Name.
	Field struct {
		Name   FieldName
		Value  string    // FieldSpeaker, FieldSection, FieldMeeting: as Text.Text
		Kind   data.Kind // FieldKind
		Period data.Period
	}
)

// FieldName is a field people can name in a query.
type FieldName string

// Fields. The names people may write for them are in the package comment.
const (
	FieldSpeaker FieldName = "speaker" // as written, or the role
	FieldKind    FieldName = "kind"    // Kind
	FieldSection FieldName = "section" // the section's heading, or words of it
	FieldMeeting FieldName = "meeting" // the id, or words of the title
	FieldDate    FieldName = "date"    // Period: the day of the meeting
)

func (And) node()   {}
func (Or) node()    {}
func (Not) node()   {}
func (All) node()   {}
func (Text) node()  {}
func (Field) node() {}

// Texts returns the texts a remark may be found by, in the order they were
// typed: those under a Not are left out.
func Texts(n Node) []Text {
	switch n := n.(type) {
	case Text:
		return []Text{n}
	case And:
		return textsOf(n.Nodes)
	case Or:
		return textsOf(n.Nodes)
	}
	return nil
}

func textsOf(nodes []Node) []Text {
	var texts []Text
	for _, n := range nodes {
		texts = append(texts, Texts(n)...)
	}
	return texts
}

// depth is the number of nodes on the longest way from n to a leaf.
func depth(n Node) int {
	deepest := 0
	switch n := n.(type) {
	case Not:
		deepest = depth(n.Node)
	case And:
		for _, c := range n.Nodes {
			deepest = max(deepest, depth(c))
		}
	case Or:
		for _, c := range n.Nodes {
			deepest = max(deepest, depth(c))
		}
	}
	return deepest + 1
}
