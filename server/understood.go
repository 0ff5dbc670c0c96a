package server

import (
	"kizuna/index/query"
)

// maxUnderstoodRunes bounds the line that says how a query was understood. Who
// pastes a page learns nothing from reading all of it again.
const maxUnderstoodRunes = 200

// understood says how a text was read, where it is more than one plain word; or
// "".
func understood(l lang, text string) string {
	if reading := understanding(l, text); reading != "" {
		return l.say("results.understood", reading)
	}
	return ""
}

// understanding is how a text was read, where it is more than one plain word; or
// "".
func understanding(l lang, text string) string {
	q := query.Parse(text)
	switch root := q.Root.(type) {
	case query.All:
		return ""
	case query.Text:
		if !root.Phrase {
			return ""
		}
	}
	sentence := q.Japanese()
	if l == english {
		sentence = q.English()
	}
	return cut(sentence, maxUnderstoodRunes)
}

// notes say what of a text was not understood as it may have been meant.
func notes(l lang, text string) []string {
	var all []string
	for _, n := range query.Parse(text).Notes {
		if l == english {
			all = append(all, cut(n.English, maxUnderstoodRunes)+".")
		} else {
			all = append(all, cut(n.Japanese, maxUnderstoodRunes)+"。")
		}
	}
	return all
}
