package server

import (
	"net/http"
	"regexp"
)

// hostName is what may stand in an address we write: a name or a number, and a
// port.
var hostName = regexp.MustCompile(`^(\[[0-9A-Fa-f:.]+\]|[0-9A-Za-z._-]+)(:[0-9]+)?$`)

// origin is where the reader reached the server, as http://127.0.0.1:8080, for
// what must name addresses whole: feeds, search engine descriptions, examples.
// Where the request names no host that can be one, it is this machine.
func (s *server) origin(r *http.Request) string {
	switch {
	case s.publicURL != "":
		return s.publicURL
	case len(r.Host) > 255 || !hostName.MatchString(r.Host):
		return "http://localhost"
	case r.TLS != nil:
		return "https://" + r.Host
	}
	return "http://" + r.Host
}
