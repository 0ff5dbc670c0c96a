//go:build !unix

package main

import (
	"io/fs"
	"os"
)

// peakMemory is not told by this system.
func peakMemory(*os.ProcessState) int64 { return 0 }

// allocated returns the bytes of a file; of holes in it this system does not
// tell.
func allocated(info fs.FileInfo) int64 { return info.Size() }
