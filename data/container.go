package data

import (
	"archive/zip"
	"bufio"
	"bytes"
	"fmt"
	"io"
	"path"
	"strings"
)

// Limits of the files that are ZIP archives inside. They must be held whole,
// because a ZIP's table of contents stands at its end.
const (
	// maxContainerBytes bounds the file itself. A workbook of a million rows of
	// remarks takes some 60 MB.
	maxContainerBytes = 128 << 20
	// maxPartBytes bounds a part of a document once it is unpacked, and all parts
	// of a workbook: a bomb of a few kilobytes unpacks to gigabytes.
	maxPartBytes = 512 << 20
)

// containers are the formats that are files within a ZIP file, by a part that
// each must have.
var containers = []struct {
	name Format
	part string
	read func(*source, *bytes.Reader, *zip.Reader) error
}{
	{FormatXLSX, "xl/workbook.xml", (*source).readXLSX},
	{FormatDOCX, documentPart, (*source).readDOCX},
}

// contained reports whether a file begins like one of the containers.
func contained(head []byte) bool { return bytes.HasPrefix(head, []byte("PK\x03\x04")) }

// readContainer reads a Word document or an Excel workbook.
func (s *source) readContainer(in *bufio.Reader, head []byte) error {
	b, err := io.ReadAll(io.LimitReader(in, maxContainerBytes+1))
	if err != nil {
		if err = s.readFault(err, false); err != nil {
			return err
		}
	}
	if len(b) > maxContainerBytes {
		return s.tooLarge(maxContainerBytes)
	}
	r := bytes.NewReader(b)
	z, err := zip.NewReader(r, int64(len(b)))
	if err != nil {
		if len(b) > 1<<10 {
			return newProblem(ErrMalformed,
				fmt.Sprintf("the file is damaged or ends too early (%v); copy or download it again", err),
				"ファイルが壊れているか、途中で切れています。もう一度コピーまたはダウンロードしてください").at(s.name, 0)
		}
		return binaryFault(head).at(s.name, 0)
	}
	for _, c := range containers {
		if part(z, c.part) != nil {
			s.report.Format = c.name
			return c.read(s, r, z)
		}
	}
	if len(z.File) == 0 {
		return binaryFault(head).at(s.name, 0)
	}
	return newProblem(ErrBinary,
		"it is a ZIP archive, which is opened as a file by itself only, not within another one or from a stream; unpack it and import what is in it",
		"ZIP ファイルです。ほかのファイルの中や標準入力にある ZIP は開けません。展開して、中のファイルを取り込んでください").at(s.name, 0)
}

// part returns the part of a container by its name, whatever its letter case.
func part(z *zip.Reader, name string) *zip.File {
	for _, f := range z.File {
		if strings.EqualFold(path.Clean(strings.ReplaceAll(f.Name, `\`, "/")), name) {
			return f
		}
	}
	return nil
}

// tooLarge is the refusal of a file beyond a limit.
func (s *source) tooLarge(limit int64) error {
	return newProblem(ErrTooLarge,
		fmt.Sprintf("it is larger than %d MB; split it, or convert it to JSON Lines or CSV, which have no limit", limit>>20),
		fmt.Sprintf("%d MB を超えています。分割するか、大きさに制限のない JSON Lines や CSV に変換してください", limit>>20)).at(s.name, 0)
}
