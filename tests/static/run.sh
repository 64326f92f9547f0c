#!/usr/bin/env bash
# One cheap check of the sources; prints what is wrong and fails.
#
#     tests/static/run.sh sizes | paths | readmes | shell
set -uo pipefail
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
cd "$here/../.." || exit 70

sizes() {
    local files
    mapfile -t files < <(find src tests bench fuzz -name '*.cpp' -o -name '*.h')
    awk -f tests/static/sizes.awk "${files[@]}"
}

# A path of somebody's own machine means nothing to the next reader.
paths() {
    ! grep -rnIE '(^|[^A-Za-z0-9_.}])/(home|work|root|farm|Users|mnt)/[a-z]' \
        src tests bench fuzz cmake docs examples scripts entente test .ci ./*.md ./*.txt ./*.json \
        --exclude=run.sh --exclude-dir=corpus 2>/dev/null
}

# Every folder of sources says what it is for.
readmes() {
    local folder missing=0
    while read -r folder; do
        [[ -f $folder/README.md ]] || { echo "$folder has no README.md: one paragraph on what it is for"; missing=1; }
    done < <(find src -type d)
    return "$missing"
}

shell() {
    command -v shellcheck >/dev/null || { echo "shellcheck is not installed: nothing checked"; return 0; }
    local files
    mapfile -t files < <(find entente test .ci/run scripts tests -name '*.sh' -o -path entente -o -path test -o -path .ci/run)
    shellcheck -x "${files[@]}"
}

case ${1:-} in
    sizes | paths | readmes | shell) "$1" ;;
    *) echo "usage: run.sh sizes | paths | readmes | shell" >&2; exit 64 ;;
esac
