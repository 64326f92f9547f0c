#!/bin/sh
# Fits the habits of banks on the episodes of 2022 and November 2024 and prints them before and after (docs/economy.md 6.2).
# usage: scripts/fit_habits.sh [HISTORY]
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
build=$(mktemp -d)
trap 'rm -rf "$build"' EXIT
cmake -S "$here" -B "$build" --preset release -DENTENTE_TESTS=OFF >"$build/log" 2>&1 || { cat "$build/log"; exit 1; }
cmake --build "$build" --target entente_economy >"$build/log" 2>&1 || { cat "$build/log"; exit 1; }
"${CXX:-g++}" -std=c++20 -O3 -ffp-contract=off -I"$here/src" "$here/tools/fit_habits.cpp" \
    "$build/libentente_economy.a" "$build/libentente_stats.a" "$build/libentente_base.a" -lfmt -ldate-tz -lcrypto \
    -o "$build/fit_habits"
"$build/fit_habits" "${1:-$here/examples/china-russia-trade}"
