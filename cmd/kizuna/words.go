package main

import (
	"strings"

	"github.com/spf13/cobra"
)

// takesWords is the annotation of commands whose arguments are text: in
// `kizuna search 窓口 -待ち時間` the last word excludes, it is no flag.
const takesWords = "words"

// separateWords puts the flags of a command line first and its words after
// "--", each in their order. A word that begins with one hyphen is text, unless
// it is -h, or a flag's name with a hyphen forgotten (-limit), which is left in
// place for the flag parser to complain about. All after "--" is text.
func separateWords(cmd *cobra.Command, args []string) []string {
	var flags, words []string
	for i := 0; i < len(args); i++ {
		a := args[i]
		switch {
		case a == "--":
			words = append(words, args[i+1:]...)
			i = len(args)
		case strings.HasPrefix(a, "--"):
			flags = append(flags, a)
			name, _, assigned := strings.Cut(a[2:], "=")
			f := cmd.Flags().Lookup(name)
			if f != nil && !assigned && f.NoOptDefVal == "" {
				i++
				if i == len(args) {
					return args // the flag parser complains of the missing value
				}
				flags = append(flags, args[i])
			}
		case a == "-h" || len(a) > 1 && a[0] == '-' && cmd.Flags().Lookup(a[1:]) != nil:
			flags = append(flags, a)
		default:
			words = append(words, a)
		}
	}
	return append(append(flags, "--"), words...)
}
