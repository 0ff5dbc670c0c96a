package query

import (
	"fmt"
	"slices"
	"strings"
)

// Limits of a tree, so that an engine can walk one without fear.
const (
	// MaxDepth bounds the nodes on the way from the root to a leaf. People who
	// nest deeper have pasted something that is no query: its parentheses are
	// text.
	MaxDepth = 20
	// MaxLeaves bounds the texts and fields: each costs an engine a look-up. The
	// longest question asked in sentences has some twenty; words beyond the
	// limit are left out.
	MaxLeaves = 256
	// maxNotes bounds Query.Notes: people read the first few.
	maxNotes = 5
)

// Query is what a person typed, understood.
type Query struct {
	Root  Node   // never nil
	Notes []Note // what was not understood as it may have been meant
}

// Note tells a person, in a sentence without a full stop, what became of a part
// of their query.
type Note struct{ English, Japanese string }

// Parse reads a query in the language of the package comment. It takes time in
// proportion to the length of text, which package index bounds.
func Parse(text string) Query {
	p := &parser{source: newSource(text)}
	root := p.sequence(0, len(p.runes), 0)
	if p.tooDeep || depth(alone(root)) > MaxDepth {
		p = &parser{source: newSource(text)}
		clear(p.paren)
		p.note("the parentheses are nested too deeply, so they were taken as text",
			"かっこの入れ子が深すぎるため、かっこも文字として検索しました")
		root = p.sequence(0, len(p.runes), 0)
	}
	if root == nil {
		// Nothing but signs that stand for nothing, such as "": look for them.
		if signs := strings.Join(strings.Fields(string(p.runes)), ""); signs != "" {
			root = Text{Text: signs}
		}
	}
	if p.full {
		p.notes = p.notes[:min(len(p.notes), maxNotes-1)]
		p.note(fmt.Sprintf("only the first %d words were searched for", MaxLeaves),
			fmt.Sprintf("言葉が多すぎるため、初めの%d語だけで検索しました", MaxLeaves))
	}
	return Query{Root: alone(root), Notes: p.notes}
}

// parser walks a source once, from left to right.
type parser struct {
	*source
	notes   []Note
	leaves  int
	full    bool // MaxLeaves is reached and something was left out
	tooDeep bool
}

func (p *parser) note(english, japanese string) {
	n := Note{english, japanese}
	if len(p.notes) < maxNotes && !slices.Contains(p.notes, n) {
		p.notes = append(p.notes, n)
	}
}

// room reports whether another leaf may be made, and counts it.
func (p *parser) room() bool {
	if p.leaves == MaxLeaves {
		p.full = true
		return false
	}
	p.leaves++
	return true
}

// sequence reads what stands from lo to hi, a whole query or a group. It returns
// nil if that is nothing.
func (p *parser) sequence(lo, hi, level int) Node {
	if level > MaxDepth {
		p.tooDeep = true
		return nil
	}
	var items []item
	for i := lo; i < hi && !p.full && !p.tooDeep; {
		if p.isSpace(i) {
			i++
			continue
		}
		fresh := i == lo || p.isSpace(i-1)
		if fresh {
			end := p.wordEnd(i, hi)
			if op := p.operator(i, end); op != none {
				items = append(items, item{op: op, word: string(p.runes[i:end])})
				i = end
				continue
			}
		}
		exclude := fresh && p.excludes(i, lo, hi)
		if exclude {
			i++
		}
		node, next := p.operand(i, lo, hi, level, exclude)
		if exclude && node != nil {
			node = not(node)
		}
		if node != nil {
			items = append(items, item{node: node})
		}
		i = next
	}
	return p.join(items)
}

// excludes reports whether the minus at i excludes what follows: it does unless
// nothing follows, another minus follows (--limit), or the word also ends with
// one, as headings do (－歴史と文化－).
func (p *parser) excludes(i, lo, hi int) bool {
	if !p.is(isMinus, i) || i+1 == hi || p.isSpace(i+1) || p.is(isMinus, i+1) {
		return false
	}
	return p.groups(i+1, lo, hi, true) || p.standsAsPhrase(i+1, hi) || !p.is(isMinus, p.wordEnd(i, hi)-1)
}

// operand reads the group, phrase, field or word at i, and returns where it
// ends. The node is nil for quotes around nothing. after tells that an excluding
// minus stands before i.
func (p *parser) operand(i, lo, hi, level int, after bool) (Node, int) {
	if p.groups(i, lo, hi, after) {
		end := p.paren[i]
		return p.sequence(i+1, end, level+1), end + 1
	}
	if p.standsAsPhrase(i, hi) {
		return p.quoted(i), p.phrase[i] + 1
	}
	if node, end, ok := p.field(i, hi); ok {
		return node, end
	}
	end := i + 1
	for end < hi && !p.isSpace(end) && !p.groups(end, lo, hi, false) {
		end++
	}
	return p.word(i, end), end
}

// groups reports whether a parenthesis at i opens a group rather than belonging
// to the text.
func (p *parser) groups(i, lo, hi int, after bool) bool {
	end := p.paren[i]
	if end == 0 || end >= hi {
		return false
	}
	if p.orAnds[end] > p.orAnds[i+1] {
		return true
	}
	apart := (i == lo || p.isSpace(i-1) || after) && (end+1 == hi || p.isSpace(end+1))
	return apart && (p.spaces[end] > p.spaces[i+1] && !p.blank(i+1, end) ||
		p.standsAsPhrase(i+1, end) || p.names(i+1, end))
}

func (p *parser) blank(i, end int) bool { return strings.TrimSpace(string(p.runes[i:end])) == "" }

// standsAsPhrase reports whether the quotation at i is a phrase: it is if white
// space, a group, hi or another quotation follows. 「窓口」（案） is text.
func (p *parser) standsAsPhrase(i, hi int) bool {
	if i >= hi || p.phrase[i] == 0 || p.phrase[i] >= hi {
		return false
	}
	next := p.phrase[i] + 1
	return next == hi || p.isSpace(next) || p.phrase[next] > 0 || p.groups(next, i, hi, false)
}

// quoted makes a phrase of the quotation that opens at i, or nil if it is empty.
func (p *parser) quoted(i int) Node {
	text := strings.TrimSpace(string(p.runes[i+1 : p.phrase[i]]))
	if text == "" || !p.room() {
		return nil
	}
	return Text{Text: text, Phrase: true}
}

// word makes a text of what stands from i to end, without a quote at its start
// that nothing closes or a double quote at its end that nothing opened.
func (p *parser) word(i, end int) Node {
	doubles := 0
	for k := i; k < end; k++ {
		if p.is(isDoubleQuote, k) {
			doubles++
		}
	}
	if doubles == 1 && p.is(isDoubleQuote, end-1) {
		end--
	}
	i = p.afterUnclosed(i)
	if i >= end || !p.room() {
		return nil
	}
	return Text{Text: string(p.runes[i:end])}
}

// afterUnclosed returns the position after a quote at i that nothing closes, or
// i if there is none.
func (p *parser) afterUnclosed(i int) int {
	if (p.is(isDoubleQuote, i) || p.is(isOpenBracket, i)) && !p.closed[i] {
		return i + 1
	}
	return i
}
