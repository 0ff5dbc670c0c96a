package bleve

import (
	"runtime"
	"sync"
	"unicode/utf8"

	"kizuna/analyzer"
	"kizuna/data"
)

// analyseAll analyses remarks on all cores. Each is analysed once; every part
// of the index is fed from that.
func analyseAll(a *analyzer.Analyzer, remarks []data.Remark) []analysed {
	out := make([]analysed, len(remarks))
	// A share is small enough that no core waits long for the last one.
	const share = 16
	next := make(chan int)
	var wg sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), (len(remarks)+share-1)/share) {
		wg.Go(func() {
			var an analyzer.Analysis
			var c termCounter
			for from := range next {
				for i := from; i < min(from+share, len(remarks)); i++ {
					out[i] = analyse(a, &an, &c, remarks[i].Text)
				}
			}
		})
	}
	for from := 0; from < len(remarks); from += share {
		next <- from
	}
	close(next)
	wg.Wait()
	return out
}

func analyse(a *analyzer.Analyzer, an *analyzer.Analysis, c *termCounter, text string) analysed {
	a.Analyze(an, text)
	words, tokens := c.count(an), 0
	for _, w := range words {
		tokens += w.n
	}
	return analysed{
		folded: an.Text,
		runes:  utf8.RuneCountInString(an.Text),
		edges:  append([]byte(nil), an.Edges.Bytes()...),
		words:  words,
		tokens: tokens,
	}
}
