package bleve

import (
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"
)

// fileSum is what a file of a segment must be, as the manifest keeps it: every
// byte of an index is under a checksum, those of bleve's files too.
type fileSum struct {
	Name   string `json:"name"`
	Bytes  int64  `json:"bytes"`
	CRC32C string `json:"crc32c"` // eight hexadecimal digits
}

// sumSegment sums up the files of a segment that was just written.
func sumSegment(dir, name string) (manifestSegment, error) {
	s := manifestSegment{Name: name}
	entries, err := os.ReadDir(filepath.Join(dir, name))
	if err != nil {
		return s, err
	}
	for _, e := range entries {
		f, err := sumFile(filepath.Join(dir, name, e.Name()))
		if err != nil {
			return s, err
		}
		s.Files = append(s.Files, f)
	}
	return s, nil
}

func sumFile(path string) (fileSum, error) {
	f, err := os.Open(path)
	if err != nil {
		return fileSum{}, err
	}
	defer f.Close()
	crc := crc32.New(castagnoli)
	n, err := io.Copy(crc, f)
	return fileSum{filepath.Base(path), n, fmt.Sprintf("%08x", crc.Sum32())}, err
}

// verify reads a segment's files and compares them with what they must be. It
// returns the first fault of each file.
func (s manifestSegment) verify(dir string) (faults []error) {
	for _, want := range s.Files {
		path := filepath.Join(dir, s.Name, want.Name)
		got, err := sumFile(path)
		switch {
		case err != nil:
			faults = append(faults, err)
		case got.Bytes != want.Bytes:
			faults = append(faults, fmt.Errorf("%s: %w: it has %d bytes instead of %d", path, errDamaged, got.Bytes, want.Bytes))
		case got != want:
			faults = append(faults, fmt.Errorf("%s: %w: its checksum is %s instead of %s", path, errDamaged, got.CRC32C, want.CRC32C))
		}
	}
	return faults
}

// present looks whether the files are there and as long as they must be, which
// costs no reading: a file that is gone or cut short is known when the segment
// is opened.
func (s manifestSegment) present(dir string) error {
	for _, want := range s.Files {
		path := filepath.Join(dir, s.Name, want.Name)
		info, err := os.Stat(path)
		if err != nil {
			return err
		}
		if info.Size() != want.Bytes {
			return fmt.Errorf("%s: %w: it has %d bytes instead of %d", path, errDamaged, info.Size(), want.Bytes)
		}
	}
	return nil
}
