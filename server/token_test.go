package server_test

import (
	"strings"
	"testing"

	"kizuna/server"
)

func TestTokensFile(t *testing.T) {
	token, line := server.NewToken(server.ScopeWrite, "the nightly\nimport")
	other, otherLine := server.NewToken(server.ScopeRead, "")
	if token == other || strings.Contains(line, token) || strings.ContainsAny(line+otherLine, "\n\r") || len(token) < 26 {
		t.Fatalf("made %q and %q", token, line)
	}
	for _, c := range []struct {
		name, text string
		good       bool
	}{
		{"what NewToken makes", line + "\n" + otherLine + "\n", true},
		{"comments, blank lines, and a Windows line end", "# tokens\r\n\r\n" + line + "\r\n", true},
		{"nothing", "", true},
		{"a token in clear", "write " + token, false},
		{"no scope", strings.TrimPrefix(line, "write  "), false},
		{"another scope", "admin" + strings.TrimPrefix(line, "write"), false},
		{"a hash that is cut", "write sha256:9f86d0", false},
		{"a hash that is too long", "write " + strings.Fields(line)[1] + "00", false},
		{"another hash", "write md5:" + strings.TrimPrefix(strings.Fields(line)[1], "sha256:"), false},
		{"a scope alone", "read", false},
		{"something else", "<html>", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			tokens, err := server.ParseTokens("tokens", strings.NewReader(c.text))
			if (err == nil) != c.good || c.good != (tokens != nil) {
				t.Fatalf("got %v", err)
			}
			if err == nil {
				return
			}
			if j, ok := err.(interface{ Japanese() string }); !ok || !strings.HasPrefix(j.Japanese(), "tokens の1行目：") || !strings.HasPrefix(err.Error(), "tokens, line 1: ") {
				t.Errorf("says %v", err)
			}
			if strings.Contains(err.Error(), token) {
				t.Error("the error shows what stands in the file")
			}
		})
	}
}
