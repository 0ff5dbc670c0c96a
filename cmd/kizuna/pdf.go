package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"time"

	"kizuna/data"
)

const (
	pdfProgram = "pdftotext"
	// pdfTimeout bounds the time for one PDF; a thousand pages take seconds.
	pdfTimeout = 2 * time.Minute
)

// pdfText returns the function that makes text of a PDF with pdftotext, of
// Poppler.
func pdfText(ctx context.Context, name string) func([]byte) ([]byte, error) {
	return func(pdf []byte) ([]byte, error) {
		program, err := exec.LookPath(pdfProgram)
		if err != nil {
			return nil, newFault(exitFailure, message{
				"%s: a PDF is read with the program %s, which is not installed; install Poppler (apt install poppler-utils, brew install poppler), or save the text of the PDF and import that",
				"%s：PDF を読むには %s が必要ですが、入っていません。Poppler を入れる（apt install poppler-utils、brew install poppler）か、PDF の文字をテキストとして保存し、それを取り込んでください"}, name, pdfProgram)
		}
		file, err := os.CreateTemp("", "kizuna-*.pdf")
		if err != nil {
			return nil, fmt.Errorf("keep %s for %s: %w", name, pdfProgram, err)
		}
		defer os.Remove(file.Name())
		if _, err := file.Write(pdf); err != nil {
			_ = file.Close() // it could not be written anyway
			return nil, fmt.Errorf("keep %s for %s: %w", name, pdfProgram, err)
		}
		if err := file.Close(); err != nil {
			return nil, fmt.Errorf("keep %s for %s: %w", name, pdfProgram, err)
		}
		bounded, stop := context.WithTimeout(ctx, pdfTimeout)
		defer stop()
		text, err := runPDF(bounded, program, "-layout", file.Name(), name)
		if err != nil {
			return nil, err
		}
		pages, columns, vertical := layouts(string(text))
		switch {
		case vertical:
			return nil, newFault(exitFailure, message{
				"%s: the PDF is set in vertical lines, which %s cannot put in order; copy its text from the program that shows it into a file, and import that",
				"%s：縦書きの PDF です。%s では文字の順番が分かりません。PDF を表示するソフトで文字をコピーしてテキストとして保存し、それを取り込んでください"}, name, pdfProgram)
		case !columns:
			return text, nil
		}
		raw, err := runPDF(bounded, program, "-raw", file.Name(), name)
		if err != nil {
			return nil, err
		}
		return []byte(inColumns(string(text), string(raw), pages)), nil
	}
}

// maxComplaints bounds what is kept of what the program says is wrong, in bytes.
const maxComplaints = 4 << 10

// runPDF runs the program, and takes no more text than a page may have. way is
// the option that says how the text is laid out.
func runPDF(ctx context.Context, program, way, file, name string) ([]byte, error) {
	cmd := exec.CommandContext(ctx, program, "-enc", "UTF-8", way, file, "-")
	complaints := &beginning{left: maxComplaints}
	cmd.Stderr = complaints
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, fmt.Errorf("run %s: %w", pdfProgram, err)
	}
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("run %s: %w", pdfProgram, err)
	}
	text, err := io.ReadAll(io.LimitReader(out, data.MaxPageBytes+1))
	if len(text) > data.MaxPageBytes {
		_ = cmd.Process.Kill() // it has said too much already
	}
	ended := cmd.Wait()
	if err = errors.Join(err, ended); err != nil && len(text) <= data.MaxPageBytes {
		return nil, pdfFault(ctx, name, complaints.String(), err)
	}
	return text, nil
}

// pdfFault says why the program made no text of a PDF.
func pdfFault(ctx context.Context, name, complaints string, err error) error {
	why, _, _ := strings.Cut(strings.TrimSpace(complaints), "\n")
	switch {
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		return newFault(exitFailure, message{
			"%[1]s: %[2]s took longer than %[3]d minutes for this PDF; split it", "%[1]s：%[2]s が %[3]d 分たっても PDF を読み終えません。PDF を分割してください"},
			name, pdfProgram, int(pdfTimeout.Minutes()))
	case strings.Contains(complaints, "Incorrect password"):
		return newFault(exitFailure, message{
			"%s: the PDF is locked with a password; save it without one", "%s：PDF にパスワードが掛かっています。パスワードなしで保存し直してください"}, name)
	case strings.Contains(complaints, "Copying of text from this document is not allowed"):
		return newFault(exitFailure, message{
			"%s: the PDF forbids that its text is copied; ask for one that allows it", "%s：文字のコピーを禁じた PDF です。コピーできるものを入手してください"}, name)
	case why == "":
		why = err.Error()
	}
	return newFault(exitFailure, message{
		"%[1]s: %[2]s cannot read the PDF (%[3]s); it may be damaged, copy or download it again",
		"%[1]s：%[2]s がこの PDF を読めません（%[3]s）。壊れているかもしれません。もう一度コピーまたはダウンロードしてください"}, name, pdfProgram, oneLine(why))
}

// A beginning keeps the first bytes that are written to it, and takes the rest.
type beginning struct {
	bytes.Buffer
	left int
}

func (b *beginning) Write(p []byte) (int, error) {
	kept := min(len(p), b.left)
	b.left -= kept
	_, _ = b.Buffer.Write(p[:kept]) // never fails
	return len(p), nil
}
