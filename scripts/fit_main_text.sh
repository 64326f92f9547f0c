#!/bin/sh
# Trains the text model on pages whose true text is known and prints src/evidence/article/main_text_numbers.cpp.
# usage: scripts/fit_main_text.sh FOLDER
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
build=$(mktemp -d)
trap 'rm -rf "$build"' EXIT
cmake -S "$here" -B "$build" --preset release -DENTENTE_TESTS=OFF >"$build/log" 2>&1 || { cat "$build/log"; exit 1; }
cmake --build "$build" --target entente_evidence >"$build/log" 2>&1 || { cat "$build/log"; exit 1; }
"${CXX:-g++}" -std=c++20 -O3 -ffp-contract=off -I"$here/src" "$here/tools/fit_main_text.cpp" \
    "$build/libentente_evidence.a" "$build/libentente_base.a" -lmodest -licuuc -licui18n -lre2 -lz -lsqlite3 -ltbb -lfmt -ldate-tz -lcrypto -lm \
    -o "$build/fit_main_text"
"$build/fit_main_text" "$1"
