package query

import "kizuna/data"

// Japanese says in one phrase, without a full stop, how the query was
// understood: 「窓口」と「電話」を両方含み、「苦情」を含まない発言（区分：アンケート）.
func (q Query) Japanese() string { return sentence(q.Root, japanese{}) }

// English says the same in English: remarks that contain both “窓口” and “電話”
// and do not contain “苦情” (kind: Survey answer).
func (q Query) English() string { return sentence(q.Root, english{}) }

// A clause is one condition in words. Japanese puts a verb in another form where
// a condition follows (含み、…) than at the end (含む発言).
type clause struct{ followed, last string }

// A tongue puts conditions into words.
type tongue interface {
	contain(texts []Text) clause                 // all of one or more
	containAny(texts []Text) clause              // one of two or more
	containNone(texts []Text) clause             // not one of one or more
	is(name FieldName, fields []Field) clause    // one of one or more
	isNot(name FieldName, fields []Field) clause // none of one or more
	not(c clause) clause
	either(clauses []clause) clause // one of two or more
	join(clauses []clause) clause   // all of one or more
	label(name FieldName, fields []Field) string
	remarks(conditions string, labels []string) string // conditions may be ""
}

// sentence puts fields that hold for the whole query behind, as labels, and the
// rest into clauses.
func sentence(root Node, t tongue) string {
	var labels []string
	var rest []Node
	for _, n := range joinDays(conjuncts(root)) {
		if name, values := alternativeFields(n); name != "" {
			labels = append(labels, t.label(name, values))
			continue
		}
		rest = append(rest, n)
	}
	if len(rest) == 0 {
		return t.remarks("", labels)
	}
	return t.remarks(t.join(clausesOf(rest, t)).last, labels)
}

// joinDays puts a first and a last day that stand apart into one period, in the
// place of the first of them: from:2025-04 to:2026-03 is the fiscal year 2025.
func joinDays(nodes []Node) []Node {
	open := func(n Node) bool {
		f, ok := n.(Field)
		return ok && f.Name == FieldDate && (f.Period.From.IsZero() || f.Period.To.IsZero())
	}
	var whole data.Period
	var joined []Node
	at := -1
	for _, n := range nodes {
		if !open(n) {
			joined = append(joined, n)
			continue
		}
		p := n.(Field).Period
		if p.From.Compare(whole.From) > 0 {
			whole.From = p.From
		}
		if whole.To.IsZero() || !p.To.IsZero() && p.To.Compare(whole.To) < 0 {
			whole.To = p.To
		}
		if at < 0 {
			at = len(joined)
			joined = append(joined, nil)
		}
	}
	if !isPeriod(whole) || whole.From.IsZero() || whole.To.IsZero() {
		return nodes
	}
	joined[at] = Field{Name: FieldDate, Period: whole}
	return joined
}

// conjuncts returns what must hold for n to hold, without All.
func conjuncts(n Node) []Node {
	switch n := n.(type) {
	case All:
		return nil
	case And:
		if _, ok := n.Nodes[0].(All); ok {
			return n.Nodes[1:]
		}
		return n.Nodes
	}
	return []Node{n}
}

// clausesOf puts conditions that must all hold into words: the texts in one
// clause, what else must be, then what must not.
func clausesOf(nodes []Node, t tongue) []clause {
	var texts, without []Text
	var others, exclusions []clause
	for _, n := range nodes {
		switch n := n.(type) {
		case Text:
			texts = append(texts, n)
		case Not:
			if inner := alternativeTexts(n.Node); inner != nil {
				without = append(without, inner...)
			} else if name, values := alternativeFields(n.Node); name != "" {
				exclusions = append(exclusions, t.isNot(name, values))
			} else {
				exclusions = append(exclusions, t.not(clauseOf(n.Node, t)))
			}
		default:
			others = append(others, clauseOf(n, t))
		}
	}
	var all []clause
	if len(texts) > 0 {
		all = append(all, t.contain(texts))
	}
	all = append(all, others...)
	if len(without) > 0 {
		all = append(all, t.containNone(without))
	}
	return append(all, exclusions...)
}

// clauseOf puts any node but All into words.
func clauseOf(n Node, t tongue) clause {
	if name, values := alternativeFields(n); name != "" {
		return t.is(name, values)
	}
	or, ok := n.(Or)
	if !ok {
		return t.join(clausesOf(conjuncts(n), t))
	}
	if texts := alternativeTexts(n); texts != nil {
		return t.containAny(texts)
	}
	var alternatives []clause
	for _, c := range or.Nodes {
		alternatives = append(alternatives, clauseOf(c, t))
	}
	return t.either(alternatives)
}

// alternativeTexts returns the texts of a Text or an Or of nothing but texts, and
// nil for every other node.
func alternativeTexts(n Node) []Text {
	var texts []Text
	for _, c := range disjuncts(n) {
		text, ok := c.(Text)
		if !ok {
			return nil
		}
		texts = append(texts, text)
	}
	return texts
}

// alternativeFields returns the fields of a Field or an Or of nothing but fields
// of one name, and no name for every other node.
func alternativeFields(n Node) (name FieldName, fields []Field) {
	for _, c := range disjuncts(n) {
		f, ok := c.(Field)
		if !ok || name != "" && f.Name != name {
			return "", nil
		}
		name, fields = f.Name, append(fields, f)
	}
	return name, fields
}

func disjuncts(n Node) []Node {
	if or, ok := n.(Or); ok {
		return or.Nodes
	}
	return []Node{n}
}
