package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"

	"kizuna/server/wire"
)

// versions names the program and what decides its answers.
type versions struct {
	Version    string `json:"version"`    // of Kizuna: a tag or a revision
	Go         string `json:"go"`         // of the compiler
	Platform   string `json:"platform"`   // linux/amd64
	Bleve      string `json:"bleve"`      // the engine
	Kagome     string `json:"kagome"`     // the tokenizer
	Dictionary string `json:"dictionary"` // the packaging of IPADIC
}

func (p *program) versionCommand() *cobra.Command {
	cmd := p.command("version", message{"versions of Kizuna and its parts", "Kizuna と部品の版を表示"})
	format := p.formatFlag(cmd)
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		if err := noArguments(args); err != nil {
			return err
		}
		return runVersion(readVersions(), *format, p.streams)
	}
	return cmd
}

// readVersions reads what the linker wrote into the program.
func readVersions() versions {
	v := versions{Version: "(devel)", Go: runtime.Version(), Platform: runtime.GOOS + "/" + runtime.GOARCH}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return v
	}
	if info.Main.Version != "" {
		v.Version = info.Main.Version
	}
	for _, m := range info.Deps {
		switch m.Path {
		case "github.com/blevesearch/bleve/v2":
			v.Bleve = m.Version
		case "github.com/ikawaha/kagome/v2":
			v.Kagome = m.Version
		case "github.com/ikawaha/kagome-dict/ipa":
			v.Dictionary = m.Version
		}
	}
	return v
}

func runVersion(v versions, format string, s *streams) error {
	if format == formatJSON {
		return wire.WriteJSON(s.data(), v)
	}
	_, err := fmt.Fprintf(s.out, "kizuna %s (%s, %s)\nbleve %s, kagome %s, kagome-dict/ipa %s\n",
		v.Version, v.Go, v.Platform, v.Bleve, v.Kagome, v.Dictionary)
	return err
}
