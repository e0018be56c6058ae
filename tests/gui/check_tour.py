# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes the application's tour and holds what it leaves against what the README says.

    check_tour.py BIN

One picture per pane, light and dark, no two alike, none blank; a HAR with at least 40 requests over at least 15
operations and no token in it; and, where DRYDOCK_CONTRACT names the API description, no violation of it. The HAR of a
good tour is left in the folder DRYDOCK_HAR_DIR, where that is set, for the check of the whole run's traffic.
Exit status 77 (skipped) where DRYDOCK_CONTRACT is unset.
"""
import hashlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

PANES = {"devices", "device", "releases", "deployments", "deployment", "audit", "overview", "activity", "navigator", "bulk", "list", "preauthorize", "groups", "rules", "choose-key"}
SECRET = re.compile(rb"eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}|Bearer\s+[A-Za-z0-9_-]{20,}|Basic\s+[A-Za-z0-9+/=]{12,}")
TIME_LIMIT = 300


def take_tour(programs, folder, har):
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    command = [str(programs / "drydock"), "--lab", "--devices", "500", "--har", str(har), "--tour", str(folder)]
    return subprocess.run(command, env=environment, timeout=TIME_LIMIT, capture_output=True, text=True)


def picture_faults(folder):
    pictures = sorted(folder.glob("*.png"))
    names = {p.stem for p in pictures}
    for pane in sorted(PANES):
        for theme in ("light", "dark"):
            if f"{pane}-{theme}" not in names:
                yield f"no picture {pane}-{theme}.png"
    seen = {}
    for picture in pictures:
        content = picture.read_bytes()
        digest = hashlib.sha256(content).hexdigest()
        if digest in seen:
            yield f"{picture.name} and {seen[digest]} are the same picture"
        seen[digest] = picture.name
        if len(content) < 3000:
            yield f"{picture.name} is blank: {len(content)} bytes"


def har_faults(har):
    raw = har.read_bytes()
    for match in SECRET.finditer(raw):
        yield f"a secret in the HAR: {match.group(0)[:16].decode()}…"
    entries = json.loads(raw)["log"]["entries"]
    if len(entries) < 40:
        yield f"{len(entries)} requests, 40 expected"
    uuid = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")
    operations = {(e["request"]["method"], uuid.sub("{id}", e["request"]["url"].split("?")[0])) for e in entries}
    if len(operations) < 15:
        yield f"{len(operations)} operations, 15 expected"
    print(f"{len(entries)} requests over {len(operations)} operations")


def contract_faults(har, contract):
    check = subprocess.run([sys.executable, str(contract / "check_har.py"), "--api-only", "--contract",
                            str(contract / "mender-api.yaml"), str(har)], capture_output=True, text=True)
    if check.returncode != 0:
        yield "the API description disagrees:\n" + check.stdout[-4000:] + check.stderr[-1000:]


def main(argv):
    if "DRYDOCK_CONTRACT" not in os.environ:
        print("skipped: DRYDOCK_CONTRACT is not set")
        return 77
    programs = pathlib.Path(argv[1])
    with tempfile.TemporaryDirectory() as work:
        folder, har = pathlib.Path(work) / "tour", pathlib.Path(work) / "tour.har"
        run = take_tour(programs, folder, har)
        if run.returncode != 0:
            print(f"the tour ended with {run.returncode}\n{run.stdout[-2000:]}{run.stderr[-4000:]}")
            return 1
        faults = [*picture_faults(folder), *har_faults(har), *contract_faults(har, pathlib.Path(os.environ["DRYDOCK_CONTRACT"]))]
        if not faults and "DRYDOCK_HAR_DIR" in os.environ:
            kept = pathlib.Path(os.environ["DRYDOCK_HAR_DIR"])
            kept.mkdir(parents=True, exist_ok=True)
            shutil.copy(har, kept / "tour.har")
    print("\n".join(faults) or "the tour is whole")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
