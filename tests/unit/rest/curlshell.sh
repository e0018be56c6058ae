# SPDX-License-Identifier: GPL-3.0-or-later
# Runs the command in "$1" with a curl that prints its arguments, each with a zero byte behind it.
curl() {
    for argument in "$@"; do
        printf '%s\0' "$argument"
    done
}
DRYDOCK_TOKEN='the-token'
DRYDOCK_USER='ada@example.com'
DRYDOCK_PASSWORD='pass word'
eval "$1"
