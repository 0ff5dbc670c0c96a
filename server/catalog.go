package server

// phrase is one thing that pages and problems say, in both languages, in the
// notation of fmt. Every argument is written with %s; a language that has
// another order names arguments by index.
type phrase struct {
	ja, en string
	one    string // English where the first argument is the number 1, if it differs
}

// catalog holds every word people see that comes neither from the index nor
// from themselves.
var catalog = map[string]phrase{
	// Every page.
	"site.name":       {ja: "絆 Kizuna", en: "絆 Kizuna"},
	"site.tagline":    {ja: "会議で語られた言葉を、さがす。", en: "Find what was said in meetings."},
	"site.skip":       {ja: "本文へ移動", en: "Skip to content"},
	"site.home":       {ja: "絆 Kizuna トップページ", en: "絆 Kizuna, start page"},
	"nav.label":       {ja: "メニュー", en: "Menu"},
	"nav.meetings":    {ja: "会議一覧", en: "Meetings"},
	"footer.json":     {ja: "この内容を JSON で見る", en: "This page as JSON"},
	"footer.shortcut": {ja: "「/」キーで検索欄に移動", en: "Press / for the search box"},

	// The search box.
	"box.label":       {ja: "会議の発言を検索", en: "Search what was said in meetings"},
	"box.placeholder": {ja: "例：窓口対応", en: "e.g. 窓口対応"},
	"box.button":      {ja: "検索", en: "Search"},

	// Counts.
	"count.remarks":  {ja: "%s件", en: "%s remarks", one: "%s remark"},
	"count.meetings": {ja: "%s会議", en: "%s meetings", one: "%s meeting"},

	// Search results.
	"results.of":         {ja: "%[1]sの発言 %[2]s（%[3]s）", en: "%[1]s: %[2]s in %[3]s"},
	"results.all":        {ja: "発言 %s（%s）", en: "%s in %s"},
	"results.none":       {ja: "%sに合う発言は見つかりませんでした", en: "Nothing found for %s"},
	"results.none_all":   {ja: "条件に合う発言は見つかりませんでした", en: "Nothing matches these filters"},
	"results.list":       {ja: "検索結果", en: "Results"},
	"results.range":      {ja: "%[1]s件のうち %[2]s～%[3]s件目", en: "%[2]s–%[3]s of %[1]s"},
	"results.past_end":   {ja: "このページに表示する結果はありません。", en: "There are no results on this page."},
	"results.first_page": {ja: "最初のページへ", en: "Back to the first page"},
	"results.main":       {ja: "%[1]sの発言 %[2]s", en: "%[1]s: %[2]s"},
	"results.no_main":    {ja: "%sをそのまま含む発言はありません", en: "Nothing says %s as such"},
	"results.also":       {ja: "このほか、%[1]s（合わせて%[2]s）", en: "Also %[1]s; %[2]s in all"},
	"results.instead":    {ja: "代わりに、%[1]s（%[2]s）", en: "Instead, %[1]s, in %[2]s"},
	"results.comma":      {ja: "、", en: ", "},
	"results.understood": {ja: "検索の内容：%s", en: "Searched for %s"},
	"heading.partial":    {ja: "部分一致：別の語の一部として含む発言 %s", en: "%s inside other words"},
	"heading.related":    {ja: "関連する発言 %s", en: "%s related only"},
	"offer.partial":      {ja: "部分一致も見る（%s）", en: "Also inside other words (%s)"},
	"offer.related":      {ja: "関連する発言も見る（%s）", en: "Also related remarks (%s)"},
	"offers.label":       {ja: "検索を広げる", en: "Widen the search"},
	"tier.partial":       {ja: "別の語の一部として含む発言 %s", en: "%s inside other words"},
	"tier.related":       {ja: "関連する発言 %s", en: "%s related only"},

	// Filters.
	"synonyms.label":     {ja: "同義語も探す", en: "Synonyms too"},
	"synonyms.on":        {ja: "オン", en: "on"},
	"synonyms.off":       {ja: "同義語を使わない", en: "No synonyms"},
	"match.main":         {ja: "部分一致に広げない", en: "Main hits only"},
	"match.partial":      {ja: "部分一致も表示", en: "Inside other words too"},
	"match.related":      {ja: "関連する発言も表示", en: "Related remarks too"},
	"filter.title":       {ja: "絞り込み", en: "Filters"},
	"filter.kind":        {ja: "区分", en: "Kind"},
	"filter.year":        {ja: "年", en: "Year"},
	"filter.speaker":     {ja: "発言者", en: "Speaker"},
	"filter.section":     {ja: "テーマ・見出し", en: "Section"},
	"filter.meeting":     {ja: "会議", en: "Meeting"},
	"filter.period":      {ja: "期間", en: "Period"},
	"filter.more":        {ja: "ほか%s項目を表示", en: "%s more"},
	"filter.selected":    {ja: "選択中", en: "selected"},
	"filter.chips":       {ja: "指定中の条件", en: "Active filters"},
	"filter.chip":        {ja: "%s：%s", en: "%s: %s"},
	"filter.remove":      {ja: "この条件を外す", en: "remove this filter"},
	"filter.clear":       {ja: "すべて外す", en: "Clear all"},
	"filter.from":        {ja: "いつから", en: "From"},
	"filter.to":          {ja: "いつまで", en: "To"},
	"filter.period_hint": {ja: "2024-04、令和6年、令和6年度 のように", en: "such as 2024-04, 2024, 令和6年度"},
	"filter.apply":       {ja: "この期間で検索", en: "Apply"},

	// Order and pages.
	"sort.label":     {ja: "並び順", en: "Order"},
	"sort.relevance": {ja: "関連の高い順", en: "Relevance"},
	"sort.newest":    {ja: "新しい順", en: "Newest"},
	"sort.oldest":    {ja: "古い順", en: "Oldest"},
	"pages.label":    {ja: "ページ", en: "Pages"},
	"pages.previous": {ja: "前へ", en: "Previous"},
	"pages.next":     {ja: "次へ", en: "Next"},
	"pages.page":     {ja: "%sページ目", en: "Page %s"},

	// No results.
	"hints.title":        {ja: "見つけるために", en: "What you can try"},
	"hints.drop_filters": {ja: "絞り込みを外して検索する", en: "Search without the filters"},
	"hints.synonyms":     {ja: "同義語も使って検索する", en: "Search with synonyms"},
	"hints.drop_quotes":  {ja: "引用符を外して検索する", en: "Search without the quotation marks"},
	"hints.any_word":     {ja: "どれかの語を含む発言を検索する", en: "Search for any one of the words"},
	"hints.shorter":      {ja: "短い語や、別の言い方（例：残業 → 時間外）をお試しください。", en: "Try a shorter word, or another way to say it (残業 for 時間外)."},
	"hints.spelling":     {ja: "誤字や変換の間違いがないかお確かめください。", en: "Check the spelling."},
	"hints.browse":       {ja: "会議一覧から探す", en: "Look through the meetings"},

	// The start page.
	"start.holds":        {ja: "%[1]sの会議、%[2]sの発言を検索できます。", en: "%[1]s and %[2]s to search."},
	"start.meetings":     {ja: "%s件", en: "%s meetings", one: "%s meeting"},
	"start.examples":     {ja: "さがし方の例", en: "How to search"},
	"start.newest":       {ja: "新しい会議", en: "Newest meetings"},
	"start.all_meetings": {ja: "すべての会議を見る", en: "All meetings"},
	"start.kinds":        {ja: "区分から見る", en: "By kind"},
	"start.years":        {ja: "年から見る", en: "By year"},
	"example.word":       {ja: "言葉でさがす", en: "a word, in whatever form"},
	"example.both":       {ja: "どちらも含む（空白で区切る）", en: "both words"},
	"example.either":     {ja: "どちらかを含む", en: "either word"},
	"example.without":    {ja: "後の語を含まない", en: "without the second word"},
	"example.phrase":     {ja: "書かれたとおりにさがす", en: "exactly as written"},
	"example.speaker":    {ja: "発言者をしぼる", en: "one speaker"},
	"example.fields":     {ja: "区分と年度をしぼる", en: "a kind and a fiscal year"},

	// An index with nothing in it.
	"setup.title":   {ja: "まだ会議がありません", en: "There are no meetings yet"},
	"setup.explain": {ja: "会議のページ（HTML やテキスト）のファイル、またはそれらを入れたフォルダーを取り込むと、検索できるようになります。コマンドラインで次のように入力してください。", en: "Import the pages of meetings (HTML or text), as files or as a folder, and they can be searched. On the command line:"},
	"setup.path":    {ja: "フォルダー", en: "FOLDER"},
	"setup.sample":  {ja: "まず試してみるときは、付属の見本（架空の市の会議）を取り込めます。", en: "To try it first, import the bundled sample, meetings of a made-up city:"},
	"setup.then":    {ja: "取り込みが終わったら、このページを読み込み直してください。", en: "Then load this page again."},

	// Meetings.
	"meetings.title":     {ja: "会議一覧", en: "Meetings"},
	"meetings.count":     {ja: "%s件の会議（新しい順）", en: "%s meetings, newest first", one: "%s meeting"},
	"meetings.years":     {ja: "年", en: "Years"},
	"meetings.no_date":   {ja: "日付不明", en: "Date unknown"},
	"meetings.remarks":   {ja: "発言 %s件", en: "%s remarks", one: "%s remark"},
	"meeting.held":       {ja: "開催日", en: "Held"},
	"meeting.updated":    {ja: "更新日", en: "Updated"},
	"meeting.id":         {ja: "会議番号", en: "Id"},
	"meeting.size":       {ja: "発言", en: "Remarks"},
	"meeting.source":     {ja: "出典", en: "Source"},
	"meeting.contents":   {ja: "目次", en: "Contents"},
	"meeting.opening":    {ja: "冒頭", en: "Opening"},
	"meeting.permalink":  {ja: "この発言へのリンク（%s）", en: "Link to this remark (%s)"},
	"meeting.matches":    {ja: "%[1]sに合う発言 %[2]s", en: "%[1]s: %[2]s"},
	"meeting.no_matches": {ja: "この会議に%sに合う発言はありません", en: "Nothing in this meeting matches %s"},
	"meeting.marks_off":  {ja: "印を消す", en: "Remove the marks"},
	"meeting.back":       {ja: "検索結果へ戻る", en: "Back to the results"},

	// The API.
	"api.title":     {ja: "API", en: "API"},
	"api.document":  {ja: "機械で読める説明（OpenAPI 3.1）", en: "For programs, as OpenAPI 3.1"},
	"api.parameter": {ja: "パラメーター", en: "Parameter"},
	"api.meaning":   {ja: "意味", en: "Meaning"},
	"api.values":    {ja: "値", en: "Values"},
	"api.up_to":     {ja: "%s まで", en: "up to %s"},
	"api.default":   {ja: "既定 %s", en: "default %s"},
	"api.comma":     {ja: "、", en: "; "},
	"api.problems":  {ja: "エラー", en: "Problems"},
	"api.problem":   {ja: "エラーは RFC 9457 の形で返ります。プログラムでは、変わることのない code を見てください。", en: "Errors are RFC 9457 documents. Programs should test their code, which never changes its meaning:"},
	"api.curl":      {ja: "例", en: "Example"},

	// Dates.
	"date.year":         {ja: "%s年", en: "%s"},
	"date.between_eras": {ja: "・", en: " / "},
	"date.fiscal_year":  {ja: "%s年度", en: "Fiscal year %s"},
	"date.from":         {ja: "%sから", en: "from %s"},
	"date.to":           {ja: "%sまで", en: "until %s"},
	"date.from_to":      {ja: "%sから%sまで", en: "%s to %s"},

	// Problems.
	"problem.title":             {ja: "表示できませんでした", en: "This page cannot be shown"},
	"problem.title_404":         {ja: "ページが見つかりません", en: "Page not found"},
	"problem.title_400":         {ja: "検索の条件を確認してください", en: "Please check the search"},
	"problem.request":           {ja: "問い合わせの際は、次の番号をお知らせください：", en: "If you report this, please give this number:"},
	"problem.no_page":           {ja: "お探しのページはありません。アドレスをお確かめください。", en: "There is nothing at this address."},
	"problem.not_found":         {ja: "お探しのものは見つかりません。", en: "This was not found."},
	"problem.no_meeting":        {ja: "会議「%s」は見つかりません。番号が変わったか、取り除かれた可能性があります。", en: "There is no meeting “%s”. It may have been renamed or removed."},
	"problem.no_remark":         {ja: "発言「%s」は見つかりません。番号が変わったか、取り除かれた可能性があります。", en: "There is no remark “%s”. It may have been renamed or removed."},
	"problem.method":            {ja: "このアドレスでは %s は使えません。使えるのは %s です。", en: "%s is not allowed here; these are: %s."},
	"problem.bad_query":         {ja: "この条件では検索できません。", en: "This cannot be searched for."},
	"problem.bad_address":       {ja: "アドレスの「?」より後を読み取れません。「%」「;」「&」は符号化してください（例：% は %25）。", en: "What follows the ? in the address cannot be read. Percent-encode %, ; and & (% is %25)."},
	"problem.unknown_parameter": {ja: "パラメーター %s はありません。使えるのは %s です。", en: "There is no parameter %s; these are: %s."},
	"problem.no_parameters":     {ja: "パラメーター %s はありません。このアドレスにはパラメーターがありません。", en: "There is no parameter %s; this address takes none."},
	"problem.not_utf8":          {ja: "%s の値「%s」は UTF-8 の文字として読めません。UTF-8 で指定してください。", en: "The value of %s, “%s”, is not valid UTF-8."},
	"problem.nul":               {ja: "%s の値「%s」に、使えない文字（NUL）が含まれています。取り除いてください。", en: "The value of %s, “%s”, contains a NUL character; please remove it."},
	"problem.repeated":          {ja: "%s は1回だけ指定できます（%s回指定されています）。", en: "%s can be given once; it is given %s times."},
	"problem.range":             {ja: "%[1]s は 0 から %[2]s までの整数で指定してください（指定された値：%[3]s）。", en: "%[1]s must be a whole number from 0 to %[2]s, not %[3]s."},
	"problem.too_long":          {ja: "%s は %s文字以内で指定してください（指定されたのは %s文字）。", en: "%s can have at most %s characters; it has %s."},
	"problem.too_many":          {ja: "%s は %s個まで指定できます（指定されたのは %s個）。", en: "%s can be given at most %s times; it is given %s times."},
	"problem.kind":              {ja: "%[1]s に「%[3]s」という区分はありません。使えるのは %[2]s です。", en: "%[1]s cannot be “%[3]s”; it is one of %[2]s."},
	"problem.sort":              {ja: "%s に「%s」という並び順はありません。relevance（関連の高い順）、newest（新しい順）、oldest（古い順）のどれかを指定してください。", en: "%s cannot be “%s”; it is one of relevance, newest, oldest."},
	"problem.match":             {ja: "%s に「%s」は指定できません。main（主な結果だけ）、partial（部分一致まで）、related（関連する発言まで）のどれかを指定してください。", en: "%s cannot be “%s”; it is one of main, partial, related."},
	"problem.synonyms":          {ja: "%s に「%s」は指定できません。on か off を指定してください。", en: "%s cannot be “%s”; it is on or off."},
	"problem.date":              {ja: "%s の「%s」は日付・年月・年・年度として読めません。2025-09-12、2025-09、2025、令和7年度 のように指定してください。", en: "%s cannot be “%s”: write a day, month, year or fiscal year, such as 2025-09-12, 2025-09, 2025 or 令和7年度."},
	"problem.backwards":         {ja: "%[1]s（%[3]s）が from（%[2]s）より前です。期間の始まりと終わりを確認してください。", en: "%[1]s (%[3]s) is before from (%[2]s)."},
	"problem.no_index":          {ja: "まだ索引がありません。kizuna import で会議を取り込んでください。", en: "There is no index yet. Import meetings with kizuna import."},
	"problem.rate_limited":      {ja: "短い間にたくさんのご利用がありました。%s秒ほど待ってからもう一度お試しください。", en: "Too many requests came in a short time. Please try again in %s seconds.", one: "Too many requests came in a short time. Please try again in %s second."},
	"problem.stale_cursor":      {ja: "カーソルが古くなりました。最初のページからやり直してください。", en: "The cursor is out of date. Please begin again at the first page."},
	"problem.busy":              {ja: "ほかの処理が索引を使っています。少し待ってからもう一度お試しください。", en: "The index is busy. Please try again in a few seconds."},
	"problem.unavailable":       {ja: "いまは索引を使えません。しばらくしてからもう一度お試しください。", en: "The index is not available now. Please try again later."},
	"problem.timeout":           {ja: "時間内に検索が終わりませんでした。語を減らすか、期間や区分で絞り込んでください。", en: "The search did not finish in time. Use fewer words, or narrow it by period or kind."},
	"problem.schema":            {ja: "索引が別の版の Kizuna で作られています。kizuna import で会議を取り込み直してください。", en: "The index was made by another version of Kizuna. Import the meetings again with kizuna import."},
	"problem.internal":          {ja: "こちらの不具合で表示できませんでした。もう一度お試しください。", en: "Something went wrong on our side. Please try again."},
}
