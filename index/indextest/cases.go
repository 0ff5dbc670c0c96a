package indextest

import (
	_ "embed"
	"fmt"
	"strings"
	"testing"

	"kizuna/data"
	"kizuna/index"
)

//go:embed cases.txt
var casesText string

// A searchCase says of one text whether a query must find it.
type searchCase struct {
	line  int    // in cases.txt, from 1
	known bool   // the engine is known to get it wrong
	class string // what makes it hard
	query string
	must  bool // a hit of the main tier; else no such hit
	text  string
}

// id is the id of the remark that is the case's text.
func (c searchCase) id() string { return fmt.Sprintf("line-%d", c.line) }

// Of a class there are at least fewestCases, of which at least one in
// notShare must not be found: an engine that finds everything is no good.
const (
	fewestCases = 12
	notShare    = 5
)

// Cases runs the cases of cases.txt. Every text is a remark of one index, so
// that a query is asked among the texts of all others. open gives a new, empty
// engine, which Cases closes.
//
// A case that is marked as a known failure must fail: whoever mends it is told
// to take the mark off.
func Cases(t *testing.T, open func(t *testing.T) index.Engine) {
	cases, err := readCases(casesText)
	if err != nil {
		t.Fatal(err)
	}
	e := open(t)
	t.Cleanup(func() {
		if err := e.Close(); err != nil {
			t.Errorf("Close: %v", err)
		}
	})
	remarks := make([]data.Remark, len(cases))
	for i, c := range cases {
		remarks[i] = data.Remark{ID: c.id(), Text: c.text}
	}
	m := meeting("cases", data.Date{}, remarks...)
	m.Title = "cases" // holds nothing that a query asks for
	put(t, e, m)

	var scores []*score
	for _, class := range classes(cases) {
		s := &score{class: class}
		scores = append(scores, s)
		t.Run(class, func(t *testing.T) {
			for _, c := range cases {
				if c.class == class {
					s.add(c, judge(t, e, c))
				}
			}
		})
	}
	all := &score{class: "all"}
	for _, s := range scores {
		t.Log(s)
		all.join(s)
	}
	t.Log(all)
}

// judge asks the query of a case and tells whether it comes out right.
func judge(t *testing.T, e index.Engine, c searchCase) (right bool) {
	t.Helper()
	found := false
	r := search(t, e, index.Query{Text: c.query, Match: index.TierMain, Limit: index.MaxLimit})
	for _, h := range r.Hits {
		found = found || h.Remark.ID == c.id() && h.Tier == index.TierMain
	}
	right = found == c.must
	switch {
	case right && c.known:
		t.Errorf("line %d: %s is right now; take the ? off: %s", c.line, c.query, c.text)
	case !right && !c.known && c.must:
		t.Errorf("line %d: %s does not find: %s", c.line, c.query, c.text)
	case !right && !c.known:
		t.Errorf("line %d: %s must not find: %s", c.line, c.query, c.text)
	}
	return right
}

// score counts the cases of a class.
type score struct {
	class                      string
	must, mustAll, not, notAll int // right, of all
	known                      int // marked as failures
}

func (s *score) add(c searchCase, right bool) {
	if c.known {
		s.known++
	}
	n := 0
	if right {
		n = 1
	}
	if c.must {
		s.must, s.mustAll = s.must+n, s.mustAll+1
	} else {
		s.not, s.notAll = s.not+n, s.notAll+1
	}
}

func (s *score) join(o *score) {
	s.must, s.mustAll = s.must+o.must, s.mustAll+o.mustAll
	s.not, s.notAll = s.not+o.not, s.notAll+o.notAll
	s.known += o.known
}

func (s *score) String() string {
	return fmt.Sprintf("%-14s %3d of %3d right (must %d/%d, not %d/%d, known failures %d)", s.class,
		s.must+s.not, s.mustAll+s.notAll, s.must, s.mustAll, s.not, s.notAll, s.known)
}

// classes returns the classes of cases in the order they appear.
func classes(cases []searchCase) []string {
	var all []string
	for _, c := range cases {
		if len(all) == 0 || all[len(all)-1] != c.class {
			all = append(all, c.class)
		}
	}
	return all
}

// readCases reads cases in the form of cases.txt. It fails on the first line
// that has not the form, that says again or otherwise what another says, or
// that returns to a class whose section has ended, and on a class with too few
// cases.
func readCases(text string) ([]searchCase, error) {
	var cases []searchCase
	line, seen := 0, map[string]int{}
	for row := range strings.Lines(text) {
		line++
		row = strings.TrimSpace(row)
		if row == "" || strings.HasPrefix(row, "#") {
			continue
		}
		row, known := strings.CutPrefix(row, "?")
		columns := strings.Split(row, " | ")
		if len(columns) != 4 {
			return nil, fmt.Errorf("cases, line %d: %d columns, want class | query | must or not | text", line, len(columns))
		}
		for i := range columns {
			columns[i] = strings.TrimSpace(columns[i])
		}
		verdict := columns[2]
		c := searchCase{line, known, columns[0], columns[1], verdict == "must", columns[3]}
		switch {
		case c.class == "" || c.query == "" || c.text == "":
			return nil, fmt.Errorf("cases, line %d: an empty column", line)
		case verdict != "must" && verdict != "not":
			return nil, fmt.Errorf("cases, line %d: %q is neither must nor not", line, verdict)
		case seen[c.query+"\n"+c.text] > 0:
			return nil, fmt.Errorf("cases, line %d: the same as line %d", line, seen[c.query+"\n"+c.text])
		}
		seen[c.query+"\n"+c.text] = line
		cases = append(cases, c)
	}
	return cases, checkClasses(cases)
}

// checkClasses holds that each class stands in one place and has enough cases.
func checkClasses(cases []searchCase) error {
	seen := map[string]bool{}
	for _, class := range classes(cases) {
		if seen[class] {
			return fmt.Errorf("cases: class %s stands in two places", class)
		}
		seen[class] = true
		all, not := 0, 0
		for _, c := range cases {
			if c.class == class {
				all++
				if !c.must {
					not++
				}
			}
		}
		if all < fewestCases || not*notShare < all {
			return fmt.Errorf("cases: class %s has %d cases, %d of them not to be found; want %d or more, one in %d not to be found",
				class, all, not, fewestCases, notShare)
		}
	}
	return nil
}
