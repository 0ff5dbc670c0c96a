package server

import (
	"net/http"
	"net/url"
	"strings"

	"github.com/gorilla/mux"

	"kizuna/server/wire"
)

// A handler answers a request, or writes nothing and returns an error that
// says why not.
type handler func(w http.ResponseWriter, r *http.Request) error

// routes is the map of the server, and all of it that knows the router.
//
// Ids hold any character. Links write them percent-encoded, and the router
// matches the encoded path, so that h15-1-rinjikai/2#1 is one element. The
// patterns take bare slashes too, because some proxies decode %2F on the way.
func (s *server) routes() http.Handler {
	router := mux.NewRouter().UseEncodedPath().SkipClean(true)
	// The path stands before the methods: mux 1.8 otherwise takes a path that
	// another route has with the method asked for as one that is not there.
	get := func(path string, h handler) {
		router.Path(path).Methods(http.MethodGet, http.MethodHead).HandlerFunc(s.measured(route(path), s.answer(h)))
	}
	write := func(method, path string, h handler) {
		router.Path(path).Methods(method).HandlerFunc(s.measured(route(path), s.answer(s.writing(h))))
	}
	read := func(path string, h handler) { get(path, s.conditional(h)) }
	suggestions := newEdition()
	read("/", s.searchPage)
	read("/meetings", s.meetingsPage)
	read("/sections", s.browse("section"))
	read("/speakers", s.browse("speaker"))
	read("/meetings/{id:.+}", s.meetingPage)
	read("/remarks/{id:.+}/similar", s.similarPage)
	get("/remarks/{id:.+}", s.remarkPlace)
	get("/print", s.printPage)
	read("/insight", s.insightPage)
	get("/assets/{name}", s.asset)

	read("/api/v1/search", s.searchAPI)
	get("/api/v1/suggest", conditionalOn(suggestions, s.suggestVersion, s.suggestAPI))
	read("/api/v1/insight", s.insightAPI)
	read("/api/v1/relax", s.relaxAPI)
	read("/api/v1/meetings", s.meetingsAPI)
	read("/api/v1/meetings/{id:.+}", s.meetingAPI)
	read("/api/v1/remarks/{id:.+}/similar", s.similarAPI)
	read("/api/v1/remarks/{id:.+}", s.remarkAPI)
	read("/api/v1/sections", s.valuesAPI("section"))
	read("/api/v1/speakers", s.valuesAPI("speaker"))
	write(http.MethodPut, "/api/v1/meetings/{id:.+}", s.putMeeting)
	write(http.MethodDelete, "/api/v1/meetings/{id:.+}", s.deleteMeeting)
	write(http.MethodPost, "/api/v1/import", s.importAPI)

	read("/feed.atom", s.feed)
	read("/embed", s.embed)
	read("/opensearch.xml", s.openSearchDescription)
	get("/suggestions.json", conditionalOn(suggestions, s.suggestVersion, s.openSearchSuggestions))
	read("/api", s.apiPage)
	read("/openapi.json", s.openAPIDocument)

	get(healthPath, s.healthz)
	get("/readyz", s.readyz)
	get("/metrics", s.metricsPage)

	get("/admin/queries", s.keeping(s.queriesPage))
	router.Path("/admin/synonyms").Methods(http.MethodPost).HandlerFunc(s.measured("/admin/synonyms", s.answer(s.keeping(s.addSynonyms))))

	router.NotFoundHandler = s.measured("none", s.answer(func(http.ResponseWriter, *http.Request) error { return errNoPage }))
	router.MethodNotAllowedHandler = s.measured("none", s.answer(func(w http.ResponseWriter, r *http.Request) error {
		methods := allowedMethods(router, r)
		w.Header().Set("Allow", methods)
		return errMethod(r.Method, methods)
	}))
	return router
}

// healthPath tells whether the process lives.
const healthPath = "/healthz"

// route is how metrics name the route of a pattern.
func route(pattern string) string { return strings.ReplaceAll(pattern, ":.+}", "}") }

// allowedMethods returns the methods that a request's path has routes for, as
// the Allow header lists them.
func allowedMethods(router *mux.Router, r *http.Request) string {
	var allowed []string
	for _, method := range []string{http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodDelete} {
		var match mux.RouteMatch
		probe := &http.Request{Method: method, URL: r.URL, Host: r.Host, Header: http.Header{}}
		if router.Match(probe, &match) && match.MatchErr == nil {
			allowed = append(allowed, method)
		}
	}
	return strings.Join(allowed, ", ")
}

// pathID returns the id in a request's path, or what makes it none.
func pathID(r *http.Request) (string, error) {
	id, err := url.PathUnescape(mux.Vars(r)["id"])
	if err != nil {
		return "", errNoPage
	}
	return id, nil
}

// assetName returns the file name in a request's path.
func assetName(r *http.Request) string { return mux.Vars(r)["name"] }

// programs reports whether a request is one of programs, which read JSON, and
// not of people, who read a page.
func programs(r *http.Request) bool {
	switch r.URL.Path {
	case "/openapi.json", "/opensearch.xml", "/suggestions.json", "/feed.atom", healthPath, "/readyz", "/metrics":
		return true
	}
	return strings.HasPrefix(r.URL.Path, "/api/")
}

// remarkPath is the permanent address of a remark on this server.
func remarkPath(id string) string { return "/remarks/" + url.PathEscape(id) }

func similarHref(remark string) string { return remarkPath(remark) + "/similar" }

func meetingHref(id string) string { return wire.MeetingPath(id) }
