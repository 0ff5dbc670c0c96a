package ipadic

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// maxImageSize bounds what is mapped; the image is about 43 MB.
const maxImageSize = 1 << 30

// abandonedAfter is the age at which a half-written image is taken for the
// remains of a process that died; writing one takes seconds.
const abandonedAfter = time.Hour

// checkedMark is the modification time that an image gets once all of it has
// been read and found whole: a day after IPADIC's release (1 August 2007) that
// follows from the image's checksum, in even seconds because some file systems
// keep no others.
//
// Kagome indexes the image without looking, so one flipped bit could end the
// process, yet reading 43 MB takes longer than everything else at start. Any
// write moves the modification time, so an image that carries the mark has not
// been written to since it was read; any other is read again, in a few
// milliseconds. A medium that alters bytes and leaves the time alone is not
// noticed; [Dictionary.Verify] would.
func checkedMark(im *image) time.Time {
	return time.Unix(1185926400+2*int64(im.checksum%(1<<24)), 0)
}

// writeImage puts an image in place whole or not at all: it is written aside,
// synced and renamed. Of two processes that do so at once the later wins, with
// the same bytes.
func writeImage(path string, data []byte) error {
	dir, name := filepath.Dir(path), filepath.Base(path)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("make folder of dictionary image: %w", err)
	}
	removeAbandoned(dir, name)
	f, err := os.CreateTemp(dir, name+".*.tmp")
	if err != nil {
		return fmt.Errorf("write dictionary image: %w", err)
	}
	_, err = f.Write(data)
	if err == nil {
		err = f.Sync()
	}
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	if err == nil {
		// What a dictionary says is no secret, and an index folder may be
		// served by another user than the one who made it.
		err = os.Chmod(f.Name(), 0o644)
	}
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		os.Remove(f.Name())
		return fmt.Errorf("write dictionary image %s: %w", path, err)
	}
	return nil
}

// removeAbandoned deletes half-written images that nobody is writing any more.
// Failing to is no harm.
func removeAbandoned(dir, name string) {
	files, _ := os.ReadDir(dir)
	for _, f := range files {
		if !strings.HasPrefix(f.Name(), name+".") || !strings.HasSuffix(f.Name(), ".tmp") {
			continue
		}
		if info, err := f.Info(); err == nil && time.Since(info.ModTime()) > abandonedAfter {
			os.Remove(filepath.Join(dir, f.Name()))
		}
	}
}
