package wire_test

import (
	"testing"

	"kizuna/data"
	"kizuna/server/wire"
)

func TestCitation(t *testing.T) {
	day := data.Date{Year: 2025, Month: 9, Day: 12}
	for _, c := range []struct {
		name    string
		remark  data.Remark
		meeting wire.Place
		address string
		want    string
	}{
		{"all there is", data.Remark{ID: "M1-4", Section: "終わりに", Speaker: "森川市長", Role: "市長"}, wire.Place{ID: "M1", Title: "ひだまりミーティング", Date: day},
			"https://www.city.midorino.example/1.html", "「ひだまりミーティング」令和7年9月12日、終わりに、森川市長、発言 M1-4、https://www.city.midorino.example/1.html"},
		{"an office that the name does not say", data.Remark{ID: "M1-4", Speaker: "緑川花", Role: "福祉部長"}, wire.Place{ID: "M1", Title: "定例会", Date: day},
			"", "「定例会」令和7年9月12日、福祉部長 緑川花、発言 M1-4"},
		{"an office alone", data.Remark{ID: "M1-4", Role: "市長"}, wire.Place{ID: "M1", Title: "定例会"}, "", "「定例会」、市長、発言 M1-4"},
		{"nothing but ids", data.Remark{ID: "x-1"}, wire.Place{ID: "x"}, "", "「x」、発言 x-1"},
		{"lines within a heading", data.Remark{ID: "x-1", Section: "第１　\n 窓口"}, wire.Place{Title: " 集い "}, "", "「集い」、第１ 窓口、発言 x-1"},
	} {
		if got := wire.Citation(c.remark, c.meeting, c.address); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

func TestOnlyAddressesOfTheWebAreCited(t *testing.T) {
	for address, want := range map[string]bool{
		"https://www.city.midorino.example/1.html": true, "http://midorino.example": true,
		"javascript:alert(1)": false, "file:///etc/passwd": false, "https:///nowhere": false, "1.html": false, "": false, ":": false,
	} {
		cited := wire.NewCited(data.Remark{ID: "M1-1"}, wire.Place{ID: "M1", URL: address}).Citation
		if got := cited != "「M1」、発言 M1-1"; got != want {
			t.Errorf("%q: %s", address, cited)
		}
	}
}
