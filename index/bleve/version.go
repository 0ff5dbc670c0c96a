package bleve

import (
	"context"
	"fmt"
	"runtime/debug"
)

// Version names the state answers come from.
func (e *Engine) Version(context.Context) (_ string, err error) {
	defer e.guard(&err, debug.SetPanicOnFault(true))
	g, err := e.acquire()
	if err != nil {
		return "", err
	}
	defer e.release(g)
	return e.versionOf(g), nil
}

// versionOf names a generation, and the synonyms that queries are widened by.
// The checksum tells apart generations of one number, which there are when a
// directory was put back from a copy.
func (e *Engine) versionOf(g *generation) string {
	return fmt.Sprintf("%d-%s-%d", g.number, g.manifest.Checksum, e.synonyms.version())
}
