package data

import (
	"bytes"
	"fmt"
	"unicode/utf8"
)

// office97 begins the files of Office before 2007, and those it locks.
const office97 = "\xd0\xcf\x11\xe0"

// magics are the first bytes of files that hold no text read here; text marks
// those that may be followed by nothing but printable characters.
var magics = []struct {
	bytes, english, japanese string
	text                     bool
}{
	{"\x89PNG", "a PNG picture", "PNG 画像", false},
	{"\xff\xd8\xff", "a JPEG picture", "JPEG 画像", false},
	{"GIF8", "a GIF picture", "GIF 画像", false},
	{"II*\x00", "a TIFF picture", "TIFF 画像", false},
	{"MM\x00*", "a TIFF picture", "TIFF 画像", false},
	{"%PDF", "a PDF", "PDF", true},
	{"PK\x03\x04", "a ZIP archive, or a Word or Excel file", "ZIP ファイル、または Word・Excel のファイル", false},
	{"PK\x05\x06", "an empty ZIP archive", "空の ZIP ファイル", false},
	{office97, "an old Word, Excel or PowerPoint file, or one locked with a password", "旧形式（.doc・.xls・.ppt）か、パスワードの掛かった Word・Excel・PowerPoint のファイル", false},
	{"7z\xbc\xaf\x27\x1c", "a 7z archive", "7z ファイル", false},
	{"Rar!", "a RAR archive", "RAR ファイル", false},
	{"\xfd7zXZ", "an xz archive", "xz ファイル", false},
	{"BZh", "a bzip2 archive", "bzip2 ファイル", false},
	{"\x7fELF", "a program", "プログラム", false},
	{"SQLite format 3", "an SQLite database", "SQLite のデータベース", false},
	{"ID3", "an MP3 recording", "MP3 の音声", false},
	{"RIFF", "a WAV or AVI recording", "WAV または AVI", false},
	{"\x1aE\xdf\xa3", "a WebM or Matroska video", "WebM・Matroska の動画", false},
	{"{\\rtf", "an RTF document", "RTF 文書", true},
}

// controlShare is the share of control characters beyond which a file is no
// text: one in 50. Text has none but the odd one left by a converter; random
// bytes have one in 9.
const controlShare = 50

func isBareUTF16(head []byte) bool {
	_, ok := bareUTF16(head)
	return ok
}

// binaryFault returns the refusal of a file that is no text, naming what it
// looks like, or nil.
func binaryFault(head []byte) *Problem {
	controls := countControls(head)
	english, japanese := "", ""
	for _, m := range magics {
		// Some of them could begin a text: "ID3" is a fine heading of a table.
		if bytes.HasPrefix(head, []byte(m.bytes)) && (controls > 0 || m.text) {
			english, japanese = m.english, m.japanese
			break
		}
	}
	switch {
	case english != "":
	case bytes.HasPrefix(head, []byte("\xff\xfe")), bytes.HasPrefix(head, []byte("\xfe\xff")):
		return nil // UTF-16 is full of NULs
	case controls > 0 && isBareUTF16(head):
		return nil
	case len(head) > 12 && string(head[4:8]) == "ftyp":
		english, japanese = "an MP4 video or recording", "MP4 の動画・音声"
	case controls*controlShare > len(head):
		english, japanese = "a binary file", "バイナリファイル"
	default:
		return nil
	}
	if bytes.HasPrefix(head, []byte(office97)) || bytes.HasPrefix(head, []byte("{\\rtf")) {
		return newProblem(ErrBinary,
			fmt.Sprintf("it looks like %s; open it in Word or Excel and save it as .docx or .xlsx, without a password", english),
			fmt.Sprintf("%sのようです。Word や Excel で開き、パスワードなしの .docx や .xlsx として保存し直してください", spacedName(japanese)))
	}
	return newProblem(ErrBinary,
		fmt.Sprintf("it looks like %s, not text; save the page as HTML or as plain text and import that", english),
		fmt.Sprintf("%sのようです。テキストではないため読み込めません。ページを HTML かテキストとして保存し、それを取り込んでください", spacedName(japanese)))
}

// spacedName is a name before Japanese text, set off from it where it ends with a
// Latin letter.
func spacedName(name string) string {
	if name[len(name)-1] < utf8.RuneSelf {
		return name + " "
	}
	return name
}

func countControls(b []byte) int {
	n := 0
	for _, c := range b {
		if c < ' ' && !bytes.ContainsRune([]byte("\t\n\v\f\r\x1b"), rune(c)) {
			n++
		}
	}
	return n
}
