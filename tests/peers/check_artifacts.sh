#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# mender-artifact accepts what the lab wrote, and the lab what mender-artifact writes.
#
#     check_artifacts.sh BIN PEERS
set -uo pipefail
. "$(dirname "$0")/lib.sh"
use "$1" "$2"
command -v openssl >/dev/null || skip "openssl is not installed"

base=/v1/deployments/artifacts
start_lab --devices 50
count=0
for id in $(api GET $base | pick '" ".join(a["id"] for a in d)'); do
    link=$(api GET "$base/$id/download" | pick 'd["uri"]')
    curl -sS -f -o "$work/$id.mender" "$link" || fail "download of $id"
    mender-artifact validate "$work/$id.mender" >"$work/out" 2>&1 || fail "validate $id"
    mender-artifact read "$work/$id.mender" >"$work/out" 2>&1 || fail "read $id"
    grep -q 'Type: *rootfs-image' "$work/out" || fail "payload type of $id"
    count=$((count + 1))
done
[ $count -ge 8 ] || fail "only $count artifacts were seeded"

# The other way round: every compression that mender-artifact writes, and a signature.
echo payload >"$work/payload.txt"
openssl genrsa -traditional -out "$work/key.pem" 3072 2>/dev/null || fail "a key"
for compression in none gzip lzma; do
    mender-artifact write module-image -T single-file --compression "$compression" -n "made-with-$compression" -t pi \
        -k "$work/key.pem" -f "$work/payload.txt" -o "$work/$compression.mender" >"$work/out" 2>&1 ||
        fail "write $compression"
    curl -sS -f -H "Authorization: Bearer $token" -F artifact=@"$work/$compression.mender" "$url/api/management$base" ||
        fail "upload $compression"
    [ "$(api GET "$base?name=made-with-$compression" | pick 'd[0]["signed"]')" = True ] ||
        fail "signature of $compression"
done
stop_lab
echo "$count seeded artifacts are valid, and mender-artifact's are taken"
