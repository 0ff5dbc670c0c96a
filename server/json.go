package server

import (
	"bytes"
	"net/http"
	"strconv"

	"kizuna/server/wire"
)

// writeJSON answers with a picture. It is made whole first, so that what
// cannot be drawn is still an error and no half answer.
func writeJSON(w http.ResponseWriter, status int, contentType string, picture any) error {
	var b bytes.Buffer
	if err := wire.WriteJSON(&b, picture); err != nil {
		return err
	}
	return writeBody(w, status, contentType, b.Bytes())
}

func writeBody(w http.ResponseWriter, status int, contentType string, body []byte) error {
	w.Header().Set("Content-Type", contentType)
	w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(status)
	_, err := w.Write(body)
	return err
}
