package main

import (
	"archive/zip"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"strings"
	"unicode/utf8"

	xjapanese "golang.org/x/text/encoding/japanese"
)

// Limits of a ZIP archive. Its files are read as streams, one after the other,
// each within the limits of its format; these bound the time it takes.
const (
	maxArchiveFiles = 20_000
	maxArchiveBytes = 16 << 30 // of all files, unpacked
)

// openArchive returns the files of a ZIP archive as sources, or nil for any
// other file, a Word document or an Excel workbook among them. The archive stays
// open until it is closed.
func openArchive(file string) (sources []source, failures []badSource, archive io.Closer) {
	if !beginsLikeArchive(file) {
		return nil, nil, nil
	}
	z, err := zip.OpenReader(file)
	if err != nil {
		return nil, nil, nil // whoever reads the file says what is wrong with it
	}
	for _, f := range z.File {
		if name := strings.ToLower(path.Clean(strings.ReplaceAll(f.Name, `\`, "/"))); name == "word/document.xml" || name == "xl/workbook.xml" || name == "ppt/presentation.xml" {
			_ = z.Close() // it was only looked into
			return nil, nil, nil
		}
	}
	bytes := uint64(0)
	for i, f := range z.File {
		name := entryName(f)
		shown := file + "/" + printable(name)
		if f.FileInfo().IsDir() || hiddenEntry(name) {
			continue
		}
		bytes += f.UncompressedSize64
		switch {
		case i >= maxArchiveFiles || bytes > maxArchiveBytes:
			failures = append(failures, badSource{file, newFault(exitFailure, message{
				"%s: the archive holds more than %d files or %s; the rest was left out, unpack it and import the folder",
				"%s：ZIP の中身が %d 個または %s を超えています。残りは読みませんでした。展開したフォルダを取り込んでください"}, file, maxArchiveFiles, byteSize(maxArchiveBytes))})
			return sources, failures, z
		case leavesArchive(name):
			failures = append(failures, badSource{shown, newFault(exitFailure, message{
				"%s: its path leads out of the archive; it was left out", "%s：ZIP の外を指すパスのため、読みませんでした"}, shown)})
		case f.Mode()&fs.ModeSymlink != 0:
			if target := linkTarget(f); leavesArchive(target) || leavesArchive(path.Join(path.Dir(name), target)) {
				failures = append(failures, badSource{shown, newFault(exitFailure, message{
					"%[1]s: it is a link out of the archive, to %[2]s, and was not followed", "%[1]s：ZIP の外（%[2]s）へのリンクのため、読みませんでした"}, shown, printable(target))})
			}
		case f.Flags&1 != 0:
			failures = append(failures, badSource{shown, newFault(exitFailure, message{
				"%s: it is locked with a password; unpack it first", "%s：パスワードが掛かっています。先に展開してください"}, shown)})
		default:
			sources = append(sources, source{name: shown, size: int64(f.UncompressedSize64), open: f.Open})
		}
	}
	if len(sources)+len(failures) == 0 {
		failures = append(failures, badSource{file, newFault(exitFailure, message{"%s: the archive holds no files", "%s：ZIP にファイルが入っていません"}, file)})
	}
	return sources, failures, z
}

func beginsLikeArchive(file string) bool {
	f, err := os.Open(file)
	if err != nil {
		return false
	}
	defer f.Close()
	head := make([]byte, 4)
	n, err := io.ReadFull(f, head)
	return (err == nil || errors.Is(err, io.ErrUnexpectedEOF)) && strings.HasPrefix(string(head[:n]), "PK")
}

// entryName is the name of a file in an archive. Windows in Japan writes names
// in its own encoding.
func entryName(f *zip.File) string {
	if utf8.ValidString(f.Name) {
		return f.Name
	}
	if name, err := xjapanese.ShiftJIS.NewDecoder().String(f.Name); err == nil {
		return name
	}
	return strings.ToValidUTF8(f.Name, "\uFFFD")
}

// leavesArchive reports whether a name points out of the archive. Nothing is
// ever written, but such a file has no business in an archive of pages.
func leavesArchive(name string) bool {
	name = strings.ReplaceAll(name, `\`, "/")
	if path.IsAbs(name) || len(name) > 1 && name[1] == ':' {
		return true
	}
	clean := path.Clean(name)
	return clean == ".." || strings.HasPrefix(clean, "../")
}

// linkTarget is where a link of an archive leads to.
func linkTarget(f *zip.File) string {
	in, err := f.Open()
	if err != nil {
		return ""
	}
	defer in.Close()
	// What cannot be read leads nowhere.
	b, _ := io.ReadAll(io.LimitReader(in, 4<<10))
	return strings.ToValidUTF8(string(b), "\uFFFD")
}

// hiddenEntry reports whether a file of an archive is hidden, or one that the
// Finder adds.
func hiddenEntry(name string) bool {
	for _, part := range strings.Split(strings.ReplaceAll(name, `\`, "/"), "/") {
		if part == "__MACOSX" || dotted(part) && part != "." && part != ".." {
			return true
		}
	}
	return false
}
