#!/usr/bin/env bash
# Runs every command of a document: each ```sh block, line by line in order, in a folder that has the examples. A
# ```text block after it quotes output: each of its lines must be in what the commands printed, whatever the blanks (a
# line of dots alone stands for what is left out). What a reader does once (clone, the test suite, developers' builds) is not run.
#
#     tests/cli/run_document.sh ENTENTE DOCUMENT.md
set -uo pipefail
program=$(readlink -f -- "$1")
document=$(readlink -f -- "$2")
source=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)
export NO_COLOR=1 TERM=dumb LC_ALL=C.UTF-8

scratch=$(mktemp -d) || exit 70
trap 'rm -rf "$scratch"' EXIT
cp -r "$source/examples" "$scratch/examples"
cd "$scratch" || exit 70
ln -s "$program" entente

failed=0 ran=0 quoted=0 block=''
while IFS= read -r line; do
    case $block:$line in
        sh:'```' | text:'```' | other:'```') block='' ;;
        :'```sh') block='sh'; : >"$scratch/printed" ;;
        :'```text') block='text' ;;
        :'```'*) block='other' ;;
        sh:'' | sh:'#'* | sh:git\ clone* | sh:cd\ * | sh:./test* | sh:cmake\ * | sh:ctest\ *) ;;
        sh:*)
            ran=$((ran + 1))
            if ! bash -c "$line" >>"$scratch/printed" 2>"$scratch/said" </dev/null; then
                failed=1
                printf 'failed: %s\n' "$line"
                head -c 2000 "$scratch/said"
            fi
            ;;
        text:'' | text:'...') ;;
        text:*)
            quoted=$((quoted + 1))
            tr -s ' ' <"$scratch/printed" | grep -F -e "$(tr -s ' ' <<<"$line")" >/dev/null || { failed=1; printf 'not printed: %s\n' "$line"; }
            ;;
    esac
done <"$document"
echo "$(basename "$document"): $ran commands, $quoted lines of output"
exit $failed
