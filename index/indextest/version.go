package indextest

import (
	"testing"

	"kizuna/index"
)

func versions(t *testing.T, e index.Engine) {
	version := func() string {
		t.Helper()
		v, err := e.Version(ctx(t))
		if err != nil {
			t.Fatalf("Version: %v", err)
		}
		return v
	}
	seen := map[string]string{}
	changed := func(what string) {
		t.Helper()
		v := version()
		if before, ok := seen[v]; ok {
			t.Errorf("after %s the version is that of %s: %q", what, before, v)
		}
		seen[v] = what
	}
	changed("nothing")
	put(t, e, meeting("M1", day(2025, 9, 12), say("窓口の話をしました。")))
	changed("a put")
	search(t, e, index.Query{Text: "窓口"})
	b := begin(t, e)
	if err := b.Put(ctx(t), meeting("M2", day(2025, 9, 12), say("電話の話をしました。"))); err != nil {
		t.Fatal(err)
	}
	if v := version(); seen[v] != "a put" {
		t.Errorf("reading and an open batch changed the version to %q", v)
	}
	if err := b.Discard(); err != nil {
		t.Fatal(err)
	}
	if v := version(); seen[v] != "a put" {
		t.Errorf("a discarded batch changed the version to %q", v)
	}
	put(t, e, meeting("M1", day(2025, 9, 12), say("窓口の話をまたしました。")))
	changed("a put of another text")
	b = begin(t, e)
	if err := b.Remove(ctx(t), "M1"); err != nil {
		t.Fatal(err)
	}
	if err := b.Commit(ctx(t)); err != nil {
		t.Fatal(err)
	}
	changed("a removal")
}
