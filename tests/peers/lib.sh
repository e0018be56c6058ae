# SPDX-License-Identifier: GPL-3.0-or-later
# What the checks of real programs share: the unpacked programs, a lab, the management API through curl.
# Sourced with: . lib.sh; use BIN PEERS. Everything ends with the script; exit code 77 is a skip.

kHere=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

# use BIN PEERS: the lab's folder of programs, and the folder that fetch.sh fills.
use() {
    bin=$(cd "$1" && pwd) || exit 2
    bash "$kHere/fetch.sh" "$2" || exit $?
    peers=$(cd "$2/root" && pwd) || exit 2
    local library
    library=$(ls -d "$peers"/usr/lib/*-linux-* 2>/dev/null | head -n 1)
    [ -z "$library" ] || peer_libraries=$library
    PATH="$peers/usr/bin:$PATH"
    for program in curl python3; do
        command -v "$program" >/dev/null || skip "$program is not installed"
    done
    work=$(mktemp -d)
    started=()
    trap end EXIT
    # A signal takes the way out through the trap, too.
    trap 'exit 1' INT TERM HUP
    export HOME="$work" XDG_CACHE_HOME="$work/cache"
}
peer_libraries=

skip() { echo "skipped: $*"; exit 77; }

end() {
    local status=$? pid
    trap - EXIT
    for pid in "${started[@]}"; do kill "$pid" 2>/dev/null; done
    for pid in "${started[@]}"; do wait "$pid" 2>/dev/null; done
    rm -rf "$work"
    exit "$status"
}

fail() {
    local file
    echo "FAILED: $*"
    for file in "$work"/out "$work"/*log "$work"/lab.err; do
        [ -s "$file" ] && { echo "--- $(basename "$file")"; grep -v statescript: "$file" | tail -n 60 | cut -c 1-400; }
    done
    exit 1
}

# eventually SECONDS WHAT COMMAND…: tries the command until it succeeds.
eventually() {
    local until=$((SECONDS + $1)) what=$2
    shift 2
    until "$@"; do
        [ "$SECONDS" -lt "$until" ] || fail "$what did not happen in time"
        sleep 0.2
    done
}

# start_lab ARGUMENTS…: sets url, internal, user, password, certificate and token.
start_lab() {
    : >"$work/ready"
    "$bin/drydock-lab" --port 0 "$@" >"$work/ready" 2>"$work/lab.err" &
    lab=$!
    started+=("$lab")
    eventually 60 "the lab's ready line" test -s "$work/ready"
    url=$(ready url) user=$(ready user) password=$(ready password) certificate=$(ready certificate)
    curl_options=()
    [ -z "$certificate" ] || curl_options=(--cacert "$certificate")
    token=$(curl -sS -f "${curl_options[@]}" -u "$user:$password" -X POST "$url/api/management/v1/useradm/auth/login") ||
        fail "the login"
}
ready() { python3 -c 'import json,sys; print(json.load(open(sys.argv[1])).get(sys.argv[2], ""))' "$work/ready" "$1"; }

# A lab that a sanitizer stopped, or that did not end as it should, fails the check.
stop_lab() {
    local status=0
    kill "$lab" 2>/dev/null
    wait "$lab" || status=$?
    [ "$status" -eq 0 ] || fail "the lab ended with $status"
    started=("${started[@]/$lab}")
}

# api METHOD PATH [JSON]: the answer's body; a status of 400 and more is a failed command.
api() {
    local -a body=()
    [ $# -lt 3 ] || body=(-H 'Content-Type: application/json' --data-binary "$3")
    curl -sS -f "${curl_options[@]}" -H "Authorization: Bearer $token" -X "$1" "${body[@]}" "$url/api/management$2"
}
# status METHOD PATH: the status alone.
status() {
    curl -sS -o /dev/null -w '%{http_code}' "${curl_options[@]}" -H "Authorization: Bearer $token" -X "$1" \
        "$url/api/management$2"
}
# pick EXPRESSION: a Python expression over d, the JSON of standard input.
pick() { python3 -c 'import json,sys; d = json.load(sys.stdin); print(eval(sys.argv[1]))' "$1" 2>/dev/null; }
