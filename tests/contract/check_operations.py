# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds operations.tsv against the contract, the list of tests and the traffic that those tests left.

    check_operations.py BUILD HARS

operations.tsv names every management operation and the ctest that exercises it. Checked is: no operation of
endpoints.tsv is missing or unknown; every named test is one of ctest's; the HAR of a test "operations_x" holds the
operations that the table says it does; and all HARs of the folder pass check_har.py, requests only, with every
management operation covered. Exchanges that failed (faults and bad input) are moved to another file first.
Exit status 77 (skipped) where DRYDOCK_CONTRACT is unset.
"""
import csv
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
from urllib.parse import urlsplit

TABLE = pathlib.Path(__file__).with_name("operations.tsv")
CTEST = os.environ.get("CTEST_COMMAND", "ctest")


def management_operations(contract):
    with open(contract / "endpoints.tsv", encoding="utf-8", newline="") as rows:
        return {(row["method"], row["path"]) for row in csv.DictReader(rows, delimiter="\t") if row["kind"] == "management"}


def table():
    with open(TABLE, encoding="utf-8", newline="") as rows:
        reader = csv.reader(rows, delimiter="\t")
        header = next(reader)
        assert header == ["METHOD", "path", "ctest"], header
        return [tuple(row) for row in reader]


def tests_of(build):
    listing = subprocess.run([CTEST, "--test-dir", str(build), "--show-only=json-v1"], capture_output=True, text=True,
                             check=True)
    return {test["name"] for test in json.loads(listing.stdout)["tests"]}


class Templates:
    """Finds the operation of a request; a literal segment wins over a parameter."""

    def __init__(self, operations):
        self.patterns = []
        for method, path in operations:
            parts = path.strip("/").split("/")
            pattern = "".join("/[^/]+" if part.startswith("{") else "/" + re.escape(part) for part in parts)
            literal = [not part.startswith("{") for part in parts]
            self.patterns.append((literal, re.compile(pattern + "$"), (method, path)))
        self.patterns.sort(key=lambda entry: entry[0], reverse=True)

    def operation(self, method, url):
        path = urlsplit(url).path
        for _, pattern, operation in self.patterns:
            if operation[0] == method and pattern.match(path):
                return operation
        return None


def entries_of(har):
    return json.loads(har.read_text(encoding="utf-8"))["log"]["entries"]


def table_faults(rows, operations, tests):
    seen = set()
    for method, path, test in rows:
        if (method, path) in seen:
            yield f"{method} {path} is listed twice"
        seen.add((method, path))
        if (method, path) not in operations:
            yield f"{method} {path} is no management operation of the contract"
        if test not in tests:
            yield f"{method} {path}: there is no test {test}"
    for method, path in sorted(operations - seen):
        yield f"{method} {path} is in no row"


def unexercised(rows, operations, folder):
    templates = Templates(operations)
    found = {}
    for har in folder.glob("operations_*.har"):
        found[har.stem] = {templates.operation(e["request"]["method"], e["request"]["url"]) for e in entries_of(har)}
    for method, path, test in rows:
        if test.startswith("operations_") and (method, path) not in found.get(test, ()):
            yield f"{test} does not exercise {method} {path}"


def well_formed(entry):
    return "_error" not in entry and 100 <= entry["response"]["status"] < 400


def split(folder, target):
    """Copies the well-formed exchanges, one file each; the rest goes to one file that nobody checks."""
    faults, hars = [], []
    for har in sorted(folder.glob("*.har")):
        entries = entries_of(har)
        faults += [entry for entry in entries if not well_formed(entry)]
        kept = target / har.name
        kept.write_text(json.dumps({"log": {"version": "1.2", "entries": [e for e in entries if well_formed(e)]}}),
                        encoding="utf-8")
        hars.append(kept)
    (folder / "faults.json").write_text(json.dumps({"log": {"version": "1.2", "entries": faults}}), encoding="utf-8")
    return hars


def traffic_faults(folder, contract):
    with tempfile.TemporaryDirectory() as temporary:
        hars = split(folder, pathlib.Path(temporary))
        check = subprocess.run([sys.executable, str(contract / "check_har.py"), "--contract",
                                str(contract / "mender-api.yaml"), "--api-only", "--side", "request", "--kind",
                                "management", "--uncovered", *map(str, hars)], capture_output=True, text=True)
    print(check.stdout[-8000:], check.stderr[-2000:], sep="")
    if check.returncode != 0:
        yield "the traffic does not keep to the API description"
    if re.search(r"^  [A-Z]+ /api/", check.stdout, re.MULTILINE):
        yield "management operations are not covered"


def main(argv):
    if "DRYDOCK_CONTRACT" not in os.environ:
        print("skipped: DRYDOCK_CONTRACT is unset")
        return 77
    contract, build, folder = pathlib.Path(os.environ["DRYDOCK_CONTRACT"]), pathlib.Path(argv[1]), pathlib.Path(argv[2])
    operations, rows = management_operations(contract), table()
    faults = [*table_faults(rows, operations, tests_of(build)), *unexercised(rows, operations, folder),
              *traffic_faults(folder, contract)]
    print("\n".join(faults) or f"{len(rows)} management operations, each with a test and its traffic")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
