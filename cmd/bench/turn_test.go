package main

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
)

// fakeAsker answers every question in a millisecond and keeps a diary.
type fakeAsker struct {
	name  string
	diary *[]string
}

func (f fakeAsker) ask(q question, column string) (answer, error) {
	*f.diary = append(*f.diary, column+" "+q.text)
	if q.text == "broken" {
		return answer{}, errors.New("no answer")
	}
	return answer{.001, int64(len(q.text) % 2)}, nil
}

func (f fakeAsker) close() error { return nil }

// fakeBench is a bench of three engines: one answers for two columns, one not
// every kind of question.
func fakeBench(diary *[]string) (*bench, map[string]asker) {
	open := func(context.Context, string) (asker, error) { return nil, nil }
	b := &bench{engines: []*engine{
		{name: kizunaName, open: open},
		{name: groongaName, open: open, variants: []string{groongaName, groongaMecabName}},
		{name: plainName, open: open, answers: func(k kind) bool { return k != faceted }},
	}}
	askers := map[string]asker{}
	for _, e := range b.engines {
		askers[e.name] = fakeAsker{e.name, diary}
	}
	return b, askers
}

func TestAllAreAskedTheSameInTurns(t *testing.T) {
	var diary []string
	b, askers := fakeBench(&diary)
	var qs []question
	for i := range turn + 1 {
		qs = append(qs, question{kind: faceted, text: fmt.Sprintf("%02d", i)})
	}
	qs[3].text = "odd"
	got, err := b.askInTurn(context.Background(), faceted, qs, askers)
	if err != nil {
		t.Fatal(err)
	}
	asked := map[string][]string{}
	var order []string
	for _, line := range diary {
		i := strings.LastIndexByte(line, ' ')
		column := line[:i]
		asked[column] = append(asked[column], line[i+1:])
		if n := len(order); n == 0 || order[n-1] != column {
			order = append(order, column)
		}
	}
	if len(asked) != 3 || !reflect.DeepEqual(asked[kizunaName], asked[groongaName]) || !reflect.DeepEqual(asked[kizunaName], asked[groongaMecabName]) || len(asked[kizunaName]) != turn+1 {
		t.Errorf("asked %q", asked)
	}
	// The second round begins with the second engine.
	if want := []string{kizunaName, groongaName, groongaMecabName, groongaName, groongaMecabName, kizunaName}; !reflect.DeepEqual(order, want) {
		t.Errorf("in the order %q, want %q", order, want)
	}
	if len(got.seconds[kizunaName]) != turn+1 || got.empty[kizunaName] != turn {
		t.Errorf("%d times, %d without a hit", len(got.seconds[kizunaName]), got.empty[kizunaName])
	}
	if s := got.String(); !strings.HasPrefix(s, fmt.Sprintf("%d questions, Kizuna found nothing for %d", turn+1, turn)) {
		t.Error(s)
	}
}

func TestAFailedAnswerNamesItsEngine(t *testing.T) {
	var diary []string
	b, askers := fakeBench(&diary)
	_, err := b.askInTurn(context.Background(), oneWord, []question{{kind: oneWord, text: "broken"}}, askers)
	if err == nil || !strings.Contains(err.Error(), kizunaName) {
		t.Errorf("%v", err)
	}
	if _, err := b.askInTurn(context.Background(), oneWord, nil, askers); err == nil {
		t.Error("no question, and no error")
	}
}

func TestRunsTakeTurns(t *testing.T) {
	var diary []string
	b, _ := fakeBench(&diary)
	var order []string
	err := b.inTurn(context.Background(), 2, func(e *engine) bool { return e.name != groongaName }, func(e *engine) error {
		order = append(order, e.name)
		return nil
	})
	if want := []string{kizunaName, plainName, plainName, kizunaName}; err != nil || !reflect.DeepEqual(order, want) {
		t.Errorf("%q, %v, want %q", order, err, want)
	}
}

func TestWarmBars(t *testing.T) {
	b := &bench{}
	fast, slow := []float64{.001, .001, .001}, []float64{.0015, .0015, .0015}
	b.addWarm(oneWord, times{seconds: map[string][]float64{kizunaName: slow, groongaName: slow, luceneName: fast}})
	b.addWarm(sentence, times{seconds: map[string][]float64{kizunaName: slow, groongaName: slow, luceneName: fast}})
	var got []verdict
	for _, r := range b.table.rows {
		got = append(got, r.verdict())
	}
	// Of one word Lucene counts, at p50.
	if want := []verdict{missed, held, held, held}; !reflect.DeepEqual(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}
