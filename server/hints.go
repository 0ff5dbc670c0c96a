package server

import "strings"

// hints are searches close to one that found nothing, besides those that its
// relaxation leads to.
func hints(l lang, q search) []link {
	words := strings.Fields(q.text)
	if len(words) < 2 || strings.ContainsAny(q.text, "()（）:：\"「」“”") || strings.Contains(q.text, " OR ") {
		return nil
	}
	q.text, q.offset = strings.Join(words, " OR "), 0
	return []link{{l.say("hints.any_word"), q.href("/")}}
}
