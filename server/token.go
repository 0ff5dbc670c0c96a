package server

import (
	"bufio"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"fmt"
	"io"
	"strings"
)

// Scope is what a token allows.
type Scope string

// Scopes.
const (
	ScopeRead  Scope = "read"  // to read, where reading needs a token
	ScopeWrite Scope = "write" // to read and to write
)

// hashPrefix tells the hash of a token in the file.
const hashPrefix = "sha256:"

// Tokens are those a server accepts. Only their hashes are known, so that
// whoever reads the file has none of them. The zero Tokens accepts none.
//
// A file of tokens has one a line, with what it allows, its hash, and a note:
//
//	write  sha256:9f86d081…  2026-05-01, the nightly import
//
// Empty lines, and those that begin with #, are passed over.
type Tokens struct{ known []knownToken }

type knownToken struct {
	scope Scope
	sum   [sha256.Size]byte
}

// NewToken makes a token, and the line that stands for it in a file. The token
// has 130 bits of chance, so that its hash needs neither salt nor slowness. A
// line end in the note becomes a space.
func NewToken(scope Scope, note string) (token, line string) {
	token = "kizuna_" + rand.Text()
	sum := sha256.Sum256([]byte(token))
	line = string(scope) + "  " + hashPrefix + hex.EncodeToString(sum[:])
	if note = strings.Join(strings.Fields(note), " "); note != "" {
		line += "  " + note
	}
	return token, line
}

// ParseTokens reads a file of tokens. name names it in errors, which are
// bilingual.
func ParseTokens(name string, r io.Reader) (*Tokens, error) {
	t := &Tokens{}
	lines := bufio.NewScanner(r)
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimSpace(lines.Text())
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		words := strings.Fields(line)
		known := knownToken{scope: Scope(words[0])}
		good := len(words) > 1 && (known.scope == ScopeRead || known.scope == ScopeWrite)
		if good {
			digits, hashed := strings.CutPrefix(words[1], hashPrefix)
			sum, err := hex.DecodeString(digits)
			good = hashed && err == nil && copy(known.sum[:], sum) == len(known.sum) && len(sum) == len(known.sum)
		}
		if !good {
			return nil, &tokenFault{name, n}
		}
		t.known = append(t.known, known)
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("read tokens %s: %w", name, err)
	}
	return t, nil
}

// tokenFault is a line of a file of tokens that cannot be read.
type tokenFault struct {
	name string
	line int
}

func (f *tokenFault) Error() string {
	return fmt.Sprintf("%s, line %d: not of the form “write sha256:…”; make tokens with kizuna token new", f.name, f.line)
}

// Japanese returns the Japanese sentence.
func (f *tokenFault) Japanese() string {
	return fmt.Sprintf("%s の%d行目：「write sha256:…」の形ではありません。トークンは kizuna token new で作ってください", f.name, f.line)
}

// allows reports whether a token is known, and whether it allows what scope
// does. Every known token is compared with, each in the same time whatever is in
// it, so that the time an answer takes tells nothing.
func (t *Tokens) allows(token string, scope Scope) (known, allowed bool) {
	if t == nil {
		return false, false
	}
	sum := sha256.Sum256([]byte(token))
	for _, k := range t.known {
		same := subtle.ConstantTimeCompare(sum[:], k.sum[:]) == 1
		known = known || same
		allowed = allowed || same && (k.scope == scope || k.scope == ScopeWrite)
	}
	return known, allowed
}
