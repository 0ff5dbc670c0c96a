package query

import (
	"reflect"
	"testing"
)

func TestWith(t *testing.T) {
	for _, tt := range []struct{ typed, more, want string }{
		{"窓口", "待ち時間", "窓口 待ち時間"},
		{" 窓口　電話 ", "待ち時間", "窓口　電話 待ち時間"},
		{"窓口 OR 電話", "待ち時間", "窓口 OR 電話 待ち時間"},
		{"窓口 -苦情", "待ち時間", "窓口 -苦情 待ち時間"},
		{"「窓口対応」", "研修", "「窓口対応」 研修"},
		{"\"窓口", "研修", ""},
		{"発言者:市長", "研修", "発言者:市長 研修"},
		{"", "研修", "研修"},
		{"-苦情", "研修", ""},
		{"窓口", "OR", `窓口 \OR`},
		{"OR 電話", "研修", ""},
		{"(窓口 OR 電話", "研修", ""},
		{"窓口 OR", "年:2025", ""},
	} {
		got := With(tt.typed, tt.more)
		if tt.want != "" && got != tt.want {
			t.Errorf("%q with %q: %q, want %q", tt.typed, tt.more, got, tt.want)
		}
		// Whatever it looks like, it means both.
		want := Node(Text{Text: tt.more})
		if root := Parse(tt.typed).Root; !reflect.DeepEqual(root, All{}) {
			want = and([]Node{root, want})
		}
		if root := Parse(got).Root; !reflect.DeepEqual(root, want) {
			t.Errorf("%q with %q: %q means %s, want %s", tt.typed, tt.more, got, show(root), show(want))
		}
	}
}
