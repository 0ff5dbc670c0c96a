package main

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"os/exec"
	"strings"
)

// A question goes to an engine's process as a line of columns apart by tabs:
// kind, text, words apart by spaces, from, to. The answer comes back as one: how
// many nanoseconds the engine took, and how many remarks it found.

func (q question) String() string {
	return strings.Join([]string{string(q.kind), q.text, strings.Join(q.words, " "), q.from, q.to}, "\t")
}

// parseQuestion reads what String writes.
func parseQuestion(line string) (question, error) {
	f := strings.Split(line, "\t")
	if len(f) != 5 {
		return question{}, fmt.Errorf("not a question: %q", line)
	}
	return question{kind(f[0]), f[1], strings.Fields(f[2]), f[3], f[4]}, nil
}

// process is an engine that answers line by line.
type process struct {
	cmd    *exec.Cmd
	in     io.WriteCloser
	out    *bufio.Reader
	stderr bytes.Buffer
}

func openProcess(ctx context.Context, path string, args ...string) (*process, error) {
	p := &process{cmd: exec.CommandContext(ctx, path, args...)}
	p.cmd.Stderr = &p.stderr
	var err error
	if p.in, err = p.cmd.StdinPipe(); err != nil {
		return nil, err
	}
	out, err := p.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	p.out = bufio.NewReaderSize(out, 1<<20)
	return p, p.cmd.Start()
}

// say sends a line and returns the line that comes back.
func (p *process) say(line string) (string, error) {
	_, err := io.WriteString(p.in, line+"\n")
	if err == nil {
		line, err = p.out.ReadString('\n')
	}
	if err != nil {
		// It has ended; what it complained of says why.
		_ = p.close()
		return "", fmt.Errorf("%s: %w\n%s", p.cmd.Path, err, tail(p.stderr.Bytes()))
	}
	return strings.TrimSuffix(line, "\n"), nil
}

func (p *process) ask(q question, _ string) (answer, error) {
	line, err := p.say(q.String())
	if err != nil {
		return answer{}, err
	}
	var nanoseconds, hits int64
	if _, err := fmt.Sscanf(line, "%d\t%d", &nanoseconds, &hits); err != nil {
		return answer{}, fmt.Errorf("%s answered %q to %s", p.cmd.Path, line, q)
	}
	return answer{float64(nanoseconds) / 1e9, hits}, nil
}

func (p *process) close() error {
	_ = p.in.Close() // the end of its questions, which it may have met already
	return p.cmd.Wait()
}
