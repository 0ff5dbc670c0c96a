package main

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"path/filepath"
	"runtime/debug"

	"github.com/spf13/cobra"

	"kizuna/analyzer/synonym"
	"kizuna/index"
	"kizuna/index/bleve"
	"kizuna/server"
)

// defaultAddr is reachable from this machine alone.
const defaultAddr = "127.0.0.1:8080"

// serveGCPercent is how much garbage may pile up on what a server keeps. That is
// texts for the most part, which the collector need not look into: on 143,414
// remarks, half of Go's usual 100 takes 120 MB less memory for 2 % more CPU.
const serveGCPercent = 50

func (p *program) serveCommand() *cobra.Command {
	cmd := p.command("serve", message{"search page and API over HTTP", "検索ページと API を公開"})
	addr := cmd.Flags().String("addr", defaultAddr, p.text(message{"listen on `HOST:PORT`; :8080 is every address of this machine",
		"待ち受ける `HOST:PORT`（:8080 なら、ほかの機器からも見えます）"}))
	flags := p.serveFlags(cmd)
	dir := p.indexFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if err := noArguments(args); err != nil {
			return err
		}
		if err := checkAddr(*addr); err != nil {
			return err
		}
		config, err := flags.config()
		if err != nil {
			return err
		}
		where, err := p.indexDir(*dir)
		if err != nil {
			return err
		}
		log := slog.New(slog.NewTextHandler(p.streams.err, nil))
		return p.withIndex(cmd.Context(), where, bleve.Config{CacheBytes: *flags.cache << 20, Warn: logSynonyms(log), Stale: logStale(log)}, func(ctx context.Context, e index.Engine) error {
			if p.getenv("GOGC") == "" {
				debug.SetGCPercent(serveGCPercent)
			}
			config.Searcher, config.Writer, config.Logger = e, e, log
			config.SynonymsFile = filepath.Join(where, bleve.SynonymsFile)
			// The first suggestions wait for a table, which is made now, so that nobody
			// need wait. Where there is nothing to make one of, searches will say why.
			go func() { _, _ = e.Suggest(ctx, index.Typed{Text: "あ", Limit: 1}) }()
			return withSearchLog(*flags.searchLog, func(l *server.SearchLog) error {
				config.SearchLog = l
				return runServe(ctx, config, *addr, p.streams)
			})
		})
	}
	return cmd
}

func checkAddr(addr string) error {
	_, port, err := net.SplitHostPort(addr)
	if err == nil {
		_, err = net.LookupPort("tcp", port)
	}
	if err != nil {
		return usage(message{"--addr %q is not of the form HOST:PORT, like 127.0.0.1:8080", "--addr「%s」は 127.0.0.1:8080 のように HOST:PORT の形で指定してください"}, addr)
	}
	return nil
}

// logSynonyms writes what is wrong with the file of synonyms, which may change
// while the index is served, to the server's log.
func logSynonyms(log *slog.Logger) func(synonym.Warning) {
	return func(w synonym.Warning) { log.Warn("synonyms file", "fault", w.Error()) }
}

// logStale writes to the server's log why it shows an older state of the index.
func logStale(log *slog.Logger) func(error) {
	return func(err error) { log.Error("an older state of the index is served", "reason", err.Error()) }
}

// runServe serves an index until ctx is done, then finishes the requests under
// way. It says the address only when it is listening there.
func runServe(ctx context.Context, config server.Config, addr string, s *streams) error {
	handler, err := server.New(config)
	if err != nil {
		return err
	}
	var listen net.ListenConfig
	listener, err := listen.Listen(ctx, "tcp", addr)
	if err != nil {
		return newFault(exitFailure, message{"cannot listen on %s; if another program does, choose another port with --addr",
			"%s で待ち受けできません。ほかのプログラムが使っている場合は --addr で別のポートを指定してください"}, addr).because(errors.Unwrap(err))
	}
	s.say(message{"Kizuna is at %s (stop with Ctrl+C)", "Kizuna を %s で公開しています（終了は Ctrl+C）"}, serveURL(listener.Addr()))
	if err := server.Serve(ctx, listener, handler); err != nil {
		return err
	}
	s.say(message{"Stopped.", "終了しました。"})
	return nil
}

// serveURL is what to type into a browser on this machine.
func serveURL(addr net.Addr) string {
	host, port, err := net.SplitHostPort(addr.String())
	if err != nil {
		return addr.String()
	}
	if ip := net.ParseIP(host); ip != nil && ip.IsUnspecified() {
		host = "localhost"
	}
	return "http://" + net.JoinHostPort(host, port)
}
