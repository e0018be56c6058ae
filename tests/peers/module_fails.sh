#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# An update module that refuses to install, and says why.
case "$1" in
NeedsArtifactReboot) echo No ;;
SupportsRollback) echo Yes ;;
ArtifactInstall)
    echo "the flux capacitor is missing" >&2
    exit 1
    ;;
esac
exit 0
