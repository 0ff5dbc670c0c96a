package server

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"mime"
	"net/http"
	"os"
	"path"
	"strings"
	"time"

	"kizuna/data"
	"kizuna/index"
	"kizuna/server/wire"
)

// Limits of an import over the API. What is larger is imported by the command.
const (
	// maxUploadBytes bounds the body: some hundred council sessions, or 100,000
	// remarks.
	maxUploadBytes = 64 << 20
	// maxUploadText bounds the texts that come out of it, in bytes. A packed
	// upload may hold a thousand times its size.
	maxUploadText = 128 << 20
	// maxUploadFiles bounds the files of a form.
	maxUploadFiles = 1000
)

// importAPI imports what is uploaded: the body itself as one file, or the files
// of a form. Nothing is fetched from anywhere. All that is good becomes visible
// together; what is not is told of in the report.
func (s *server) importAPI(w http.ResponseWriter, r *http.Request) error {
	p, err := readParameters(r, []string{"name"})
	if err != nil {
		return err
	}
	name, err := p.one("name")
	if err != nil {
		return err
	}
	// The body may take longer than that of a question.
	connection := http.NewResponseController(w)
	for _, set := range []func(time.Time) error{connection.SetReadDeadline, connection.SetWriteDeadline} {
		if err := set(time.Now().Add(writeDeadline)); err != nil && !errors.Is(err, http.ErrNotSupported) {
			return fmt.Errorf("extend deadlines: %w", err)
		}
	}
	whole, err := spool(http.MaxBytesReader(w, r.Body, maxUploadBytes))
	if err != nil {
		return err
	}
	defer whole.Close()
	r.Body = whole
	im := &upload{seen: map[string]int{}, report: wire.Import{Sources: []*wire.ImportedSource{}}}
	err = s.write(r.Context(), func(ctx context.Context, b index.Batch) error {
		im.batch = b
		if err := im.readAll(ctx, r, name); err != nil {
			return err
		}
		return im.finish()
	})
	if err != nil {
		return err
	}
	return writeJSON(w, http.StatusOK, "application/json", im.report)
}

// spooled is a body that has arrived whole, in a file of its own that goes when
// it is closed.
type spooled struct{ *os.File }

// Close removes the file.
func (s spooled) Close() error { return errors.Join(s.File.Close(), os.Remove(s.Name())) }

// spool waits for a body, so that nobody waits for a slow sender while the index
// is held for writing.
func spool(body io.Reader) (io.ReadCloser, error) {
	f, err := os.CreateTemp("", "kizuna-upload-*")
	if err != nil {
		return nil, fmt.Errorf("keep upload: %w", err)
	}
	s := spooled{f}
	_, err = io.Copy(f, body)
	if err == nil {
		_, err = f.Seek(0, io.SeekStart)
	}
	if err == nil {
		return s, nil
	}
	var disk *fs.PathError
	if errors.As(err, &disk) {
		return nil, errors.Join(fmt.Errorf("keep upload: %w", err), s.Close())
	}
	return nil, errors.Join(badBody(err), s.Close())
}

// upload is an import under way.
type upload struct {
	batch  index.Batch
	report wire.Import
	seen   map[string]int // remarks of each meeting, by id; the last put counts
	text   int            // bytes of text put so far
}

// readAll reads every file of a request.
func (u *upload) readAll(ctx context.Context, r *http.Request, name string) error {
	media, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil || media != "multipart/form-data" {
		return u.read(ctx, fileName(name), r.Body)
	}
	form, err := r.MultipartReader()
	if err != nil {
		return badBody(err)
	}
	for files := 0; ; {
		part, err := form.NextPart()
		if err == io.EOF {
			break
		}
		if err != nil {
			return badBody(err)
		}
		if part.FileName() == "" {
			continue // a field of the form beside its files
		}
		if files++; files > maxUploadFiles {
			return &failure{status: http.StatusRequestEntityTooLarge, code: "too_large", phrase: "problem.too_many_files", args: []any{maxUploadFiles}}
		}
		if err := u.read(ctx, fileName(part.FileName()), part); err != nil {
			return err
		}
	}
	return nil
}

// read imports one file. It fails only when the import as a whole must end.
func (u *upload) read(ctx context.Context, name string, r io.Reader) error {
	one := wire.NewImportedSource(name)
	var broken error // of the index or of a limit, not of the file
	report, err := data.Read(ctx, name, r, data.Options{}, func(m *data.Meeting) error {
		broken = u.put(ctx, m, one)
		return broken
	})
	one.Report = report
	var fault *data.Problem
	switch {
	case broken != nil:
		return broken
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.As(err, &fault):
		tell(one, fault)
	case err != nil:
		return badBody(err)
	}
	if one.Error != nil {
		u.report.Failed++
	}
	u.report.Sources = append(u.report.Sources, one)
	return nil
}

// put puts one meeting into the batch.
func (u *upload) put(ctx context.Context, m *data.Meeting, one *wire.ImportedSource) error {
	for _, r := range m.Remarks {
		u.text += len(r.Text)
	}
	if u.text > maxUploadText {
		return &failure{status: http.StatusRequestEntityTooLarge, code: "too_large", phrase: "problem.too_much_text", args: []any{maxUploadText >> 20}}
	}
	before := u.batch.Unchanged()
	err := u.batch.Put(ctx, m)
	var told bilingual
	if errors.Is(err, index.ErrBadMeeting) && errors.As(err, &told) {
		tell(one, told)
		return nil
	}
	if err != nil {
		return err
	}
	u.seen[m.ID] = len(m.Remarks)
	one.Meetings = append(one.Meetings, wire.NewStored(m, u.batch.Unchanged() > before))
	return nil
}

// tell notes the first error of a file.
func tell(one *wire.ImportedSource, err bilingual) {
	if one.Error == nil {
		one.Error = &wire.Sentence{English: err.Error(), Japanese: err.Japanese()}
	}
}

// finish sums up, and refuses an import that would change nothing.
func (u *upload) finish() error {
	u.report.Meetings = len(u.seen)
	for _, remarks := range u.seen {
		u.report.Remarks += remarks
	}
	if u.report.Meetings > 0 {
		return nil
	}
	for _, one := range u.report.Sources {
		if one.Error != nil {
			return &failure{status: http.StatusUnprocessableEntity, code: "nothing_imported", phrase: "problem.nothing_imported", cause: told{*one.Error}}
		}
	}
	return &failure{status: http.StatusUnprocessableEntity, code: "nothing_imported", phrase: "problem.nothing_imported"}
}

// told is a sentence of a report as an error.
type told struct{ sentence wire.Sentence }

func (t told) Error() string { return t.sentence.English }

// Japanese returns the Japanese sentence.
func (t told) Japanese() string { return t.sentence.Japanese }

// fileName is the name an upload is known by: without folders, which are the
// sender's own, and without what no name has.
func fileName(name string) string {
	name = strings.TrimSpace(path.Base(strings.ReplaceAll(printable(name), `\`, "/")))
	if name == "" || name == "." || name == "/" || name == ".." {
		return "upload"
	}
	return cut(name, maxNameRunes)
}

// maxNameRunes bounds a file's name, in characters. File systems have 255.
const maxNameRunes = 255
