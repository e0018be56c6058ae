# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds what labs were asked and answered during the test run against the API description, both sides.

    check_lab_traffic.py LABHARS

LABHARS holds a HAR per lab and per unit test of its services; faults and bad input are in files of their own
(*.faults.har), which are not read. lab_not_exercised.tsv says of every operation that the lab does not offer, or that no
test asks well-formed, why. Exit status 77 (skipped) where DRYDOCK_CONTRACT is unset.
"""
import csv
import os
import pathlib
import re
import subprocess
import sys

REASONS = pathlib.Path(__file__).with_name("lab_not_exercised.tsv")


def reasons():
    with open(REASONS, encoding="utf-8", newline="") as rows:
        reader = csv.reader(rows, delimiter="\t")
        header = next(reader)
        assert header == ["METHOD", "path", "why"], header
        return {(row[0], row[1]): row[2] for row in reader}


def main():
    contract = os.environ.get("DRYDOCK_CONTRACT")
    if not contract:
        print("skipped: DRYDOCK_CONTRACT is unset")
        return 77
    folder = pathlib.Path(sys.argv[1])
    files = sorted(path for path in folder.glob("*.har") if not path.name.endswith(".faults.har"))
    if not files:
        print("no traffic was recorded in", folder)
        return 1
    contract = pathlib.Path(contract)
    run = subprocess.run([sys.executable, str(contract / "check_har.py"), "--contract", str(contract / "mender-api.yaml"),
                          "--api-only", "--side", "both", "--uncovered", *map(str, files)],
                         capture_output=True, text=True, check=False)
    missed = {tuple(match) for match in re.findall(r"^  ([A-Z]+) (/\S+)$", run.stdout, re.MULTILINE)}
    known = reasons()
    faults = [f"{method} {path} was not exercised, and nobody says why" for method, path in sorted(missed - known.keys())]
    faults += [f"{method} {path} was exercised though the table says it is not" for method, path in sorted(known.keys() - missed)]
    lines = [line for line in run.stdout.splitlines() if not line.startswith("  ")]
    for line in lines[:200]:
        print(line)
    for method, path in sorted(missed & known.keys()):
        print(f"  not exercised: {method} {path}: {known[(method, path)]}")
    for fault in faults:
        print("FAULT:", fault)
    return 1 if run.returncode != 0 or faults else 0


if __name__ == "__main__":
    sys.exit(main())
