package eval

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

// folder makes a dataset's folder.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "cases")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestOpen(t *testing.T) {
	dir := folder(t, map[string]string{
		queriesFile:     "\ufeff{\"id\": \"q1\", \"text\": \"窓口\", \"class\": \"compound\", \"why\": \"…\"}\r\n\r\n{\"id\": \"q2\", \"text\": \" \\\"電話\\\"\"}",
		qrelsFile:       "q1\ta#1\t2\r\nq1\tb 2\t0\nq1\ta#1\t2\n\n",
		"docs.jsonl.gz": "",
	})
	set, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	want := &Dataset{
		Name:   "cases",
		Docs:   filepath.Join(dir, "docs.jsonl.gz"),
		Topics: []Topic{{"q1", "窓口", "compound"}, {"q2", ` "電話"`, ""}},
		Grades: map[string]map[string]int{"q1": {"a#1": 2, "b 2": 0}, "q2": {}},
	}
	if !reflect.DeepEqual(set, want) {
		t.Errorf("got  %+v\nwant %+v", set, want)
	}
}

func TestFaultsNameFileAndLine(t *testing.T) {
	const query = `{"id": "q1", "text": "窓口"}` + "\n"
	for _, c := range []struct{ name, queries, qrels, english, japanese string }{
		{"no JSON", query + "q2\t電話\n", "", "queries.jsonl, line 2: not JSON", "queries.jsonl の2行目：{"},
		{"no text", query + "\n" + `{"id": "q2", "text": " "}`, "", "queries.jsonl, line 3: the id or the text is missing", "3行目：id か text がありません"},
		{"no id", `{"text": "窓口"}`, "", "line 1: the id or the text", "1行目：id か"},
		{"a query twice", query + query, "", `line 2: query "q1" was there before`, "2行目：検索文「q1」は前にもあります"},
		{"no queries", "\n", "", "queries.jsonl: it holds no queries", "queries.jsonl：検索文がありません"},
		{"too few columns", query, "q1\td1\n", "qrels.tsv, line 1: 2 columns", "qrels.tsv の1行目：列が2個です"},
		{"spaces for tabs", query, "q1 d1 1\n", "line 1: 1 columns", "1行目：列が1個です"},
		{"a grade in words", query, "q1\td1\tyes\n", `line 1: the grade "yes" is no whole number`, "評価「yes」は"},
		{"a negative grade", query, "q1\td1\t-1\n", `the grade "-1" is no`, "評価「-1」は"},
		{"a grade too high", query, "q1\td1\t11\n", `the grade "11" is no`, "評価「11」は"},
		{"an unknown query", query, "q1\td1\t1\nq9\td1\t1\n", `line 2: there is no query "q9"`, "2行目：検索文「q9」は"},
		{"two grades of one remark", query, "q1\td1\t1\nq1\td1\t0\n", `line 2: remark "d1" of query "q1" has the grades 1 and 0`, "1 と 0 の二通り"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := Open(folder(t, map[string]string{queriesFile: c.queries, qrelsFile: c.qrels}))
			var fault *Fault
			if !errors.As(err, &fault) {
				t.Fatalf("got %v", err)
			}
			if !strings.Contains(fault.Error(), c.english) || !strings.Contains(fault.Japanese(), c.japanese) {
				t.Errorf("got  %s\nand  %s\nwant %s\nand  %s", fault, fault.Japanese(), c.english, c.japanese)
			}
		})
	}
}

func TestAFolderThatIsNoDataset(t *testing.T) {
	dir := folder(t, nil)
	_, err := Open(dir)
	var fault *Fault
	if !errors.As(err, &fault) || !errors.Is(err, fs.ErrNotExist) {
		t.Fatalf("got %v", err)
	}
	if path := filepath.Join(dir, queriesFile); strings.Count(err.Error(), path) != 1 || !strings.HasPrefix(fault.Japanese(), path+"：読み込めません") {
		t.Errorf("got %s and %s", err, fault.Japanese())
	}
}

func FuzzDataset(f *testing.F) {
	f.Add(`{"id": "q1", "text": "窓口", "class": "c"}`+"\n", "q1\td1\t1\n")
	f.Add("\ufeff{}\r\n", "\t\t\n")
	f.Fuzz(func(t *testing.T, queries, qrels string) {
		set := &Dataset{Grades: map[string]map[string]int{}}
		errs := []error{splitLines("queries", queries, set.addTopic), splitLines("qrels", qrels, set.addGrade)}
		for _, err := range errs {
			var fault *Fault
			if err != nil && (!errors.As(err, &fault) || fault.Line < 1 || fault.Japanese() == "") {
				t.Errorf("the fault %v has no place", err)
			}
		}
		if len(set.Topics) != len(set.Grades) {
			t.Errorf("%d queries, %d with grades", len(set.Topics), len(set.Grades))
		}
		for query, grades := range set.Grades {
			for remark, g := range grades {
				if g < 0 || g > maxGrade {
					t.Errorf("grade %d of %q and %q", g, query, remark)
				}
			}
		}
	})
}

// TestSharedDatasets reads the datasets beside the repository, where they are.
func TestSharedDatasets(t *testing.T) {
	const shared = "../../../shared/eval"
	entries, err := os.ReadDir(shared)
	if err != nil {
		t.Skipf("%s is not there", shared)
	}
	for _, e := range entries {
		set, err := Open(filepath.Join(shared, e.Name()))
		if err != nil {
			t.Errorf("%s: %v", e.Name(), err)
			continue
		}
		t.Logf("%s: %d queries, docs %q", set.Name, len(set.Topics), set.Docs)
	}
}
