package ipadic

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	mmap "github.com/blevesearch/mmap-go"
	"github.com/ikawaha/kagome-dict/ipa"
)

// The versions of the modules that the image is made of, as in go.mod: of the
// words, and of the library whose structures it imitates. They are part of the
// file's name, so that a new version builds its own image.
const (
	wordsVersion   = "v1.2.6" // github.com/ikawaha/kagome-dict/ipa
	libraryVersion = "v1.1.7" // github.com/ikawaha/kagome-dict
)

// Config says where the image is kept. The zero Config is useful.
type Config struct {
	// Dir is the folder of the image, about 43 MB. It is made when missing.
	// Empty means the folder kizuna of the user's cache folder.
	Dir string
}

// Open opens the dictionary. The first opening in a folder takes a second or
// two to build the image there; any number of processes may do so at once. When
// the folder cannot be used, every opening takes that second and about 43 MB of
// heap, and [Dictionary.Warning] says why; an image found damaged is replaced,
// also with a warning. An error means that there is no dictionary at all.
func Open(cfg Config) (*Dictionary, error) {
	path, err := cfg.path()
	if err != nil {
		return openHeap(err)
	}
	d, err := openFile(path)
	if err == nil {
		return d, nil
	}
	var damage error
	switch {
	case errors.Is(err, fs.ErrNotExist): // no image yet
	case errors.Is(err, ErrDamaged):
		damage = fmt.Errorf("the dictionary image was built again: %w", err)
	default:
		return openHeap(err)
	}
	data, err := buildImage(ipa.Dict())
	if err != nil {
		return nil, err
	}
	if err := writeImage(path, data); err != nil {
		// On Windows an image in use cannot be replaced. If another process put
		// a whole one there meanwhile, it serves as well.
		if d, again := openFile(path); again == nil {
			return d, nil
		}
		return openBytes(data, errors.Join(damage, err))
	}
	if d, err = openFile(path); err != nil {
		return openBytes(data, errors.Join(damage, err))
	}
	d.warning = damage
	return d, nil
}

// path returns where the image of these versions lies.
func (cfg Config) path() (string, error) {
	dir := cfg.Dir
	if dir == "" {
		cache, err := os.UserCacheDir()
		if err != nil {
			return "", fmt.Errorf("no folder for the dictionary image: %w", err)
		}
		dir = filepath.Join(cache, "kizuna")
	}
	return filepath.Join(dir, fmt.Sprintf("ipadic-%d-%s-%s.image", formatVersion, wordsVersion, libraryVersion)), nil
}

// openFile maps the image at path, and reads it in full if that has not been
// done since it was last written (see [checkedMark]).
func openFile(path string) (*Dictionary, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("open dictionary image: %w", err)
	}
	defer f.Close() // a mapping outlives its file
	info, err := f.Stat()
	if err != nil {
		return nil, fmt.Errorf("open dictionary image: %w", err)
	}
	if info.Size() < payloadStart || info.Size() > maxImageSize {
		return nil, fmt.Errorf("%s: %w: %d bytes", path, ErrDamaged, info.Size())
	}
	m, err := mmap.MapRegion(f, int(info.Size()), mmap.RDONLY, 0, 0)
	if err != nil {
		return nil, fmt.Errorf("map dictionary image %s: %w", path, err)
	}
	d, err := openMapping(m, path, info)
	if err != nil {
		m.Unmap() // nothing was handed out
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return d, nil
}

func openMapping(m mmap.MMap, path string, info fs.FileInfo) (*Dictionary, error) {
	im, err := parseImage(m)
	if err != nil {
		return nil, err
	}
	if mark := checkedMark(im); !info.ModTime().Equal(mark) {
		if err := im.verify(); err != nil {
			return nil, err
		}
		// In a folder we cannot write to the mark stays away, and each opening
		// reads the image again: some milliseconds, not worth a word.
		_ = os.Chtimes(path, mark, mark)
	}
	d := newDictionary(im)
	d.mapping = m
	return d, nil
}

// openHeap opens the dictionary without a file.
func openHeap(why error) (*Dictionary, error) {
	data, err := buildImage(ipa.Dict())
	if err != nil {
		return nil, err
	}
	return openBytes(data, why)
}

func openBytes(data []byte, why error) (*Dictionary, error) {
	im, err := parseImage(data)
	if err != nil {
		return nil, err
	}
	d := newDictionary(im)
	d.warning = fmt.Errorf("the dictionary is held in memory and loads slowly: %w", why)
	return d, nil
}
