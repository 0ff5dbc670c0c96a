// Command kizuna finds what people said in meetings: it imports meeting pages
// and minutes, searches them, shows them, and serves them over HTTP.
//
//	kizuna import --sample
//	kizuna search 窓口対応
//	kizuna serve
//
// Each command is a file that goes the same way: flags become options
// (tested without running), run does the work with the options and the streams
// it is given (tested without flags). Results go to stdout, all else to stderr.
// Only this package reads flags and the environment; it decides how things look
// on a terminal and which exit code stands for what, and nothing else.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	os.Exit(run(os.Args[1:]))
}

// run is main with the exit code returned, so that what it defers happens.
func run(args []string) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	// A second signal ends the process at once.
	context.AfterFunc(ctx, stop)
	p := &program{streams: systemStreams(os.Getenv), getenv: os.Getenv}
	return p.run(ctx, args)
}
