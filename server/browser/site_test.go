package browser

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"
	"time"
)

// site is a Kizuna that serves the bundled sample on a loopback port.
type site struct {
	address string // as http://127.0.0.1:1234
	host    string
}

// embedder is an origin whose pages may show results in a frame.
const embedder = "https://portal.midorino.example"

// startSite builds the program, imports the sample and serves it.
func startSite(dir string) (*site, func(), error) {
	program, index := filepath.Join(dir, "kizuna"), filepath.Join(dir, "index")
	for _, args := range [][]string{
		{"go", "build", "-o", program, "kizuna/cmd/kizuna"},
		{program, "import", "--sample", "--index", index},
	} {
		if out, err := exec.Command(args[0], args[1:]...).CombinedOutput(); err != nil {
			return nil, nil, fmt.Errorf("%q: %w\n%s", args, err, out)
		}
	}
	// One browser asks for more than one person does.
	cmd := exec.Command(program, "serve", "--index", index, "--addr", "127.0.0.1:0", "--rate", "0", "--embed-origin", embedder)
	cmd.Env = append(os.Environ(), "LANG=C.UTF-8", "LC_ALL=C.UTF-8")
	diesWithUs(cmd)
	said, err := cmd.StderrPipe()
	if err != nil {
		return nil, nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, nil, err
	}
	stop := func() {
		_ = cmd.Process.Signal(os.Interrupt) // it may have ended by itself
		_ = cmd.Wait()
	}
	address, err := readAddress(said)
	if err != nil {
		stop()
		return nil, nil, err
	}
	u, err := url.Parse(address)
	if err != nil {
		stop()
		return nil, nil, err
	}
	return &site{address, u.Host}, stop, nil
}

// readAddress reads where a server says that it is, and reads on, so that it is
// never held up by what nobody reads.
func readAddress(from io.Reader) (string, error) {
	said := make(chan string, 1)
	go func() {
		lines := bufio.NewScanner(from)
		for lines.Scan() {
			if address := regexp.MustCompile(`http://127\.0\.0\.1:\d+`).FindString(lines.Text()); address != "" {
				select {
				case said <- address:
				default: // what it logs later names it too
				}
			}
		}
		close(said)
	}()
	select {
	case address, ok := <-said:
		if !ok {
			return "", fmt.Errorf("the server ended before it said where it is")
		}
		return address, nil
	case <-time.After(time.Minute):
		return "", fmt.Errorf("the server did not say where it is within a minute")
	}
}

// answer is what a server answers without a browser in between.
type answer struct {
	status int
	header http.Header
	body   string
}

// get asks the site for an address, unpacked.
func (s *site) get(ctx context.Context, t testing.TB, path string, headers ...string) answer {
	t.Helper()
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, s.address+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Accept-Language", "ja")
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	res, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer{res.StatusCode, res.Header, string(b)}
}
