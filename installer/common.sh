# SPDX-License-Identifier: GPL-3.0-or-later
# What installer/run and tests/run share: finding and installing Debian packages, configuring and building a preset.
# Sourced, never run. Everything that is said goes to standard error; standard output belongs to the programs.

# What it takes to build and run the programs (Debian 12, Ubuntu 24.04 and newer).
kBuildPackages=(
    g++ cmake ninja-build ccache mold pkg-config
    qt6-base-dev qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools qt6-svg-dev qt6-charts-dev libqt6opengl6-dev
    qt6-websockets-dev libmsgpack-cxx-dev
    libqt6sql6-sqlite libqt6svg6 qt6-translations-l10n qtkeychain-qt6-dev
    libsimdjson-dev libarchive-dev libssl-dev libqrencode-dev libpng-dev libboost-dev libgl-dev libbenchmark-dev
    fonts-dejavu-core ca-certificates
)
# What the tests need beyond that.
kTestPackages=(
    python3 python3-yaml python3-jsonschema
    xvfb xauth dbus dbus-x11 gnome-keyring libglib2.0-bin
    curl openssl
    desktop-file-utils appstream file dpkg-dev
    clang libclang-rt-14-dev
)

say() { printf '%s\n' "$*" >&2; }

# Prints those of its arguments that are not installed.
missing_packages() {
    local name
    for name in "$@"; do
        [ "$(dpkg-query -W -f='${db:Status-Status}' "$name" 2>/dev/null)" = installed ] || printf '%s\n' "$name"
    done
}

# Installs what is missing of its arguments, with sudo where the user is not root.
install_packages() {
    local -a missing=() sudo=()
    mapfile -t missing < <(missing_packages "$@")
    [ "${#missing[@]}" -eq 0 ] && return 0
    if ! command -v apt-get >/dev/null 2>&1; then
        say "These Debian packages are needed and there is no apt-get here to install them: ${missing[*]}"
        return 3
    fi
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null 2>&1; then
            say "These Debian packages are needed; install them as root: apt-get install ${missing[*]}"
            return 3
        fi
        sudo=(sudo)
    fi
    say "Installing from Debian's packages: ${missing[*]}"
    local log
    log=$(mktemp)
    if ! { "${sudo[@]}" apt-get update && "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y --no-install-recommends "${missing[@]}"; } >"$log" 2>&1; then
        tail -n 20 "$log" >&2
        rm -f "$log"
        say "The packages could not be installed. The lines above say why; run the command again when that is mended."
        return 3
    fi
    rm -f "$log"
}

# Lets a fresh checkout find what another one compiled before.
export CCACHE_BASEDIR=$root CCACHE_NOHASHDIR=1

# build_preset NAME [TARGET…]: configures once (again when the build files changed) and builds.
build_preset() {
    local preset=$1 log
    shift
    log=$root/build/$preset.log
    mkdir -p "$root/build"
    if [ ! -f "$root/build/$preset/build.ninja" ]; then
        say "Configuring preset $preset"
        if ! (cd "$root" && cmake --preset "$preset") >"$log" 2>&1; then
            tail -n 40 "$log" >&2
            say "Configuring failed; the whole output is in build/$preset.log."
            return 4
        fi
    fi
    say "Building preset $preset"
    if ! ninja -C "$root/build/$preset" "$@" >"$log" 2>&1; then
        grep -nE 'error|FAILED|undefined' "$log" | head -n 40 >&2
        say "Building failed; the whole output is in build/$preset.log."
        return 4
    fi
}
