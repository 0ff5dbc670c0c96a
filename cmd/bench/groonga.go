package main

import (
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"
)

// groongaSchema makes the table of remarks: what is counted refers to tables,
// which Groonga counts fastest.
const groongaSchema = `table_create Kinds TABLE_HASH_KEY ShortText
table_create Speakers TABLE_HASH_KEY ShortText
table_create Sections TABLE_HASH_KEY ShortText
table_create Meetings TABLE_HASH_KEY ShortText
table_create Years TABLE_HASH_KEY Int32
table_create Remarks TABLE_HASH_KEY ShortText
column_create Remarks text COLUMN_SCALAR Text
column_create Remarks day COLUMN_SCALAR Int32
column_create Remarks kind COLUMN_SCALAR Kinds
column_create Remarks speaker COLUMN_SCALAR Speakers
column_create Remarks section COLUMN_SCALAR Sections
column_create Remarks meeting COLUMN_SCALAR Meetings
column_create Remarks year COLUMN_SCALAR Years
`

// groongaIndexes make both indexes over what is loaded, which is faster than to
// keep them while loading.
const groongaIndexes = `table_create Words TABLE_PAT_KEY ShortText --default_tokenizer TokenMecab --normalizer NormalizerAuto
column_create Words text COLUMN_INDEX|WITH_POSITION Remarks text
table_create Bigrams TABLE_PAT_KEY ShortText --default_tokenizer TokenBigram --normalizer NormalizerAuto
column_create Bigrams text COLUMN_INDEX|WITH_POSITION Remarks text
`

// groongaRow writes a remark for Groonga's load.
func groongaRow(r *remark) (string, error) {
	row, err := json.Marshal(map[string]any{
		"_key": r.ID, "text": r.Text, "day": r.day(), "year": r.day() / 10000,
		"kind": r.Kind, "speaker": r.Speaker, "section": r.Section, "meeting": r.MeetingID,
	})
	return string(row), err
}

// groongaOnlineEngine is Groonga with the same indexes kept while remarks are
// loaded, as a database in use has to.
func groongaOnlineEngine() *engine {
	e := groongaEngine()
	return &engine{
		name:    groongaOnlineName,
		version: e.version,
		imports: func(c *corpus, dir string) []command {
			offline := e.imports(c, dir)
			return []command{offline[0], offline[2], offline[1]}
		},
	}
}

func groongaEngine() *engine {
	database := func(dir string) string { return filepath.Join(dir, "db") }
	return &engine{
		name:     groongaName,
		variants: []string{groongaName, groongaMecabName},
		version: func(ctx context.Context) (string, error) {
			v, err := output(ctx, "groonga", "--version")
			if err != nil {
				return "", errNoPeer
			}
			first, _, _ := strings.Cut(v, " [")
			return strings.TrimPrefix(first, "Groonga ") + ", TokenMecab and TokenBigram", nil
		},
		imports: func(c *corpus, dir string) []command {
			return []command{
				{path: "groonga", args: []string{"-n", database(dir)}, input: groongaSchema},
				{path: "groonga", args: []string{database(dir)}, stdin: c.load},
				{path: "groonga", args: []string{database(dir)}, input: groongaIndexes},
			}
		},
		cold: func(_ *corpus, dir string) command {
			q := question{kind: excerpted, text: coldQuery, words: []string{coldQuery}}
			return command{path: "groonga", args: []string{database(dir)}, input: groongaSelect(q, groongaName) + "\n"}
		},
		open: func(ctx context.Context, dir string) (asker, error) {
			p, err := openProcess(ctx, "groonga", database(dir))
			if err != nil {
				return nil, err
			}
			g := &groonga{p}
			// Without this one question in the whole run might be answered from
			// the one before.
			_, err = g.say("cache_limit 0")
			return g, err
		},
	}
}

// groongaSelect puts a question into Groonga's words.
func groongaSelect(q question, variant string) string {
	indexes := "Words.text || Bigrams.text"
	if variant == groongaMecabName {
		indexes = "Words.text"
	}
	columns := "_key,_score"
	query := strings.Join(q.words, " ")
	switch q.kind {
	case phrase, stopWords, character:
		query = `"` + q.text + `"`
	case sentence:
		query = strings.Join(q.words, " OR ")
	case excerpted:
		columns += ",snippet_html(text)"
	}
	args := []string{"select", "Remarks", "--command_version", "2", "--match_columns", indexes, "--query", query,
		"--output_columns", columns, "--sort_keys", "-_score", "--limit", "10"}
	if q.from != "" {
		day := func(s string) string { return strings.ReplaceAll(s, "-", "") }
		args = append(args, "--filter", "day >= "+day(q.from)+" && day <= "+day(q.to))
	}
	if q.kind == faceted {
		args = append(args, "--drilldown", "kind,year,section,speaker,meeting", "--drilldown_sort_keys", "-_nsubrecs", "--drilldown_limit", "10")
	}
	for i, a := range args {
		if strings.ContainsAny(a, ` "(|&`) {
			args[i] = strconv.Quote(a)
		}
	}
	return strings.Join(args, " ")
}

// groonga is Groonga with a database open, asked by its own commands.
type groonga struct{ *process }

func (g *groonga) ask(q question, variant string) (answer, error) {
	line, err := g.say(groongaSelect(q, variant))
	if err != nil {
		return answer{}, err
	}
	return parseGroonga(line)
}

// parseGroonga reads the header of an answer, which tells how long it took, and
// the number of hits, which comes first in the body.
func parseGroonga(line string) (answer, error) {
	var parts []json.RawMessage
	var header []any
	var body [][]json.RawMessage
	var hits []int64
	err := json.Unmarshal([]byte(line), &parts)
	if err == nil && len(parts) == 2 {
		if err = json.Unmarshal(parts[0], &header); err == nil {
			err = json.Unmarshal(parts[1], &body)
		}
		if err == nil && len(body) > 0 && len(body[0]) > 0 {
			err = json.Unmarshal(body[0][0], &hits)
		}
	}
	if err != nil || len(header) < 3 || header[0] != 0.0 || len(hits) != 1 {
		return answer{}, fmt.Errorf("groonga answered %.300s", line)
	}
	elapsed, _ := header[2].(float64)
	return answer{elapsed, hits[0]}, nil
}
