#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# mender-cli against the lab, over plain HTTP and over TLS: signs in, lists, uploads, deletes.
#
#     check_cli.sh BIN PEERS
set -uo pipefail
. "$(dirname "$0")/lib.sh"
use "$1" "$2"

cli() { mender-cli --server "$url" "$@" >"$work/out" 2>&1; }

# check OPTIONS…: options that every command gets.
check() {
    local id
    cli login "$@" --username "$user" --password "$password" || fail "login"
    cli artifacts list "$@" || fail "artifacts list"
    grep -q 'gateway-os-5.1.0' "$work/out" || fail "the list lacks a seeded release"
    echo payload >"$work/payload.txt"
    mender-artifact write module-image -T single-file -n from-the-cli -t raspberrypi4-64 -f "$work/payload.txt" \
        -o "$work/new.mender" >"$work/out" 2>&1 || fail "mender-artifact write"
    cli artifacts upload "$@" --description "uploaded by a test" "$work/new.mender" || fail "artifacts upload"
    api GET /v1/deployments/deployments/releases >"$work/out" || fail "the releases"
    [ "$(pick 'sum(r["Name"] == "from-the-cli" for r in d)' <"$work/out")" = 1 ] ||
        fail "the upload is no release"
    cli artifacts upload "$@" "$work/new.mender" && fail "the same artifact was taken twice"
    cli artifacts list -d 3 "$@" || fail "detailed list"
    grep -q 'from-the-cli' "$work/out" || fail "the upload is not in the list"
    id=$(api GET '/v1/deployments/artifacts?name=from-the-cli' | pick 'd[0]["id"]')
    grep -q "$id" "$work/out" || fail "the list lacks the upload's id $id"
    cli artifacts delete "$@" "$id" || fail "artifacts delete"
    [ "$(status GET "/v1/deployments/artifacts/$id")" = 404 ] || fail "the artifact is still there"
    cli devices list "$@" || fail "devices list"
    id=$(api GET /v2/devauth/devices | pick 'd[0]["id"]')
    grep -q "$id" "$work/out" || fail "the list lacks device $id"
    cli login "$@" --username "$user" --password wrong && fail "a wrong password was taken"
    return 0
}

start_lab --devices 50
check
stop_lab
start_lab --devices 50 --tls --plan os
# Go checks the certificate against the file named here, as it does against a system's store.
export SSL_CERT_FILE=$certificate
check
check --skip-verify
stop_lab
echo "mender-cli agrees with the lab"
