package main

import (
	"io/fs"
	"os"
	"syscall"

	"golang.org/x/sys/windows"
)

// systemLanguage returns the language the person chose for Windows, as ja-JP.
func systemLanguage() string {
	names, err := windows.GetUserPreferredUILanguages(windows.MUI_LANGUAGE_NAME)
	if err != nil || len(names) == 0 {
		return ""
	}
	return names[0]
}

// enableColor asks an older console to obey colour escapes, and reports
// whether it does.
func enableColor(f *os.File) bool {
	h := windows.Handle(f.Fd())
	var mode uint32
	if err := windows.GetConsoleMode(h, &mode); err != nil {
		return false
	}
	return windows.SetConsoleMode(h, mode|windows.ENABLE_VIRTUAL_TERMINAL_PROCESSING) == nil
}

// hidden reports whether a file or folder is hidden, by its name or by the
// attribute that Windows and Office give their own files (Thumbs.db, ~$…).
func hidden(d fs.DirEntry) bool {
	if dotted(d.Name()) {
		return true
	}
	info, err := d.Info()
	if err != nil {
		return false
	}
	attributes, ok := info.Sys().(*syscall.Win32FileAttributeData)
	return ok && attributes.FileAttributes&syscall.FILE_ATTRIBUTE_HIDDEN != 0
}
