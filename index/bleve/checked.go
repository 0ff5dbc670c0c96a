package bleve

import (
	"github.com/RoaringBitmap/roaring/v2"
	lru "github.com/hashicorp/golang-lru/v2"
)

// The words of one query come again in the next, and with them the spellings that
// are looked for as texts (まち for 町). What reading the texts of a segment has
// shown is kept: a segment never changes.

// maxChecked bounds the texts of a segment whose outcomes are kept. Nearly all
// stand in few remarks.
const maxChecked = 2048

// checked is what is known of a folded text in a segment. It does not change.
type checked struct {
	read    *roaring.Bitmap // candidates whose text was read
	literal *roaring.Bitmap // of these, where it stands from a word's start to a word's end
	inside  *roaring.Bitmap // of these, where it stands only inside words
}

var nothingChecked = &checked{roaring.New(), roaring.New(), roaring.New()}

// and returns what is known when docs were read too.
func (c *checked) and(docs, literal, inside *roaring.Bitmap) *checked {
	if c == nothingChecked {
		return &checked{docs, literal, inside}
	}
	return &checked{roaring.Or(c.read, docs), roaring.Or(c.literal, literal), roaring.Or(c.inside, inside)}
}

// checkedCache keeps what is known of the texts looked for last. Of two queries
// that learn at the same moment the later one's counts; that does no harm.
type checkedCache struct{ texts *lru.Cache[string, *checked] }

func newCheckedCache() *checkedCache {
	c, err := lru.New[string, *checked](maxChecked)
	if err != nil {
		panic(err) // only for a size below one
	}
	return &checkedCache{c}
}

func (c *checkedCache) of(folded string) *checked {
	if known, ok := c.texts.Get(folded); ok {
		return known
	}
	return nothingChecked
}
