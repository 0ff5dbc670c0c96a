package main

import (
	"fmt"
	"os"
	"runtime"
	"strings"
	"time"
)

// report writes the table with what must be known to read and to repeat it.
func (b *bench) report() string {
	var w strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&w, format+"\n", args...) }
	line("# What was measured\n")
	line("By `make bench` on %s, in %.0f minutes (%s). Bars: %d held, %d missed, %d not known.\n",
		b.started.Format("2006-01-02"), time.Since(b.started).Minutes(), strings.Join(b.parts, ", "),
		b.table.count(held), b.table.count(missed), b.table.count(unknown))
	line("%s", b.table.String())
	line("Cells of Kizuna and a peer in one row come from one run, in turns. Imports: medians of %d paired runs;", b.repeat)
	line("cold searches (%s, ten hits): medians of %d, files in the system's cache; both by the CPU time and", coldQuery, b.options.cold)
	line("the peak memory the system tells of the process. Warm questions: the time within the engine's")
	line("process, one at a time, up to %d of each kind and the same for all. An answer is the ten best", b.ask)
	line("remarks: their ids, with excerpts where the row says so, and then of Kizuna's their whole texts. Kizuna,")
	line("Groonga, SQLite and bleve count all hits, Lucene stops counting at a thousand. Sizes leave out holes")
	line("in files.\n")
	line("Groonga is asked in its words and bigrams together, *Groonga MeCab* in the words alone; *Groonga")
	line("online* indexes while it loads, the other after, which is its best for a bulk of remarks.\n")
	line("Kizuna imports the corpus as it is given, packed JSON Lines; the peers get it in columns or commands")
	line("of their own. Memory and size are decimal.\n")
	line("## On what\n")
	line("- machine: %s, %d cores, %s/%s, %s", processor(), runtime.NumCPU(), runtime.GOOS, runtime.GOARCH, runtime.Version())
	if b.busy != "" {
		line("- other work on it when this began: a load of %s", b.busy)
	}
	line("- corpus: %d remarks of %d meetings, %.1f MB of text", b.corpora.whole.remarks, b.corpora.meetings, float64(b.corpora.whole.bytes)/1e6)
	if b.commit != "" {
		line("- commit: %s", b.commit)
	}
	for _, name := range columnOrder {
		if v, ok := b.versions[name]; ok {
			line("- %s: %s", name, v)
		}
		if why, ok := b.absent[name]; ok {
			line("- %s took no part: %s", name, why)
		}
	}
	line("\n## Notes\n")
	if len(b.reused) > 0 {
		line("- Indexes of an earlier run: %s.", strings.Join(b.reused, ", "))
	}
	for _, r := range b.remarks {
		line("- %s", r)
	}
	line("\n## How to repeat it\n")
	line("```\ncmd/bench/peers.sh   # once: fetches the peers (Debian, root)\nmake bench CORPUS=FILE QUERIES=FILE\n```\n")
	line("`make bench BENCH='-repeat 1 -ask 200'` is a short form, `bin/bench -help` lists every flag.")
	return w.String()
}

// loadAverage is how many processes were running of late, where the system
// tells.
func loadAverage() string {
	told, _ := os.ReadFile("/proc/loadavg") // another system has none
	now, _, _ := strings.Cut(string(told), " ")
	return now
}

// processor names the machine's processor, where the system tells.
func processor() string {
	info, _ := os.ReadFile("/proc/cpuinfo") // another system has none
	for l := range strings.Lines(string(info)) {
		if name, found := strings.CutPrefix(l, "model name"); found {
			return strings.TrimSpace(strings.TrimLeft(name, "\t :"))
		}
	}
	return "processor not told"
}
