//go:build !windows

package bleve

func ignoreSyncError(error) bool { return false }
