package wire

import (
	"cmp"
	"net/url"
	"strings"

	"kizuna/data"
)

// Cited is a remark with where it was made, and how to cite it.
type Cited struct {
	data.Remark
	Meeting  Place  `json:"meeting"`
	Citation string `json:"citation"` // as Citation writes it, with the meeting's address
}

// NewCited pictures a remark of a meeting.
func NewCited(r data.Remark, m Place) Cited { return Cited{r, m, Citation(r, m, WebAddress(m.URL))} }

// CitedAmong is a remark among its neighbours, and how to cite it.
type CitedAmong struct {
	Remark
	Citation string `json:"citation"`
}

// Cite adds to a remark how to cite it.
func Cite(r Remark) CitedAmong { return CitedAmong{r, NewCited(r.Remark, r.Meeting).Citation} }

// Citation cites a remark in plain Japanese, without what is not known: the
// meeting's title and day, the heading, who spoke, the remark's id, and the address
// where it can be read, which may be "".
//
//	「ひだまりミーティング」令和7年9月12日、終わりに、森川市長、発言 M000297-4、https://www.city.midorino.example/hidamari/1.html
func Citation(r data.Remark, m Place, address string) string {
	who := r.Speaker
	if !strings.Contains(who, r.Role) {
		who = r.Role + " " + who
	}
	parts := []string{"「" + cmp.Or(strings.TrimSpace(m.Title), m.ID) + "」" + m.Date.Japanese()}
	for _, part := range []string{r.Section, who, "発言 " + r.ID, address} {
		if part = strings.Join(strings.Fields(part), " "); part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, "、")
}

// WebAddress returns an address that may be linked to, http or https with a host; ""
// for any other: a source could as well name a javascript: address.
func WebAddress(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	return address
}
