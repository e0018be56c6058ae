# SPDX-License-Identifier: GPL-3.0-or-later
"""Plants one fault per rule in a temporary tree and expects the architecture checks to find each of them."""
import pathlib
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import check_forbidden  # noqa: E402
import check_headers  # noqa: E402
import check_layers  # noqa: E402

HEAD = "// SPDX-License-Identifier: GPL-3.0-or-later\n//\n// A planted file.\n#pragma once\n"
PLANTED = [
    (check_layers, "models/core/a.h", '#include "models/rest/call.h"\n'),
    (check_layers, "models/rest/a.h", '#include "models/api/inventory.h"\n'),
    (check_layers, "models/store/a.h", '#include "models/items/itemroles.h"\n'),
    (check_layers, "models/store/a.h", '#include "models/rest/qnamtransport.h"\n'),
    (check_layers, "ui/a.h", '#include "models/rest/transport.h"\n'),
    (check_layers, "app/lab/a.h", '#include "models/store/fleetstore.h"\n'),
    (check_layers, "ui/a.h", '#include "theme.h"\n'),
    (check_forbidden, "ui/a.h", "void f() { dialog->exec(); }\n"),
    (check_forbidden, "ui/a.h", "void f() { QCoreApplication::processEvents(); }\n"),
    (check_forbidden, "app/desktop/a.h", "auto x = Settings::instance();\n"),
    (check_forbidden, "app/desktop/a.h", 'QColor c(QStringLiteral("#FF0000"));\n'),
    (check_forbidden, "models/rest/a.h", "reply->ignoreSslErrors();\n"),
    (check_forbidden, "models/store/a.h", 'auto t = tr("text");\n'),
    (check_forbidden, "models/store/a.h", "// TO" + "DO later\n"),
    (check_headers, "ui/b.h", None),
]


def tree(folder):
    root = pathlib.Path(folder)
    for top in ("app/desktop", "app/lab", "app/device", "models/core", "models/rest", "models/api", "models/artifact",
                "models/attributes", "models/store", "models/items", "ui", "tests", "installer", "resources", ".ci", "translations"):
        (root / top).mkdir(parents=True)
    (root / "CMakeLists.txt").write_text("# SPDX-License-Identifier: GPL-3.0-or-later\n")
    return root


def main():
    bad = 0
    with tempfile.TemporaryDirectory() as folder:
        root = tree(folder)
        for check in (check_layers, check_forbidden, check_headers):
            if list(check.findings(root)):
                print(f"{check.__name__} finds something in an empty tree")
                bad += 1
    for check, path, text in PLANTED:
        with tempfile.TemporaryDirectory() as folder:
            root = tree(folder)
            (root / path).write_text("int x;\n" if text is None else HEAD + text)
            if not list(check.findings(root)):
                print(f"{check.__name__} does not find {text!r} in {path}")
                bad += 1
    print("the checks fail where they should" if not bad else f"{bad} faults")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
