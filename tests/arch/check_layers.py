# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds every #include "…" against the layer picture of the README's Architecture chapter.

    check_layers.py ROOT

A file belongs to the layer that its folder names. Each layer lists what it may include; anything else is a finding.
Exit status 1 when there is one.
"""
import pathlib
import re
import sys

CORE = {"models/core"}
REST = CORE | {"models/rest"}
API = REST | {"models/api", "models/attributes"}
# Of rest, a store needs the handle and what it carries, not the engine.
REST_FACE = {"models/rest/call.h", "models/rest/httpjob.h", "models/rest/paging.h",
             "models/rest/trafficjournal.h", "models/rest/transport.h", "models/rest/requestspec.h",
             "models/rest/curlcommand.h", "models/rest/har.h"}
STORE = CORE | REST_FACE | {"models/api", "models/artifact", "models/attributes", "models/store"}
ITEMS = CORE | {"models/api", "models/attributes", "models/store", "models/items"}
UI = CORE | {"models/api", "models/store", "models/items", "ui"}
LAB = CORE | {"models/rest", "models/api", "models/artifact", "models/attributes"}

ALLOWED = {
    "models/core": CORE,
    "models/rest": REST,
    "models/api": API,
    "models/artifact": CORE | {"models/artifact"},
    "models/attributes": CORE | {"models/attributes"},
    "models/store": STORE,
    "models/items": ITEMS,
    "ui": UI,
    "app/lab": LAB | {"app/lab"},
    "app/device": LAB | {"app/device"},
    "app/desktop": {"models", "ui", "app/desktop"},
}
INCLUDE = re.compile(r'^\s*#\s*include\s+"([^"]+)"', re.M)


def layer_of(path):
    for layer in sorted(ALLOWED, key=len, reverse=True):
        if path == layer or path.startswith(layer + "/"):
            return layer
    return None


def allowed(layer, include):
    return any(include == a or include.startswith(a + "/") for a in ALLOWED[layer])


def findings(root):
    for top in ("models", "ui", "app"):
        for path in sorted((root / top).rglob("*")):
            if path.suffix not in (".h", ".cpp"):
                continue
            relative = path.relative_to(root).as_posix()
            layer = layer_of(relative)
            if layer is None:
                yield f"{relative}: lies in no layer"
                continue
            for include in INCLUDE.findall(path.read_text(encoding="utf-8")):
                if include.endswith(".moc") or include.startswith(("ui_", "moc_")):
                    continue
                if not include.startswith(("models/", "ui/", "app/")):
                    yield f'{relative}: "{include}" is not written from the root'
                elif not allowed(layer, include):
                    yield f'{relative}: {layer} may not include "{include}"'


def main(argv):
    found = list(findings(pathlib.Path(argv[1])))
    print("\n".join(found) or "every include follows the layer picture")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
