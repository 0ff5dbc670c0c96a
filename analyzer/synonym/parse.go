package synonym

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// Limits of a file. What is beyond them is left out with a warning, but for
// MaxBytes, beyond which nothing of the file is read. SudachiDict's file, the
// largest we know of, has some tens of thousands of words.
const (
	// MaxBytes bounds a file: it is read into memory whole, while a search
	// waits.
	MaxBytes = 16 << 20
	// MaxLineBytes bounds a line. A group of MaxGroupMembers long words fits.
	MaxLineBytes = 32 << 10
	// MaxGroups and MaxMembers bound a file's groups, and the words of all of
	// them: some 60 MB in memory at the most.
	MaxGroups  = 100_000
	MaxMembers = 300_000
	// MaxGroupMembers bounds the words of one group: a query that holds one is
	// widened to all of them.
	MaxGroupMembers = 100
	// MaxWordRunes bounds a word, in code points. The formal name of a law has
	// 50.
	MaxWordRunes = 80
	// MaxWarnings bounds the warnings of a file. Whoever gave the wrong file
	// learns it from the first.
	MaxWarnings = 100
)

// Parse reads a synonym file; name is what warnings call it. A line that cannot
// be read is left out with a warning and the rest is kept. It fails, with a
// Warning, only when r does, or the file is no text or has more than MaxBytes.
//
// The file is UTF-8, with or without a byte order mark; UTF-16 with one and
// Shift_JIS (CP932) are recognised. Lines end in LF, CRLF or CR. Of the two
// formats, the first line that says something tells which it is:
//
// Groups, our own format, of which Solr's is a part: the words of a line, parted
// by "," "，" "、" or a tab. In "a, b => c, d" a search for a or b finds c and d
// too, not the other way round, nor does a find b; the arrow may be full width,
// "→" or "⇒". (Solr takes a and b out of the query; here what was typed is
// always searched for.) "a, b ~> c, d" says the same of words that are only on
// one subject, see [Set.Related]; the tilde may be "～" or "〜". # begins a comment at the line's start, or behind a word
// and a space. A backslash makes a sign of the format part of a word: C\,D.
// A line beginning with ! speaks about the set below, see [Set.Over]: "!default
// off" drops it all, and "!default off a, b" these words from its groups.
//
// The columns of SudachiDict's synonyms.txt, a word a line: those of one number
// are a group. Of its flags the one that controls expansion is heeded.
func Parse(name string, r io.Reader, fold Fold) (*Set, []Warning, error) {
	b, err := io.ReadAll(io.LimitReader(r, MaxBytes+1))
	if err != nil {
		return nil, nil, Warning{name, 0, fmt.Errorf("%w: %w", ErrRead, err),
			fmt.Sprintf("it cannot be read (%v)", err), fmt.Sprintf("読み込めません（%v）", err)}
	}
	if len(b) > MaxBytes {
		return nil, nil, Warning{name, 0, ErrTooLarge,
			fmt.Sprintf("it has more than %d MB; leave words out", MaxBytes>>20),
			fmt.Sprintf("大きすぎます（%d MB まで）。語を減らしてください", MaxBytes>>20)}
	}
	text, ok := decode(b)
	if !ok {
		return nil, nil, Warning{name, 0, ErrNotText,
			"it is not a text file; save it as plain text in UTF-8",
			"テキストファイルではありません。UTF-8 のテキストとして保存してください"}
	}
	p := newParser(name, fold)
	p.parse(text)
	return newSet(p.groups, p.related, p.off), p.warnings, nil
}

// parser gathers what a file says.
type parser struct {
	name     string
	fold     Fold
	repeats  bool // the format writes one word in several ways that fold alike
	line     int  // at hand, from 1
	groups   []group
	related  []group
	members  int  // of all groups
	full     bool // MaxGroups or MaxMembers is reached
	off      switches
	warnings []Warning
}

func newParser(name string, fold Fold) *parser {
	if fold == nil {
		fold = func(s string) string { return s }
	}
	return &parser{name: name, fold: fold, off: switches{words: make(map[string]bool)}}
}

func (p *parser) parse(text string) {
	read := p.groupLine
	finish := func() {}
	if isSudachi(text) {
		s := &sudachi{p: p, at: make(map[string]int)}
		read, finish = s.read, s.finish
		p.repeats = true
	}
	for line := range strings.SplitSeq(text, "\n") {
		p.line++
		if len(line) > MaxLineBytes {
			p.warn(faultf("the line is longer than %d bytes and is left out",
				"行が長すぎます（%d バイトまで）。この行は使いません", MaxLineBytes))
			continue
		}
		if strings.ContainsRune(line, utf8.RuneError) {
			p.warn(faultf("characters are broken and the line is left out; save the file as UTF-8",
				"文字が壊れています。この行は使いません。UTF-8 で保存し直してください"))
			continue
		}
		if f := read(line); f != nil {
			p.warn(f)
		}
		if p.full {
			return
		}
	}
	finish()
}

func (p *parser) warn(f *fault) {
	switch n := len(p.warnings); {
	case n < MaxWarnings:
		p.warnings = append(p.warnings, Warning{p.name, p.line, nil, f.english, f.japanese})
	case n == MaxWarnings:
		p.warnings = append(p.warnings, Warning{p.name, 0, nil,
			fmt.Sprintf("more than %d lines cannot be read; is it a synonym file?", MaxWarnings),
			fmt.Sprintf("読めない行が %d を超えました。同義語のファイルかどうか確かめてください", MaxWarnings)})
	}
}

// add adds a word to a group, or tells why not. A word that is there already
// takes on the other direction.
func (p *parser) add(g *group, word string, asks, answers bool) *fault {
	folded := p.fold(word)
	switch {
	case utf8.RuneCountInString(word) > MaxWordRunes:
		return faultf("a word is longer than %d characters and is left out",
			"%d 文字を超える語があります。その語は使いません", MaxWordRunes)
	case folded == "":
		return nil
	}
	for i := range *g {
		m := &(*g)[i]
		if m.folded != folded {
			continue
		}
		repeated := m.asks && asks || m.answers && answers
		m.asks, m.answers = m.asks || asks, m.answers || answers
		if repeated && !p.repeats {
			return faultf("%q stands twice in the group", "「%s」が同じグループに二度あります", word)
		}
		return nil
	}
	if len(*g) == MaxGroupMembers {
		return faultf("the group has more than %d words; the rest are left out",
			"一つのグループの語が多すぎます（%d まで）。残りの語は使いません", MaxGroupMembers)
	}
	*g = append(*g, member{word, folded, asks, answers})
	return nil
}

// keep takes a finished group in, among groups or related, if there is room.
func (p *parser) keep(among *[]group, g group) {
	if len(p.groups)+len(p.related) == MaxGroups || p.members+len(g) > MaxMembers {
		p.full = true
		p.warn(faultf("the file has more than %d groups or %d words; the rest is not read",
			"グループ（%d まで）か語（%d まで）が多すぎます。残りは使いません", MaxGroups, MaxMembers))
		return
	}
	p.members += len(g)
	*among = append(*among, g)
}
