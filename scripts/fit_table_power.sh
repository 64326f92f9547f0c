#!/bin/sh
# Scores the table power of the game on the table of EU decisions, held out; docs/game.md has the answer.
# usage: scripts/fit_table_power.sh DEU_ISSUES_CSV
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
build=$(mktemp -d)
trap 'rm -rf "$build"' EXIT
cmake -S "$here" -B "$build" --preset release -DENTENTE_TESTS=OFF >"$build/log" 2>&1 || { cat "$build/log"; exit 1; }
cmake --build "$build" --target entente_theory >"$build/log" 2>&1 || { cat "$build/log"; exit 1; }
"${CXX:-g++}" -std=c++20 -O3 -ffp-contract=off -I"$here/src" "$here/tools/fit_table_power.cpp" \
    "$build/libentente_theory.a" "$build/libentente_stats.a" "$build/libentente_base.a" -lfmt -ldate-tz -lcrypto \
    -o "$build/fit_table_power"
"$build/fit_table_power" "$1"
