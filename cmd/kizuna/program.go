package main

import (
	"context"
	"errors"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// program is the command line as a whole.
type program struct {
	streams *streams
	getenv  func(string) string
}

// run runs one command line, reports its error, and returns the exit code.
func (p *program) run(ctx context.Context, args []string) int {
	err := p.execute(ctx, args)
	if code := exitCode(err); ctx.Err() != nil && (code == exitFailure || code == exitInterrupted) {
		// Whatever broke on the way out, it was the signal that broke it.
		err = newFault(exitInterrupted, message{"interrupted", "中断しました"})
	}
	if err != nil {
		report(p.streams, err)
	}
	return exitCode(err)
}

func (p *program) execute(ctx context.Context, args []string) error {
	root := p.root()
	cmd, rest, err := root.Find(args)
	if err != nil {
		return unknownCommand(root, args)
	}
	if _, words := cmd.Annotations[takesWords]; words {
		args = append(strings.Fields(cmd.CommandPath())[1:], separateWords(cmd, rest)...)
	}
	root.SetArgs(args)
	return root.ExecuteContext(ctx)
}

func (p *program) root() *cobra.Command {
	// Double-clicking is how people on Windows start things; say what to do
	// instead of the English default.
	cobra.MousetrapHelpText = message{
		"Kizuna is used from a command prompt: open one and type kizuna help.\n",
		"Kizuna はコマンドプロンプトから使います。開いて kizuna help と入力してください。\n",
	}.in(p.streams.lang)
	root := p.command("kizuna", message{"find what people said in meetings", "会議の発言を探します"})
	root.CompletionOptions.DisableDefaultCmd = true
	root.SilenceErrors, root.SilenceUsage = true, true
	root.SetOut(p.streams.out)
	root.SetErr(p.streams.err)
	root.SetHelpFunc(func(cmd *cobra.Command, _ []string) { p.help(cmd) })
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return flagFault(err) })
	root.RunE = func(cmd *cobra.Command, _ []string) error { return cmd.Help() }
	help := p.helpCommand()
	root.SetHelpCommand(help)
	root.AddCommand(help, p.importCommand(), p.searchCommand(), p.insightCommand(), p.showCommand(), p.analyzeCommand(),
		p.serveCommand(), p.tokenCommand(), p.evalCommand(), p.statsCommand(), p.listCommand(), p.suggestCommand(), p.exportCommand(), p.removeCommand(),
		p.checkCommand(), p.reindexCommand(), p.backupCommand(), p.restoreCommand(), p.similarCommand(), p.versionCommand())
	return root
}

// command starts a command. Its arguments are checked by itself, so that the
// sentence about a wrong one can say what is right.
func (p *program) command(use string, short message) *cobra.Command {
	cmd := &cobra.Command{
		Use:                   use,
		Short:                 short.in(p.streams.lang),
		Args:                  cobra.ArbitraryArgs,
		DisableFlagsInUseLine: true,
	}
	cmd.Flags().BoolP("help", "h", false, p.text(message{"show this", "この説明を表示"}))
	if use == "kizuna" {
		cmd.Args = nil // cobra then refuses unknown commands
	}
	return cmd
}

// text returns a message in the language of the streams.
func (p *program) text(m message) string { return m.in(p.streams.lang) }

// unknownCommand names a command that does not exist, and those like it.
func unknownCommand(root *cobra.Command, args []string) error {
	name := ""
	for _, a := range args {
		if !strings.HasPrefix(a, "-") {
			name = a
			break
		}
	}
	root.SuggestionsMinimumDistance = 2
	if like := root.SuggestionsFor(name); len(like) > 0 {
		return usage(message{"there is no command %q; did you mean %s?", "コマンド「%s」はありません。%s のことですか"},
			name, strings.Join(like, ", "))
	}
	return usage(message{"there is no command %q", "コマンド「%s」はありません"}, name)
}

// flagFault puts a flag error into both languages.
func flagFault(err error) error {
	var (
		unknown *pflag.NotExistError
		missing *pflag.ValueRequiredError
		invalid *pflag.InvalidValueError
		own     *fault
	)
	switch {
	case errors.As(err, &unknown):
		name := "--" + unknown.GetSpecifiedName()
		if unknown.GetSpecifiedShortnames() != "" {
			name = "-" + unknown.GetSpecifiedShortnames()
		}
		return usage(message{"there is no flag %s", "オプション %s はありません"}, name)
	case errors.As(err, &missing):
		return usage(message{"--%s needs a value", "--%s には値が必要です"}, missing.GetFlag().Name)
	case errors.As(err, &own) && errors.As(err, &invalid):
		return usage(message{"--%[1]s: %[2]s", "--%[1]s: %[3]s"}, invalid.GetFlag().Name, own.text.en, own.text.ja)
	case errors.As(err, &invalid) && invalid.GetFlag().Value.Type() == "int":
		return usage(message{"--%s does not take %q; it wants a whole number", "--%s に「%s」は指定できません。整数を指定してください"},
			invalid.GetFlag().Name, invalid.GetValue())
	case errors.As(err, &invalid):
		return usage(message{"--%s does not take %q", "--%s に「%s」は指定できません"}, invalid.GetFlag().Name, invalid.GetValue())
	}
	return usage(message{"%v", "%v"}, err)
}
