#!/usr/bin/env bash
# Fetches what the tests of the pages judge them by: axe-core, which finds what
# keeps people out, and the Nu HTML checker (it runs on Java 17). npm finds the
# packages by its own configuration; a package that is not the one pinned here
# is refused. The argument is the folder to put them in, bin/browser of the
# repository if there is none. What is there already is not fetched again.
set -euo pipefail
into=${1:-"$(dirname "$0")/../../bin/browser"}
mkdir -p "$into"
into=$(cd "$into" && pwd)

# fetch PACKAGE VERSION SHA512 FILE: FILE of a package of npm, as the package
# has it, under its own name and version.
fetch() {
	local package=$1 version=$2 sum=$3 file=$4
	local target=$into/$package-$version.${file##*.}
	if [ -s "$target" ]; then
		return
	fi
	local tmp
	tmp=$(mktemp -d)
	(cd "$tmp" && npm pack --silent "$package@$version" >/dev/null)
	local got
	got=$(openssl dgst -sha512 -binary "$tmp/$package-$version.tgz" | base64 -w 0)
	if [ "$got" != "$sum" ]; then
		echo "$package@$version is not what it was: SHA-512 $got, want $sum" >&2
		exit 1
	fi
	tar -xzf "$tmp/$package-$version.tgz" -C "$tmp" "package/$file"
	mv "$tmp/package/$file" "$target"
	rm -r "$tmp"
}

fetch axe-core 4.14.1 FHfa+lmNjQZfJz1q8wKqIDwC6DExcHt/pkjNQb09a3NPjCKg2rhu5qb2S4r76ASyFNNtuFooJpZe37OgudVGtQ== axe.min.js
fetch vnu-jar 26.9.27 TkQd5DFfOaWC9ebtvozTsrH2Vaod3jYg+vrOeREzIXxBexLz9+rS2DNtjn7+RPUiZhgli0SghgBX6RJRNea0KA== build/dist/vnu.jar
