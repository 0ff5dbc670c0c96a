package main

import (
	"fmt"
	"strings"

	"github.com/mattn/go-runewidth"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// overview explains all of Kizuna in one screen: at most 40 lines of 80
// columns, which a test holds. %s is the default index directory.
var overview = message{
	`Kizuna finds what people said in meetings.

  kizuna import PATH…     put files, folders or pages in (- standard input)
  kizuna import --sample  put in the bundled example, to try things out
  kizuna search QUERY…    find remarks
  kizuna insight QUERY…   the hits over the years, and words particular to them
  kizuna show ID          a whole meeting, or a remark and those around it
  kizuna suggest TEXT     what a half-typed word may become (まどぐ, madog)
  kizuna serve            search page and API on http://127.0.0.1:8080
  kizuna token new        a token for writing over the API
  kizuna list             the meetings; kizuna export writes them as JSON Lines
  kizuna stats            what the index holds
  kizuna remove MEETING…  take meetings out
  kizuna similar ID       what was said in other meetings that is like a remark
  kizuna check            is the index whole? --repair puts it in order
  kizuna reindex          rebuild the index from the remarks in it
  kizuna backup FILE      save the index; kizuna restore FILE puts it back
  kizuna analyze TEXT     how a text is cut into words, and what is indexed
  kizuna eval DATASET…    measure the ranking on judged sets of queries
  kizuna version          versions
  kizuna help COMMAND     all flags of a command

Queries: words side by side must all occur. Put a query in '…' if the shell
would take its signs for its own.
  窓口 OR 電話   one of them            窓口 -待ち時間   without a word
  "窓口対応"     exactly so, also 「」   (窓口 OR 電話) 研修
  speaker:市長  kind:survey  section:…  meeting:…  year:2025  年度:令和7
Flags of search: --kind --speaker --section --meeting --from --to
  --sort relevance|newest|oldest  --limit N  --offset N  --group meeting
  --match main|partial|related  how far to go   --no-synonyms  --explain
Flag of every command that prints data: --format text|json (search: jsonl, csv)

The index is kept in --index DIR, or else KIZUNA_INDEX, or else in
  %s
Messages are Japanese when LC_ALL, LC_MESSAGES or LANG is; NO_COLOR is obeyed.
Results go to standard output, all else to standard error.
Exit codes: 0 done (no hits too)  1 failed  2 wrong usage  3 no index yet
  4 some sources not imported  5 busy, try again  6 no such id
  7 index damaged  130 interrupted`,
	`Kizuna は、会議で出た発言を探すための道具です。

  kizuna import PATH…     ファイル・フォルダ・ページを取り込む（- は標準入力）
  kizuna import --sample  付属の見本を取り込む（お試し用）
  kizuna search 検索語…   発言を探す
  kizuna insight 検索語…  年ごとの推移と、いっしょによく出てくる言葉
  kizuna show ID          会議の全文、または発言とその前後を表示
  kizuna suggest 文字     入力途中の語の続きを提案（まどぐ、madog）
  kizuna serve            検索ページと API を http://127.0.0.1:8080 で公開
  kizuna token new        API で書き込むためのトークンを作る
  kizuna list             会議の一覧（kizuna export は JSON Lines で書き出す）
  kizuna stats            索引の中身を表示
  kizuna remove 会議ID…   会議を消す
  kizuna similar ID       ほかの会議での似た発言を探す
  kizuna check            索引が壊れていないか調べる（--repair で直す）
  kizuna reindex          索引の中の発言から、索引を作り直す
  kizuna backup FILE      索引を保存（kizuna restore FILE で戻す）
  kizuna analyze 文       文がどう単語に分かれ、何が索引に入るかを表示
  kizuna eval DATASET…    正解つきの検索例で、順位のよさを測る
  kizuna version          版を表示
  kizuna help コマンド    そのコマンドのオプションをすべて表示

検索語: 空白（全角も可）で区切ると、すべてを含む発言を探します。かっこや
引用符を使うときは、全体を '…'（Windows では "…"）で囲みます。
  窓口 OR 電話   どちらかを含む         窓口 -待ち時間   含まないもの
  「窓口対応」   このとおりの並び       (窓口 OR 電話) 研修
  発言者:市長  区分:アンケート  テーマ:…  会議:…  年:2025  年度:令和7
search のオプション: --kind --speaker --section --meeting --from --to
  --sort relevance|newest|oldest  --limit 件数  --offset 件数  --group meeting
  --match main|partial|related（広げ方）  --no-synonyms（同義語なし）  --explain
データを出すコマンド共通: --format text|json （search は jsonl と csv も）

索引の置き場所: --index DIR、なければ環境変数 KIZUNA_INDEX、なければ
  %s
LC_ALL・LC_MESSAGES・LANG が日本語なら日本語で話します。NO_COLOR に従います。
結果は標準出力へ、それ以外は標準エラー出力へ出します。
終了コード: 0 成功（該当なしも）  1 失敗  2 使い方の誤り  3 索引がない
  4 一部を取り込めなかった  5 使用中  6 その ID はない
  7 索引の破損  130 中断`,
}

// help prints the overview, or the flags of one command.
func (p *program) help(cmd *cobra.Command) {
	if !cmd.HasParent() {
		dir, err := defaultIndexDir(p.getenv)
		if err != nil {
			dir = "–"
		}
		p.streams.print(overview, dir)
		return
	}
	fmt.Fprintf(p.streams.out, "%s  –  %s\n", cmd.UseLine(), cmd.Short)
	if cmd.Long != "" {
		fmt.Fprintf(p.streams.out, "\n%s\n", cmd.Long)
	}
	if cmd.Example != "" {
		fmt.Fprintf(p.streams.out, "\n%s\n", cmd.Example)
	}
	fmt.Fprintf(p.streams.out, "\n%s", flagTable(cmd.Flags(), p.streams.lang))
}

// flagTable lists flags, a line each: name and what it takes, then what it
// does and its default.
func flagTable(flags *pflag.FlagSet, l language) string {
	var names, texts []string
	width := 0
	flags.VisitAll(func(f *pflag.Flag) {
		takes, text := pflag.UnquoteUsage(f)
		// Japanese names what a flag takes after the text, where it is enough
		// to see it in the column before.
		text = strings.TrimSuffix(text, " "+takes)
		name := "  --" + f.Name
		if f.Shorthand != "" {
			name = "  -" + f.Shorthand + ", --" + f.Name
		}
		if f.Value.Type() != "bool" {
			name += " " + takes
			if f.DefValue != "" && f.DefValue != "0" && f.DefValue != "[]" {
				text += message{" (default %s)", "（既定 %s）"}.in(l, f.DefValue)
			}
		}
		names, texts = append(names, name), append(texts, text)
		width = max(width, runewidth.StringWidth(name))
	})
	var b strings.Builder
	for i, name := range names {
		fmt.Fprintf(&b, "%s  %s\n", runewidth.FillRight(name, width), texts[i])
	}
	return b.String()
}

func (p *program) helpCommand() *cobra.Command {
	cmd := p.command("help COMMAND", message{"all flags of a command", "コマンドの説明"})
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		about, _, err := cmd.Root().Find(args)
		if err != nil {
			return unknownCommand(cmd.Root(), args)
		}
		return about.Help()
	}
	return cmd
}
