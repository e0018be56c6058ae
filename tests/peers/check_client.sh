#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# A real device client against the lab: two of them authenticate, are accepted, send inventory and take a deployment with
# an update module of their own; one succeeds, the other's module fails and its log is read.
#
#     check_client.sh BIN PACKAGES [ARGUMENTS OF THE LAB…]
#
# Exit code 77: the machine forbids a root of its own, or the packages cannot be had.
set -eu
bin=$1 packages=$2
shift 2
. "$(dirname "$0")/lib.sh"

own_root='unshare --mount'
[ "$(id -u)" -eq 0 ] || own_root='unshare --user --map-root-user --mount'
mkdir -p "$work/probe"
$own_root sh -c "mount --bind '$work/probe' '$work/probe' && chroot / true" 2>/dev/null \
    || { echo "skipped: this machine allows no mount namespace, so mender-client gets no root of its own"; exit 77; }

# make_client NAME MODULE-BODY: the root of a client with that identity, whose module "greeting" does that.
make_client() {
    root=$work/client-$1/root
    mkdir -p "$root/etc/mender" "$root/var/lib/mender" "$root/usr/share/mender/identity" "$root/usr/share/mender/inventory" "$root/usr/share/mender/modules/v3"
    echo "artifact_name=factory" >"$root/etc/mender/artifact_info"
    echo "device_type=peerbox" >"$root/var/lib/mender/device_type"
    printf '#!/bin/sh\necho "serial=%s"\n' "$1" >"$root/usr/share/mender/identity/mender-device-identity"
    printf '#!/bin/sh\necho "rack=%s-rack"\necho "flags=one"\necho "flags=two"\n' "$1" >"$root/usr/share/mender/inventory/mender-inventory-test"
    printf '#!/bin/sh\n%s\n' "$2" >"$root/usr/share/mender/modules/v3/greeting"
    chmod +x "$root/usr/share/mender/identity/mender-device-identity" "$root/usr/share/mender/inventory/mender-inventory-test" \
        "$root/usr/share/mender/modules/v3/greeting"
    extra=
    [ -z "$certificate" ] || { cp "$certificate" "$root/etc/mender/server.crt"; extra='"ServerCertificate": "/etc/mender/server.crt",'; }
    cat >"$root/etc/mender/mender.conf" <<EOF
{"ServerURL": "$url", $extra "UpdatePollIntervalSeconds": 2, "InventoryPollIntervalSeconds": 2,
 "RetryPollIntervalSeconds": 1, "DBus": {"Enabled": false}}
EOF
}
start_client() {
    $own_root sh "$here/client_root.sh" "$work/client-$1/root" "$packages" /opt/mender --no-syslog --log-level info daemon \
        >"$work/client-$1/log" 2>&1 &
    clients="$clients $!"
}
set_of() { # set_of SERIAL: "DEVICE SET STATUS" of a device that has asked
    api GET "v2/devauth/devices?per_page=500" \
        | json "next((x['id']+' '+x['auth_sets'][0]['id']+' '+x['status'] for x in d if x['identity_data'].get('serial')=='$1'), '')"
}
is_known() { [ -n "$(set_of "$1")" ]; }
attribute() { # attribute DEVICE NAME
    api GET "v1/inventory/devices/$1" | json "next((a['value'] for a in d['attributes'] if a['name']=='$2' and a['scope']=='inventory'), None)"
}
has_attribute() { [ "$(attribute "$1" "$2" 2>/dev/null)" = "$3" ]; }
state_of() { # state_of DEPLOYMENT DEVICE
    api GET "v1/deployments/deployments/$1/devices/list" | json "next((x['status'] for x in d if x['id']=='$2'), '')"
}
is_state() { [ "$(state_of "$1" "$2")" = "$3" ]; }
is_finished() { [ "$(api GET "v1/deployments/deployments/$1" | json "d['status']")" = finished ]; }
has_log() { api GET "v1/deployments/deployments/$1/devices/$2/log" >"$work/device.log" 2>/dev/null; }

begin --devices 0 "$@"
good='case "$1" in SupportsRollback|NeedsArtifactReboot) echo No;; ArtifactInstall) cat "$2/files/greeting.txt" > /var/lib/mender/greeting;; esac
exit 0'
bad='case "$1" in SupportsRollback|NeedsArtifactReboot) echo No;; ArtifactInstall) echo "the greeting was not welcome" >&2; exit 1;; esac
exit 0'
make_client good "$good"
make_client bad "$bad"
start_client good
start_client bad

for client in good bad; do
    until_true 60 "$client never asked for admission" is_known "$client"
    set -- $(set_of "$client")
    [ "$3" = pending ] || fail "$client is $3 before anybody accepted it"
    api PUT "v2/devauth/devices/$1/auth/$2/status" '{"status":"accepted"}' >"$work/out" || fail "accepting $client"
    eval "${client}_device=$1"
    until_true 60 "the inventory of $client never came" has_attribute "$1" rack "$client-rack"
    has_attribute "$1" device_type peerbox || fail "device_type of $client"
    has_attribute "$1" artifact_name factory || fail "artifact_name of $client"
    has_attribute "$1" flags "['one', 'two']" || fail "a list in the inventory of $client"
done

echo "hello from the lab" >"$work/greeting.txt"
mender-artifact write module-image -T greeting -n greeting-1 -t peerbox -f "$work/greeting.txt" -o "$work/greeting.mender" >"$work/out" 2>&1 \
    || fail "mender-artifact write"
curl -s -k --fail-with-body -H "Authorization: Bearer $token" -F "size=$(stat -c %s "$work/greeting.mender")" -F artifact=@"$work/greeting.mender" \
    "$url/api/management/v1/deployments/artifacts" >"$work/out" || fail "upload"
api GET v2/deployments/deployments/releases >"$work/out"
grep -q '"greeting-1"' "$work/out" || fail "the upload is no release"
api POST v1/deployments/deployments '{"name":"greetings","artifact_name":"greeting-1","all_devices":true}' >"$work/out" || fail "creating the deployment"
deployment=$(api GET v1/deployments/deployments | json "d[0]['id']")

until_true 120 "the good client never succeeded" is_state "$deployment" "$good_device" success
until_true 120 "the bad client never failed" is_state "$deployment" "$bad_device" failure
until_true 30 "the deployment does not end" is_finished "$deployment"
[ "$(cat "$work/client-good/root/var/lib/mender/greeting")" = "hello from the lab" ] || fail "the payload is not what was sent"
until_true 30 "the new artifact is not in the inventory" has_attribute "$good_device" artifact_name greeting-1
has_attribute "$bad_device" artifact_name greeting-1 && fail "the failed client says it runs the new artifact"
until_true 30 "the failed client's log never came" has_log "$deployment" "$bad_device"
grep -q 'the greeting was not welcome' "$work/device.log" || { cp "$work/device.log" "$work/out"; fail "the log does not say why"; }
counts=$(api GET "v1/deployments/deployments/$deployment/statistics" | json "(d['success'], d['failure'], d['pending'])")
[ "$counts" = "(1, 1, 0)" ] || fail "statistics are $counts"
end
echo "mender-client agrees with the lab"
