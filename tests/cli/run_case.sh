#!/usr/bin/env bash
# Runs one case of the command line and compares what it did with what the case says.
#
#     tests/cli/run_case.sh ENTENTE VALIDATE_JSON CASE
#
# A case is a text of sections, each headed by a line `-- NAME`:
#
#     -- what            one sentence, not compared
#     -- file NAME       a file laid into the folder in which the case runs
#     -- run             bash lines; the last exit code counts. `entente` is the program, $source the repository,
#                        `validate NAME FILE` checks JSON against docs/NAME.schema.json
#     -- exit            the exit code (0 if absent)
#     -- stdout          the exact output
#     -- stdout has      extended regular expressions, one a line; each must match some line
#     -- stdout lacks    none may match
#     -- stderr, -- stderr has, -- stderr lacks   the same
#
# Exit code 77 of the run section means: cannot be tried on this machine (reported as skipped).
set -uo pipefail
[[ $# -eq 3 ]] || { echo "usage: run_case.sh ENTENTE VALIDATE_JSON CASE" >&2; exit 64; }
program=$(readlink -f -- "$1")
validator=$(readlink -f -- "$2")
case_file=$(readlink -f -- "$3")
# shellcheck disable=SC2034  # for the run section
source=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)
export NO_COLOR=1 TERM=dumb COLUMNS=100 LC_ALL=C.UTF-8

scratch=$(mktemp -d) || exit 70
trap 'chmod -R u+rwX "$scratch" 2>/dev/null; rm -rf "$scratch"' EXIT
parts=$scratch/parts work=$scratch/work
mkdir -p "$parts" "$work/"

# Cut the case into one file a section; sections named "file X" go to the work folder.
awk -v parts="$parts" -v work="$work" '
    /^-- / {
        name = substr($0, 4)
        if (name ~ /^file /) {
            target = work "/" substr(name, 6)
            folder = target; sub(/\/[^\/]*$/, "", folder)
            system("mkdir -p \"" folder "\"")
        } else {
            gsub(/ /, "-", name); target = parts "/" name
        }
        printf "" > target
        next
    }
    target != "" { print > target }
' "$case_file"

# shellcheck disable=SC2317  # called by the run section
entente() { "$program" "$@"; }
# shellcheck disable=SC2317
validate() { "$validator" "$source/docs/$1.schema.json" "$2" || echo "$2 does not fit $1.schema.json"; }
cd "$work" || exit 70
# shellcheck disable=SC1091
(source "$parts/run") >"$scratch/stdout" 2>"$scratch/stderr" </dev/null
code=$?

failed=0
complain() { printf '%s\n' "$*"; failed=1; }
[[ $code -eq 77 ]] && { echo "cannot be tried here: $(cat "$scratch/stderr")"; exit 77; }
expected=0
[[ -e $parts/exit ]] && expected=$(tr -d '[:space:]' <"$parts/exit")
[[ $code -eq $expected ]] || complain "exit code $code, expected $expected"
for stream in stdout stderr; do
    if [[ -e $parts/$stream ]] && ! difference=$(diff -u "$parts/$stream" "$scratch/$stream"); then
        complain "$stream differs (- expected, + actual):"
        printf '%s\n' "$difference"
    fi
    for kind in has lacks; do
        [[ -e $parts/$stream-$kind ]] || continue
        while IFS= read -r pattern; do
            [[ -n $pattern ]] || continue
            if grep -qE -e "$pattern" "$scratch/$stream"; then found=has; else found=lacks; fi
            [[ $found == "$kind" ]] || complain "$stream $found a line that matches: $pattern"
        done <"$parts/$stream-$kind"
    done
done
if [[ $failed -ne 0 ]]; then
    for stream in stdout stderr; do
        echo "---- $stream"
        head -c 6000 "$scratch/$stream"
    done
fi
exit $failed
