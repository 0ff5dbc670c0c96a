package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"kizuna/data"
	"kizuna/data/fetch"
	"kizuna/index"
	"kizuna/index/bleve"
)

// importOptions says what to import and how to tell about it.
type importOptions struct {
	paths  []string
	sample bool // the bundled meetings too
	dir    string
	format string // of the report

	as       data.Format  // "" lets the content decide
	columns  data.Columns // of tables
	url      string       // of the one source
	follow   string       // an index page on the web, or ""
	maxPages int          // of a site that is followed
	pause    time.Duration
	again    bool   // pages on the web that have not changed, too
	watch    string // a folder, or ""
	dryRun   bool
	strict   bool
}

func (p *program) importCommand() *cobra.Command {
	cmd := p.command("import PATH…", message{"put files, folders or web pages in", "ファイル・フォルダ・ウェブページを取り込む"})
	cmd.Long = p.text(message{
		`Reads web pages, text, transcripts (WebVTT, SubRip), Markdown, Word, Excel, CSV,
JSON, JSON Lines and, with pdftotext, PDF; plain, packed by gzip or zstd, or in a
ZIP archive; in the encodings Japanese files come in. What a file holds decides,
not its name. A folder is read with all folders in it; hidden files and links are
passed over.
A meeting that is there already is replaced. All that is good becomes visible
together at the end; an interrupted import changes nothing, and goes on where it
stopped when it is run again.`,
		`ウェブページ、テキスト、文字起こし（WebVTT・SRT）、Markdown、Word、Excel、CSV、JSON、
JSON Lines を読みます。PDF は pdftotext があれば読みます。gzip・zstd・ZIP や、日本語の各種文字コードにも対応します。
形式は名前ではなく中身で判断します。フォルダは中のフォルダまで読み、隠しファイルとリンクは
飛ばします。取り込み済みの会議は置き換わります。読めたものは最後にまとめて反映され、
中断した場合は何も変わりません。もう一度実行すると、途中から続けます。`})
	cmd.Example = `  kizuna import pages/ minutes.docx "令和7年度/*.xlsx" minutes.jsonl.gz
  kizuna import --dry-run --map 発言=F,日付=B answers.xlsx
  kizuna import https://www.city.example.jp/kaigi/1.html
  kizuna import --follow https://www.city.example.jp/kaigi/
  kizuna import --watch /mnt/minutes
  curl -s https://example.jp/page.html | kizuna import -`
	f := cmd.Flags()
	bundled := f.Bool("sample", false, p.text(message{"put in the bundled example of a made-up city", "付属の見本（架空の市の会議）を取り込む"}))
	as := &choice{words: formatNames()}
	f.Var(as, "as", p.text(message{"read the sources as this format, whatever they look like", "中身で判断せず、この形式として読む"}))
	columns := f.String("map", "", p.text(message{"which columns of a table hold what: `発言=F,日付=B`", "表のどの列が何か `発言=F,日付=B`"}))
	url := f.String("url", "", p.text(message{"the `ADDRESS` of the original, for one source", "元のページの URL（取り込み元が一つのとき） `URL`"}))
	list := f.String("list", "", p.text(message{"take paths and addresses from a `FILE`, one a line", "パスや URL を1行に一つ書いたファイル `FILE`"}))
	follow := f.String("follow", "", p.text(message{"an index page `URL`, and all it leads to in its folder; robots.txt is obeyed", "目次のページと、そこからたどれる同じフォルダのページ（robots.txt に従う） `URL`"}))
	maxPages := f.Int("max-pages", fetch.DefaultPages, p.text(message{"of --follow, at most `N` pages", "--follow でたどるページ数の上限 `件数`"}))
	again := f.Bool("again", false, p.text(message{"web pages that have not changed, too", "変わっていないウェブページも取り込み直す"}))
	watch := f.String("watch", "", p.text(message{"take in what is in a `DIR`, and whatever lands there, until interrupted", "フォルダの中身と、あとから置かれるものを、中断するまで取り込み続ける `DIR`"}))
	dryRun := f.Bool("dry-run", false, p.text(message{"show what would be put in, and write nothing", "読み取った発言を表示するだけで、書き込まない"}))
	strict := f.Bool("strict", false, p.text(message{"put nothing in when there is a warning", "注意が一つでもあれば、何も取り込まない"}))
	noWait, format, dir := p.noWaitFlag(cmd), p.formatFlag(cmd), p.indexFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		where, err := p.indexDir(*dir)
		if err != nil {
			return err
		}
		opts := importOptions{
			paths: args, sample: *bundled, dir: where, format: *format, as: data.Format(as.value), url: *url, follow: *follow,
			maxPages: *maxPages, again: *again, watch: *watch, dryRun: *dryRun, strict: *strict,
		}
		if err := opts.complete(*list, *columns, p.streams.in); err != nil {
			return err
		}
		open := func() (index.Engine, error) {
			return openIndex(where, bleve.Config{Create: true, Busy: p.streams.waits(*noWait), Warn: p.streams.warnSynonyms}, p.streams)
		}
		if opts.watch != "" {
			return runWatch(cmd.Context(), open, opts, p.streams)
		}
		return runImport(cmd.Context(), open, opts, p.streams)
	}
	return cmd
}

