package wire

import "kizuna/index"

// ValueList is a page of the values of a field.
type ValueList struct {
	Total  int           `json:"total"` // values in the index
	Values []index.Value `json:"values"`
}

// NewValueList pictures some of the total values.
func NewValueList(total int, values []index.Value) ValueList { return ValueList{total, list(values)} }
