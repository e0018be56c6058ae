#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Real programs against the lab, over plain HTTP and over TLS: mender-cli signs in, lists, uploads, deletes;
# mender-artifact accepts what the lab wrote. Exit code 77: a program is not installed.
#
#     check_tools.sh BIN {mender-cli|mender-artifact}
set -eu
bin=$1
tool=$2
for program in mender-artifact "$tool" curl python3; do
    command -v "$program" >/dev/null || { echo "skipped: $program is not installed"; exit 77; }
done
work=$(mktemp -d)
lab=
end() {
    [ -z "$lab" ] || { kill "$lab" 2>/dev/null && wait "$lab" || true; lab=; }
}
trap 'end; rm -rf "$work"' EXIT
export HOME="$work" XDG_CACHE_HOME="$work/cache"

fail() {
    echo "FAILED: $*"
    cat "$work/out" "$work/lab.err" 2>/dev/null || true
    exit 1
}
begin() { # begin ARGUMENTS…: starts a lab, sets url, user, password
    : >"$work/ready"
    "$bin/drydock-lab" --port 0 --devices 50 "$@" >"$work/ready" 2>"$work/lab.err" &
    lab=$!
    tries=0
    while [ ! -s "$work/ready" ]; do
        tries=$((tries + 1))
        [ $tries -lt 300 ] || fail "the lab said nothing"
        sleep 0.1
    done
    url=$(field url); user=$(field user); password=$(field password)
}
field() {
    python3 -c 'import json,sys; print(json.load(open(sys.argv[1]))[sys.argv[2]])' "$work/ready" "$1"
}

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
    token=$(curl -s -u "$user:$password" -X POST "$url/api/management/v1/useradm/auth/login")
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
    begin
    check_cli
    end
    begin --tls --plan os
    check_cli --skip-verify
    ;;
mender-artifact)
    begin
    check_artifacts
    ;;
esac
end
echo "$tool agrees with the lab"
