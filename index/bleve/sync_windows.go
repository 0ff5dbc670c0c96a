package bleve

// ignoreSyncError: Windows has no way to sync a directory; its file systems
// journal renames themselves.
func ignoreSyncError(error) bool { return true }