// formatNames are the formats a source may have.
func formatNames() []string {
	var all []string
	for _, f := range data.Formats() {
		all = append(all, string(f))
	}
	return all
}

// complete checks the options, and reads what they name in files.
func (o *importOptions) complete(list, columns string, stdin io.Reader) error {
	if list != "" {
		more, err := readList(list, stdin)
		if err != nil {
			return err
		}
		o.paths = append(slices.Clone(o.paths), more...)
	}
	if columns != "" {
		c, err := data.ParseColumns(columns)
		if err != nil {
			return &fault{code: exitUsage, text: message{"--map: " + describe(err, english), "--map：" + describe(err, japanese)}}
		}
		o.columns = c
	}
	switch {
	case o.watch != "" && (len(o.paths) > 0 || o.follow != "" || o.sample || o.dryRun):
		return usage(message{"--watch takes a folder and nothing else to import", "--watch はフォルダだけを指定してください"})
	case len(o.paths) == 0 && !o.sample && o.follow == "" && o.watch == "":
		return usage(message{
			"say what to import: kizuna import PATH…, or kizuna import --sample for the bundled example",
			"取り込むファイルやフォルダを指定してください（付属の見本は kizuna import --sample）"})
	case o.follow != "" && !fetch.IsURL(o.follow):
		return usage(message{"--follow takes an http or https address, not %q", "--follow には http か https の URL を指定してください（%s）"}, o.follow)
	case o.maxPages < 0:
		return usage(message{"--max-pages takes a number from 1", "--max-pages には 1 以上を指定してください"})
	}
	stdins := 0
	for _, path := range append(slices.Clone(o.paths), list) {
		if path == stdinPath {
			stdins++
		}
	}
	if stdins > 1 {
		return usage(message{"standard input (-) can be read only once", "標準入力（-）は一度しか読めません"})
	}
	return nil
}

// readList reads paths and addresses, one a line; empty lines and those that
// begin with # say nothing.
func readList(path string, stdin io.Reader) ([]string, error) {
	in := stdin
	if path != stdinPath {
		f, err := os.Open(path)
		if err != nil {
			return nil, unreadable(path, err)
		}
		defer f.Close()
		in = f
	}
	var all []string
	lines := bufio.NewScanner(in)
	for lines.Scan() {
		line := strings.TrimSpace(strings.TrimPrefix(lines.Text(), "\ufeff"))
		if line != "" && !strings.HasPrefix(line, "#") {
			all = append(all, line)
		}
	}
	if err := lines.Err(); err != nil {
		return nil, newFault(exitFailure, message{"%s: it is no list of paths and addresses", "%s：パスや URL の一覧として読めません"}, path).because(fmt.Errorf("read list: %w", err))
	}
	return all, nil
}
