# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks translations/*.ts: every string of the sources is there, German is complete and nowhere equal to its source
beyond the short list of words that are the same in both languages, and English has every plural.

    check_translations.py ROOT

Runs lupdate on a copy to find strings that a .ts file does not know. Exit status 1 when there is a finding.
"""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

LUPDATE = ("lupdate", "/usr/lib/qt6/bin/lupdate")


def same_words(root):
    path = root / "translations" / "same-in-german.txt"
    return {line.strip() for line in path.read_text(encoding="utf-8").splitlines() if line.strip() and not line.startswith("#")}


def messages(path):
    for context in ElementTree.parse(path).getroot().iter("context"):
        name = context.findtext("name")
        for message in context.iter("message"):
            kind = message.find("translation").get("type", "")
            if kind in ("vanished", "obsolete"):
                continue
            forms = [f.text or "" for f in message.iter("numerusform")]
            text = forms if message.get("numerus") == "yes" else [message.findtext("translation") or ""]
            yield name, message.findtext("source") or "", message.findtext("comment") or "", text, kind, message.get("numerus") == "yes"


def wordless(text):
    return not re.search(r"[A-Za-z]{2}", re.sub(r"%L?(\d|n)|&[a-z]+;|<[^>]*>|https?://\S+", "", text))


def fresh(root, name):
    """The .ts file as lupdate would leave it now."""
    tool = next((shutil.which(c) for c in reversed(LUPDATE) if shutil.which(c)), None)
    if tool is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder) / name
        shutil.copy(root / "translations" / name, copy)
        extra = ["-pluralonly"] if name.endswith("_en.ts") else []
        subprocess.run([tool, "-silent", "-no-obsolete", "-locations", "none", *extra, "-I", str(root), str(root / "ui"), str(root / "models/items"),
                        str(root / "app/desktop"), "-ts", str(copy)], check=True, capture_output=True)
        return list(messages(copy))


def findings(root):
    same = same_words(root)
    for name in ("drydock_de.ts", "drydock_en.ts"):
        found = fresh(root, name)
        if found is None:
            yield "lupdate is not installed (Debian: qt6-l10n-tools)"
            return
        for context, source, comment, forms, kind, numerus in found:
            where = f"{name}: {context}: {source[:70]!r}" + (f" ({comment})" if comment else "")
            if not context:
                yield f"{where} has no context: lupdate cannot follow an alias, name the class"
            if kind == "unfinished" or any(not f for f in forms):
                yield f"{where} is not translated"
            elif numerus and len(forms) < 2:
                yield f"{where} lacks a plural"
            elif name.endswith("_de.ts") and forms[0] == source and source not in same and not wordless(source):
                yield f"{where} is the same in German"
            if kind != "unfinished":
                wanted = set(re.findall(r"%L?\d", source))
                for form in forms:
                    if set(re.findall(r"%L?\d", form)) != wanted:
                        yield f"{where} has other place markers than its source"
                        break


def main(argv):
    found = list(findings(pathlib.Path(argv[1])))
    print("\n".join(found[:60]) or "every string is translated")
    if len(found) > 60:
        print(f"and {len(found) - 60} more")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
