package browser

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestPagesAreValid asks the Nu checker for its mind of every page, in both
// languages, of the stylesheet and of the pictures.
func TestPagesAreValid(t *testing.T) {
	needs(t)
	t.Parallel() // these two take longest
	jar := tool(t, "vnu-jar-*.jar")
	dir := t.TempDir()
	var addresses []string
	write := func(path, ending string, headers ...string) {
		file := fmt.Sprintf("%03d.%s", len(addresses), ending)
		addresses = append(addresses, path)
		if err := os.WriteFile(filepath.Join(dir, file), []byte(kizuna.get(t.Context(), t, path, headers...).body), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, path := range everyPage(t) {
		write(path, "html")
		write(path, "html", "Accept-Language", "en")
	}
	for path := range refusals {
		write(path, "html")
	}
	assets, err := os.ReadDir("../web/assets")
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range assets {
		if ending := strings.TrimPrefix(filepath.Ext(a.Name()), "."); ending == "svg" || ending == "css" {
			write("/assets/"+a.Name(), ending)
		}
	}
	// A remark is an article without a heading of its own: hundreds of headings a
	// page would lead nobody anywhere.
	out, err := exec.CommandContext(t.Context(), "java", "-jar", jar, "--format", "json", "--stdout", "--exit-zero-always",
		"--also-check-css", "--also-check-svg", "--filterpattern", "Article lacks heading.*", dir).Output()
	if err != nil {
		t.Fatalf("the checker does not run: %v", err)
	}
	var found struct {
		Messages []struct {
			Type, SubType, URL, Message, Extract string
			LastLine                             int
		}
	}
	if err := json.Unmarshal(out, &found); err != nil {
		t.Fatal(err)
	}
	for _, m := range found.Messages {
		var n int
		if _, err := fmt.Sscanf(filepath.Base(m.URL), "%d.", &n); err != nil {
			t.Errorf("%+v", m)
			continue
		}
		t.Errorf("%s, line %d: %s %s: %s\n%s", addresses[n], m.LastLine, m.Type, m.SubType, m.Message, m.Extract)
	}
	t.Logf("%d pages and assets", len(addresses))
}
