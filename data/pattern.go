package data

import (
	"regexp"
	"sync"
)

// A pattern is a regular expression that is compiled when it is first used. The
// readers have more than a hundred of them: compiling all at once doubled the
// time that a command which reads nothing takes to start, from 6 to 14 ms. Texts
// that its sieve holds back are not matched at all.
type pattern struct {
	expression string
	compile    func() (*regexp.Regexp, *sieve)
}

// patterns are all there are, for the test that holds each to its expression.
var patterns []*pattern

// lazily returns the pattern of an expression. A malformed one panics when used.
func lazily(expression string) *pattern {
	p := &pattern{expression, sync.OnceValues(func() (*regexp.Regexp, *sieve) {
		return regexp.MustCompile(expression), newSieve(expression)
	})}
	patterns = append(patterns, p)
	return p
}

// on returns the expression where it may match the text, or nil.
func (p *pattern) on(s string) *regexp.Regexp {
	re, sieve := p.compile()
	if !sieve.passes(s) {
		return nil
	}
	return re
}

func (p *pattern) MatchString(s string) bool {
	re := p.on(s)
	return re != nil && re.MatchString(s)
}

func (p *pattern) FindString(s string) string {
	if re := p.on(s); re != nil {
		return re.FindString(s)
	}
	return ""
}

func (p *pattern) FindStringSubmatch(s string) []string {
	if re := p.on(s); re != nil {
		return re.FindStringSubmatch(s)
	}
	return nil
}

func (p *pattern) FindStringIndex(s string) []int {
	if re := p.on(s); re != nil {
		return re.FindStringIndex(s)
	}
	return nil
}

func (p *pattern) FindSubmatch(b []byte) [][]byte {
	re, _ := p.compile()
	return re.FindSubmatch(b)
}

func (p *pattern) FindAllString(s string, n int) []string {
	if re := p.on(s); re != nil {
		return re.FindAllString(s, n)
	}
	return nil
}

func (p *pattern) FindAllStringSubmatch(s string, n int) [][]string {
	if re := p.on(s); re != nil {
		return re.FindAllStringSubmatch(s, n)
	}
	return nil
}

func (p *pattern) FindAllStringIndex(s string, n int) [][]int {
	if re := p.on(s); re != nil {
		return re.FindAllStringIndex(s, n)
	}
	return nil
}

func (p *pattern) ReplaceAllString(s, with string) string {
	if re := p.on(s); re != nil {
		return re.ReplaceAllString(s, with)
	}
	return s
}

func (p *pattern) Split(s string, n int) []string {
	re, _ := p.compile()
	return re.Split(s, n)
}
