#!/usr/bin/env bash
# Fetches the peers of cmd/bench on Debian: Groonga, ripgrep, wrk, Python (with
# SQLite) and, where there are none, a JDK and Maven as packages (by root);
# Lucene by Maven; the plain bleve by Go. Its argument is the folder to build
# into, bin/peers of the repository if there is none.
set -euo pipefail
into=${1:-"$(dirname "$0")/../../bin/peers"}
mkdir -p "$into"
into=$(cd "$into" && pwd)
cd "$(dirname "$0")"

packages=()
command -v groonga >/dev/null || packages+=(groonga-bin)
dpkg -s groonga-tokenizer-mecab >/dev/null 2>&1 || packages+=(groonga-tokenizer-mecab)
dpkg -s mecab-ipadic-utf8 >/dev/null 2>&1 || packages+=(mecab-ipadic-utf8)
command -v rg >/dev/null || packages+=(ripgrep)
command -v wrk >/dev/null || packages+=(wrk)
command -v python3 >/dev/null || packages+=(python3)
command -v javac >/dev/null || packages+=(default-jdk-headless)
command -v mvn >/dev/null || packages+=(maven)
if [ ${#packages[@]} -gt 0 ]; then
	apt-get update -q
	apt-get install -qy "${packages[@]}"
fi

(cd plain && CGO_ENABLED=0 go build -trimpath -o "$into/plain" .)
mvn -q -B -f lucene/pom.xml dependency:copy-dependencies -DoutputDirectory="$into/lucene/lib"
javac -d "$into/lucene" -cp "$into/lucene/lib/*" lucene/src/*.java
echo "the peers are in $into"
