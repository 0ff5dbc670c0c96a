package server

import "testing"

func TestAddressesOnPaper(t *testing.T) {
	for address, want := range map[string]string{
		"http://a.example/?q=%E7%AA%93%E5%8F%A3+OR+x&kind=survey": "http://a.example/?q=窓口+OR+x&kind=survey",
		"http://a.example/meetings/a%2Fb%23c#remark-1":            "http://a.example/meetings/a%2Fb%23c#remark-1",
		"http://a.example/?q=100%25%E3%80%80%FF":                  "http://a.example/?q=100%25%E3%80%80%FF",
		"http://a.example/?q=%E2%80%AEabc":                        "http://a.example/?q=%E2%80%AEabc",
	} {
		if got := readable(address); got != want {
			t.Errorf("%s is printed as %s, want %s", address, got, want)
		}
	}
}
