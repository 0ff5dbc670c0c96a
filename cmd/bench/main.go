// Command bench measures Kizuna and other search engines on one corpus, in one
// run on one machine, and prints one table of what it found beside the bars that
// Kizuna is to hold.
//
//	make bench                 everything, as cmd/bench/REPORT.md has it
//	bin/bench -repeat 1        a short form
//	bin/bench -only cold,warm  some of it
//
// It installs nothing: the peers it finds take part, the others are named with
// the reason (peers.sh beside this file fetches them). Whatever can be compared
// is measured in turns, so that a busy minute of the machine hits all alike.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"time"
)

// options says what to measure, and on what.
type options struct {
	corpus  string // JSON Lines of remarks
	queries string // JSON Lines of headings
	kizuna  string // the command
	peers   string // where peers.sh put what it built
	work    string // for indexes and rewritten corpora, some 4 GB
	report  string // the file the table is kept in; "" for none
	repeat  int    // paired runs of each import
	cold    int    // runs of each cold search
	ask     int    // questions of each kind
	load    time.Duration
	wrk     time.Duration
	reuse   bool // take indexes of an earlier run where nothing of their making is measured
	only    []string
	seed    uint64
}

// measure is one part of the bench.
type measure struct {
	name string
	run  func(context.Context, *bench) error
}

// measures holds every part in the order they run: an index that one leaves
// behind is used by the next.
var measures = []measure{
	{"import", measureImport},
	{"add", measureAdd},
	{"cold", measureCold},
	{"warm", measureWarm},
	{"serve", measureServe},
	{"wrk", measureWrk},
	{"growth", measureGrowth},
}

func main() {
	if len(os.Args) > 1 {
		if inner, ok := innerCommands[os.Args[1]]; ok {
			exitOn(inner(os.Args[2:]))
			return
		}
	}
	opts, err := parseOptions(os.Args[1:])
	exitOn(err)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	exitOn(run(ctx, opts))
}

// innerCommands are the ways in which bench starts itself.
var innerCommands = map[string]func(args []string) error{
	launchCommand: launched,
	answerCommand: answerKizuna,
}

func exitOn(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func parseOptions(args []string) (options, error) {
	var o options
	set := flag.NewFlagSet("bench", flag.ExitOnError)
	set.StringVar(&o.corpus, "corpus", "../shared/corpus/kiryu.jsonl.gz", "remarks, as JSON Lines, packed or not")
	set.StringVar(&o.queries, "queries", "../shared/eval/kiryu-headings/queries.jsonl", "headings to ask the server for, as JSON Lines")
	set.StringVar(&o.kizuna, "kizuna", "bin/kizuna", "the command to measure")
	set.StringVar(&o.peers, "peers", "bin/peers", "folder of the peers that peers.sh built")
	set.StringVar(&o.work, "work", filepath.Join(os.TempDir(), "kizuna-bench"), "folder for indexes, some 4 GB; kept, and written anew by each run")
	set.StringVar(&o.report, "report", "", "keep the table in this `FILE` too")
	set.IntVar(&o.repeat, "repeat", 5, "paired runs of each import")
	set.IntVar(&o.cold, "cold", 15, "runs of each cold search")
	set.IntVar(&o.ask, "ask", 500, "questions of each kind")
	set.DurationVar(&o.load, "load", 15*time.Second, "how long to ask the server")
	set.DurationVar(&o.wrk, "wrk", time.Minute, "how long wrk asks the server")
	set.BoolVar(&o.reuse, "reuse", false, "take what indexes an earlier run left in -work, for measures that make none")
	set.Uint64Var(&o.seed, "seed", 1, "seed of the questions")
	only := set.String("only", "", "measure only these, of "+strings.Join(measureNames(), ","))
	if err := set.Parse(args); err != nil {
		return o, err
	}
	if set.NArg() > 0 {
		return o, fmt.Errorf("%q is not understood; bench takes flags only (bench -help)", set.Arg(0))
	}
	for _, n := range []int{o.repeat, o.cold, o.ask} {
		if n < 1 {
			return o, fmt.Errorf("-repeat, -cold and -ask must be 1 or more")
		}
	}
	var err error
	o.only, err = chosenMeasures(*only)
	return o, err
}

func measureNames() []string {
	var names []string
	for _, m := range measures {
		names = append(names, m.name)
	}
	return names
}
