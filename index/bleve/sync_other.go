//go:build !windows

package bleve

import "os"

func ignoreSyncError(error) bool { return false }

// rename moves a file over another.
func rename(from, to string) error { return os.Rename(from, to) }
