//go:build !windows

package main

import (
	"io/fs"
	"os"
)

// systemLanguage knows no setting but the locale's variables.
func systemLanguage() string { return "" }

// enableColor reports true: these terminals obey colour escapes.
func enableColor(*os.File) bool { return true }

// hidden reports whether a file or folder is hidden, by its name.
func hidden(d fs.DirEntry) bool { return dotted(d.Name()) }
