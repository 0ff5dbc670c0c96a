package server

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"iter"
	"mime"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"kizuna/index"
	"kizuna/server/wire"
)

const (
	// takeDeadline bounds an answer with all hits, of which each page has the
	// deadline of a search: 10,000 long remarks over a line of 1 Mbit/s.
	takeDeadline = 5 * time.Minute
	// maxPicked bounds the remarks that are asked for by their ids. An address of
	// so many passes the proxies that people have.
	maxPicked = 100
	// maxTitleRunes bounds what a file is called of what was searched for.
	maxTitleRunes = 40
)

// totalHeader counts the hits in all, for formats that have no place for it.
const totalHeader = "X-Total-Count"

// taking is in which form an answer is taken away.
type taking struct {
	format wire.Format
	file   bool // it was named, so the answer is a file to keep
	all    bool // every hit, up to index.MaxAll
}

// mediaTypes are those of the formats. CSV says that its first line is headings.
var mediaTypes = map[wire.Format]string{
	wire.FormatJSON:  "application/json",
	wire.FormatJSONL: "application/jsonl",
	wire.FormatCSV:   "text/csv; charset=utf-8; header=present",
}

// readTaking reads the form of an answer from the parameters of an address.
func readTaking(p parameters) (taking, error) {
	t := taking{format: wire.FormatJSON}
	format, err := p.one("format")
	if err != nil {
		return t, err
	}
	if format != "" {
		t.format, t.file = wire.Format(format), true
		if mediaTypes[t.format] == "" {
			return t, badParameter("format", "problem.format", shown(format))
		}
	}
	switch all, err := p.one("all"); {
	case err != nil:
		return t, err
	case all != "" && all != allOn && all != allOff:
		return t, badParameter("all", "problem.on_off", shown(all))
	default:
		t.all = all == allOn
	}
	if !t.all {
		return t, nil
	}
	for _, name := range []string{"limit", "offset", "cursor"} {
		if p[name] != nil {
			return t, badParameter("all", "problem.all_with", name)
		}
	}
	if slices.Equal(p["group"], []string{string(byMeeting)}) {
		return t, badParameter("all", "problem.all_with", "group="+string(byMeeting))
	}
	return t, nil
}

// Values of the parameter all.
const (
	allOn  = "on"
	allOff = "off"
)

// readPicked reads the ids of remarks that were picked among the hits.
func readPicked(p parameters) ([]string, error) {
	if n := len(p["id"]); n > maxPicked {
		return nil, badParameter("id", "problem.too_many_picked", maxPicked, n)
	}
	return readValues(p, "id")
}

// take answers with the results of a query in the form they are taken away in.
// One page is made whole first; all hits are sent as they are found, so that
// memory holds one page of them.
func (s *server) take(w http.ResponseWriter, r *http.Request, q search, query index.Query, t taking) error {
	header, view := w.Header(), wire.View{Origin: s.origin(r), Japanese: readerOf(r) == japanese}
	pages := s.pages(r, query, t, func(first *index.Results) {
		s.metrics.searched(first)
		if query.After == "" {
			s.searchLog.note(q, first)
		}
		header.Set(totalHeader, strconv.Itoa(first.Total))
		if t.file {
			header.Set("Content-Disposition", attachment(q.text, t.format))
		}
	})
	if !t.all {
		var b bytes.Buffer
		if err := wire.WriteSearch(&b, t.format, view, pages); err != nil {
			return err
		}
		return writeBody(w, http.StatusOK, mediaTypes[t.format], b.Bytes())
	}
	// The answer may take longer than that to a question.
	err := http.NewResponseController(w).SetWriteDeadline(time.Now().Add(takeDeadline))
	if err != nil && !errors.Is(err, http.ErrNotSupported) {
		return fmt.Errorf("extend deadline: %w", err)
	}
	header.Set("Content-Type", mediaTypes[t.format])
	out := &countingWriter{ResponseWriter: w}
	err = wire.WriteSearch(out, t.format, view, pages)
	if err == nil || !out.started {
		return err
	}
	// Half an answer must not look like a whole one: the connection breaks off.
	if r.Context().Err() != context.Canceled {
		s.log.Error("answer broken off", "request_id", requestID(r), "error", err)
	}
	panic(http.ErrAbortHandler)
}

// pages asks for the results of a query page by page, each within the deadline
// of a search. began sees the first before anything is written. Who asks for the
// headers alone has no use for more than it.
func (s *server) pages(r *http.Request, query index.Query, t taking, began func(first *index.Results)) iter.Seq2[*index.Results, error] {
	most := query.Limit
	if t.all && r.Method != http.MethodHead {
		most = index.MaxAll
	}
	return index.Pages(query, most, func(page index.Query) (*index.Results, error) {
		ctx, cancel := context.WithTimeout(r.Context(), s.timeout)
		defer cancel()
		res, err := s.searcher.Search(ctx, page)
		if err == nil && began != nil {
			began(res)
			began = nil
		}
		return res, err
	})
}

// attachment is the Content-Disposition of a file that is called after what was
// searched for (RFC 6266). The name stands there twice, since ASCII is all that
// the older notation has: those who read RFC 8187 take the second.
//
//	attachment; filename=kizuna.csv; filename*=UTF-8''kizuna-%E7%AA%93%E5%8F%A3.csv
func attachment(text string, f wire.Format) string {
	parameters := map[string]string{"filename": "kizuna." + string(f)}
	if name := fileTitle(text); name != "" {
		parameters["filename*"] = "UTF-8''" + strings.ReplaceAll(url.QueryEscape("kizuna-"+name+"."+string(f)), "+", "%20")
	}
	return mime.FormatMediaType("attachment", parameters)
}

// fileTitle returns of a text what may stand in a file's name on every system:
// no control characters, which may also turn the direction of writing, and none
// of those that separate folders or that Windows keeps for itself.
func fileTitle(text string) string {
	name := strings.Map(func(r rune) rune {
		if !unicode.IsGraphic(r) || strings.ContainsRune(`\/:*?"<>|%`, r) {
			return ' '
		}
		return r
	}, text)
	runes := []rune(strings.Join(strings.Fields(name), " "))
	return strings.Trim(string(runes[:min(len(runes), maxTitleRunes)]), " .")
}

// takesAll reports whether a request asks for all hits.
func takesAll(r *http.Request) bool {
	return strings.HasPrefix(r.URL.Path, "/api/") && r.URL.Query().Get("all") == allOn
}
