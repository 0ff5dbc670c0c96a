package synonym

import (
	_ "embed"
	"strings"
)

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
	read := func(name, text string) *Set {
		set, _, err := Parse(name, strings.NewReader(text), fold)
		if err != nil {
			panic(err) // what is built in has been tested
		}
		return set
	}
	return read(RelatedName, related).Over(read(DefaultName, city))
}
