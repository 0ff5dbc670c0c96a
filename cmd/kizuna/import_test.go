package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"kizuna/index"
	"kizuna/server/wire"
)

// page is a source with one remark, of a meeting of the given id.
func page(id, remark string) string {
	return fmt.Sprintf(`{"id":"%s-1","meeting_id":"%s","meeting":"みどり野市の集い","date":"2025-09-12","text":"%s"}`+"\n", id, id, remark)
}

// write makes files in a new folder and returns its path.
func write(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func importInto(t *testing.T, ctx context.Context, e *fakeEngine, s *streams, opts importOptions) error {
	t.Helper()
	if opts.format == "" {
		opts.format = formatText
	}
	opts.dir = "INDEX"
	return runImport(ctx, func() (index.Engine, error) { return e, nil }, opts, s)
}

func TestImportFolderWithOneBadFile(t *testing.T) {
	dir := write(t, map[string]string{
		"a.jsonl": page("M1", "窓口では笑顔を心がけています。"), "b/c.jsonl": page("M2", "電話の声は明るく。"),
		"bad.bin": "\x7fELF\x00\x00\x01\x02", ".hidden.jsonl": page("M3", "隠れた発言です。"), ".git/x.jsonl": page("M4", "隠れた発言です。"),
	})
	e := &fakeEngine{}
	s, stdout, stderr := testStreams(japanese)
	err := importInto(t, t.Context(), e, s, importOptions{paths: []string{dir}})
	if exitCode(err) != exitPartial {
		t.Errorf("got %v, want a partial import", err)
	}
	if e.committed != 1 || len(e.meetings) != 2 {
		t.Errorf("%d commits, %d meetings; want 1 and 2", e.committed, len(e.meetings))
	}
	if out := stdout.String(); strings.Count(out, "\n") != 3 || !strings.Contains(out, "a.jsonl: jsonl, UTF-8; M1 ") || !strings.Contains(out, "会議2件・発言2件を、2個のファイルから取り込みました") {
		t.Errorf("wrote %q", out)
	}
	if !strings.Contains(stderr.String(), "取り込めませんでした："+filepath.Join(dir, "bad.bin")) {
		t.Errorf("said %q", stderr)
	}
}

func TestImportJSON(t *testing.T) {
	dir := write(t, map[string]string{"a.jsonl": page("M1", "窓口では笑顔を心がけています。"), "empty.txt": ""})
	s, stdout, _ := testStreams(english)
	err := importInto(t, t.Context(), &fakeEngine{}, s, importOptions{paths: []string{dir, "nowhere.txt"}, format: formatJSON})
	if exitCode(err) != exitPartial {
		t.Errorf("got %v, want a partial import", err)
	}
	var got struct {
		Meetings, Remarks, Failed int
		Sources                   []struct {
			Source   string
			Meetings []wire.Stored
			Warnings []any
			Remarks  map[string]int
			LeftOut  map[string]int `json:"left_out"`
			Error    *wire.Sentence
		}
	}
	if err := json.Unmarshal(stdout.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	if got.Meetings != 1 || got.Remarks != 1 || got.Failed != 2 || len(got.Sources) != 3 {
		t.Errorf("got %+v", got)
	}
	for _, src := range got.Sources {
		if src.Meetings == nil || src.Warnings == nil || src.Remarks == nil || src.LeftOut == nil {
			t.Errorf("%s: null in place of an empty list: %s", src.Source, stdout)
		}
		if good := strings.HasSuffix(src.Source, "a.jsonl"); good != (src.Error == nil) {
			t.Errorf("%s: error %v", src.Source, src.Error)
		}
	}
}

func TestImportNothingGood(t *testing.T) {
	dir := write(t, map[string]string{"empty.txt": ""})
	e := &fakeEngine{}
	opened := false
	s, stdout, stderr := testStreams(english)
	err := runImport(t.Context(), func() (index.Engine, error) { opened = true; return e, nil },
		importOptions{paths: []string{dir, filepath.Join(dir, "none.txt")}, format: formatText}, s)
	if exitCode(err) != exitFailure || opened || stdout.Len() > 0 {
		t.Errorf("got %v, opened %v, wrote %q", err, opened, stdout)
	}
	for _, want := range []string{"empty.txt: the file is empty", "none.txt: there is no such file or folder"} {
		if !strings.Contains(stderr.String(), want) {
			t.Errorf("said %q, want %q in it", stderr, want)
		}
	}
}

func TestImportEmptyFolderSaysSo(t *testing.T) {
	s, _, stderr := testStreams(english)
	err := importInto(t, t.Context(), &fakeEngine{}, s, importOptions{paths: []string{t.TempDir()}})
	if exitCode(err) != exitFailure || !strings.Contains(stderr.String(), "the folder holds no files") {
		t.Errorf("got %v, said %q", err, stderr)
	}
}

func TestImportTwiceTheSameMeeting(t *testing.T) {
	dir := write(t, map[string]string{"a.jsonl": page("M1", "一度目の発言です。"), "b.jsonl": page("M1", "二度目の発言です。")})
	e := &fakeEngine{}
	s, stdout, stderr := testStreams(english)
	if err := importInto(t, t.Context(), e, s, importOptions{paths: []string{dir}}); err != nil {
		t.Fatal(err)
	}
	if len(e.meetings) != 1 || !strings.Contains(stderr.String(), "meeting M1 was in "+filepath.Join(dir, "a.jsonl")+" too") || !strings.Contains(stdout.String(), "Imported meetings: 1,") {
		t.Errorf("%d meetings, said %q", len(e.meetings), stderr)
	}
}

func TestImportStandardInput(t *testing.T) {
	e := &fakeEngine{}
	s, stdout, _ := testStreams(english)
	s.in = strings.NewReader(page("M7", "標準入力からの発言です。"))
	if err := importInto(t, t.Context(), e, s, importOptions{paths: []string{"-"}}); err != nil {
		t.Fatal(err)
	}
	if len(e.meetings) != 1 || !strings.HasPrefix(stdout.String(), "-: jsonl, UTF-8; M7 ") {
		t.Errorf("%d meetings, wrote %q", len(e.meetings), stdout)
	}
}

func TestImportSample(t *testing.T) {
	e := &fakeEngine{}
	s, _, _ := testStreams(english)
	if err := importInto(t, t.Context(), e, s, importOptions{sample: true}); err != nil {
		t.Fatal(err)
	}
	if len(e.meetings) < 12 || e.committed != 1 {
		t.Errorf("%d meetings in %d commits", len(e.meetings), e.committed)
	}
}

func TestInterruptedImportDiscardsItsBatch(t *testing.T) {
	dir := write(t, map[string]string{"a.jsonl": page("M1", "一つ目の発言です。"), "b.jsonl": page("M2", "二つ目の発言です。")})
	ctx, cancel := context.WithCancel(t.Context())
	e := &fakeEngine{onPut: cancel}
	s, _, _ := testStreams(english)
	err := importInto(t, ctx, e, s, importOptions{paths: []string{dir}})
	if exitCode(err) != exitInterrupted || e.committed != 0 || e.discarded != 1 {
		t.Errorf("got %v, %d commits, %d discards", err, e.committed, e.discarded)
	}
}

func TestInterruptWhileStandardInputWaits(t *testing.T) {
	waiting, hold := io.Pipe()
	defer hold.Close()
	ctx, cancel := context.WithCancel(t.Context())
	s, _, _ := testStreams(english)
	s.in = waiting
	ended := make(chan error)
	go func() {
		ended <- runImport(ctx, func() (index.Engine, error) { return &fakeEngine{}, nil }, importOptions{paths: []string{"-"}, format: formatText}, s)
	}()
	cancel()
	if err := <-ended; exitCode(err) != exitInterrupted {
		t.Errorf("got %v", err)
	}
}

func TestImportWhileAnotherRuns(t *testing.T) {
	dir := write(t, map[string]string{"a.jsonl": page("M1", "一つ目の発言です。")})
	s, _, _ := testStreams(english)
	busy := index.NewError(index.ErrBusy, "another import is running; try again", "取り込み中です", nil)
	if err := importInto(t, t.Context(), &fakeEngine{refuse: busy}, s, importOptions{paths: []string{dir}}); exitCode(err) != exitBusy {
		t.Errorf("got %v", err)
	}
}

func TestFindSourcesPassesOverLinks(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("making a link needs a privilege on Windows")
	}
	outside := write(t, map[string]string{"secret.txt": "x"})
	dir := write(t, map[string]string{"b.txt": "x", "a.txt": "x", "z/c.txt": "x"})
	for from, to := range map[string]string{"out": outside, "out.txt": filepath.Join(outside, "secret.txt"), "loop": dir} {
		if err := os.Symlink(to, filepath.Join(dir, from)); err != nil {
			t.Fatal(err)
		}
	}
	named := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(dir, named); err != nil {
		t.Fatal(err)
	}
	for _, root := range []string{dir, named} {
		found, err := findSources(t.Context(), []string{root}, nil)
		if err != nil || len(found.failures) != 2 {
			t.Fatal(err, found)
		}
		for i, name := range []string{"out", "out.txt"} {
			if said := describe(found.failures[i].err, english); !strings.Contains(said, filepath.Join(root, name)+": it is a link out of the folder, to "+outside) {
				t.Errorf("said %q", said)
			}
		}
		var names []string
		for _, src := range found.sources {
			rel, _ := filepath.Rel(root, src.name)
			names = append(names, filepath.ToSlash(rel))
		}
		if want := []string{"a.txt", "b.txt", "z/c.txt"}; !slices.Equal(names, want) {
			t.Errorf("found %q, want %q", names, want)
		}
	}
}

func TestAMeetingOfTwoSourcesCountsOnce(t *testing.T) {
	dir := write(t, map[string]string{
		"a.jsonl": page("M1", "窓口では笑顔を心がけています。") + `{"id":"M1-2","meeting_id":"M1","meeting":"みどり野市の集い","date":"2025-09-12","text":"二つ目。"}` + "\n",
		"b.jsonl": page("M1", "窓口では笑顔を心がけています。"),
	})
	e := &fakeEngine{}
	s, stdout, _ := testStreams(japanese)
	if err := importInto(t, t.Context(), e, s, importOptions{paths: []string{dir}}); err != nil {
		t.Fatal(err)
	}
	if len(e.meetings) != 1 || len(e.meetings[0].Remarks) != 1 {
		t.Errorf("%d meetings, %d remarks of the first", len(e.meetings), len(e.meetings[0].Remarks))
	}
	if out := stdout.String(); !strings.Contains(out, "会議1件・発言1件を、2個のファイルから取り込みました") {
		t.Errorf("wrote %q", out)
	}
}

// A meeting of two sources that say something else is doubtful: what one of them
// says is lost.
func TestAMeetingOfTwoSourcesThatDiffer(t *testing.T) {
	dir := write(t, map[string]string{"a.jsonl": page("M1", "一つ目。"), "b.jsonl": page("M1", "二つ目。"), "c.jsonl": page("M2", "三つ目。"), "d.jsonl": page("M2", "三つ目。")})
	for name, doubts := range map[string]int{"[ab]": 1, "[cd]": 0} {
		e := &fakeEngine{}
		s, _, stderr := testStreams(japanese)
		err := importInto(t, t.Context(), e, s, importOptions{paths: []string{filepath.Join(dir, name+".jsonl")}, strict: true})
		if (err != nil) != (doubts > 0) || strings.Count(stderr.String(), "注意：") != doubts || strings.Contains(stderr.String(), "にもあり、内容が違います") != (doubts > 0) {
			t.Errorf("%s: %v, said %q", name, err, stderr)
		}
	}
}
