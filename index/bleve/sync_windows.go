package bleve

import (
	"os"
	"time"
)

// ignoreSyncError: Windows has no way to sync a directory; its file systems
// journal renames themselves.
func ignoreSyncError(error) bool { return true }

// renameTries bounds how often rename tries, a hundredth of a second apart.
const renameTries = 100

// rename moves a file over another. Windows refuses it for the moment in which a
// reader looks into the file that is to go.
func rename(from, to string) (err error) {
	for range renameTries {
		if err = os.Rename(from, to); err == nil {
			return nil
		}
		time.Sleep(10 * time.Millisecond)
	}
	return err
}
