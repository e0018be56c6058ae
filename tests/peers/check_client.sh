#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# mender-client, in a root of its own, against the lab: it is accepted, reports its inventory and installs an artifact
# with Debian's own single-file module; a second one has a module that fails, and its log can be read.
#
#     check_client.sh BIN PEERS LAB-ARGUMENTS…
set -uo pipefail
. "$(dirname "$0")/lib.sh"
use "$1" "$2"
shift 2

# The way into another root, which a machine may forbid. A user's PATH may lack the folder that chroot lies in.
chroot=$(PATH="$PATH:/usr/sbin:/sbin" command -v chroot) || skip "chroot is not installed"
if [ "$(id -u)" -eq 0 ]; then
    into=("$chroot")
else
    into=("$(command -v unshare)" --user --map-root-user --mount "$chroot")
fi

# copy ROOT PROGRAM…: programs of this machine and their libraries; a copy needs no mount, which containers forbid.
copy() {
    local root=$1 program file target
    shift
    for program in "$@"; do
        for file in $(LD_LIBRARY_PATH=$peer_libraries ldd "$program" | grep -oE '/[^ ]+\.so[^ ]*'); do
            # A library that was unpacked beside the client lies in its system place there.
            target=$root${file#"$peers"}
            [ -e "$target" ] && continue
            mkdir -p "$(dirname "$target")"
            cp -L "$file" "$target" || fail "copying $file"
        done
        cp -L "$program" "$root/bin/" || fail "copying $program"
    done
}

# make_root NAME: a device named NAME with the fixed paths of mender-client.
make_root() {
    local root=$work/$1 tool
    mkdir -p "$root"/{bin,dev,proc,tmp,etc/mender/scripts,var/lib/mender,var/tmp,usr/share/mender/{identity,inventory,modules/v3}}
    ln -s ../bin "$root/usr/bin"
    for tool in sh cat cp mv mkdir rm sync chmod dirname; do copy "$root" "$(command -v $tool)"; done
    copy "$root" "$peers/usr/bin/mender"
    mknod -m 666 "$root/dev/null" c 1 3 2>/dev/null || { : >"$root/dev/null"; chmod 666 "$root/dev/null"; }
    echo '127.0.0.1 localhost' >"$root/etc/hosts"
    cp "$peers/usr/share/mender/modules/v3/single-file" "$root/usr/share/mender/modules/v3/"
    cp "$kHere/module_fails.sh" "$root/usr/share/mender/modules/v3/failing"
    chmod 755 "$root"/usr/share/mender/modules/v3/*
    printf '#!/bin/sh\necho mac=02:00:00:00:00:01\necho name=%s\n' "$1" >"$root/usr/share/mender/identity/mender-device-identity"
    printf '#!/bin/sh\necho colour=%s\necho parts=one\necho parts=two\n' "of-$1" >"$root/usr/share/mender/inventory/mender-inventory-test"
    chmod 755 "$root"/usr/share/mender/identity/* "$root"/usr/share/mender/inventory/*
    echo 'artifact_name=factory' >"$root/etc/mender/artifact_info"
    echo 'device_type=peer-board' >"$root/var/lib/mender/device_type"
    local trust=
    [ -z "$certificate" ] || { cp "$certificate" "$root/etc/mender/server.pem"; trust='"ServerCertificate":"/etc/mender/server.pem",'; }
    cat >"$root/etc/mender/mender.conf" <<CONF
{"ServerURL":"$url",$trust"UpdatePollIntervalSeconds":2,"InventoryPollIntervalSeconds":2,"RetryPollIntervalSeconds":1,
"DBus":{"Enabled":false}}
CONF
}

# start_client NAME: sets client.
start_client() {
    (exec env -i PATH=/bin HOME=/tmp "${into[@]}" "$work/$1" \
        /bin/mender --log-level debug daemon) >"$work/$1.log" 2>&1 &
    client=$!
    started+=("$client")
}

# find_device NAME STATUS: sets device once the device with that name is in that state.
find_device() {
    device=$(api GET "/v2/devauth/devices?status=$2" |
        pick "next(x['id'] for x in d if x['identity_data'].get('name') == '$1')")
    [ -n "$device" ]
}
# has_attribute DEVICE NAME VALUE [SCOPE]
has_attribute() {
    [ "$(api GET "/v1/inventory/devices/$1" | pick \
        "[a['value'] for a in d['attributes'] if a['name'] == '$2' and a['scope'] == 'inventory'] == [$3]")" = True ]
}
# ended DEPLOYMENT DEVICE STATUS
ended() {
    [ "$(api GET "/v1/deployments/deployments/$1/devices" | pick "[x['status'] for x in d if x['id'] == '$2'][0]")" = "$3" ]
}
# deploy ARTIFACT DEVICE: sets deployment.
deploy() {
    api POST /v1/deployments/deployments "{\"name\":\"to-$2\",\"artifact_name\":\"$1\",\"devices\":[\"$2\"]}" \
        >"$work/out" || fail "creating the deployment of $1"
    deployment=$(api GET "/v1/deployments/deployments?search=to-$2" | pick 'd[0]["id"]')
    [ -n "$deployment" ] || fail "the deployment of $1 is not listed"
    # Ask now, not at the next poll.
    kill -USR1 "$client" 2>/dev/null || fail "the client is gone"
}
# onboard NAME: a client of that name, accepted and with its inventory; sets device and client.
onboard() {
    local set
    make_root "$1"
    start_client "$1"
    eventually 60 "$1 as a pending device" find_device "$1" pending
    set=$(api GET "/v2/devauth/devices/$device" | pick 'd["auth_sets"][0]["id"]')
    api PUT "/v2/devauth/devices/$device/auth/$set/status" '{"status":"accepted"}' || fail "accepting $1"
    eventually 30 "$1's inventory" has_attribute "$device" colour "'of-$1'"
    has_attribute "$device" parts "['one', 'two']" || fail "$1's list attribute"
    has_attribute "$device" artifact_name "'factory'" || fail "$1's first artifact name"
    has_attribute "$device" device_type "'peer-board'" || fail "$1's device type"
}
# write_artifact NAME MODULE FILE…
write_artifact() {
    local name=$1 module=$2 file
    local -a files=()
    shift 2
    for file in "$@"; do files+=(-f "$file"); done
    mender-artifact write module-image -T "$module" -n "$name" -t peer-board "${files[@]}" -o "$work/$name.mender" \
        >"$work/out" 2>&1 || fail "writing $name"
    mender-cli --server "$url" --token-value "$token" --skip-verify artifacts upload "$work/$name.mender" \
        >"$work/out" 2>&1 || fail "uploading $name"
}

start_lab "$@"
# Whether another root can be entered at all is known only by trying.
make_root probe
"${into[@]}" "$work/probe" /bin/cat /etc/hosts >/dev/null 2>"$work/out" ||
    skip "no other root can be entered here: $(head -n 1 "$work/out")"
rm -rf "$work/probe"

mkdir "$work/payload"
echo /srv >"$work/payload/dest_dir"
echo greeting >"$work/payload/filename"
echo 600 >"$work/payload/permissions"
echo "hello from the lab" >"$work/payload/greeting"
write_artifact greeting-2 single-file "$work"/payload/{dest_dir,filename,permissions,greeting}
write_artifact doomed-3 failing "$work/payload/greeting"

onboard good
deploy greeting-2 "$device"
eventually 60 "the success of greeting-2" ended "$deployment" "$device" success
grep -q 'hello from the lab' "$work/good/srv/greeting" || fail "the file was not installed"
[ "$(stat -c %a "$work/good/srv/greeting")" = 600 ] || fail "the file's mode"
eventually 30 "the new artifact name" has_attribute "$device" artifact_name "'greeting-2'"
[ "$(api GET "/v1/deployments/deployments/$deployment" | pick 'd["status"]')" = finished ] || fail "it is not finished"
api GET "/v1/deployments/deployments/$deployment/statistics" | grep -q '"success":1' || fail "the statistics"

onboard bad
deploy doomed-3 "$device"
eventually 90 "the failure of doomed-3" ended "$deployment" "$device" failure
log_has() {
    api GET "/v1/deployments/deployments/$deployment/devices/$device/log" >"$work/device_log" 2>/dev/null
    grep -q 'the flux capacitor is missing' "$work/device_log"
}
eventually 30 "the module's message in the device's log" log_has
eventually 30 "the old artifact name" has_attribute "$device" artifact_name "'factory'"

for name in good bad; do
    grep -q 'panic' "$work/$name.log" && fail "$name panicked"
done
# The v2 question is answered where the plan has it; elsewhere the client falls back to v1.
case " $* " in
*' --plan os '*) version=v1 other=v2 ;;
*) version=v2 other=v1 ;;
esac
answered() {
    local code
    for code in "${@:2}"; do
        grep -qF "/api/devices/$1/deployments/device/deployments/next): Response code: $code" "$work/good.log" || return 1
    done
}
answered "$version" 200 204 || fail "the $version question for the next deployment had no good answer"
answered "$other" 204 && fail "the $other question for the next deployment was answered"
if [ "$version" = v1 ]; then
    grep -q '/api/devices/v2/.*/next returned HTTP 404' "$work/good.log" || fail "v2 was not refused with 404"
fi
stop_lab
echo "mender-client agrees with the lab"
