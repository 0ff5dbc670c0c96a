package data

import (
	"bufio"
	"bytes"
	"fmt"
	"io"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// maxZstdMemory bounds the window a zstd stream may ask for, in bytes. The
// strongest levels of the zstd command stay within it.
const maxZstdMemory = 128 << 20

// unpack returns the source without its compression, and its head.
func (s *source) unpack(r io.Reader) (*bufio.Reader, []byte, error) {
	s.raw = &rawReader{r: r}
	in := bufio.NewReaderSize(s.raw, headBytes)
	head, err := in.Peek(headBytes)
	var z io.Reader
	switch {
	case bytes.HasPrefix(head, []byte{0x1f, 0x8b}):
		s.report.Packing = "gzip"
		z, err = gzip.NewReader(in)
	case bytes.HasPrefix(head, []byte{0x28, 0xb5, 0x2f, 0xfd}):
		s.report.Packing = "zstd"
		// Decoding without goroutines leaves nothing to close.
		z, err = zstd.NewReader(in, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(maxZstdMemory))
	}
	if s.report.Packing != "" {
		if err != nil {
			return nil, nil, s.readFault(err, false)
		}
		in = bufio.NewReaderSize(z, headBytes)
		head, err = in.Peek(headBytes)
	}
	if err == io.EOF {
		err = nil
	}
	if err != nil && len(head) > 0 {
		err = nil // the format's reader meets it again, in its place
	}
	if err != nil {
		return nil, nil, s.readFault(err, false)
	}
	return in, head, nil
}

// readFault turns an error of reading into what Read should return. A packed
// file that is damaged after something good was read is worth a warning only.
func (s *source) readFault(err error, some bool) error {
	if s.raw.err != nil || s.report.Packing == "" {
		return newProblem(err,
			fmt.Sprintf("it cannot be read to its end (%v)", err),
			fmt.Sprintf("最後まで読めません（%v）", err)).at(s.name, 0)
	}
	p := newProblem(ErrMalformed,
		fmt.Sprintf("the %s file is damaged or ends too early (%v); copy or download it again", s.report.Packing, err),
		fmt.Sprintf("%s ファイルが壊れているか、途中で切れています。もう一度コピーまたはダウンロードしてください", s.report.Packing)).at(s.name, 0)
	if some {
		s.report.warn(p)
		return nil
	}
	return p
}

// rawReader remembers that the source itself failed, and not its packing.
type rawReader struct {
	r   io.Reader
	err error
}

func (r *rawReader) Read(b []byte) (int, error) {
	n, err := r.r.Read(b)
	if err != nil && err != io.EOF {
		r.err = err
	}
	return n, err
}
