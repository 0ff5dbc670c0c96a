package bleve

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"maps"
	"os"
	"slices"

	mmap "github.com/blevesearch/mmap-go"
)

// A segment's own file is a row of sections, each a run of bytes with a
// checksum, then a directory of them and a footer that finds the directory:
//
//	section … section directory footer
//	directory: for each section id, offset, length, CRC-32C (8 bytes each)
//	footer:    number of sections, CRC-32C of the directory, fileMagic
//
// All numbers are little-endian. Sections begin at multiples of eight. The file
// is written once, from front to back, and read through a memory map.
const (
	fileMagic   = 0x0031_414e_555a_494b // "KIZUNA1\0"
	entryBytes  = 32
	footerBytes = 24
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// errDamaged marks bytes on disk that are not what was written.
var errDamaged = errors.New("damaged")

// sectionID names a section of a segment's file. The numbers are on disk.
type sectionID uint64

const (
	sectionTexts       sectionID = 1  // blocks of remarks, compressed
	sectionBlocks      sectionID = 2  // where each block begins, and its first remark
	sectionStrings     sectionID = 3  // the segment's distinct strings
	sectionMeetings    sectionID = 4  // a record a meeting
	sectionMeetingIDs  sectionID = 5  // meetings in order of their ids
	sectionHeadings    sectionID = 6  // a record a section of a meeting
	sectionRemarks     sectionID = 7  // a record a remark
	sectionGramKeys    sectionID = 8  // the bigrams of all folded texts, ascending
	sectionGramOffsets sectionID = 9  // where each one's postings begin
	sectionGramDocs    sectionID = 10 // and the postings
	sectionRelations   sectionID = 11 // keys of spelling and the terms that have them
)

// fileWriter writes a segment's file.
type fileWriter struct {
	f         *os.File
	w         *bufio.Writer
	offset    uint64
	directory []byte

	open  bool
	id    sectionID
	start uint64
	crc   uint32
}

func createFile(path string) (*fileWriter, error) {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, fileMode)
	if err != nil {
		return nil, err
	}
	return &fileWriter{f: f, w: bufio.NewWriterSize(f, 1<<20)}, nil
}

// begin ends the section under way and starts another.
func (w *fileWriter) begin(id sectionID) error {
	if err := w.end(); err != nil {
		return err
	}
	w.open, w.id, w.start, w.crc = true, id, w.offset, 0
	return nil
}

// Write adds to the section under way.
func (w *fileWriter) Write(p []byte) (int, error) {
	w.crc = crc32.Update(w.crc, castagnoli, p)
	n, err := w.w.Write(p)
	w.offset += uint64(n)
	return n, err
}

// section writes a whole section.
func (w *fileWriter) section(id sectionID, p []byte) error {
	if err := w.begin(id); err != nil {
		return err
	}
	_, err := w.Write(p)
	return err
}

// written returns the bytes in the section under way.
func (w *fileWriter) written() uint64 { return w.offset - w.start }

func (w *fileWriter) end() error {
	if !w.open {
		return nil
	}
	w.open = false
	for _, v := range []uint64{uint64(w.id), w.start, w.offset - w.start, uint64(w.crc)} {
		w.directory = binary.LittleEndian.AppendUint64(w.directory, v)
	}
	if pad := -w.offset & 7; pad > 0 {
		if _, err := w.w.Write(make([]byte, pad)); err != nil {
			return err
		}
		w.offset += pad
	}
	return nil
}

// close writes the directory and puts the file on disk.
func (w *fileWriter) close() error {
	err := w.end()
	footer := binary.LittleEndian.AppendUint64(w.directory, uint64(len(w.directory)/entryBytes))
	footer = binary.LittleEndian.AppendUint64(footer, uint64(crc32.Checksum(w.directory, castagnoli)))
	footer = binary.LittleEndian.AppendUint64(footer, fileMagic)
	_, werr := w.w.Write(footer)
	return errors.Join(err, werr, w.w.Flush(), w.f.Sync(), w.f.Close())
}

// abandon closes and removes the file.
func (w *fileWriter) abandon() error {
	return errors.Join(w.f.Close(), os.Remove(w.f.Name()))
}

// file is a segment's file, opened for reading.
type file struct {
	path     string
	f        *os.File
	info     fs.FileInfo // when it was opened
	data     mmap.MMap
	sections map[sectionID]section
	held     map[sectionID][]byte // sections in memory
}

type section struct {
	offset, length uint64
	crc            uint32
}

