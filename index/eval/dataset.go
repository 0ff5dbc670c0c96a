package eval

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// Files of a dataset's folder.
const (
	queriesFile = "queries.jsonl" // one {"id", "text", "class"} a line, the class optional
	qrelsFile   = "qrels.tsv"     // query id, remark id and grade a line, parted by tabs
)

// docsFiles are the names the remarks may have; a dataset may do without.
var docsFiles = []string{"docs.jsonl", "docs.jsonl.gz"}

// maxGrade bounds a grade, because gain grows as its power of two. TREC's
// collections go to 4.
const maxGrade = 10

// Dataset is a set of queries with what is known about the right answers.
type Dataset struct {
	Name   string                    // the folder's
	Docs   string                    // the path of its remarks, or "" if it has none of its own
	Topics []Topic                   // in the order of the file
	Grades map[string]map[string]int // query id → remark id → grade, 0 to maxGrade
}

// Topic is one query of a dataset.
type Topic struct {
	ID    string `json:"id"`
	Text  string `json:"text"`
	Class string `json:"class"` // what it tests, or ""
}

// Open reads a dataset from its folder. It fails with a *Fault that names the
// file and line.
func Open(dir string) (*Dataset, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return nil, fmt.Errorf("find dataset %s: %w", dir, err)
	}
	set := &Dataset{Name: filepath.Base(abs), Grades: map[string]map[string]int{}}
	if err := eachLine(filepath.Join(dir, queriesFile), set.addTopic); err != nil {
		return nil, err
	}
	if len(set.Topics) == 0 {
		return nil, &Fault{File: filepath.Join(dir, queriesFile),
			english:  `it holds no queries; write one {"id": …, "text": …} a line`,
			japanese: `検索文がありません。1行に1件、{"id": …, "text": …} の形で書いてください`}
	}
	if err := eachLine(filepath.Join(dir, qrelsFile), set.addGrade); err != nil {
		return nil, err
	}
	for _, name := range docsFiles {
		path := filepath.Join(dir, name)
		if info, err := os.Stat(path); err == nil && !info.IsDir() {
			set.Docs = path
			break
		}
	}
	return set, nil
}

func (d *Dataset) addTopic(line string) *Fault {
	var t Topic
	if err := json.Unmarshal([]byte(line), &t); err != nil {
		return &Fault{english: `not JSON of the form {"id": "q1", "text": "…"}`,
			japanese: `{"id": "q1", "text": "…"} の形の JSON として読めません`, cause: err}
	}
	if t.ID == "" || strings.TrimSpace(t.Text) == "" {
		return &Fault{english: "the id or the text is missing", japanese: "id か text がありません"}
	}
	if _, twice := d.Grades[t.ID]; twice {
		return &Fault{english: fmt.Sprintf("query %q was there before", t.ID),
			japanese: fmt.Sprintf("検索文「%s」は前にもあります", t.ID)}
	}
	d.Topics = append(d.Topics, t)
	d.Grades[t.ID] = map[string]int{}
	return nil
}

func (d *Dataset) addGrade(line string) *Fault {
	columns := strings.Split(line, "\t")
	if len(columns) != 3 {
		return &Fault{english: fmt.Sprintf("%d columns instead of query id, remark id and grade, parted by tabs", len(columns)),
			japanese: fmt.Sprintf("列が%d個です。検索文のid、発言のid、評価をタブで区切ってください", len(columns))}
	}
	query, remark := columns[0], columns[1]
	grade, err := strconv.Atoi(strings.TrimSpace(columns[2]))
	if err != nil || grade < 0 || grade > maxGrade {
		return &Fault{english: fmt.Sprintf("the grade %q is no whole number from 0 to %d", columns[2], maxGrade),
			japanese: fmt.Sprintf("評価「%s」は 0 から %d までの整数ではありません", columns[2], maxGrade)}
	}
	grades, known := d.Grades[query]
	if !known {
		return &Fault{english: fmt.Sprintf("there is no query %q in %s", query, queriesFile),
			japanese: fmt.Sprintf("検索文「%s」は %s にありません", query, queriesFile)}
	}
	if before, twice := grades[remark]; twice && before != grade {
		return &Fault{english: fmt.Sprintf("remark %q of query %q has the grades %d and %d", remark, query, before, grade),
			japanese: fmt.Sprintf("検索文「%s」の発言「%s」の評価が %d と %d の二通りあります", query, remark, before, grade)}
	}
	grades[remark] = grade
	return nil
}

// eachLine hands every line of a file that is not blank to add.
func eachLine(path string, add func(line string) *Fault) error {
	text, err := os.ReadFile(path)
	if err == nil {
		return splitLines(path, string(text), add)
	}
	fault := &Fault{File: path, cause: err,
		english:  fmt.Sprintf("cannot be read; a dataset is a folder with %s and %s", queriesFile, qrelsFile),
		japanese: fmt.Sprintf("読み込めません。データセットは %s と %s のあるフォルダーです", queriesFile, qrelsFile)}
	var place *fs.PathError
	if errors.As(err, &place) {
		fault.cause = place.Err // the path is said already
	}
	return fault
}

// splitLines is eachLine of a file's text. It gives a fault its place.
func splitLines(path, text string, add func(line string) *Fault) error {
	for i, line := range strings.Split(strings.TrimPrefix(text, "\ufeff"), "\n") {
		if strings.TrimSpace(line) == "" {
			continue
		}
		if fault := add(strings.TrimSuffix(line, "\r")); fault != nil {
			fault.File, fault.Line = path, i+1
			return fault
		}
	}
	return nil
}
