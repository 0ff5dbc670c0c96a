package main

import (
	"errors"

	"kizuna/server"
)

// withSearchLog runs a function with the search log in a file, and saves it then;
// "" is none.
func withSearchLog(file string, do func(*server.SearchLog) error) error {
	if file == "" {
		return do(nil)
	}
	l, err := server.OpenSearchLog(file)
	if err != nil {
		return newFault(exitFailure, message{"the search log %s cannot be read and written", "検索の記録「%s」を読み書きできません"}, file).because(err)
	}
	return errors.Join(do(l), l.Close())
}
