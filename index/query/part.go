package query

import (
	"slices"
	"strings"
)

// Conditions returns the parts of a query that must all hold, in the order they
// were typed: none of an empty one.
func (q Query) Conditions() []Node { return slices.Clone(conjuncts(q.Root)) }

// Without returns the query without the condition at i of Conditions.
func (q Query) Without(i int) Query {
	return ofConditions(slices.Delete(q.Conditions(), i, i+1))
}

// Alone returns the query that asks for one text alone, under the conditions that
// ask for none: fields and exclusions.
func (q Query) Alone(t Text) Query {
	nodes := []Node{t}
	for _, n := range conjuncts(q.Root) {
		if len(Texts(n)) == 0 {
			nodes = append(nodes, n)
		}
	}
	return ofConditions(nodes)
}

// Replace returns the query that asks for another part wherever it asks for t: a
// text, or a field. What excludes t still does. A text that is no phrase may hold
// white space here, and is then words; one of white space alone replaces nothing.
func (q Query) Replace(t Text, with Node) Query {
	if text, ok := with.(Text); ok {
		var words []Node
		for _, w := range strings.Fields(text.Text) {
			words = append(words, Text{Text: w})
		}
		switch {
		case len(words) == 0:
			return q
		case !text.Phrase:
			with = and(words)
		}
	}
	return Query{Root: replace(q.Root, t, with)}
}

func replace(n Node, t Text, with Node) Node {
	all := func(nodes []Node) []Node {
		out := make([]Node, len(nodes))
		for i, c := range nodes {
			out[i] = replace(c, t, with)
		}
		return out
	}
	switch n := n.(type) {
	case Text:
		if n == t {
			return with
		}
	case And:
		return and(all(n.Nodes))
	case Or:
		return or(all(n.Nodes))
	}
	return n
}

// ofConditions makes a query of parts that must all hold.
func ofConditions(nodes []Node) Query {
	if len(nodes) == 0 {
		return Query{Root: All{}}
	}
	return Query{Root: alone(and(nodes))}
}
