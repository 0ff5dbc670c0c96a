package synonym

import (
	"encoding/csv"
	"regexp"
	"strings"
)

// Columns of SudachiDict's synonyms.txt that are used, from 0. The others
// (part of speech, lexeme, kind of form, abbreviation, variant, field) tell why
// two words are synonyms, which a search does not ask.
const (
	columnGroup     = 0
	columnExpansion = 2
	columnWord      = 8
)

// Values of columnExpansion. Empty is expandsBoth.
const (
	expandsBoth = "0"
	onlyAnswers = "1" // others are widened to it, it is not
	expandsNot  = "2" // once taken for a synonym by mistake, kept as a reminder
)

var sudachiLine = regexp.MustCompile(`^[0-9]{6},[12]?,[012]?,[0-9/]*,[0-9]?,[0-9]?,[0-9]?,[^,]*,[^,]`)

// isSudachi reports whether the first line of a text that says something has
// the columns of SudachiDict.
func isSudachi(text string) bool {
	for line := range strings.SplitSeq(text, "\n") {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			return sudachiLine.MatchString(line)
		}
	}
	return false
}

// sudachi gathers the groups of a SudachiDict file by their numbers.
type sudachi struct {
	p      *parser
	at     map[string]int // number → place in groups
	groups []group
}

func (s *sudachi) read(line string) *fault {
	line = strings.TrimRight(line, " ")
	if line == "" || strings.HasPrefix(line, "#") {
		return nil
	}
	columns := strings.Split(line, ",")
	if strings.Contains(line, `"`) {
		var err error
		if columns, err = csv.NewReader(strings.NewReader(line)).Read(); err != nil {
			columns = nil
		}
	}
	if len(columns) <= columnWord || columns[columnGroup] == "" || strings.TrimSpace(columns[columnWord]) == "" {
		return faultf("the line has not the columns of a SudachiDict synonym file and is left out",
			"SudachiDict の同義語ファイルの列になっていません。この行は使いません")
	}
	expansion := columns[columnExpansion]
	switch expansion {
	case "", expandsBoth, onlyAnswers:
	case expandsNot:
		return nil
	default:
		return faultf("the expansion flag is %q, which is none of 0, 1, 2; the line is left out",
			"展開制御フラグ「%s」は 0・1・2 のどれでもありません。この行は使いません", expansion)
	}
	i, known := s.at[columns[columnGroup]]
	if !known {
		i = len(s.groups)
		s.at[columns[columnGroup]] = i
		s.groups = append(s.groups, nil)
	}
	return s.p.add(&s.groups[i], columns[columnWord], expansion != onlyAnswers, true)
}

// finish takes the groups in, in the order they began. Those of one word, left
// when its spellings fold to one, are dropped.
func (s *sudachi) finish() {
	for _, g := range s.groups {
		if s.p.full {
			return
		}
		if len(g) > 1 {
			s.p.keep(&s.p.groups, g)
		}
	}
}
