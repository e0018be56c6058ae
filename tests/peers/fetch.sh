#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Fetches Debian's packages of the programs that the peer tests run, and unpacks them into a folder of the build tree:
# nothing of them is installed on this machine. Does nothing where they are there already.
#
#     fetch.sh DIR
#
# Exit code 77: they cannot be had (no network, no such package, not Debian).
set -eu
dir=$1
packages="mender-cli mender-artifact mender-client"
mkdir -p "$dir"
# Tests run side by side: one fetches, the others wait for it.
exec 9>"$dir/lock"
flock 9
[ -e "$dir/complete" ] && exit 0
command -v apt-get >/dev/null && command -v dpkg-deb >/dev/null || { echo "skipped: no apt-get here to fetch $packages with"; exit 77; }
rm -rf "$dir/debs" "$dir/root"
mkdir -p "$dir/debs" "$dir/root"
cd "$dir/debs"
# As another user than root apt reads into the folder itself; as root it only warns that its own user may not.
if ! apt-get download $packages >"$dir/fetch.log" 2>&1; then
    cat "$dir/fetch.log"
    echo "skipped: Debian's packages $packages could not be fetched"
    exit 77
fi
for deb in *.deb; do
    dpkg-deb -x "$deb" "$dir/root"
done
for program in mender-cli mender-artifact mender; do
    missing=$(ldd "$dir/root/usr/bin/$program" 2>/dev/null | grep 'not found' || true)
    [ -z "$missing" ] || { echo "skipped: $program lacks libraries:"; echo "$missing"; exit 77; }
done
touch "$dir/complete"
