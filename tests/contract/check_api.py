# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds every request of models/api and every answer of its encoders against the API description.

    check_api.py CONTRACT_SAMPLES

CONTRACT_SAMPLES is the program of that name. Exit status 77 (skipped) where DRYDOCK_CONTRACT is unset. That the check
can fail at all is checked too: a sample with a wrong word in it must be found.
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

LEAST_ENTRIES = 60


def check(contract, har):
    command = [sys.executable, str(contract / "check_har.py"), "--contract", str(contract / "mender-api.yaml"), str(har)]
    return subprocess.run(command, capture_output=True, text=True)


def spoil(entries):
    """One wrong word on each side."""
    for entry in entries:
        request, response = entry["request"], entry["response"]
        if request["method"] == "PUT" and '"accepted"' in request.get("postData", {}).get("text", ""):
            request["postData"]["text"] = '{"status":"welcome"}'
            yield "request"
        if '"status":"inprogress"' in response["content"]["text"]:
            response["content"]["text"] = response["content"]["text"].replace("inprogress", "in progress")
            yield "response"


def main():
    folder = os.environ.get("DRYDOCK_CONTRACT")
    if not folder:
        print("skipped: DRYDOCK_CONTRACT is unset")
        return 77
    contract = pathlib.Path(folder).resolve()
    with tempfile.TemporaryDirectory() as temporary:
        har = pathlib.Path(temporary) / "api.har"
        subprocess.run([sys.argv[1], str(har)], check=True)
        found = check(contract, har)
        print(found.stdout, found.stderr, sep="")
        if found.returncode != 0:
            return 1
        data = json.loads(har.read_text(encoding="utf-8"))
        if len(data["log"]["entries"]) < LEAST_ENTRIES:
            print(f"only {len(data['log']['entries'])} entries")
            return 1
        sides = set(spoil(data["log"]["entries"]))
        har.write_text(json.dumps(data), encoding="utf-8")
        spoiled = check(contract, har)
        for side in ("request", "response"):
            if side not in sides or f": {side}: " not in spoiled.stdout:
                print(f"a wrong word in a {side} was not found")
                return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
