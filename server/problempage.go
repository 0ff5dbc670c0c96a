package server

import "net/http"

// problemPage shows a problem to people.
type problemPage struct {
	frame
	Problem  problem
	Heading  string
	NoIndex  bool // explain how to import
	Internal bool // a fault of ours: give the number to report
}

func newProblemPage(l lang, p problem, query string) problemPage {
	heading := l.say("problem.title")
	switch p.Status {
	case http.StatusNotFound:
		heading = l.say("problem.title_404")
	case http.StatusBadRequest:
		heading = l.say("problem.title_400")
	}
	return problemPage{
		frame: frame{Title: heading, Box: box{Query: query}}, Problem: p, Heading: heading,
		NoIndex: p.Code == "no_index", Internal: p.Status >= http.StatusInternalServerError && p.Code != "no_index",
	}
}