func openFile(path string) (_ *file, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, f.Close())
		}
	}()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if info.Size() < footerBytes {
		return nil, fmt.Errorf("%s: %w: %d bytes is too short", path, errDamaged, info.Size())
	}
	data, err := mmap.Map(f, mmap.RDONLY, 0)
	if err != nil {
		return nil, fmt.Errorf("map %s: %w", path, err)
	}
	r := &file{path: path, f: f, info: info, data: data}
	if err := r.readDirectory(); err != nil {
		return nil, errors.Join(fmt.Errorf("%s: %w", path, err), data.Unmap())
	}
	return r, nil
}

func (r *file) readDirectory() error {
	size := uint64(len(r.data))
	footer := r.data[size-footerBytes:]
	count, crc := binary.LittleEndian.Uint64(footer), binary.LittleEndian.Uint64(footer[8:])
	if binary.LittleEndian.Uint64(footer[16:]) != fileMagic || count > (size-footerBytes)/entryBytes {
		return fmt.Errorf("%w: the end is missing", errDamaged)
	}
	end := size - footerBytes
	directory := r.data[end-count*entryBytes : end]
	if uint64(crc32.Checksum(directory, castagnoli)) != crc {
		return fmt.Errorf("%w: the directory's checksum is wrong", errDamaged)
	}
	r.sections = make(map[sectionID]section, count)
	for ; len(directory) > 0; directory = directory[entryBytes:] {
		s := section{
			offset: binary.LittleEndian.Uint64(directory[8:]),
			length: binary.LittleEndian.Uint64(directory[16:]),
			crc:    uint32(binary.LittleEndian.Uint64(directory[24:])),
		}
		r.sections[sectionID(binary.LittleEndian.Uint64(directory))] = s
		if s.offset > end || s.length > end-s.offset {
			return fmt.Errorf("%w: a section lies outside of the file", errDamaged)
		}
	}
	return nil
}

// bytes returns a section, nil if there is none. Unless it is held, its bytes are
// the map's: valid until close.
func (r *file) bytes(id sectionID) []byte {
	if b, ok := r.held[id]; ok {
		return b
	}
	return r.mapped(id)
}

func (r *file) mapped(id sectionID) []byte {
	s, ok := r.sections[id]
	if !ok {
		return nil
	}
	return r.data[s.offset : s.offset+s.length : s.offset+s.length]
}

// read reads bytes from to to of a section into buf, which grows as it needs to.
// What is read once here and there is better not mapped: for each page that is
// touched the system maps up to a megabyte around it.
func (r *file) read(id sectionID, from, to uint64, buf []byte) ([]byte, error) {
	s := r.sections[id]
	if from > to || to > s.length {
		return nil, fmt.Errorf("%w: bytes %d to %d of %d", errDamaged, from, to, s.length)
	}
	buf = slices.Grow(buf[:0], int(to-from))[:to-from]
	_, err := r.f.ReadAt(buf, int64(s.offset+from))
	if errors.Is(err, io.EOF) {
		err = fmt.Errorf("%w: the file was cut short", errDamaged)
	}
	return buf, err
}

// hold copies sections into memory and compares the checksums of the copies: what
// becomes of the file from here on cannot change them.
func (r *file) hold(ids ...sectionID) error {
	r.held = make(map[sectionID][]byte, len(ids))
	for _, id := range ids {
		b := bytes.Clone(r.mapped(id))
		if crc32.Checksum(b, castagnoli) != r.sections[id].crc {
			return r.wrongSum(id)
		}
		r.held[id] = b
	}
	return nil
}

// verify compares the checksums of sections on disk, all of them if none are
// named.
func (r *file) verify(ids ...sectionID) error {
	if len(ids) == 0 {
		ids = slices.Collect(maps.Keys(r.sections))
	}
	for _, id := range ids {
		if crc32.Checksum(r.mapped(id), castagnoli) != r.sections[id].crc {
			return r.wrongSum(id)
		}
	}
	return nil
}

func (r *file) wrongSum(id sectionID) error {
	return fmt.Errorf("%s: %w: the checksum of section %d is wrong", r.path, errDamaged, id)
}

// unchanged reports whether the path still leads to the file that is open. An
// index may have been removed and made anew, with the same names in it.
func (r *file) unchanged() bool {
	info, err := os.Stat(r.path)
	return err == nil && os.SameFile(info, r.info) && info.ModTime().Equal(r.info.ModTime()) && info.Size() == r.info.Size()
}

func (r *file) close() error { return errors.Join(r.data.Unmap(), r.f.Close()) }

var _ io.Writer = (*fileWriter)(nil)
