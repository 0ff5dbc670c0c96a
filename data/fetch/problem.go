package fetch

import (
	"context"
	"errors"
	"fmt"
	"net/http"
)

// What can be wrong with an address, for errors.Is.
var (
	ErrAddress     = errors.New("not an address")
	ErrOtherHost   = errors.New("redirect to another host")
	ErrRobots      = errors.New("forbidden by robots.txt")
	ErrStatus      = errors.New("refused by the server")
	ErrUnreachable = errors.New("unreachable")
	ErrTooLarge    = errors.New("page too large")
	ErrTooMuch     = errors.New("limit of all pages reached")
)

// Problem is an error for people to read, in both languages.
type Problem struct {
	URL string // the address; "" where there is none yet

	sentinel, cause   error
	status            int // of the answer, or 0
	english, japanese string
}

func problem(sentinel error, english, japanese string) *Problem {
	return &Problem{sentinel: sentinel, english: english, japanese: japanese}
}

// at returns the problem with its address.
func (p *Problem) at(address string) *Problem {
	with := *p
	with.URL = address
	return &with
}

func (p *Problem) because(err error) *Problem {
	p.cause = err
	return p
}

// Error returns the English sentence, led by the address.
func (p *Problem) Error() string {
	s := p.english
	if p.URL != "" {
		s = p.URL + ": " + s
	}
	if p.cause != nil {
		s += ": " + p.cause.Error()
	}
	return s
}

// Japanese returns the Japanese sentence, led by the address.
func (p *Problem) Japanese() string {
	s := p.japanese
	if p.URL != "" {
		s = p.URL + "：" + s
	}
	if p.cause != nil {
		s += "（" + p.cause.Error() + "）"
	}
	return s
}

// Unwrap lets errors.Is see which of this package's errors it is, and its cause.
func (p *Problem) Unwrap() []error {
	if p.cause == nil {
		return []error{p.sentinel}
	}
	return []error{p.sentinel, p.cause}
}

// unreachable is an answer that did not come, or not whole.
func unreachable(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return problem(ErrUnreachable, "it cannot be reached", "接続できません").because(err)
}

// badStatus is an answer that is no page.
func badStatus(r *http.Response) *Problem {
	english, japanese := fmt.Sprintf("the server answers %q", r.Status), fmt.Sprintf("サーバーが「%s」と答えました", r.Status)
	switch r.StatusCode {
	case http.StatusNotFound, http.StatusGone:
		english, japanese = "there is no such page", "ページがありません"
	case http.StatusTooManyRequests, http.StatusServiceUnavailable:
		if after := r.Header.Get("Retry-After"); after != "" {
			english += ", and asks to come again after " + after
			japanese += fmt.Sprintf("（%s 以降にもう一度、とのことです）", after)
		}
	}
	p := problem(ErrStatus, english, japanese)
	p.status = r.StatusCode
	return p
}
