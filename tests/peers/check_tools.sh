#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Real programs against the lab, over plain HTTP and over TLS: mender-cli signs in, lists, uploads, deletes;
# mender-artifact accepts what the lab wrote and the lab what it writes.
#
#     check_tools.sh BIN PACKAGES {mender-cli|mender-artifact}
#
# Exit code 77: the packages cannot be had.
set -eu
bin=$1 packages=$2 tool=$3
. "$(dirname "$0")/lib.sh"

check_cli() { # check_cli OPTIONS…
    cli() { mender-cli --server "$url" "$@" >"$work/out" 2>&1; }
    cli login "$@" --username "$user" --password "$password" || fail "login"
    cli artifacts list "$@" || fail "artifacts list"
    grep -q 'gateway-os-5.1.0' "$work/out" || fail "the list lacks a seeded release"
    echo payload >"$work/payload.txt"
    mender-artifact write module-image -T single-file -n from-the-cli -t raspberrypi4-64 -f "$work/payload.txt" \
        -o "$work/new.mender" >/dev/null 2>&1
    cli artifacts upload "$@" --description "uploaded by a test" "$work/new.mender" || fail "artifacts upload"
    cli artifacts list -d 3 "$@" || fail "detailed list"
    grep -q 'from-the-cli' "$work/out" || fail "the upload is not in the list"
    api GET v2/deployments/deployments/releases | json "[r['name'] for r in d]" | grep -q "'from-the-cli'" || fail "the upload is no release"
    cli artifacts upload "$@" "$work/new.mender" && fail "the same artifact was taken twice"
    id=$(grep -A3 'from-the-cli' "$work/out" | grep -oE '[0-9a-f]{8}-[0-9a-f-]{27}' | head -1)
    [ -n "$id" ] || { cli artifacts list -d 3 "$@"; id=$(grep -oE '[0-9a-f]{8}-[0-9a-f-]{27}' "$work/out" | head -1); }
    [ -n "$id" ] || fail "no id in the list"
    cli artifacts delete "$@" "$id" || fail "artifacts delete"
    cli devices list "$@" || fail "devices list"
    grep -qE '[0-9a-f]{8}-[0-9a-f-]{27}' "$work/out" || fail "no device in the list"
    cli login "$@" --username "$user" --password wrong && fail "a wrong password was taken"
    return 0
}

check_artifacts() {
    base="$url/api/management/v1/deployments/artifacts"
    count=0
    for id in $(curl -s -H "Authorization: Bearer $token" "$base" |
        python3 -c 'import json,sys; print(*(a["id"] for a in json.load(sys.stdin)))'); do
        link=$(curl -s -H "Authorization: Bearer $token" "$base/$id/download" |
            python3 -c 'import json,sys; print(json.load(sys.stdin)["uri"])')
        curl -s -f -o "$work/$id.mender" "$link" || fail "download of $id"
        mender-artifact validate "$work/$id.mender" >"$work/out" 2>&1 || fail "validate $id"
        mender-artifact read "$work/$id.mender" >"$work/out" 2>&1 || fail "read $id"
        grep -q 'Type: *rootfs-image' "$work/out" || fail "payload type of $id"
        count=$((count + 1))
    done
    [ $count -ge 8 ] || fail "only $count artifacts were seeded"
    echo "$count artifacts are valid"
    # The other way round: every compression that mender-artifact writes, and a signature.
    echo payload >"$work/payload.txt"
    openssl genrsa -traditional -out "$work/key.pem" 3072 2>/dev/null
    for compression in none gzip lzma; do
        mender-artifact write module-image -T single-file --compression "$compression" -n "made-with-$compression" -t pi \
            -k "$work/key.pem" -f "$work/payload.txt" -o "$work/$compression.mender" >/dev/null 2>&1 || fail "write $compression"
        curl -s -f -H "Authorization: Bearer $token" -F artifact=@"$work/$compression.mender" "$base" || fail "upload $compression"
        curl -s -H "Authorization: Bearer $token" "$base?name=made-with-$compression" | grep -q '"signed":true' || fail "signature of $compression"
    done
}

case $tool in
mender-cli)
    begin --devices 50
    check_cli
    end
    begin --devices 50 --tls --plan os
    check_cli --skip-verify
    ;;
mender-artifact)
    begin --devices 50
    check_artifacts
    ;;
esac
end
echo "$tool agrees with the lab"
