package data

import (
	"strings"
	"sync"
)

// Minutes name the same twenty people thousands of times, and each line of a page
// is asked many questions. What a short text was found to be is remembered, so that
// it is found out once: a third of the time of reading minutes.

// A memory is what was found of short texts. It is safe for use by several
// goroutines, and forgets all when it is full.
type memory[T any] struct {
	find func(text string) T

	mu   sync.Mutex
	kept map[string]T
}

// maxKept bounds the texts that a memory holds, and maxRemembered their bytes: some
// two megabytes in all.
const (
	maxKept       = 8 << 10
	maxRemembered = 3 * maxHeading
)

// remembering returns the memory of what a function finds, which depends on the
// text alone.
func remembering[T any](find func(string) T) *memory[T] {
	return &memory[T]{find: find, kept: map[string]T{}}
}

// of returns what the text is.
func (m *memory[T]) of(text string) T {
	if len(text) > maxRemembered {
		return m.find(text)
	}
	m.mu.Lock()
	found, ok := m.kept[text]
	m.mu.Unlock()
	if ok {
		return found
	}
	found = m.find(text)
	m.mu.Lock()
	defer m.mu.Unlock()
	if len(m.kept) >= maxKept {
		clear(m.kept)
	}
	m.kept[strings.Clone(text)] = found // the text is part of a page
	return found
}
