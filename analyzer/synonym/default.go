package synonym

import (
	_ "embed"
	"strings"
)

//go:embed city.txt
var city string

// DefaultName is the name of the bundled file.
const DefaultName = "city.txt"

// Default returns the bundled set, words of Japanese city offices and of
// personnel work. It is read anew, in some milliseconds: keep it.
func Default(fold Fold) *Set {
	set, _, err := Parse(DefaultName, strings.NewReader(city), fold)
	if err != nil {
		panic(err) // what is built in has been tested
	}
	return set
}
