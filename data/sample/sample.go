// Package sample holds the meetings that come with Kizuna, so that searching
// works in the first minute, before any page of one's own has been imported.
//
// Every page is fiction, written for this project. みどり野市 is a made-up city,
// and each page says so near its top; its people, offices, figures and events
// exist nowhere else. The pages follow the notation of saved municipal web pages
// and run from 平成31年 (2019) to 令和8年 (2026), one file a meeting, named by the
// day it was held:
//
//	pages, err := fs.Glob(sample.FS, "*.txt")
//
// The spelling differs from page to page on purpose, as it does in real minutes
// (問い合わせ and 問合せ, サーバー and サーバ, 97% and ９７％): do not tidy it.
package sample

import "embed"

// FS holds the pages at its root, as UTF-8 text for [kizuna/data.ReadAll]. It is
// read-only and safe for concurrent use.
//
//go:embed *.txt
var FS embed.FS

// Notice is the line near the top of every page that marks it as fiction.
const Notice = "（みどり野市は架空の市です。登場する人物・団体・出来事はすべて創作です。）"
