package synonym

import _ "embed"

//go:embed city.txt
var city string

//go:embed related.txt
var related string

// Names of the bundled files: what means the same, and what is on one subject.
const (
	DefaultName = "city.txt"
	RelatedName = "related.txt"
)

// Default returns the bundled set of both files, words of Japanese city offices and of
// personnel work. It is read anew, in some milliseconds: keep it.
func Default(fold Fold) *Set {
	p := newParser(DefaultName, fold)
	p.parse(city)
	p.name, p.line = RelatedName, 0
	p.parse(related)
	return newSet(p.groups, p.related, p.off)
}
