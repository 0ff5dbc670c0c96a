package server_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"

	"kizuna/index"
	"kizuna/server"
	"kizuna/server/wire"
)

// upload sends a body to a server that takes it, and returns the report.
func upload(t *testing.T, engine *written, query, contentType, text string) (*http.Response, wire.Import) {
	t.Helper()
	known, _, write := tokens(t)
	h := serveWith(t, server.Config{Searcher: engine, Writer: engine, Tokens: known})
	r := send(h, http.MethodPost, "/api/v1/import"+query, text, "Authorization", "Bearer "+write, "Content-Type", contentType, "Accept-Language", "en")
	var report wire.Import
	if r.StatusCode == http.StatusOK {
		if err := json.NewDecoder(r.Body).Decode(&report); err != nil {
			t.Fatal(err)
		}
	}
	return r, report
}

// form is a form with files, by name in turn with what is in them.
func form(t *testing.T, files ...string) (contentType, text string) {
	t.Helper()
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	if err := w.WriteField("note", "市長：「欄の値は読まない。」"); err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(files); i += 2 {
		part, err := w.CreateFormFile("file", files[i])
		if err == nil {
			_, err = part.Write([]byte(files[i+1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return w.FormDataContentType(), b.String()
}

func TestUploads(t *testing.T) {
	minutes := "市長：「窓口の声を聞かせてください。」\n職員：「電話が減りました。」\n"
	t.Run("the body as one file", func(t *testing.T) {
		engine := &written{}
		_, report := upload(t, engine, `?name=..%2F..%2Fetc%2F%E8%AD%B0%E4%BA%8B%E9%8C%B2.txt`, "text/plain", minutes)
		if report.Meetings != 1 || report.Remarks != 2 || engine.committed != 1 || engine.all[0].Source != "議事録.txt" || report.Sources[0].Source != "議事録.txt" {
			t.Errorf("report %+v, stored %+v", report, engine.all)
		}
	})
	t.Run("a form of several, one of them bad", func(t *testing.T) {
		engine := &written{}
		contentType, text := form(t, "a.txt", minutes, "b.bin", "\x00\x01\x02", "c.json", smallMeeting, "c2.json", smallMeeting)
		_, report := upload(t, engine, "", contentType, text)
		if report.Meetings != 2 || report.Remarks != 3 || report.Failed != 1 || len(report.Sources) != 4 || report.Sources[1].Error == nil || report.Sources[1].Error.Japanese == "" || len(engine.all) != 2 {
			t.Errorf("report %+v, %d stored", report, len(engine.all))
		}
	})
	for _, c := range []struct {
		name, contentType, text string
		status                  int
		code, detail            string
	}{
		{"nothing", "text/plain", "", http.StatusUnprocessableEntity, "nothing_imported", "the file is empty"},
		{"an address, which is not fetched", "text/plain", "http://127.0.0.1:1/page.html", http.StatusUnprocessableEntity, "nothing_imported", "no remarks were found"},
		{"a PDF", "application/pdf", "%PDF-1.7\n\x00\x01", http.StatusUnprocessableEntity, "nothing_imported", "upload: "},
		{"an archive", "application/zip", "PK\x03\x04" + strings.Repeat("\x00", 30), http.StatusUnprocessableEntity, "nothing_imported", "upload: "},
		{"no form though it says so", "multipart/form-data; boundary=x", "窓口", http.StatusBadRequest, "bad_body", "cannot be read"},
		{"a form without its boundary", "multipart/form-data", "窓口", http.StatusBadRequest, "bad_body", "cannot be read"},
		{"a form without files", "multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"url\"\r\n\r\nhttp://127.0.0.1:1/\r\n--x--\r\n", http.StatusUnprocessableEntity, "nothing_imported", "nothing to import"},
		{"too much", "application/jsonl", strings.Repeat(`{"text":"`+strings.Repeat("a", 1<<20)+"\"}\n", 65), http.StatusRequestEntityTooLarge, "too_large", "at most"},
	} {
		t.Run(c.name, func(t *testing.T) {
			engine := &written{}
			r, _ := upload(t, engine, "", c.contentType, c.text)
			if p := readProblem(t, r); r.StatusCode != c.status || p.Code != c.code || !strings.Contains(p.Detail, c.detail) || engine.committed > 0 || engine.discarded > 1 {
				t.Errorf("%d %s: %s", r.StatusCode, p.Code, p.Detail)
			}
		})
	}
	t.Run("too many files", func(t *testing.T) {
		files := make([]string, 2*1001)
		for i := range files {
			files[i] = "a.txt"
		}
		contentType, text := form(t, files...)
		r, _ := upload(t, &written{}, "", contentType, text)
		if p := readProblem(t, r); p.Code != "too_large" || !strings.Contains(p.Detail, "1,000") {
			t.Errorf("%d %s: %s", r.StatusCode, p.Code, p.Detail)
		}
	})
}

// slowly is a body that is cut off in the middle.
type slowly struct {
	text  string
	begun func() bool // whether the index is held for writing
	t     *testing.T
}

func (s *slowly) Read(b []byte) (int, error) {
	if s.begun() {
		s.t.Error("the index is held while the body arrives")
	}
	if s.text == "" {
		return 0, io.ErrUnexpectedEOF
	}
	n := copy(b, s.text[:1])
	s.text = s.text[1:]
	return n, nil
}

// held is an engine that knows whether it was held for writing.
type held struct {
	written
	begun bool
}

func (e *held) Begin(ctx context.Context) (index.Batch, error) {
	e.begun = true
	return e.written.Begin(ctx)
}

func TestNobodyWaitsForASlowUpload(t *testing.T) {
	temporary := t.TempDir()
	t.Setenv("TMPDIR", temporary)
	known, _, write := tokens(t)
	engine := &held{}
	h := serveWith(t, server.Config{Searcher: engine, Writer: engine, Tokens: known})
	r := httptest.NewRequest(http.MethodPost, "/api/v1/import", &slowly{"市長：「窓口の声」", func() bool { return engine.begun }, t})
	r.Header.Set("Authorization", "Bearer "+write)
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	if p := readProblem(t, w.Result()); p.Code != "bad_body" || engine.begun {
		t.Errorf("%d %s: %s", w.Code, p.Code, p.Detail)
	}
	if _, report := upload(t, &engine.written, "", "text/plain", "市長：「窓口の声」\n"); report.Meetings != 1 {
		t.Errorf("report %+v", report)
	}
	if left, err := os.ReadDir(temporary); err != nil || len(left) > 0 {
		t.Errorf("left %v, %v", left, err)
	}
}

// TestAPackedUploadIsBoundedUnpacked sends a few kilobytes that unpack to more
// text than an upload may have.
func TestAPackedUploadIsBoundedUnpacked(t *testing.T) {
	if testing.Short() {
		t.Skip("unpacks 128 MB")
	}
	var packed bytes.Buffer
	w, err := zstd.NewWriter(&packed)
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Repeat("a", 1<<20)
	for i := range 140 {
		if _, err := fmt.Fprintf(w, `{"id":"M%d","title":"題","remarks":[{"text":"%s"}]}`+"\n", i, text); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	engine := &written{}
	r, _ := upload(t, engine, "", "application/zstd", packed.String())
	if p := readProblem(t, r); r.StatusCode != http.StatusRequestEntityTooLarge || p.Code != "too_large" || !strings.Contains(p.Detail, "128 MB") || engine.committed > 0 || engine.discarded != 1 {
		t.Errorf("%d bytes: %d %s: %s", packed.Len(), r.StatusCode, p.Code, p.Detail)
	}
}
