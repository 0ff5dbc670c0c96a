package data

import (
	"strings"
)

// Some converters leave nothing at all where a line ended: …直します。○青木委員　….

const (
	// gluedSigns are what speeches have before names, and itemSigns what items begin with.
	gluedSigns = "○◯〇◎◆●【〔（(＜[［"
	itemSigns  = "○◯〇◎◆●■□◇・•"
)

// gluedItem is an item, or a speech, that nothing sets apart from the sentence before.
var gluedItem = lazily(`[。！？!?][` + itemSigns + `]`)

// gluedStart reports whether a line begins right behind the end of a sentence: with who
// speaks, with the number of a speech, with an item where there are several, or with
// what heads them. n is how many bytes are a line by themselves, or 0.
func gluedStart(rest string, items bool) (n int, ok bool) {
	rest = beginning(rest)
	first := firstRune(rest)
	if items && strings.Contains(itemSigns, first) || strings.Contains(gluedSigns, first) && spokenRun(rest) {
		return 0, true
	}
	if m := gluedLeaf.FindString(rest); m != "" {
		return len(m), true
	}
	if m := runOrdinal.FindStringSubmatch(rest); m != nil {
		return len(m[1]), true
	}
	if m := gluedSubject.FindStringSubmatch(rest); m != nil && (topic.MatchString(m[1]) || procedure.MatchString(m[1])) {
		return len(m[1]), true
	}
	return 0, false
}

// gluedLeaf is the number of a page that nothing sets apart.
var gluedLeaf = lazily(`^[-－‐−–─━][ 　]?[0-9０-９]{1,4}[ 　]?[-－‐−–─━]`)

// headsList ends what heads a list right before its first item.
var headsList = lazily(`(?:意見|感想|要望|質問|声|自由記述|内容|概要|要旨)(?:等|など)?[】〕》）):：]?$`)

// headsListBytes is as much as it needs to see.
const headsListBytes = 36

// gluedSubject is what may head what follows with its sign: 公園について○青木委員　….
var gluedSubject = lazily(`^([^。、「」` + itemSigns + `]{2,40})[` + itemSigns + `]`)
