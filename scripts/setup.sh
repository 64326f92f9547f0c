# Sourced by ./entente and ./test: installs what is missing, configures, builds. Everything it says goes to stderr.
# Needs bash, apt and nothing else; asks nothing.
#
#     root=...; source "$root/scripts/setup.sh"; build_if_stale entente
# shellcheck shell=bash

build="${root:?set by the caller}/build/release"

say() { printf 'entente: %s\n' "$*" >&2; }

# The packages of packages.txt that building and running needs and that this machine lacks, one a line.
missing_packages() {
    local installed wanted
    wanted=$(awk '$1 == "use" { print $2 }' "$root/packages.txt" | sort -u)
    # shellcheck disable=SC2086  # one word a package
    installed=$(dpkg-query -W -f '${db:Status-Abbrev} ${Package}\n' $wanted 2>/dev/null | awk '$1 == "ii" { print $2 }' | sort -u)
    comm -23 <(printf '%s\n' "$wanted") <(printf '%s\n' "$installed")
}

install_packages() {
    local missing as_root=()
    command -v dpkg-query >/dev/null || { say "no dpkg here: taking the libraries of packages.txt as installed"; return 0; }
    mapfile -t missing < <(missing_packages)
    [[ ${#missing[@]} -eq 0 ]] && return 0
    if [[ $(id -u) -ne 0 ]]; then
        command -v sudo >/dev/null || {
            say "these packages are missing and there is no sudo: ${missing[*]}"
            return 1
        }
        as_root=(sudo)
    fi
    say "installing ${#missing[@]} Debian packages (once): ${missing[*]}"
    local apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300)
    "${apt[@]}" update >&2 </dev/null &&
        "${apt[@]}" install -y --no-install-recommends "${missing[@]}" >&2 </dev/null
}

# True if nothing that the build reads is newer than the stamp of the last build of this target, or of all. Folders
# count, so a removed file is noticed.
is_fresh() {
    local stamp="$build/.built-$1"
    [[ -e $stamp ]] || stamp="$build/.built-all"
    [[ -e $stamp && -x $build/entente ]] || return 1
    [[ -z $(find "$root/src" "$root/cmake" "$root/CMakeLists.txt" "$root/CMakePresets.json" "$root/packages.txt" \
        "$root"/tests/CMakeLists.txt "$root"/tests/*.cpp -newer "$stamp" -print -quit) ]]
}

# Builds one target of the release preset unless it is fresh. Two at once wait for each other.
build_if_stale() {
    local target=$1 cores
    is_fresh "$target" && return 0
    mkdir -p "$build" || { say "cannot write to $build"; return 1; }
    exec 9>"$build/.lock"
    command -v flock >/dev/null && flock 9
    if ! is_fresh "$target"; then
        install_packages || { say "could not install the packages; see the lines above"; return 1; }
        cores=$(nproc 2>/dev/null || echo 2)
        [[ -e $build/build.ninja ]] || say "building, once: a few minutes on $cores cores"
        touch "$build/.started-$target"
        (cd "$root" && cmake --preset release >"$build/configure.log" 2>&1 9>&-) || {
            cat "$build/configure.log" >&2
            say "could not configure; the lines above say why"
            return 1
        }
        cmake --build "$build" --parallel "$cores" --target "$target" >&2 </dev/null 9>&- || {
            say "could not build; the lines above say why"
            return 1
        }
        # The time at which the build began: a file saved while it ran is newer, so it is built next time.
        mv "$build/.started-$target" "$build/.built-$target"
        [[ $target == all ]] && cp -p "$build/.built-all" "$build/.built-entente"
    fi
    exec 9>&-
    return 0
}
