#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Runs mender-client in a root of its own: its paths (/etc/mender, /var/lib/mender, /usr/share/mender) are fixed. To be
# started in a private mount namespace (unshare). The machine's own folders are seen, never written.
#
#     client_root.sh ROOT PACKAGES COMMAND…
set -eu
root=$1 packages=$2
shift 2
mount --make-rprivate / 2>/dev/null || true
cd "$root"
mkdir -p usr/bin usr/lib usr/share/mender opt tmp dev proc run etc/ssl var/lib/mender etc/mender
for name in bin lib lib64 sbin; do
    [ -e "/usr/$name" ] || continue
    mkdir -p "usr/$name"
    mount --rbind "/usr/$name" "usr/$name"
    [ -e "$name" ] || ln -s "usr/$name" "$name"
done
mount --rbind /dev dev
mount --rbind /proc proc
[ -d /etc/ssl ] && mount --rbind /etc/ssl etc/ssl
for file in passwd group hosts resolv.conf nsswitch.conf; do
    [ -e "/etc/$file" ] && cp "/etc/$file" "etc/$file" 2>/dev/null || true
done
cp "$packages/root/usr/bin/mender" opt/mender
exec chroot "$root" "$@"
