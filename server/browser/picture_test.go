package browser

import (
	"bytes"
	"cmp"
	"flag"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

var (
	update = flag.Bool("update", false, "take the picture of the READMEs anew")
	album  = flag.String("album", "", "keep pictures of every page in this `DIR`, to be looked at")
)

// picture is what the READMEs show: results from the sample.
const (
	picture      = "testdata/results.png"
	pictureBytes = 150 << 10
)

// TestThePictureOfTheREADMEs holds that both show the picture, and that it is
// small. With -update it is taken anew.
func TestThePictureOfTheREADMEs(t *testing.T) {
	if *update {
		b := newTab(t, screen{width: 1120, height: 840})
		b.open("/?q=窓口対応")
		var out bytes.Buffer
		if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&out, fewColours(decoded(t, b.shot(false)))); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(picture, out.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	b, err := os.ReadFile(picture)
	if err != nil {
		t.Fatal(err)
	}
	if len(b) > pictureBytes {
		t.Errorf("%d bytes, want at most %d", len(b), pictureBytes)
	}
	if width := decoded(t, b).Bounds().Dx(); width != 1120 {
		t.Errorf("%d px wide, want 1120", width)
	}
	for _, readme := range []string{"README.md", "README.ja.md"} {
		text, err := os.ReadFile(filepath.Join("..", "..", readme))
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(text), "](server/browser/"+picture+")") {
			t.Errorf("%s does not show the picture", readme)
		}
	}
}

func decoded(t *testing.T, b []byte) image.Image {
	t.Helper()
	m, err := png.Decode(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// fewColours is a picture in its 256 most frequent colours, the most that PNG
// keeps in a byte a pixel. A page of text has little more.
func fewColours(m image.Image) image.Image {
	count := map[color.Color]int{}
	size := m.Bounds()
	for y := size.Min.Y; y < size.Max.Y; y++ {
		for x := size.Min.X; x < size.Max.X; x++ {
			count[m.At(x, y)]++
		}
	}
	colours := slices.SortedFunc(maps.Keys(count), func(a, b color.Color) int {
		return cmp.Or(count[b]-count[a], strings.Compare(fmt.Sprint(a), fmt.Sprint(b)))
	})
	few := image.NewPaletted(size, colours[:min(256, len(colours))])
	draw.Draw(few, size, m, size.Min, draw.Src)
	return few
}

// shot is what the screen shows, or the whole page.
func (b *tab) shot(whole bool) []byte {
	b.Helper()
	if !whole {
		s, err := chromedp.Run(b.ctx, chromedp.CaptureScreenshot())
		if err != nil {
			b.Fatal(err)
		}
		return s
	}
	height := min(value[float64](b, "document.documentElement.scrollHeight"), 4000)
	beyond := true
	return call(b, page.CaptureScreenshot, page.CaptureScreenshotParams{CaptureBeyondViewport: &beyond,
		Clip: &page.Viewport{Width: value[float64](b, "innerWidth"), Height: height, Scale: 1}}).Data
}

// TestAlbum keeps a picture of every page on a phone and on a desk, in light and
// in dark colours, for people to look at.
func TestAlbum(t *testing.T) {
	if *album == "" {
		t.Skip("-album DIR asks for pictures of every page")
	}
	b := newTab(t, desk)
	n := 0
	keep := func(path string) {
		n++
		for _, s := range []screen{desk, phone, {width: desk.width, height: desk.height, dark: true}, {width: phone.width, height: phone.height, dark: true}} {
			b.show(s)
			colours := "light"
			if s.dark {
				colours = "dark"
			}
			file := filepath.Join(*album, fmt.Sprintf("%02d-%d-%s.png", n, s.width, colours))
			if err := os.WriteFile(file, b.shot(true), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		t.Logf("%02d is %s", n, path)
	}
	for _, path := range everyPage(t) {
		b.open(path)
		keep(path)
	}
	for path, status := range refusals {
		b.openAs(path, int64(status))
		keep(path)
	}
}
