package server

import "strings"

// hints are searches close to one that found nothing.
func hints(l lang, q search) []link {
	var all []link
	q.offset = 0
	add := func(key string, other search) {
		all = append(all, link{l.say(key), other.href("/")})
	}
	if rest := q.unfiltered(); !rest.isEmpty() && !q.query().Filter.IsZero() {
		add("hints.drop_filters", rest)
	}
	if q.noSynonyms {
		other := q
		other.noSynonyms = false
		add("hints.synonyms", other)
	}
	unquoted := strings.NewReplacer(`"`, " ", "「", " ", "」", " ", "“", " ", "”", " ").Replace(q.text)
	words := strings.Fields(unquoted)
	if plain := strings.Join(words, " "); unquoted != q.text && plain != "" {
		other := q
		other.text = plain
		add("hints.drop_quotes", other)
	}
	if len(words) > 1 && unquoted == q.text && !strings.ContainsAny(q.text, "()（）:：") && !strings.Contains(q.text, " OR ") {
		other := q
		other.text = strings.Join(words, " OR ")
		add("hints.any_word", other)
	}
	return all
}
