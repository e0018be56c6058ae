#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# mender-cli's terminal, cp and port-forward reach a virtual device through the lab.
#
#     check_remote.sh BIN PEERS
set -uo pipefail
. "$(dirname "$0")/lib.sh"
use "$1" "$2"
command -v script >/dev/null || skip "script is not installed: no terminal to run mender-cli in"
help=$("$bin/drydock-device" --help)
case $help in
*--allow-shell*--allow-files* | *--allow-files*--allow-shell*) ;;
*) skip "drydock-device has no --allow-shell and --allow-files" ;;
esac

cli() { mender-cli --server "$url" "$@" >"$work/out" 2>&1; }
connected() { [ "$(api GET "/v1/deviceconnect/devices/$device" 2>/dev/null | pick 'd["status"]')" = connected ]; }
is_pending() { device=$(api GET '/v2/devauth/devices?status=pending' | pick 'd[0]["id"]'); }
is_accepted() { [ "$(api GET "/v2/devauth/devices/$device" | pick 'd["status"]')" = accepted ]; }

start_lab
files=$work/files
mkdir "$files"
allow=(--allow-shell --allow-files "$files")
case $help in *--allow-forward*) allow+=(--allow-forward) ;; esac
"$bin/drydock-device" --server "$url" --data "$work/device" --identity name=remote --retry 1 --poll 1 --inventory 1 \
    "${allow[@]}" >"$work/device.log" 2>&1 &
started+=($!)
eventually 60 "a pending device" is_pending
set=$(api GET "/v2/devauth/devices/$device" | pick 'd["auth_sets"][0]["id"]')
api PUT "/v2/devauth/devices/$device/auth/$set/status" '{"status":"accepted"}' || fail "accepting the device"
eventually 10 "the acceptance" is_accepted
[ "$(status GET "/v1/deviceconnect/devices/$device")" = 200 ] || fail "the lab knows no device connect of an accepted device"
eventually 30 "the device's connection" connected
cli login --username "$user" --password "$password" || fail "login"

# What is typed does not hold what the shell answers.
(sleep 2; printf 'echo answer-$((6*7))\n'; sleep 2; printf 'exit\n'; sleep 3) |
    timeout 30 script -qec "mender-cli --server $url terminal $device" /dev/null >"$work/out" 2>&1
grep -q 'answer-42' "$work/out" || fail "the shell did not answer"

# More than one chunk and one window of them.
head -c 300000 /dev/urandom >"$work/sent"
cli cp "$work/sent" "$device:$files/sent" || fail "cp to the device"
cmp "$work/sent" "$files/sent" || fail "the file on the device differs"
cli cp "$device:$files/sent" "$work/fetched" || fail "cp from the device"
cmp "$work/sent" "$work/fetched" || fail "the fetched file differs"
cli cp "$device:$files/absent" "$work/absent" && fail "a file that is not there was fetched"

if [[ $help == *--allow-forward* ]]; then
    free() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }
    there=$(free)
    (cd "$files" && exec python3 -m http.server --bind 127.0.0.1 "$there") >/dev/null 2>&1 &
    started+=($!)
    here=$(free)
    mender-cli --server "$url" port-forward "$device" "$here:$there" >"$work/forward.log" 2>&1 &
    started+=($!)
    through() { curl -s -f -m 10 -o "$work/through" "http://127.0.0.1:$here/sent"; }
    eventually 30 "an answer through the forwarded port" through
    cmp "$work/sent" "$work/through" || fail "the file through the forwarded port differs"
else
    echo "drydock-device has no --allow-forward: port-forward is not tried"
fi
stop_lab
echo "mender-cli reaches the device"
