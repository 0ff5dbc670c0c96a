package query

// item is an operand or an operator between operands.
type item struct {
	node Node // of an operand
	op   operator
	word string // of an operator, as typed
}

// join makes one tree of operands and operators. An operator that lacks an
// operand is text; of several in a row, OR counts. It returns nil for no items.
func (p *parser) join(items []item) Node {
	items = p.textIfAlone(p.negate(items))
	// OR binds closer than standing side by side, AND closer than OR.
	var all, any, both []Node
	for i, it := range items {
		if it.op != none {
			continue
		}
		before := none
		if i > 0 {
			before = items[i-1].op
		}
		if before != opAnd && len(both) > 0 {
			any, both = append(any, and(both)), nil
		}
		if before == none && len(any) > 0 {
			all, any = append(all, or(any)), nil
		}
		both = append(both, it.node)
	}
	if len(both) == 0 {
		return nil
	}
	return and(append(all, or(append(any, and(both)))))
}

// negate applies each NOT to the operand behind it.
func (p *parser) negate(items []item) []item {
	var out []item // from right to left
	for i := len(items) - 1; i >= 0; i-- {
		it := items[i]
		switch {
		case it.op != opNot:
			out = append(out, it)
		case len(out) > 0 && out[len(out)-1].op == none:
			out[len(out)-1].node = not(out[len(out)-1].node)
		default:
			if n := p.operatorText(it); n != nil {
				out = append(out, item{node: n})
			}
		}
	}
	for i, j := 0, len(out)-1; i < j; i, j = i+1, j-1 {
		out[i], out[j] = out[j], out[i]
	}
	return out
}

// textIfAlone leaves one OR or AND between two operands, and makes texts of those
// before the first operand and after the last.
func (p *parser) textIfAlone(items []item) []item {
	first, last := len(items), -1
	for i, it := range items {
		if it.op == none {
			first, last = min(first, i), i
		}
	}
	var out []item
	for i, it := range items {
		switch {
		case it.op == none:
			out = append(out, it)
		case i < first || i > last:
			if n := p.operatorText(it); n != nil {
				out = append(out, item{node: n})
			}
		case out[len(out)-1].op == none:
			out = append(out, it)
		case it.op == opOr:
			out[len(out)-1] = it
		}
	}
	return out
}

func (p *parser) operatorText(it item) Node {
	if !p.room() {
		return nil
	}
	return Text{Text: it.word}
}

// and joins nodes that must all hold, in the form Node promises, but for a Not
// alone, which stays one until it is known where it stands.
func and(nodes []Node) Node {
	var flat []Node
	positive := false
	for _, n := range nodes {
		if inner, ok := n.(And); ok {
			for _, c := range inner.Nodes {
				if _, ok := c.(All); !ok {
					flat = append(flat, c)
				}
			}
			continue
		}
		flat = append(flat, n)
	}
	for _, n := range flat {
		if _, ok := n.(Not); !ok {
			positive = true
		}
	}
	switch {
	case len(flat) == 1:
		return flat[0]
	case !positive:
		flat = append([]Node{All{}}, flat...)
	}
	return And{flat}
}

// or joins alternatives.
func or(nodes []Node) Node {
	if len(nodes) == 1 {
		return nodes[0]
	}
	var flat []Node
	for _, n := range nodes {
		if inner, ok := n.(Or); ok {
			flat = append(flat, inner.Nodes...)
			continue
		}
		flat = append(flat, alone(n))
	}
	return Or{flat}
}

func not(n Node) Node {
	if inner, ok := n.(Not); ok {
		return inner.Node
	}
	return Not{n}
}

// alone gives a node the form it has where nothing stands beside it: a Not needs
// something to exclude from, and nothing at all holds always.
func alone(n Node) Node {
	switch n := n.(type) {
	case nil:
		return All{}
	case Not:
		return And{[]Node{All{}, n}}
	}
	return n
}
