package main

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"kizuna/data"
	"kizuna/index"
	"kizuna/index/bleve"
	"kizuna/server/wire"
)

// showOptions says what to show and how.
type showOptions struct {
	id, format string
	context    int // remarks before and after a remark
}

func (p *program) showCommand() *cobra.Command {
	cmd := p.command("show ID", message{"a whole meeting, or a remark and those around it", "会議の全文、または発言とその前後を表示"})
	cmd.Example = "  kizuna show C124643\n  kizuna show C124643-3 --context 5 --format json"
	around := cmd.Flags().Int("context", wire.Neighbours, p.text(message{"show `N` remarks before and after a remark", "発言の前後に示す件数 `N`"}))
	format, dir := p.formatFlag(cmd), p.indexFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		opts, err := parseShow(args, *format, *around)
		if err != nil {
			return err
		}
		return p.withIndex(cmd.Context(), *dir, bleve.Config{Warn: p.streams.warnSynonyms}, func(ctx context.Context, e index.Engine) error {
			return runShow(ctx, e, opts, p.streams)
		})
	}
	return cmd
}

func parseShow(args []string, format string, around int) (showOptions, error) {
	if len(args) != 1 || args[0] == "" {
		return showOptions{}, usage(message{"say one id: kizuna show ID, as kizuna search shows it", "ID を一つ指定してください（kizuna search の結果にあります）"})
	}
	if around < 0 || around > wire.MaxNeighbours {
		return showOptions{}, usage(message{"--context is from 0 to %d, not %d", "--context は 0 から %d までです（%d は指定できません）"}, wire.MaxNeighbours, around)
	}
	return showOptions{args[0], format, around}, nil
}

// runShow shows the meeting of an id, or else the remark.
func runShow(ctx context.Context, searcher index.Searcher, opts showOptions, s *streams) error {
	m, err := searcher.Meeting(ctx, opts.id)
	if err == nil {
		if opts.format == formatJSON {
			return wire.WriteJSON(s.data(), wire.NewMeeting(m))
		}
		return writeMeeting(s, m)
	}
	if !errors.Is(err, index.ErrNotFound) {
		return err
	}
	located, err := searcher.Remark(ctx, opts.id)
	if errors.Is(err, index.ErrNotFound) {
		return newFault(exitNotFound, message{"no meeting or remark has the id %q; kizuna search shows ids", "ID「%s」の会議や発言はありません。ID は kizuna search の結果にあります"}, opts.id)
	}
	if err != nil {
		return err
	}
	if m, err = searcher.Meeting(ctx, located.Meeting.ID); err != nil {
		return err
	}
	r, err := wire.NewRemark(m, opts.id, opts.context)
	if err != nil {
		return err
	}
	if opts.format == formatJSON {
		return wire.WriteJSON(s.data(), wire.Cite(r))
	}
	return writeAmong(s, r)
}

// writeMeeting writes a meeting by its sections, in its own order.
func writeMeeting(out *streams, m *data.Meeting) error {
	b := bufio.NewWriter(out.out)
	s := *out
	s.out = b
	writeHeading(&s, wire.NewPlace(m.ID, m.Title, m.Date, m.URL))
	if !m.Updated.IsZero() {
		s.print(message{"Updated %s", "更新 %s"}, bothCalendars(m.Updated))
	}
	if m.Source != "" && m.Source != m.URL {
		s.print(message{"Source %s", "出典 %s"}, oneLine(m.Source))
	}
	writeRemarks(&s, m.Remarks, "")
	return flush(b, "meeting "+m.ID)
}

// writeAmong writes a remark among its neighbours.
func writeAmong(out *streams, r wire.Remark) error {
	b := bufio.NewWriter(out.out)
	s := *out
	s.out = b
	writeHeading(&s, r.Meeting)
	writeRemarks(&s, slices.Concat(r.Before, []data.Remark{r.Remark}, r.After), r.ID)
	s.print(message{"\nCite as %s", "\n引用 %s"}, oneLine(wire.Cite(r).Citation))
	return flush(b, "remark "+r.ID)
}

func writeHeading(s *streams, m wire.Place) {
	fmt.Fprintln(s.out, spaced(s.paint(styleStrong, oneLine(m.Title)), bothCalendars(m.Date), s.paint(styleID, oneLine(m.ID))))
	if m.URL != "" {
		fmt.Fprintln(s.out, oneLine(m.URL))
	}
}

// writeRemarks writes remarks under the headings of their sections: who spoke,
// and what they said. The one that was asked for among others is pointed at.
func writeRemarks(s *streams, remarks []data.Remark, asked string) {
	section := ""
	for _, r := range remarks {
		if r.Section != section {
			heading := cmp.Or(oneLine(r.Section), message{"(no heading)", "（見出しなし）"}.in(s.lang))
			fmt.Fprintf(s.out, "\n%s\n", s.paint(styleStrong, "■ "+heading))
		}
		section = r.Section
		lead := "  "
		if r.ID == asked {
			lead = "> "
		}
		fmt.Fprintf(s.out, "\n%s%s\n", lead, spaced(s.paint(styleID, oneLine(r.ID)), kindLabel(r.Kind, s.lang), s.paint(styleStrong, oneLine(r.Speaker))))
		s.paragraph(len(lead)+2, r.Text, nil)
	}
}

// flush writes out what was gathered.
func flush(b *bufio.Writer, what string) error {
	if err := b.Flush(); err != nil {
		return fmt.Errorf("write %s: %w", what, err)
	}
	return nil
}
