package data

import (
	"strings"
	"testing"
)

// Whatever names somebody ends as the words do by which names are told at a glance.
func TestNamesAreToldAtAGlance(t *testing.T) {
	for _, words := range []string{executives, conductors, chiefs, others, people, honorifics} {
		for _, word := range strings.Split(words, "|") {
			word = strings.NewReplacer("(?:", "", ")", "", "職務?", "", "?", "").Replace(word)
			if strings.ContainsAny(word, "[*") {
				continue
			}
			if v, ok := readVoice(word); ok && !endsNamed(word) {
				t.Errorf("%s is %+v, and does not look like a name", word, v)
			}
		}
	}
	for _, s := range []string{"参加者Ａ", "委員12", "市長　森川 泉", "委 員 長", "１８番議員", "議長【日向君】", "青木（恵）委員"} {
		if !endsNamed(s) {
			t.Errorf("%s does not look like a name", s)
		}
	}
	if endsNamed("窓口の混雑") {
		t.Error("窓口の混雑 looks like a name")
	}
}

// What is remembered is what would be found anew, however much was asked between.
func TestMemoryForgetsButDoesNotErr(t *testing.T) {
	asked := 0
	m := remembering(func(text string) string { asked++; return text + "!" })
	for range 2 {
		if got := m.of("市長"); got != "市長!" || asked != 1 {
			t.Fatalf("got %s after asking %d times", got, asked)
		}
	}
	long := strings.Repeat("長", maxRemembered)
	for i := range maxKept {
		m.of(strings.Repeat("a", i%100) + string(rune('一'+i)))
	}
	if got := m.of("市長"); got != "市長!" || len(m.kept) > maxKept || m.of(long) != long+"!" {
		t.Errorf("got %s, keeping %d", got, len(m.kept))
	}
	if _, kept := m.kept[long]; kept {
		t.Error("a long text was kept")
	}
}
