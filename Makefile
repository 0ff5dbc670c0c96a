# Kizuna: everything a person or CI calls. `make help` lists it.
GO      ?= go
INDEX   ?= kizuna-index
ADDR    ?= 127.0.0.1:8080
EVAL    ?= ../shared/eval
CORPUS  ?= ../shared/corpus/kiryu.jsonl.gz
QUERIES ?= $(EVAL)/kiryu-headings/queries.jsonl
# More flags for the bench: make bench BENCH='-repeat 1 -ask 200'
BENCH   ?=
# Pinned: a linter that changes by itself breaks builds that did not change.
STATICCHECK = honnef.co/go/tools/cmd/staticcheck@v0.8.2
TARGETS = linux/amd64 linux/arm64 darwin/arm64 windows/amd64
# Everything is pure Go, so that one machine builds for all.
export CGO_ENABLED = 0

.PHONY: help run build test test-faults test-browser picture race lint dist eval bench clean

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST)

run: build ## build, import the sample when there is no index yet, and serve
	@bin/kizuna stats --index $(INDEX) >/dev/null 2>&1 || bin/kizuna import --index $(INDEX) --sample
	bin/kizuna serve --index $(INDEX) --addr $(ADDR)

build: ## bin/kizuna
	$(GO) build -trimpath -o bin/kizuna ./cmd/kizuna

test: ## all tests
	$(GO) test ./...

# The tests of faults run in a short form with all others, and the corpus goes round without an index; here at full length.
test-faults: ## kill, fill up, flip, cut, remove and export, at length (root for the full disk)
	KIZUNA_FAULTS=long $(GO) test -count=1 -v -run 'Killed|FullDisk|ReadOnlyDisk|Permission|Flipped|Truncated|Clock|RemovedUnder|Generations|Terminated|SecondWriter|ColdSearch|ComesBackTheSame' ./index/bleve ./cmd/kizuna

# Chromium, Java and npm are needed; what else judges the pages is fetched.
test-browser: ## drive the pages in Chromium: keys, phones, axe-core, valid HTML
	server/browser/fetch.sh
	KIZUNA_BROWSER=1 $(GO) test -count=1 -v ./server/browser

picture: ## take the picture of the READMEs anew, of the sample
	KIZUNA_BROWSER=1 $(GO) test -count=1 ./server/browser -run PictureOfTheREADMEs -update

race: ## all tests under the race detector (needs a C compiler)
	CGO_ENABLED=1 $(GO) test -race -short ./...

lint: ## gofmt, vet, staticcheck
	@files=$$(gofmt -l .); test -z "$$files" || { echo "not gofmt-clean:"; echo "$$files"; exit 1; }
	$(GO) vet ./...
	$(GO) run $(STATICCHECK) ./...

dist: ## dist/: the command for every system, without cgo
	@for t in $(TARGETS); do \
		ext=; case $$t in windows/*) ext=.exe;; esac; \
		out=dist/kizuna-$${t%/*}-$${t#*/}$$ext; \
		GOOS=$${t%/*} GOARCH=$${t#*/} $(GO) build -trimpath -ldflags '-s -w' -o $$out ./cmd/kizuna || exit 1; \
		echo $$out; \
	done
	@cp LICENSE NOTICE dist/

eval: build ## ranking and literal recall on the judged sets in EVAL; those that are not there are skipped
	@bin/kizuna eval --literal 5000 $(addprefix $(EVAL)/,variants ranking kiryu-headings togikai-questions squad-paragraphs)

bench: build ## Kizuna beside the peers it finds (cmd/bench/peers.sh fetches them) on CORPUS: cmd/bench/REPORT.md
	$(GO) build -trimpath -o bin/bench ./cmd/bench
	@bin/bench -corpus $(CORPUS) -queries $(QUERIES) -report cmd/bench/REPORT.md $(BENCH)

clean: ## remove what was built
	rm -rf bin dist
