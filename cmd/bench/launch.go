package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"time"
)

// launchCommand makes bench start another command and tell what it used.
//
// A child's peak memory begins, on Linux, with that of the process it was forked
// from. Bench itself holds questions and answers; so every command it measures
// is the child of a second bench that has done nothing yet.
const launchCommand = "launch"

// usage is what a command used.
type usage struct {
	Wall time.Duration
	CPU  time.Duration // user and system, of it and its children
	Peak int64         // bytes resident at most
}

// command is a command to measure.
type command struct {
	path  string
	args  []string
	stdin string // a file to read; "" for input
	input string // what to read
	none  int    // the exit status that says that nothing was found, as grep has it; 0 if there is none
}

// launched starts the command of its arguments, the first of which names the
// file to tell the usage in, and ends as it does.
func launched(args []string) error {
	if len(args) < 2 {
		return fmt.Errorf("%s takes a file and a command", launchCommand)
	}
	cmd := exec.Command(args[1], args[2:]...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	start := time.Now()
	err := cmd.Run()
	wall := time.Since(start)
	ended := cmd.ProcessState
	if ended == nil {
		return err
	}
	told, err := json.Marshal(usage{wall, ended.UserTime() + ended.SystemTime(), peakMemory(ended)})
	if err == nil {
		err = os.WriteFile(args[0], told, 0o644)
	}
	if err == nil && !ended.Success() {
		os.Exit(max(1, ended.ExitCode()))
	}
	return err
}

// launch runs a command to its end and returns what it used and wrote.
func launch(ctx context.Context, c command) (usage, []byte, error) {
	self, err := os.Executable()
	if err != nil {
		return usage{}, nil, err
	}
	told, err := os.CreateTemp("", "kizuna-bench-usage")
	if err != nil {
		return usage{}, nil, err
	}
	defer os.Remove(told.Name())
	_ = told.Close() // nothing was written
	cmd := exec.CommandContext(ctx, self, append([]string{launchCommand, told.Name(), c.path}, c.args...)...)
	cmd.Stdin = strings.NewReader(c.input)
	if c.stdin != "" {
		in, err := os.Open(c.stdin)
		if err != nil {
			return usage{}, nil, err
		}
		defer in.Close()
		cmd.Stdin = in
	}
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	err = cmd.Run()
	if failed := (*exec.ExitError)(nil); errors.As(err, &failed) && c.none != 0 && failed.ExitCode() == c.none {
		err = nil
	}
	if err != nil {
		return usage{}, nil, fmt.Errorf("%s %.200q: %w\n%s", c.path, c.args, err, tail(stderr.Bytes()))
	}
	var u usage
	b, err := os.ReadFile(told.Name())
	if err == nil {
		err = json.Unmarshal(b, &u)
	}
	return u, stdout.Bytes(), err
}

// tail is the end of what a command complained of.
func tail(b []byte) []byte {
	const most = 1000
	return b[max(0, len(b)-most):]
}

// output runs a command that is not measured and returns what it wrote.
func output(ctx context.Context, path string, args ...string) (string, error) {
	cmd := exec.CommandContext(ctx, path, args...)
	cmd.Stderr = io.Discard
	out, err := cmd.Output()
	return string(bytes.TrimSpace(out)), err
}
