package data

import "bufio"

// readText reads the saved text of a web page, or minutes as plain text.
func (s *source) readText(in *bufio.Reader) error {
	text, err := s.readPage(in)
	if err != nil {
		return err
	}
	if isTranscript(text) {
		return s.meetingOf(readTranscript(text))
	}
	return s.meetingOf(readLines(text))
}
