package main

import "github.com/spf13/cobra"

// noWaitFlag adds --no-wait to a command that writes.
func (p *program) noWaitFlag(cmd *cobra.Command) *bool {
	return cmd.Flags().Bool("no-wait", false, p.text(message{"if the index is being written to, fail at once (exit code 5) instead of waiting",
		"ほかの処理が書き込み中なら、待たずに終わる（終了コード 5）"}))
}

// waits is what a writer does while another process writes: it says so and
// waits, or, with noWait, fails at once.
func (s *streams) waits(noWait bool) func() bool {
	return func() bool {
		if !noWait {
			s.say(message{"Another process is writing to the index. Waiting for it to finish (stop with Ctrl+C; --no-wait does not wait)…",
				"ほかの処理が索引に書き込み中です。終わるのを待っています（中止は Ctrl+C。待たないときは --no-wait）…"})
		}
		return !noWait
	}
}
