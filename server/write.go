package server

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"time"

	"kizuna/data"
	"kizuna/index"
	"kizuna/server/wire"
)

const (
	// writeDeadline bounds a request that writes, from its first byte to the
	// commit: an upload of maxUploadBytes over a slow line, and its analysis.
	writeDeadline = 5 * time.Minute
	// writerWait is how long a request waits for another writer to end.
	writerWait = 10 * time.Second
	// maxMeetingBytes bounds the body of one meeting. The longest council
	// minutes take 5 MB.
	maxMeetingBytes = 32 << 20
)

// putMeeting puts a meeting in the place of the one that was there.
func (s *server) putMeeting(w http.ResponseWriter, r *http.Request) error {
	if _, err := readParameters(r, []string{}); err != nil {
		return err
	}
	id, err := pathID(r)
	if err != nil {
		return err
	}
	m, err := readMeeting(w, r)
	if err != nil {
		return err
	}
	if m.ID != id {
		return &failure{status: http.StatusUnprocessableEntity, code: "bad_meeting", parameter: "id", phrase: "problem.other_id", args: []any{shown(m.ID), shown(id)}}
	}
	created, unchanged := false, false
	err = s.write(r.Context(), func(ctx context.Context, b index.Batch) error {
		_, err := s.searcher.Meeting(ctx, id)
		if created = errors.Is(err, index.ErrNotFound); err != nil && !created {
			return err
		}
		err = b.Put(ctx, m)
		unchanged = b.Unchanged() > 0
		return err
	})
	if err != nil {
		return err
	}
	status := http.StatusOK
	if created {
		status = http.StatusCreated
		w.Header().Set("Location", s.origin(r)+"/api/v1"+meetingHref(id))
	}
	return writeJSON(w, status, "application/json", wire.NewStored(m, unchanged))
}

// readMeeting reads a meeting in the form in which GET answers with it.
func readMeeting(w http.ResponseWriter, r *http.Request) (*data.Meeting, error) {
	if media, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || media != "application/json" || r.Header.Get("Content-Encoding") != "" {
		return nil, &failure{status: http.StatusUnsupportedMediaType, code: "unsupported_media_type", phrase: "problem.want_json"}
	}
	in := json.NewDecoder(http.MaxBytesReader(w, r.Body, maxMeetingBytes))
	in.DisallowUnknownFields() // a misspelt name would be lost in silence
	var m data.Meeting
	err := in.Decode(&m)
	if err == nil {
		if _, more := in.Token(); more != io.EOF {
			err = errors.New("more follows after the meeting")
		}
	}
	if err != nil {
		return nil, badBody(err)
	}
	for _, remark := range m.Remarks {
		if kind, ok := data.ParseKind(string(remark.Kind)); !ok || kind != remark.Kind {
			return nil, &failure{status: http.StatusUnprocessableEntity, code: "bad_meeting", parameter: "kind", phrase: "problem.kind", args: []any{"kind", kindNames(), shown(string(remark.Kind))}}
		}
	}
	return &m, nil
}

// badBody tells why a body cannot be read.
func badBody(err error) error {
	var tooLarge *http.MaxBytesError
	if errors.As(err, &tooLarge) {
		return &failure{status: http.StatusRequestEntityTooLarge, code: "too_large", phrase: "problem.too_large", args: []any{int(tooLarge.Limit >> 20)}, cause: err}
	}
	return &failure{status: http.StatusBadRequest, code: "bad_body", phrase: "problem.bad_body", args: []any{shown(err.Error())}}
}

// deleteMeeting takes a meeting out.
func (s *server) deleteMeeting(w http.ResponseWriter, r *http.Request) error {
	if _, err := readParameters(r, []string{}); err != nil {
		return err
	}
	id, err := pathID(r)
	if err != nil {
		return err
	}
	err = s.write(r.Context(), func(ctx context.Context, b index.Batch) error {
		if _, err := s.searcher.Meeting(ctx, id); err != nil {
			return notFound(err, "problem.no_meeting", id)
		}
		return b.Remove(ctx, id)
	})
	if err != nil {
		return err
	}
	w.WriteHeader(http.StatusNoContent)
	return nil
}

// write makes changes in one batch: all of them, or none.
func (s *server) write(ctx context.Context, change func(context.Context, index.Batch) error) error {
	waiting, stop := context.WithTimeout(ctx, writerWait)
	defer stop()
	b, err := s.writer.Begin(waiting)
	if err != nil {
		return writeError(ctx, err)
	}
	if err := change(ctx, b); err != nil {
		return writeError(ctx, errors.Join(err, b.Discard()))
	}
	return writeError(ctx, b.Commit(ctx))
}

// writeError says of a write that was cut that nothing of it was kept.
func writeError(ctx context.Context, err error) error {
	if err != nil && ctx.Err() != nil {
		return &failure{status: http.StatusServiceUnavailable, code: "timeout", phrase: "problem.write_timeout", cause: fmt.Errorf("write: %w", err)}
	}
	return err
}

// deadline is how long a request may take.
func (s *server) deadline(r *http.Request) time.Duration {
	switch r.Method {
	case http.MethodPut, http.MethodPost, http.MethodDelete:
		return writeDeadline
	}
	if takesAll(r) {
		return max(takeDeadline, s.timeout)
	}
	return s.timeout
}
