package ipadic

import (
	"fmt"
	"os"
	"sync"
	"testing"

	"github.com/ikawaha/kagome-dict/ipa"
)

// childEnv names a folder to a copy of the test binary that another test starts
// as a process of its own: it opens the dictionary there and says what it got.
const childEnv = "IPADIC_TEST_OPEN"

func TestMain(m *testing.M) {
	if dir := os.Getenv(childEnv); dir != "" {
		d, err := Open(Config{Dir: dir})
		if err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
		fmt.Print(d.Fingerprint(), " ", d.Warning())
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// built returns the image of the library's dictionary, built once for all tests.
var built = sync.OnceValues(func() ([]byte, error) { return buildImage(ipa.Dict()) })

func builtImage(t testing.TB) []byte {
	t.Helper()
	data, err := built()
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// openBuilt opens a dictionary over an image file in a folder of the test's own.
func openBuilt(t testing.TB) *Dictionary {
	t.Helper()
	cfg := Config{Dir: t.TempDir()}
	path, err := cfg.path()
	if err != nil {
		t.Fatal(err)
	}
	if err := writeImage(path, builtImage(t)); err != nil {
		t.Fatal(err)
	}
	d, err := Open(cfg)
	if err != nil {
		t.Fatal(err)
	}
	if d.Warning() != nil {
		t.Fatal(d.Warning())
	}
	t.Cleanup(func() { d.Close() })
	return d
}

// inMemory returns a dictionary for tests to which files do not matter.
func inMemory(t testing.TB) *Dictionary {
	t.Helper()
	im, err := parseImage(builtImage(t))
	if err != nil {
		t.Fatal(err)
	}
	return newDictionary(im)
}
