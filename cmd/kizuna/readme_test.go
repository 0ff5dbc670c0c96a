package main

import (
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// transcript is a command of a README with what it prints.
type transcript struct{ command, output string }

// curlTranscripts returns the commands of a README's block of code about the
// API.
func curlTranscripts(t *testing.T, file string) (all []transcript) {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, block := range regexp.MustCompile("(?ms)^```\n(.*?)^```$").FindAllStringSubmatch(string(text), -1) {
		if !strings.Contains(block[1], "$ curl ") {
			continue
		}
		for line := range strings.Lines(block[1]) {
			if command, ok := strings.CutPrefix(line, "$ "); ok {
				all = append(all, transcript{command: strings.TrimSpace(command)})
			} else if len(all) > 0 {
				all[len(all)-1].output += line
			}
		}
	}
	return all
}

// TestTheAPIAsTheREADMEsShowIt runs what the READMEs show of the API, with the
// real program and the bundled sample, and compares what it prints. … stands
// for anything.
func TestTheAPIAsTheREADMEsShowIt(t *testing.T) {
	for _, need := range []string{"curl", "sh"} {
		if _, err := exec.LookPath(need); err != nil {
			t.Skip(err)
		}
	}
	for _, readme := range []string{"README.md", "README.ja.md"} {
		free, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		addr := free.Addr().String()
		free.Close()
		script, files, curls := "exec kizuna import --sample\n", "", 0
		for i, tr := range curlTranscripts(t, filepath.Join("..", "..", readme)) {
			command := strings.NewReplacer("bin/kizuna", "kizuna", "http://127.0.0.1:8080", "http://"+addr).Replace(tr.command)
			if serve, ok := strings.CutSuffix(command, " &"); ok {
				script += fmt.Sprintf("exec %s --addr %s &server&\nexec curl -s --retry 50 --retry-connrefused --retry-delay 1 http://%s/readyz\n", serve, addr, addr)
				continue
			}
			curls += strings.Count(command, "curl ")
			script += fmt.Sprintf("exec sh command%d\nprints want%d\n", i, i)
			files += fmt.Sprintf("-- command%d --\n%s\n-- want%d --\n%s", i, command, i, tr.output)
		}
		if curls < 4 {
			t.Errorf("%s shows %d calls", readme, curls)
		}
		dir := t.TempDir()
		file := filepath.Join(dir, readme+".txtar")
		if err := os.WriteFile(file, []byte(script+"kill -INT server\nwait server\n"+files), 0o644); err != nil {
			t.Fatal(err)
		}
		testscript.Run(t, testscript.Params{
			Files: []string{file},
			Setup: func(env *testscript.Env) error {
				env.Setenv(indexVariable, filepath.Join(env.WorkDir, "index"))
				return nil
			},
			Cmds: map[string]func(*testscript.TestScript, bool, []string){"prints": prints},
		})
	}
}

// prints compares what was printed with a file in which … stands for anything.
func prints(ts *testscript.TestScript, _ bool, args []string) {
	got, want := ts.ReadFile("stdout"), ts.ReadFile(args[0])
	pattern := "^" + strings.ReplaceAll(regexp.QuoteMeta(want), "…", "(?s:.*)") + "$"
	if !regexp.MustCompile(pattern).MatchString(got) {
		ts.Fatalf("printed\n%swhere the README shows\n%s", got, want)
	}
}
