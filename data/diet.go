package data

import (
	"cmp"
	"fmt"
	"strings"
)

// The Diet's record search (国会会議録検索システム) answers with a list of
// speeches, or of meetings that hold one. People keep these answers as files.

// A dietMeeting is what its records tell of a meeting.
type dietMeeting struct {
	IssueID       string `json:"issueID"`
	Session       int    `json:"session"`
	NameOfHouse   string `json:"nameOfHouse"`
	NameOfMeeting string `json:"nameOfMeeting"`
	Issue         string `json:"issue"`
	Date          string `json:"date"`
	MeetingURL    string `json:"meetingURL"`
}

// A dietSpeech is one record. In a list of speeches each names its meeting.
type dietSpeech struct {
	dietMeeting
	SpeechID        string `json:"speechID"`
	Speaker         string `json:"speaker"`
	SpeakerPosition string `json:"speakerPosition"`
	SpeakerRole     string `json:"speakerRole"`
	Speech          string `json:"speech"`
}

// A dietRecord is a meeting with its speeches.
type dietRecord struct {
	dietMeeting
	Speeches []dietSpeech `json:"speechRecord"`
}

// dietFrontMatter is who the title page and the rosters are said to be by.
const dietFrontMatter = "会議録情報"

// putDiet puts the speeches of an answer into their meetings.
func (g *grouper) putDiet(speeches []dietSpeech, meetings []dietRecord, line int) error {
	for i := range meetings {
		for j := range meetings[i].Speeches {
			speech := &meetings[i].Speeches[j]
			speech.dietMeeting = meetings[i].dietMeeting
			if err := g.put(speech.row(), line); err != nil {
				return err
			}
		}
	}
	for i := range speeches {
		if err := g.put(speeches[i].row(), line); err != nil {
			return err
		}
	}
	return nil
}

// row is the speech as a row.
func (d *dietSpeech) row() *record {
	title := strings.Join(strings.Fields(d.NameOfHouse+" "+d.NameOfMeeting+" "+d.Issue), " ")
	if d.Session > 0 {
		title = fmt.Sprintf("第%d回国会 %s", d.Session, title)
	}
	rec := &record{
		ID: d.SpeechID, MeetingID: d.IssueID, Meeting: strings.TrimSpace(title), Date: d.Date, URL: d.MeetingURL,
		Speaker: d.Speaker, Role: cmp.Or(d.SpeakerPosition, d.SpeakerRole), Text: spokenPart(d.Speech), Kind: string(KindRemark),
	}
	switch {
	case d.Speaker == dietFrontMatter:
		rec.Kind, rec.Speaker, rec.Text = string(KindRoster), "", d.Speech
	case dietChair.MatchString(d.SpeakerPosition):
		rec.Kind = string(KindChair)
	}
	return rec
}

var (
	dietChair = lazily(`^(?:副議長|議長|仮議長|.*委員長(?:代理)?|.*会長(?:代理)?|主査|座長)$`)
	dietName  = lazily(`^[○◯〇◎][^　\n]{1,48}　[ 　]*`)
)

// spokenPart takes the mark and the name off the beginning of a speech: they
// stand in fields of their own.
func spokenPart(speech string) string {
	return dietName.ReplaceAllString(strings.TrimSpace(speech), "")
}
