package main

import "fmt"

// byteSize returns a number of bytes as people read it: 999 B, 1.2 MB. Units
// are powers of 1,000, as those of disks are.
func byteSize(n int64) string {
	if n < 1000 {
		return fmt.Sprintf("%d B", n)
	}
	v := float64(n) / 1000
	for _, unit := range []string{"kB", "MB", "GB"} {
		if v < 999.95 {
			return fmt.Sprintf("%.1f %s", v, unit)
		}
		v /= 1000
	}
	return fmt.Sprintf("%.1f TB", v)
}
