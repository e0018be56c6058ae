# SPDX-License-Identifier: GPL-3.0-or-later
#
# What the peer tests share: the unpacked programs on the PATH, a lab to talk to, its API by curl. Sourced with $bin (the
# folder of our programs) and $packages (where fetch.sh unpacks) set. Exit code 77 skips.
here=$(cd "$(dirname "$0")" && pwd)
sh "$here/fetch.sh" "$packages" || exit $?
PATH="$packages/root/usr/bin:$PATH"
for program in curl python3 openssl; do
    command -v "$program" >/dev/null || { echo "skipped: $program is not installed"; exit 77; }
done
work=$(mktemp -d)
lab=
clients=
end() {
    for client in $clients; do kill -- "-$client" 2>/dev/null || kill "$client" 2>/dev/null || true; done
    clients=
    [ -z "$lab" ] || { kill "$lab" 2>/dev/null && wait "$lab" || true; lab=; }
}
trap 'end; rm -rf "$work"' EXIT
trap 'exit 1' INT TERM
export HOME="$work" XDG_CACHE_HOME="$work/cache"

fail() {
    echo "FAILED: $*"
    for file in "$work/out" "$work/lab.err" "$work"/client-*/log; do
        [ -s "$file" ] && { echo "--- $file"; tail -n 60 "$file"; }
    done
    exit 1
}
field() {
    python3 -c 'import json,sys; print(json.load(open(sys.argv[1]))[sys.argv[2]])' "$work/ready" "$1"
}
begin() { # begin ARGUMENTS…: starts a lab; sets url, user, password, token, certificate
    : >"$work/ready"
    "$bin/drydock-lab" --port 0 "$@" >"$work/ready" 2>"$work/lab.err" &
    lab=$!
    tries=0
    while [ ! -s "$work/ready" ]; do
        tries=$((tries + 1))
        [ $tries -lt 300 ] || fail "the lab said nothing"
        sleep 0.1
    done
    url=$(field url); user=$(field user); password=$(field password)
    certificate=$(field certificate 2>/dev/null || true)
    token=$(curl -s -k -u "$user:$password" -X POST "$url/api/management/v1/useradm/auth/login")
}
# api VERB PATH [JSON]: the answer's body; fails where the answer is an error.
api() {
    if [ $# -gt 2 ]; then
        curl -s -k --fail-with-body -X "$1" -H "Authorization: Bearer $token" -H 'Content-Type: application/json' -d "$3" "$url/api/management/$2"
    else
        curl -s -k --fail-with-body -X "$1" -H "Authorization: Bearer $token" "$url/api/management/$2"
    fi
}
# json EXPRESSION: of the JSON `d` on standard input.
json() {
    python3 -c 'import json,sys; d=json.load(sys.stdin); print(eval(sys.argv[1]))' "$1"
}
# until_true SECONDS WHAT COMMAND…: runs it until it succeeds.
until_true() {
    limit=$1 what=$2
    shift 2
    stop=$(($(date +%s) + limit))
    until "$@"; do
        [ "$(date +%s)" -lt "$stop" ] || fail "$what"
        sleep 0.3
    done
}
