package main

import (
	"context"

	"github.com/spf13/cobra"

	"kizuna/analyzer"
	"kizuna/index/bleve"
	"kizuna/server/wire"
)

// checkOptions says which index to check.
type checkOptions struct {
	dir, format string
	repair      bool
	noWait      bool
}

func (p *program) checkCommand() *cobra.Command {
	cmd := p.command("check", message{"read all of the index and say whether it is whole", "索引がこわれていないか、すべて読んで調べる"})
	cmd.Long = p.text(message{
		`Compares every file with its checksum and every meeting with what was put in, counts
them, and looks for remarks by their own words. The index may be in use meanwhile.
--repair rebuilds what is damaged from the remarks, or else puts the newest
generation in force that is whole. Exit code 7: the index is damaged.`,
		`ファイルの検査値、会議の内容、件数を確かめ、発言をその発言自身の言葉で探してみます。
使用中でも調べられます。--repair は、壊れた部分を索引の中の発言から作り直し、それが
できなければ無傷の新しい世代に戻します。壊れているときの終了コードは 7 です。`})
	repair := cmd.Flags().Bool("repair", false, p.text(message{"put a damaged index in order again", "壊れていたら直す"}))
	noWait, format, dir := p.noWaitFlag(cmd), p.formatFlag(cmd), p.indexFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if err := noArguments(args); err != nil {
			return err
		}
		where, err := p.indexDir(*dir)
		if err != nil {
			return err
		}
		a, err := p.streams.openAnalyzer()
		if err != nil {
			return err
		}
		return runCheck(cmd.Context(), a, checkOptions{where, *format, *repair, *noWait}, p.streams)
	}
	return cmd
}

// checkReport is what a check found and did, as --format json writes it.
type checkReport struct {
	Index string `json:"index"`
	Whole bool   `json:"whole"` // before any repair
	*bleve.CheckReport
	Faults []wire.Sentence     `json:"faults"`
	Repair *bleve.RepairReport `json:"repair,omitempty"`
}

// runCheck checks an index, and repairs it if that is asked for and needed.
func runCheck(ctx context.Context, a *analyzer.Analyzer, opts checkOptions, s *streams) error {
	config := bleve.Config{Analyzer: a, Busy: s.waits(opts.noWait)}
	found, err := bleve.Check(ctx, opts.dir, config)
	if err != nil {
		return err
	}
	r := checkReport{Index: opts.dir, Whole: found.Whole(), CheckReport: found, Faults: []wire.Sentence{}}
	for _, f := range found.Faults {
		r.Faults = append(r.Faults, wire.Sentence{English: f.Error(), Japanese: f.Japanese()})
		if opts.format == formatText {
			what := f.Error() // with the place
			if s.lang == japanese {
				what = f.Japanese() + "（" + what + "）"
			}
			s.say(message{"damaged: %s", "破損：%s"}, oneLine(what))
		}
	}
	if opts.repair && !r.Whole {
		if r.Repair, err = bleve.RepairIndex(ctx, opts.dir, config); err != nil {
			return err
		}
	}
	if opts.format == formatJSON {
		if err := wire.WriteJSON(s.data(), r); err != nil {
			return err
		}
	} else {
		r.print(s)
	}
	switch {
	case r.Whole && r.Previous > 0 && r.FallBack == 0:
		s.say(message{"generation %d, which is kept to fall back to, is damaged; the next import or a backup makes up for it", "予備に残してある世代%dは壊れています。次の取り込みかバックアップで補われます"}, r.Previous)
		return nil
	case r.Whole || r.Repair != nil:
		return nil
	case found.FallBack > 0:
		return newFault(exitDamaged, message{"the index is damaged; put it in order with: kizuna check --repair",
			"索引が壊れています。kizuna check --repair で直せます"})
	}
	return newFault(exitDamaged, message{"the index is damaged; try kizuna check --repair, or restore a backup with kizuna restore FILE --replace",
		"索引が壊れています。kizuna check --repair を試すか、kizuna restore FILE --replace でバックアップから戻してください"})
}

// print tells people what was found and done.
func (r *checkReport) print(s *streams) {
	if r.Whole {
		s.print(message{"Whole: meetings: %d, remarks: %d (looked for by their own words: %d), files: %d (%s), generation %d",
			"異常ありません。会議%d件・発言%d件（自身の言葉で探した発言%d件）、ファイル%d個（%s）、世代%d"},
			r.Meetings, r.Remarks, r.Searched, r.Files, byteSize(r.Bytes), r.Generation)
		return
	}
	if r.Repair == nil {
		return
	}
	switch r.Repair.Done {
	case bleve.RepairRebuilt:
		s.print(message{"Repaired: rebuilt from the remarks in it, nothing is lost (generation %d)",
			"直しました。索引の中の発言から作り直したので、失われた発言はありません（世代%d）"}, r.Repair.To)
	case bleve.RepairFellBack:
		s.print(message{"Repaired: generation %d is in force again, as generation %d. What was imported or removed after it is lost; import that again",
			"直しました。世代%dの内容に戻しました（世代%dとして）。それより後に取り込んだもの、消したものは失われたので、もう一度行ってください"}, r.Repair.From, r.Repair.To)
	}
}
