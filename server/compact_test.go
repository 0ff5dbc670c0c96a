package server

import (
	"strings"
	"testing"
)

func TestCompact(t *testing.T) {
	for _, c := range []struct{ name, content, want string }{
		{"a.css", "/* one\n two */\n\na { b: c; }\n  d::before { content: \"✓\" / \"\"; } /* e */\n", "\na { b: c; }\nd::before { content: \"✓\" / \"\"; }\n"},
		{"a.js", "// one\n\tlet a = 'http://b'; // stays\n\n\t// two\n\tb();\n", "\nlet a = 'http://b'; // stays\nb();\n"},
		{"a.svg", "<!-- a -->\n  <svg/>\n", "<!-- a -->\n  <svg/>\n"},
	} {
		if got := string(compact(c.name, []byte(c.content))); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// TestAssetsHoldNothingThatCompactWouldBreak holds that no text of an asset looks
// like a comment, or goes over the end of a line.
func TestAssetsHoldNothingThatCompactWouldBreak(t *testing.T) {
	files, err := assetFiles.ReadDir("web/assets")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		content, err := assetFiles.ReadFile("web/assets/" + f.Name())
		if err != nil {
			t.Fatal(err)
		}
		text := string(content)
		if strings.HasSuffix(f.Name(), ".js") && strings.Contains(text, "`") {
			t.Errorf("%s: a template literal may hold lines that look like comments", f.Name())
		}
		bare := string(cssComments.ReplaceAll(content, nil))
		if strings.HasSuffix(f.Name(), ".css") && (strings.Contains(bare, "*/") || strings.Count(bare, "{") != strings.Count(bare, "}")) {
			t.Errorf("%s: a comment ends where none begins", f.Name())
		}
	}
}
