package server

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"net/http"
	"time"
)

//go:embed web/assets
var assetFiles embed.FS

// asset is a file of the pages, with a fingerprint of what is in it.
type assetFile struct {
	content     []byte
	fingerprint string
}

// assets are the stylesheet, the script and the pictures, by file name.
type assets map[string]assetFile

// readAssets reads the assets that are built in.
func readAssets() (assets, error) {
	files, err := fs.ReadDir(assetFiles, "web/assets")
	if err != nil {
		return nil, fmt.Errorf("read assets: %w", err)
	}
	all := assets{}
	for _, f := range files {
		content, err := assetFiles.ReadFile("web/assets/" + f.Name())
		if err != nil {
			return nil, fmt.Errorf("read asset %s: %w", f.Name(), err)
		}
		content = compact(f.Name(), content)
		sum := sha256.Sum256(content)
		all[f.Name()] = assetFile{content, hex.EncodeToString(sum[:6])}
	}
	return all, nil
}

// href is the address of an asset. It changes with the content, so that
// browsers may keep what they have for good.
func (a assets) href(name string) (string, error) {
	f, ok := a[name]
	if !ok {
		return "", fmt.Errorf("no asset %q", name)
	}
	return "/assets/" + name + "?v=" + f.fingerprint, nil
}

// asset answers with an asset.
func (s *server) asset(w http.ResponseWriter, r *http.Request) error {
	name := assetName(r)
	f, ok := s.assets[name]
	if !ok {
		return errNoPage
	}
	h := w.Header()
	h.Set("ETag", `W/"`+f.fingerprint+`"`)
	h.Set("Vary", "Accept-Encoding")
	if r.URL.Query().Get("v") == f.fingerprint {
		h.Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	http.ServeContent(w, r, name, time.Time{}, bytes.NewReader(f.content))
	return nil
}
