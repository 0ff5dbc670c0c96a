package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"

	"github.com/spf13/cobra"

	"kizuna/server"
)

// tokenFileMode lets nobody else change who may write.
const tokenFileMode = 0o600

// tokenOptions says what token to make.
type tokenOptions struct {
	file  string
	scope server.Scope
	note  string
}

func (p *program) tokenCommand() *cobra.Command {
	cmd := p.command("token", message{"tokens for the API", "API のトークン"})
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if err := noArguments(args); err != nil {
			return err
		}
		return cmd.Help()
	}
	cmd.Example = "  kizuna token new --token-file tokens"
	made := p.command("new", message{"make a token", "トークンを作る"})
	made.Long = p.text(message{
		`Makes a token and prints it: this once, for the file gets only its hash. Whoever
sends it as "Authorization: Bearer TOKEN" may write, over a server started with
kizuna serve --token-file FILE. To take a token back, delete its line and start the
server again.`,
		`トークンを作って表示します。ファイルにはハッシュだけが残るので、表示されるのはこの一度
だけです。kizuna serve --token-file FILE で起動したサーバーには、これを
「Authorization: Bearer トークン」として送れば書き込めます。無効にするには、その行を
消してサーバーを起動し直してください。`})
	made.Example = "  kizuna token new --token-file tokens --note batch"
	file := made.Flags().String("token-file", "", p.text(message{"add its hash to `FILE`, which is made if it is not there", "ハッシュを書き足すファイル（なければ作ります） `FILE`"}))
	read := made.Flags().Bool("read", false, p.text(message{"let it read only, for servers with --require-token", "読み取り専用にする（--require-token を付けたサーバー用）"}))
	note := made.Flags().String("note", "", p.text(message{"who or what it is for, `TEXT`", "だれ・何のためのものか `TEXT`"}))
	made.RunE = func(_ *cobra.Command, args []string) error {
		if err := noArguments(args); err != nil {
			return err
		}
		opts := tokenOptions{*file, server.ScopeWrite, *note}
		if *read {
			opts.scope = server.ScopeRead
		}
		if opts.file == "" {
			return usage(message{"say which file keeps the hash: --token-file FILE", "ハッシュを残すファイルを --token-file で指定してください"})
		}
		return runTokenNew(opts, time.Now(), p.streams)
	}
	cmd.AddCommand(made)
	return cmd
}

// runTokenNew adds a token to a file and prints it. The file is read first, so
// that a file of something else is not added to.
func runTokenNew(opts tokenOptions, now time.Time, s *streams) error {
	if _, err := os.Stat(opts.file); !errors.Is(err, fs.ErrNotExist) {
		if _, err := readTokens(opts.file); err != nil {
			return err
		}
	}
	token, line := server.NewToken(opts.scope, now.Format(time.DateOnly)+" "+opts.note)
	f, err := os.OpenFile(opts.file, os.O_WRONLY|os.O_APPEND|os.O_CREATE, tokenFileMode)
	if err == nil {
		_, err = fmt.Fprintln(f, line)
		err = errors.Join(err, f.Sync(), f.Close())
	}
	if err != nil {
		return newFault(exitFailure, message{"cannot write to %s", "%s に書き込めません"}, opts.file).because(err)
	}
	if _, err := fmt.Fprintln(s.out, token); err != nil {
		return fmt.Errorf("write token: %w", err)
	}
	s.say(message{"This token is shown only now; %s keeps its hash. Start the server again to let it in.", "トークンが表示されるのはこの一度だけです（%s にはハッシュだけが残ります）。サーバーを起動し直すと使えます。"}, opts.file)
	return nil
}

// readTokens reads a file of tokens.
func readTokens(file string) (*server.Tokens, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, unreadable(file, err)
	}
	defer f.Close()
	return server.ParseTokens(file, f)
}
