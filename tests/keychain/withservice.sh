#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# withservice.sh unlocked|locked|missing PROGRAM: runs PROGRAM on a session bus of its own with a keyring service that
# is unlocked, one that nobody unlocked, or none. Exit status 77 where the tools are not installed.
set -euo pipefail
service=$1
program=$2
for tool in dbus-run-session gnome-keyring-daemon; do
    command -v "$tool" >/dev/null || { echo "skipped: $tool is not installed"; exit 77; }
done
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
export HOME=$home XDG_DATA_HOME=$home/data XDG_CONFIG_HOME=$home/config XDG_CACHE_HOME=$home/cache
export XDG_RUNTIME_DIR=$home/run XDG_CURRENT_DESKTOP=GNOME DRYDOCK_KEYCHAIN=$service
unset DISPLAY WAYLAND_DISPLAY GNOME_KEYRING_CONTROL
mkdir -m 700 "$XDG_RUNTIME_DIR"
if [ "$service" = missing ]; then
    DBUS_SESSION_BUS_ADDRESS=unix:path=$home/nobody timeout 50 "$program"
    exit
fi
# Bus activation would start a second keyring; the bus gets a configuration without services.
cat > "$home/bus.conf" <<CONF
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:tmpdir=$home</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>
CONF
start='gnome-keyring-daemon --start --components=secrets'
[ "$service" = unlocked ] && start='printf rehearsal | gnome-keyring-daemon --unlock --components=secrets'
timeout 50 dbus-run-session --config-file="$home/bus.conf" -- bash -c "$start >/dev/null 2>&1; exec \"\$0\"" "$program"
