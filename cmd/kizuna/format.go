package main

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"
)

// Formats of results.
const (
	formatText  = "text"
	formatJSON  = "json"
	formatJSONL = "jsonl"
	formatCSV   = "csv"
)

// choice is a flag that takes one of a few words; the first is the default.
type choice struct {
	value string
	words []string
}

func (c *choice) String() string { return c.value }

// Type names the value in help.
func (c *choice) Type() string { return strings.Join(c.words, "|") }

// Set takes one of the words. Letter case does not matter.
func (c *choice) Set(v string) error {
	v = strings.ToLower(strings.TrimSpace(v))
	if !slices.Contains(c.words, v) {
		return usage(message{"%[1]q is none of %[2]s", "「%[1]s」は指定できません。%[2]s のどれかを指定してください"},
			v, strings.Join(c.words, ", "))
	}
	c.value = v
	return nil
}

// formatFlag adds --format to a command.
func (p *program) formatFlag(cmd *cobra.Command, more ...string) *string {
	c := &choice{value: formatText, words: append([]string{formatText, formatJSON}, more...)}
	cmd.Flags().Var(c, "format", p.text(message{"how to write the results", "結果の書き方"}))
	return &c.value
}
