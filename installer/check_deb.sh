#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Packs the .deb of a build folder, unpacks it into a temporary folder and starts the programs from there.
#   check_deb.sh BUILD
set -euo pipefail
build=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
(cd "$build" && cpack -G DEB -B "$work/pack" >"$work/cpack.log" 2>&1) || { cat "$work/cpack.log"; exit 1; }
deb=$(find "$work/pack" -maxdepth 1 -name '*.deb')
[ -n "$deb" ] || { echo "no .deb was made"; exit 1; }
dpkg-deb --field "$deb" Package Version Architecture Depends
dpkg-deb --field "$deb" Depends | grep -q libqt6widgets6 || { echo "the package does not depend on Qt Widgets"; exit 1; }
dpkg-deb --extract "$deb" "$work/root"
for program in drydock drydock-lab drydock-device; do
    "$work/root/usr/bin/$program" --version
    "$work/root/usr/bin/$program" --help >/dev/null
done
for file in applications/io.github.drydock.Drydock.desktop metainfo/io.github.drydock.Drydock.metainfo.xml \
    icons/hicolor/scalable/apps/io.github.drydock.Drydock.svg; do
    [ -s "$work/root/usr/share/$file" ] || { echo "missing in the package: $file"; exit 1; }
done
echo "the package is whole"
