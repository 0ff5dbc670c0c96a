package synonym

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf8"

	"golang.org/x/text/encoding/japanese"
	utf16 "golang.org/x/text/encoding/unicode"
)

// show writes the groups of a set, a line each: > asks only, < answers only.
func show(s *Set) string {
	var lines []string
	for _, g := range s.groups {
		var words []string
		for _, m := range g {
			switch {
			case !m.answers:
				words = append(words, m.written+">")
			case !m.asks:
				words = append(words, "<"+m.written)
			default:
				words = append(words, m.written)
			}
		}
		lines = append(lines, strings.Join(words, "|"))
	}
	return strings.Join(lines, "\n")
}

func TestParse(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"commas", "高齢者,お年寄り,シニア", "高齢者|お年寄り|シニア"},
		{"commas and spaces", "  高齢者 ,  お年寄り　,\tシニア ", "高齢者|お年寄り|シニア"},
		{"full-width commas", "高齢者，お年寄り、シニア､ご年配の方", "高齢者|お年寄り|シニア|ご年配の方"},
		{"tabs", "高齢者\tお年寄り\t\tシニア", "高齢者|お年寄り|シニア"},
		{"spaces inside a word", "Work Life Balance, WLB", "Work Life Balance|WLB"},
		{"a comma too many", ",残業,,超勤,", "残業|超勤"},
		{"one way", "ごみ => 廃棄物", "ごみ>|<廃棄物"},
		{"several one way", "a, b => c, d", "a>|b>|<c|<d"},
		{"itself on the right, as Solr's files have it", "a => a, b", "a|<b"},
		{"arrows people type", "a ＝＞ b\nc→d\ne ⇒ f", "a>|<b\nc>|<d\ne>|<f"},
		{"comments", "# 一行\n  ＃ 全角\na, b # 後ろ\nc, d　＃後ろ", "a|b\nc|d"},
		{"a number sign in a word", "C#, シーシャープ\n, #防災, 防災タグ", "C#|シーシャープ\n#防災|防災タグ"},
		{"backslashes", `C\,D, CとD` + "\n" + `a\=>b, c` + "\n" + `\#1, 一番` + "\n" + `\!, びっくり` + "\n" + `a\\b, c\`, "C,D|CとD\na=>b|c\n#1|一番\n!|びっくり\n" + `a\b|c\`},
		{"an equals sign", "a=b, c", "a=b|c"},
		{"a tilde", "a~b, 9～17時", "a~b|9～17時"},
		{"a slash parts nothing", "I/O, 入出力", "I/O|入出力"},
		{"line ends", "a,b\r\nc,d\re,f\n", "a|b\nc|d\ne|f"},
		{"a byte order mark", "\ufeffa,b", "a|b"},
		{"blank lines", "\n\n　\na,b\n\n", "a|b"},
		{"nothing", "", ""},
		{"numbers", "110, 警察\n119, 消防", "110|警察\n119|消防"},

		{"SudachiDict", "000127,1,0,1,0,0,0,(医療),インフルエンザ,,\n000127,1,0,1,0,0,1,(医療),influenza,,\n\n000008,1,0,1,0,0,0,(),支払い,,\n000008,1,1,3,0,0,0,(),勘定,,\n", "インフルエンザ|influenza\n支払い|<勘定"},
		{"SudachiDict, left out columns", "000127,,,,,,,,インフルエンザ,,\n000127,,,,,,,,流感,,", "インフルエンザ|流感"},
		{"SudachiDict, a word taken back", "000001,1,0,1,0,0,0,(),道,,\n000001,1,2,1,0,0,0,(),未知,,\n000001,1,0,2,0,0,0,(),道路,,", "道|道路"},
		{"SudachiDict, no blank line between groups", "000001,1,0,1,0,0,0,(),a,,\n000001,1,0,1,0,0,0,(),b,,\n000002,1,0,1,0,0,0,(),c,,\n000002,1,0,1,0,0,0,(),d,,", "a|b\nc|d"},
		{"SudachiDict, quotes", "000001,1,0,1,0,0,0,(),\"a,b\",,\n000001,1,0,1,0,0,0,(),c,,", "a,b|c"},
		{"SudachiDict, spellings that fold to one", "000001,1,0,1,0,0,0,(),PC,,\n000001,1,0,1,0,0,2,(),ＰＣ,,\n000001,1,0,1,0,0,2,(),パソコン,,\n000002,1,0,1,0,0,2,(),Ａ,,\n000002,1,0,1,0,0,2,(),a,,", "PC|パソコン"},
		{"SudachiDict, two numbers for a lexeme", "000001,1,0,1/2,0,0,0,(),a,,\n000001,1,0,2,0,0,0,(),b,,", "a|b"},
	} {
		if got := show(parse(t, tt.text)); got != tt.want {
			t.Errorf("%s: %q reads as\n%s\nwant\n%s", tt.name, tt.text, got, tt.want)
		}
	}
}

func TestWarnings(t *testing.T) {
	long := strings.Repeat("長", MaxWordRunes+1)
	for _, tt := range []struct{ name, text, kept, warning string }{
		{"one word", "a,b\n残業\nc,d", "a|b\nc|d", "f.txt, line 2: there is only one word; part the words of a group with commas"},
		{"one word and a slash", "高齢者/お年寄り", "", "f.txt, line 1: there is only one word; part the words of a group with commas"},
		{"nothing to find", "ごみ =>", "", "f.txt, line 1: there is no word on one side of the arrow; the line is left out"},
		{"nothing to ask", "# x\n=> ごみ", "", "f.txt, line 2: there is no word on one side of the arrow; the line is left out"},
		{"two arrows", "a => b => c", "", "f.txt, line 1: there is more than one arrow; the line is left out"},
		{"to itself", "a => Ａ", "", "f.txt, line 1: there is only one word; part the words of a group with commas"},
		{"twice", "PC, ＰＣ, パソコン", "PC|パソコン", `f.txt, line 1: "ＰＣ" stands twice in the group`},
		{"twice and alone", "PC, ＰＣ", "", `f.txt, line 1: "ＰＣ" stands twice in the group`},
		{"a long word", "a, " + long + ", b", "a|b", "f.txt, line 1: a word is longer than 80 characters and is left out"},
		{"a long line", "a,b\n" + strings.Repeat("a,", MaxLineBytes/2+1), "a|b", "f.txt, line 2: the line is longer than 32768 bytes and is left out"},
		{"a large group", "0" + numbers(",%d", 1, MaxGroupMembers), numbers("|%d", 0, MaxGroupMembers-1)[1:], "f.txt, line 1: the group has more than 100 words; the rest are left out"},
		{"an unknown directive", "!default on\n!既定 なし\na,b", "a|b", `f.txt, line 1: behind ! only "default off" is known, alone or with words; the line is left out`},
		{"broken characters", "a,b\nc\xff,d\ne,f", "a|b\ne|f", "f.txt, line 2: characters are broken and the line is left out; save the file as UTF-8"},
		{"SudachiDict, a line of another kind", "000001,1,0,1,0,0,0,(),a,,\n000001,1,0,1,0,0,0,(),b,,\nc, d", "a|b", "f.txt, line 3: the line has not the columns of a SudachiDict synonym file and is left out"},
		{"SudachiDict, an unknown flag", "000001,1,0,1,0,0,0,(),a,,\n000001,1,0,1,0,0,0,(),b,,\n000001,1,3,1,0,0,0,(),c,,", "a|b", `f.txt, line 3: the expansion flag is "3", which is none of 0, 1, 2; the line is left out`},
		{"SudachiDict, an open quote", "000001,1,0,1,0,0,0,(),a,,\n000001,1,0,1,0,0,0,(),b,,\n000001,1,0,1,0,0,0,(),\"c,,", "a|b", "f.txt, line 3: the line has not the columns of a SudachiDict synonym file and is left out"},
	} {
		set, warnings, err := Parse("f.txt", strings.NewReader(tt.text), testFold)
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if got := show(set); got != tt.kept {
			t.Errorf("%s: kept\n%s\nwant\n%s", tt.name, got, tt.kept)
		}
		if len(warnings) == 0 {
			t.Errorf("%s: no warning, want %s", tt.name, tt.warning)
			continue
		}
		if got := warnings[0].Error(); got != tt.warning {
			t.Errorf("%s: warning\n%s\nwant\n%s", tt.name, got, tt.warning)
		}
		for _, w := range warnings {
			if ja := w.Japanese(); !strings.HasPrefix(ja, "f.txt の") || ja == w.Error() || strings.HasSuffix(ja, "。") || strings.Contains(ja, "%!") {
				t.Errorf("%s: in Japanese %q", tt.name, ja)
			}
		}
	}
}

// numbers writes the numbers from the first to the last, each as format has it.
func numbers(format string, first, last int) string {
	var b strings.Builder
	for i := first; i <= last; i++ {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

func TestTooMuch(t *testing.T) {
	set, warnings, err := Parse("f.txt", strings.NewReader(numbers("a%d,b\n", 0, MaxGroups+5)), nil)
	if err != nil || len(set.groups) != MaxGroups || len(warnings) != 1 || warnings[0].Line != MaxGroups+1 {
		t.Errorf("groups: %d kept, %v, %v", len(set.groups), warnings, err)
	}
	line := numbers("%d,", 1, MaxGroupMembers) + "\n"
	set, warnings, err = Parse("f.txt", strings.NewReader(strings.Repeat(line, MaxMembers/MaxGroupMembers+1)), nil)
	if err != nil || len(set.groups) != MaxMembers/MaxGroupMembers || len(warnings) != 1 {
		t.Errorf("words: %d groups kept, %v, %v", len(set.groups), warnings, err)
	}
	set, warnings, err = Parse("f.txt", strings.NewReader("残業,超勤\n"+strings.Repeat("一語\n", 1000)), nil)
	if err != nil || len(set.groups) != 1 || len(warnings) != MaxWarnings+1 || warnings[MaxWarnings].Line != 0 {
		t.Errorf("warnings: %d groups kept, %d warnings, %v", len(set.groups), len(warnings), err)
	}
}

func TestUnusableFiles(t *testing.T) {
	broken := errors.New("the disk is gone")
	for _, tt := range []struct {
		name string
		r    io.Reader
		want error
	}{
		{"too large", strings.NewReader(strings.Repeat("a", MaxBytes+1)), ErrTooLarge},
		{"not text", strings.NewReader("PK\x03\x04\x00\x00"), ErrNotText},
		{"unreadable", iotest.ErrReader(broken), broken},
		{"unreadable, by kind", iotest.ErrReader(broken), ErrRead},
	} {
		set, _, err := Parse("f.txt", tt.r, nil)
		var w Warning
		if set != nil || !errors.Is(err, tt.want) || !errors.As(err, &w) || !strings.HasPrefix(w.Japanese(), "f.txt：") {
			t.Errorf("%s: %v, %v; want %v", tt.name, set, err, tt.want)
		}
	}
}

func TestEncodings(t *testing.T) {
	const text = "# 同義語\r\n高齢者、お年寄り、シニア\r\nスマホ → スマートフォン\r\nﾊﾟｿｺﾝ, ①PC\r\n"
	const want = "高齢者|お年寄り|シニア\nスマホ>|<スマートフォン\nﾊﾟｿｺﾝ|①PC"
	sjis, err := japanese.ShiftJIS.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	wide := func(order utf16.Endianness) string {
		s, err := utf16.UTF16(order, utf16.UseBOM).NewEncoder().String(text)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	for name, file := range map[string]string{
		"UTF-8": text, "UTF-8 with a mark": "\ufeff" + text, "Shift_JIS": sjis,
		"UTF-16LE": wide(utf16.LittleEndian), "UTF-16BE": wide(utf16.BigEndian),
	} {
		if got := show(parse(t, file)); got != want {
			t.Errorf("%s reads as\n%s\nwant\n%s", name, got, want)
		}
	}
}

// FuzzParse holds the bounds and that what is asked can be answered.
func FuzzParse(f *testing.F) {
	for _, s := range []string{
		"", "a,b", "a => b", "a,b => a,c", "!default off a", "\\", "a,\\,b", "# x", "a=>", "000001,1,0,1,0,0,0,(),a,,\n000001,1,1,1,0,0,0,(),b,,",
		"000001,1,0,1,0,0,0,(),\"a", "\xff\xfea\x00,\x00b\x00", "高齢者、お年寄り\r\n", "a,b\n000001,,,,,,,,c,,", "\x8d\x82\x97\xee\x8e\xd2,\x98V\x90l",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		set, warnings, err := Parse("f.txt", strings.NewReader(text), testFold)
		if err != nil {
			if set != nil {
				t.Fatal("a set beside an error")
			}
			return
		}
		if len(warnings) > MaxWarnings+1 {
			t.Fatalf("%d warnings", len(warnings))
		}
		for _, w := range warnings {
			if w.Error() == "" || w.Japanese() == "" || !utf8.ValidString(w.Error()) {
				t.Fatalf("warning %q, %q", w.Error(), w.Japanese())
			}
		}
		for phrase, groups := range set.at {
			members := set.Members(phrase)
			if len(members) == 0 || len(members) > len(groups)*MaxGroupMembers {
				t.Fatalf("%q: %d members", phrase, len(members))
			}
			for _, m := range members {
				if testFold(m) == phrase || !utf8.ValidString(m) {
					t.Fatalf("%q: member %q", phrase, m)
				}
			}
			if n := set.Longest(phrase+"の", nil); n < len(phrase) {
				t.Fatalf("%q: Longest finds %d bytes of it", phrase, n)
			}
		}
		if again, _, _ := Parse("g.txt", strings.NewReader(text), testFold); again.Fingerprint() != set.Fingerprint() {
			t.Fatal("two readings of one file differ")
		}
		if both := set.Over(set); len(both.groups) > 2*len(set.groups) {
			t.Fatal("laid over itself it grows more than twice")
		}
	})
}
