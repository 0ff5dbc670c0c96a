package main

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	xjapanese "golang.org/x/text/encoding/japanese"

	"kizuna/data"
	"kizuna/index"
)

// zipOf writes an archive of files, in order, and returns its path. A name that
// begins with an arrow is that of a link.
func zipOf(t *testing.T, files ...[2]string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, f := range files {
		header := &zip.FileHeader{Name: f[0], Method: zip.Deflate, NonUTF8: true}
		if strings.HasPrefix(path.Base(f[0]), "→") {
			header.SetMode(fs.ModeSymlink | 0o777)
		}
		w, err := z.CreateHeader(header)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(f[1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "all.zip")
	if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	return file
}

func TestImportArchive(t *testing.T) {
	name, err := xjapanese.ShiftJIS.NewEncoder().String("会議/二.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	path := zipOf(t, [2]string{"a.jsonl", page("M1", "一つ目。")}, [2]string{"sub/", ""}, [2]string{name, page("M2", "二つ目。")},
		[2]string{"../evil.jsonl", page("M3", "外へ出る。")}, [2]string{`C:\evil.jsonl`, page("M4", "外へ出る。")}, [2]string{"/etc/evil.jsonl", page("M5", "外へ出る。")},
		[2]string{"__MACOSX/._a.jsonl", "x"}, [2]string{".hidden", "x"}, [2]string{"sub/Thumbs.db", "x"}, [2]string{"→in.txt", "a.jsonl"}, [2]string{"sub/→out.txt", "../../secret.txt"}, [2]string{"→abs.txt", "/etc/passwd"}, [2]string{"bad.bin", "\x7fELF\x00\x00\x01"})
	e := &fakeEngine{}
	s, stdout, stderr := testStreams(japanese)
	err = importInto(t, t.Context(), e, s, importOptions{paths: []string{path}})
	if exitCode(err) != exitPartial || len(e.meetings) != 2 {
		t.Errorf("%d meetings, %v", len(e.meetings), err)
	}
	if out := stdout.String(); !strings.Contains(out, "all.zip/a.jsonl: ") || !strings.Contains(out, "all.zip/会議/二.jsonl: ") {
		t.Errorf("wrote %q", out)
	}
	for _, evil := range []string{"../evil.jsonl", `C:\evil.jsonl`, "/etc/evil.jsonl"} {
		if !strings.Contains(stderr.String(), evil+"：ZIP の外を指すパス") {
			t.Errorf("nothing was said of %s: %q", evil, stderr)
		}
	}
	for _, link := range []string{"sub/→out.txt：ZIP の外（../../secret.txt）へのリンク", "→abs.txt：ZIP の外（/etc/passwd）へのリンク"} {
		if !strings.Contains(stderr.String(), link) {
			t.Errorf("nothing was said of %s: %q", link, stderr)
		}
	}
	if !strings.Contains(stderr.String(), "all.zip/bad.bin：") || strings.Contains(stderr.String(), "MACOSX") || strings.Contains(stderr.String(), "Thumbs") || strings.Contains(stderr.String(), "→in") {
		t.Errorf("said %q", stderr)
	}
}

// A file that unpacks to more than a page may have is named, and the rest kept.
func TestBombInAnArchive(t *testing.T) {
	path := zipOf(t, [2]string{"a.jsonl", page("M1", "一つ目。")}, [2]string{"bomb.txt", strings.Repeat("・発言です。\n", 3_000_000)})
	e := &fakeEngine{}
	s, _, stderr := testStreams(english)
	err := importInto(t, t.Context(), e, s, importOptions{paths: []string{path}})
	if exitCode(err) != exitPartial || len(e.meetings) != 1 || !strings.Contains(stderr.String(), "all.zip/bomb.txt: the page is larger than 16 MB") {
		t.Errorf("%d meetings, %v, said %q", len(e.meetings), err, stderr)
	}
}

func TestWordDocumentIsNoArchiveOfFiles(t *testing.T) {
	path := zipOf(t, [2]string{"word/document.xml", `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>市長：「やってみましょう。」</w:t></w:r></w:p></w:body></w:document>`})
	e := &fakeEngine{}
	s, stdout, _ := testStreams(english)
	if err := importInto(t, t.Context(), e, s, importOptions{paths: []string{path}}); err != nil || len(e.meetings) != 1 {
		t.Errorf("%d meetings, %v, wrote %q", len(e.meetings), err, stdout)
	}
}

// town is a small site of a city.
func town(t *testing.T) *httptest.Server {
	t.Helper()
	pages := map[string]string{
		"/kaigi/":       `<html><body><main><h1>会議の一覧</h1><a href="1.html">1</a><a href="2.html">2</a><a href="/away">外</a><a href="3.html">3</a><a href="gone.html">無</a></main></body></html>`,
		"/kaigi/1.html": `<html><body><main><h1>第1回 市長と語る会（令和7年5月20日）</h1><ul><li>夜のバスがほしいです。</li></ul></main></body></html>`,
		"/kaigi/2.html": `<html><head><link rel="canonical" href="https://www.city.midorino.example/2"></head><body><main><h1>第2回 市長と語る会（令和7年6月3日）</h1><ul><li>公園に日かげがほしいです。</li></ul></main></body></html>`,
		"/kaigi/3.html": `<html><body><main><h1>会議室の使い方（令和7年6月9日）</h1><p>会議室は朝の九時から使えます。鍵は一階の受付にあります。使った後は窓を閉めてください。</p></main></body></html>`,
	}
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, ok := pages[r.URL.Path]
		if !ok {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Header().Set("ETag", `"1"`)
		if r.Header.Get("If-None-Match") != "" {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		_, _ = w.Write([]byte(body))
	}))
	t.Cleanup(s.Close)
	return s
}

func TestImportFromTheWeb(t *testing.T) {
	site := town(t)
	dir := t.TempDir()
	var held []*data.Meeting // what the index holds before
	run := func(opts importOptions) (*fakeEngine, string, string, error) {
		e := &fakeEngine{meetings: slices.Clone(held)}
		s, stdout, stderr := testStreams(english)
		opts.dir, opts.format, opts.pause = dir, formatText, -1
		err := runImport(t.Context(), func() (index.Engine, error) { return e, nil }, opts, s)
		return e, stdout.String(), stderr.String(), err
	}
	e, stdout, stderr, err := run(importOptions{follow: site.URL + "/kaigi/"})
	if exitCode(err) != exitPartial || len(e.meetings) != 2 {
		t.Fatalf("%d meetings, %v, said %q", len(e.meetings), err, stderr)
	}
	if e.meetings[0].URL != site.URL+"/kaigi/1.html" || e.meetings[1].URL != "https://www.city.midorino.example/2" {
		t.Errorf("addresses %q and %q", e.meetings[0].URL, e.meetings[1].URL)
	}
	if !strings.Contains(stderr, "/kaigi/: no remarks in it") || !strings.Contains(stderr, "/kaigi/3.html: no remarks in it") || strings.Contains(stderr, "warning") || !strings.Contains(stderr, "/kaigi/gone.html: there is no such page") || !strings.Contains(stdout, "/kaigi/2.html: html, UTF-8; ") {
		t.Errorf("wrote %q, said %q", stdout, stderr)
	}
	if e, _, stderr, err = run(importOptions{paths: []string{site.URL + "/kaigi/3.html"}}); err != nil || len(e.meetings) != 1 || !strings.Contains(stderr, "shows who speaks") {
		t.Errorf("a page that was passed over, now named itself: %d meetings, %v, said %q", len(e.meetings), err, stderr)
	}
	if e, _, _, err = run(importOptions{paths: []string{site.URL + "/kaigi/1.html"}}); err != nil || len(e.meetings) != 1 {
		t.Errorf("again, into an index that does not hold it: %d meetings, %v", len(e.meetings), err)
	}
	held = e.meetings
	e, stdout, stderr, err = run(importOptions{paths: []string{site.URL + "/kaigi/1.html"}})
	if err != nil || e.committed != 0 || !strings.Contains(stderr, "/kaigi/1.html: not changed") || stdout != "Nothing has changed (pages: 1)\n" {
		t.Errorf("again: %d commits, %v, wrote %q, said %q", e.committed, err, stdout, stderr)
	}
	_, stdout, _, err = run(importOptions{paths: []string{site.URL + "/kaigi/1.html", site.URL + "/kaigi/2.html"}})
	if err != nil || !strings.Contains(stdout, "Imported meetings: 1, remarks: 1, sources: 1 (index:") {
		t.Errorf("one again and another: %v, wrote %q", err, stdout)
	}
	e, _, _, err = run(importOptions{paths: []string{site.URL + "/kaigi/1.html"}, again: true})
	if err != nil || e.committed != 1 {
		t.Errorf("again, asked for: %d meetings, %v", len(e.meetings), err)
	}
	if _, _, stderr, err = run(importOptions{follow: site.URL + "/kaigi/", maxPages: 1, again: true}); exitCode(err) != exitFailure || !strings.Contains(stderr, "--max-pages") {
		t.Errorf("one page at most: %v, said %q", err, stderr)
	}
}

func TestDryRunWritesNothing(t *testing.T) {
	dir := write(t, map[string]string{"a.jsonl": page("M1", "窓口では笑顔を心がけています。")})
	for _, format := range []string{formatText, formatJSON} {
		s, stdout, _ := testStreams(japanese)
		err := runImport(t.Context(), func() (index.Engine, error) { t.Error("the index was opened"); return nil, errors.New("no") },
			importOptions{paths: []string{dir}, dryRun: true, format: format}, s)
		if err != nil || !strings.Contains(stdout.String(), "窓口では笑顔") {
			t.Errorf("%s: %v, wrote %q", format, err, stdout)
		}
		if format == formatJSON && !json.Valid(stdout.Bytes()) {
			t.Errorf("no JSON: %s", stdout)
		}
	}
}

func TestStrictImportRefusesWarnings(t *testing.T) {
	dir := write(t, map[string]string{"a.jsonl": page("M1", "一つ目の発言です。") + "{\n", "b.jsonl": page("M2", "二つ目の発言です。")})
	e := &fakeEngine{}
	s, _, stderr := testStreams(english)
	err := importInto(t, t.Context(), e, s, importOptions{paths: []string{dir}, strict: true})
	if exitCode(err) != exitFailure || e.committed != 0 || e.discarded != 1 || !strings.Contains(stderr.String(), "line 2") {
		t.Errorf("got %v, %d commits, %d discards, said %q", err, e.committed, e.discarded, stderr)
	}
	if err := importInto(t, t.Context(), e, s, importOptions{paths: []string{filepath.Join(dir, "b.jsonl")}, strict: true}); err != nil || e.committed != 1 {
		t.Errorf("without a warning: %v, %d commits", err, e.committed)
	}
}

// A stand-in for pdftotext says what it was given.
func TestPDFIsReadByPdftotext(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the stand-in is a shell script")
	}
	dir := write(t, map[string]string{"a.pdf": "%PDF-1.7\n第1回会議\n\n委員　　　歩道が狭いと思いませんか。\n", "bad.pdf": "%PDF-1.7\nbroken", "locked.pdf": "%PDF-1.7\nlocked", "mine.pdf": "%PDF-1.7\nforbidden"})
	bin := t.TempDir()
	script := "#!/bin/sh\nshift; shift; shift\nif grep -q broken \"$1\"; then echo 'Syntax Error' >&2; exit 1; fi\nif grep -q locked \"$1\"; then echo 'Command Line Error: Incorrect password' >&2; exit 1; fi\n" +
		"if grep -q forbidden \"$1\"; then echo 'Permission Error: Copying of text from this document is not allowed.' >&2; exit 3; fi\ntail -n +2 \"$1\"\n"
	if err := os.WriteFile(filepath.Join(bin, pdfProgram), []byte(script), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", bin+string(os.PathListSeparator)+os.Getenv("PATH"))
	e := &fakeEngine{}
	s, stdout, stderr := testStreams(english)
	err := importInto(t, t.Context(), e, s, importOptions{paths: []string{dir}})
	if exitCode(err) != exitPartial || len(e.meetings) != 1 || e.meetings[0].Remarks[0].Speaker != "委員" || !strings.Contains(stdout.String(), "a.pdf: pdf, UTF-8; ") {
		t.Errorf("%d meetings, %v, wrote %q, said %q", len(e.meetings), err, stdout, stderr)
	}
	for _, said := range []string{"bad.pdf: pdftotext cannot read the PDF (Syntax Error); it may be damaged", "locked.pdf: the PDF is locked with a password", "mine.pdf: the PDF forbids that its text is copied"} {
		if !strings.Contains(stderr.String(), said) {
			t.Errorf("%q is not in %q", said, stderr)
		}
	}
	t.Setenv("PATH", t.TempDir())
	s, _, stderr = testStreams(japanese)
	if err := importInto(t, t.Context(), e, s, importOptions{paths: []string{filepath.Join(dir, "a.pdf")}}); exitCode(err) != exitFailure || !strings.Contains(stderr.String(), "pdftotext が必要です") {
		t.Errorf("without it: %v, said %q", err, stderr)
	}
}

func TestWatch(t *testing.T) {
	dir := t.TempDir()
	put := func(name, content string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	e := &fakeEngine{}
	s, _, stderr := testStreams(english)
	w := &watcher{open: func() (index.Engine, error) { return e, nil }, opts: importOptions{watch: dir, format: formatText, dir: "INDEX"},
		streams: s, seen: map[string]look{}, done: map[string]look{}}
	look := func(want ...string) {
		t.Helper()
		if err := w.look(t.Context()); err != nil {
			t.Fatal(err)
		}
		var ids []string
		for _, m := range e.meetings {
			ids = append(ids, m.ID)
		}
		if !slices.Equal(ids, want) {
			t.Errorf("meetings %q, want %q; said %q", ids, want, stderr)
		}
	}
	put("a.jsonl", page("M1", "一つ目の発言です。"))
	look()
	look("M1")
	whole := page("M2", "二つ目の発言です。")
	put("b.jsonl", whole[:20]) // half written
	look("M1")
	put("b.jsonl", whole)
	look("M1")
	look("M1", "M2")
	look("M1", "M2")
	put("bad.bin", "\x7fELF\x00\x00\x01\x02")
	look("M1", "M2")
	look("M1", "M2")
	said := stderr.Len()
	look("M1", "M2")
	if stderr.Len() != said || !strings.Contains(stderr.String(), "bad.bin") {
		t.Errorf("said %q", stderr)
	}
	if err := os.Remove(filepath.Join(dir, "a.jsonl")); err != nil {
		t.Fatal(err)
	}
	put("c.jsonl", page("M3", "三つ目の発言です。"))
	look("M1", "M2")
	look("M1", "M2", "M3")
	if strings.Count(stderr.String(), "a.jsonl: the file has gone") != 1 {
		t.Errorf("said %q", stderr)
	}
}

// A link out of a watched folder is named once and not at every look.
func TestWatchTellsOnceWhatItCannotTakeIn(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("making a link needs a privilege on Windows")
	}
	dir, outside := t.TempDir(), write(t, map[string]string{"secret.txt": "x"})
	if err := os.Symlink(filepath.Join(outside, "secret.txt"), filepath.Join(dir, "link")); err != nil {
		t.Fatal(err)
	}
	s, _, stderr := testStreams(english)
	w := &watcher{opts: importOptions{watch: dir, format: formatText, dir: "INDEX"}, streams: s}
	for range 3 {
		if err := w.look(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if strings.Count(stderr.String(), "link out of the folder") != 1 {
		t.Errorf("said %q", stderr)
	}
}

func TestWatchEndsWithAnInterrupt(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	s, _, _ := testStreams(english)
	time.AfterFunc(20*time.Millisecond, cancel)
	if err := runWatch(ctx, nil, importOptions{watch: t.TempDir()}, s); exitCode(err) != exitInterrupted {
		t.Errorf("got %v", err)
	}
}

// A dry run shows as much as anybody reads, and holds no more in memory.
func TestDryRunIsBounded(t *testing.T) {
	long := strings.Repeat("窓口では笑顔を心がけています。", 1<<20/45)
	var b strings.Builder
	for i := range 70 {
		b.WriteString(page(fmt.Sprintf("M%d", i), long))
	}
	dir := write(t, map[string]string{"a.jsonl": b.String()})
	s, stdout, _ := testStreams(english)
	if err := runImport(t.Context(), nil, importOptions{paths: []string{dir}, dryRun: true, format: formatJSON}, s); err != nil {
		t.Fatal(err)
	}
	var report struct {
		Meetings int
		Sources  []struct {
			Content        []struct{ ID string }
			ContentLeftOut int `json:"content_left_out"`
		}
	}
	if err := json.Unmarshal(stdout.Bytes(), &report); err != nil {
		t.Fatal(err)
	}
	one := report.Sources[0]
	if report.Meetings != 70 || len(one.Content)+one.ContentLeftOut != 70 || one.ContentLeftOut < 5 || one.ContentLeftOut > 7 {
		t.Errorf("of %d meetings %d are shown, %d not", report.Meetings, len(one.Content), one.ContentLeftOut)
	}
}
