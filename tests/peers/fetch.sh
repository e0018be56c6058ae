#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Unpacks Debian's mender-client, mender-cli and mender-artifact into a folder; installs nothing.
# What the client needs at run time and this machine lacks is unpacked beside it.
#
#     fetch.sh DIR        makes DIR/root/usr/bin/{mender,mender-cli,mender-artifact}; does nothing where they are there
#
# Exit code 77: the packages cannot be had here, with a line that says why.
set -uo pipefail
kPrograms=(mender mender-cli mender-artifact)
kPackages=(mender-client mender-cli mender-artifact)

unavailable() {
    printf 'skipped: %s\n' "$*"
    exit 77
}
[ $# -eq 1 ] || { echo "usage: fetch.sh DIR"; exit 2; }
mkdir -p "$1" && dir=$(cd "$1" && pwd) || { echo "fetch.sh: $1 cannot be made"; exit 2; }

# The mark is made last, so a fetch that broke off begins again.
[ -f "$dir/complete" ] && exit 0
# Tests run side by side, and only one of them fetches.
{ exec 9>"$dir/lock" && flock 9; } || { echo "fetch.sh: $dir cannot be written"; exit 2; }
[ -f "$dir/complete" ] && exit 0
for tool in apt-get apt-cache dpkg-deb dpkg-query; do
    command -v "$tool" >/dev/null || unavailable "there is no $tool here to fetch Debian's packages with"
done
rm -rf "$dir/root" "$dir/debs"
mkdir -p "$dir/root" "$dir/debs"

# As root, apt would hand the download to a user of its own that may not write here.
apt=(-o APT::Sandbox::User=root -o Acquire::Retries=2 -o Acquire::http::Timeout=20)
if ! apt-get --print-uris download "${kPackages[@]}" >/dev/null 2>&1; then
    # Images of containers come without package lists. Lists of our own need no root and change nothing here.
    mkdir -p "$dir/lists/partial" "$dir/cache/archives/partial"
    apt+=(-o "Dir::State::Lists=$dir/lists" -o "Dir::Cache=$dir/cache")
    apt-get "${apt[@]}" update >"$dir/fetch.log" 2>&1 || true
fi

wanted=("${kPackages[@]}")
for name in $(apt-cache "${apt[@]}" --important depends mender-client 2>/dev/null | sed -n 's/^ *Depends: *\([a-z0-9.+-]*\)$/\1/p'); do
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$name" 2>/dev/null)" = installed ] || wanted+=("$name")
done
if ! (cd "$dir/debs" && apt-get "${apt[@]}" download "${wanted[@]}") >"$dir/fetch.log" 2>&1; then
    tail -n 3 "$dir/fetch.log"
    unavailable "apt-get download of ${wanted[*]} failed: no network, or a system without them"
fi
for deb in "$dir"/debs/*.deb; do
    dpkg-deb -x "$deb" "$dir/root" || unavailable "$(basename "$deb") cannot be unpacked"
done
library=$(ls -d "$dir"/root/usr/lib/*-linux-* 2>/dev/null | head -n 1)
for program in "${kPrograms[@]}"; do
    [ -x "$dir/root/usr/bin/$program" ] || unavailable "Debian's packages hold no $program"
    LD_LIBRARY_PATH=$library ldd "$dir/root/usr/bin/$program" | grep 'not found' &&
        unavailable "$program lacks a library"
done
rm -rf "$dir/debs" "$dir/lists" "$dir/cache"
touch "$dir/complete"
