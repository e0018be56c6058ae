# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds what the design forbids in product code: nested event loops, singletons, blanket TLS trust, contextless
connects, words of unfinished work, colours outside the theme, widget words below ui/.

    check_forbidden.py ROOT

Exit status 1 when there is a finding.
"""
import pathlib
import re
import sys

RULES = [
    # (folders, pattern, why, files that may)
    (("models", "ui", "app"), r"\bprocessEvents\s*\(", "runs a nested event loop", ()),
    # A thread's own first loop nests in nothing.
    (("models", "ui", "app"), r"\bQEventLoop\b", "nests an event loop", ("app/lab/servicethread.h", "app/lab/servicethread.cpp")),
    (("models", "ui"), r"(?:\.|->)exec\s*\(\s*\)", "runs modally; use open()",
     ("models/store/fleetsnapshot.cpp",)),
    (("models", "ui", "app"), r"\bQtConcurrent::run\b", "may outlive its context; use inWorker()", ()),
    (("models", "ui", "app"), r"\bignoreSslErrors\s*\(\s*\)", "trusts every certificate", ()),
    (("models", "ui", "app"), r"\b\w+::instance\s*\(\s*\)", "is a singleton", ()),
    (("models", "ui", "app", "tests"), r"\bqWait\s*\(", "waits for time instead of state; use QTRY_*", ("tests/support/testmain.h",)),
    (("models", "ui", "app", "tests"), r"\b(TODO|FIXME|XXX|HACK)\b", "is unfinished work", ("tests/arch/check_forbidden.py",)),
    (("models",), r"\bQWidget\b|<QtWidgets|<QApplication>", "is a widget below ui/", ()),
    (("models/core", "models/rest", "models/api", "models/artifact", "models/attributes", "models/store"), r"\btr\s*\(",
     "makes words below items/", ()),
    (("ui", "app/desktop"), r'"#[0-9A-Fa-f]{6}"|QColor\s*\(\s*(?:0x|\d)|QRgb\b.*0x', "is a colour outside Theme",
     ("ui/shell/theme.cpp", "ui/shell/themecolors.cpp", "ui/shell/theme.h", "ui/shell/themepalette.cpp", "ui/shell/themepalette.h")),
    (("ui",), r"\bQSettings\b|\bQKeychain\b", "is app/desktop's business", ()),
]
COMMENT = re.compile(r"//[^\n]*|/\*.*?\*/", re.S)


def lines_of(text):
    """The text without comments, line numbers kept."""
    return COMMENT.sub(lambda m: "\n" * m.group(0).count("\n"), text).splitlines()


def findings(root):
    for folders, pattern, why, exempt in RULES:
        expression = re.compile(pattern)
        unfinished = "unfinished" in why
        for folder in folders:
            for path in sorted((root / folder).rglob("*")):
                relative = path.relative_to(root).as_posix()
                if path.suffix not in (".h", ".cpp", ".py") or relative in exempt:
                    continue
                if path.suffix == ".py" and not unfinished:
                    continue
                text = path.read_text(encoding="utf-8")
                for number, line in enumerate(text.splitlines() if unfinished else lines_of(text), 1):
                    if expression.search(line):
                        yield f"{relative}:{number}: {why}: {line.strip()[:100]}"


def main(argv):
    found = list(findings(pathlib.Path(argv[1])))
    print("\n".join(found) or "nothing forbidden")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
