# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks the form of files: the licence line everywhere, a header's first lines say what it is, 500 lines at most.

    check_headers.py ROOT

Exit status 1 when there is a finding.
"""
import pathlib
import re
import sys

LICENCE = "SPDX-License-Identifier: GPL-3.0-or-later"
LONGEST = 500
TOPS = ("app", "models", "ui", "tests", "installer", "resources", ".ci", "translations")
LICENSED = {".h", ".cpp", ".py", ".cmake", ".sh", ".txt", ".svg", ".qrc", ".desktop", ".xml", ""}


def findings(root):
    files = [p for top in TOPS for p in sorted((root / top).rglob("*")) if p.is_file()]
    files += [root / "CMakeLists.txt"]
    for path in files:
        relative = path.relative_to(root).as_posix()
        if "__pycache__" in relative or "/fixtures/" in relative or "/corpus/" in relative:
            continue
        if path.suffix not in LICENSED or path.name in (".gitkeep",):
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        if LICENCE not in "\n".join(text.splitlines()[:6]):
            yield f"{relative}: no licence line at its head"
        if path.suffix in (".h", ".cpp") and text.count("\n") > LONGEST:
            yield f"{relative}: {text.count(chr(10))} lines, {LONGEST} at most"
        if path.suffix == ".h" and not relative.startswith("tests/"):
            head = [line for line in text.splitlines()[:10] if LICENCE not in line]
            if not any(re.match(r"\s*(//|/\*|\*)\s*\w", line) for line in head):
                yield f"{relative}: does not begin with what it is"
            if "#pragma once" not in text:
                yield f"{relative}: no #pragma once"


def main(argv):
    found = list(findings(pathlib.Path(argv[1])))
    print("\n".join(found) or "every file has its head")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
