package main

import (
	"context"
	"io"
	"log/slog"
	"net"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"kizuna/analyzer/synonym"
	"kizuna/data"
	"kizuna/server"
)

func TestServe(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	lines, stderr := io.Pipe()
	s, stdout, _ := testStreams(english)
	s.err = stderr
	ended := make(chan error, 1)
	go func() {
		ended <- runServe(ctx, server.Config{Searcher: &fakeEngine{meetings: []*data.Meeting{townMeeting()}}, Logger: slog.New(slog.DiscardHandler)}, "127.0.0.1:0", s)
		stderr.Close()
	}()
	said := make([]byte, 1024)
	n, err := lines.Read(said)
	if err != nil {
		t.Fatal(err)
	}
	url := regexp.MustCompile(`http://127\.0\.0\.1:\d+`).FindString(string(said[:n]))
	if url == "" {
		t.Fatalf("said %q, want an address", said[:n])
	}
	rest := make(chan string, 1)
	go func() {
		b, _ := io.ReadAll(lines)
		rest <- string(b)
	}()
	resp, err := http.Get(url + "/api/v1/meetings/M1")
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(resp.Body)
	resp.Body.Close()
	if err != nil || resp.StatusCode != http.StatusOK || !strings.HasPrefix(string(body), `{"id":"M1",`) {
		t.Errorf("got %s %s, %v", resp.Status, body, err)
	}
	cancel()
	if err := <-ended; err != nil {
		t.Error(err)
	}
	if said := <-rest; !strings.Contains(said, "Stopped.") {
		t.Errorf("said %q at the end", said)
	}
	if stdout.Len() > 0 {
		t.Errorf("wrote %q to stdout", stdout)
	}
}

func TestServeWhereAnotherProgramListens(t *testing.T) {
	other, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	s, _, _ := testStreams(japanese)
	err = runServe(t.Context(), server.Config{Searcher: &fakeEngine{}, Logger: slog.New(slog.DiscardHandler)}, other.Addr().String(), s)
	if exitCode(err) != exitFailure || !strings.Contains(describe(err, japanese), "--addr で別のポートを指定してください") {
		t.Errorf("got %v", err)
	}
}

func TestServeURL(t *testing.T) {
	for addr, want := range map[string]string{
		"127.0.0.1:8080": "http://127.0.0.1:8080",
		"0.0.0.0:80":     "http://localhost:80",
		"[::]:8080":      "http://localhost:8080",
		"[::1]:8080":     "http://[::1]:8080",
	} {
		tcp, err := net.ResolveTCPAddr("tcp", addr)
		if err != nil {
			t.Fatal(err)
		}
		if got := serveURL(tcp); got != want {
			t.Errorf("serveURL(%s) = %s, want %s", addr, got, want)
		}
	}
}

func TestCheckAddr(t *testing.T) {
	for addr, good := range map[string]bool{
		"127.0.0.1:8080": true, ":8080": true, "[::1]:0": true, "localhost:http": true,
		"8080": false, "127.0.0.1": false, "127.0.0.1:99999": false, "": false,
	} {
		if err := checkAddr(addr); (err == nil) != good {
			t.Errorf("checkAddr(%q) = %v", addr, err)
		}
	}
}

func TestSynonymFaultsReachTheLog(t *testing.T) {
	_, warnings, err := synonym.Parse("synonyms.txt", strings.NewReader("役所, 市役所\n一つだけ\n"), strings.ToLower)
	if err != nil || len(warnings) != 1 {
		t.Fatalf("%d warnings, %v", len(warnings), err)
	}
	var b strings.Builder
	logSynonyms(slog.New(slog.NewTextHandler(&b, nil)))(warnings[0])
	if line := b.String(); !strings.Contains(line, "level=WARN") || !strings.Contains(line, "synonyms.txt, line 2") {
		t.Errorf("logged %s", line)
	}
}
