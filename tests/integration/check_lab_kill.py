# SPDX-License-Identifier: GPL-3.0-or-later
"""SIGKILL to the lab at random moments while many write: after each restart every acknowledged write is there, no
artifact is listed without its file, and SQLite's integrity check passes.

    check_lab_kill.py BIN [KILLS] [SEED]
"""
import base64
import hashlib
import http.client
import io
import json
import pathlib
import random
import signal
import sqlite3
import subprocess
import sys
import tarfile
import tempfile
import threading
import time
import urllib.parse

DEVICES = 24
WRITERS = 4
INVENTORY = "/api/management/v1/inventory"
DEPLOYMENTS = "/api/management/v1/deployments"


class Lost(AssertionError):
    pass


def tar_of(*members):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.USTAR_FORMAT) as tar:
        for name, data in members:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            tar.addfile(info, io.BytesIO(data))
    return out.getvalue()


def artifact(name):
    payload = name.encode() * 50
    version = b'{"format":"mender","version":3}'
    header = tar_of(
        ("header-info", json.dumps({"payloads": [{"type": "single-file"}], "artifact_provides": {"artifact_name": name},
                                    "artifact_depends": {"device_type": ["pi"]}}).encode()),
        ("headers/0000/type-info", b'{"type":"single-file"}'))
    lines = [(hashlib.sha256(payload).hexdigest(), "data/0000/file"), (hashlib.sha256(header).hexdigest(), "header.tar"),
             (hashlib.sha256(version).hexdigest(), "version")]
    manifest = "".join(f"{digest}  {member}\n" for digest, member in lines).encode()
    return tar_of(("version", version), ("manifest", manifest), ("header.tar", header),
                  ("data/0000.tar", tar_of(("file", payload))))


class Lab:
    def __init__(self, program, folder):
        self.process = subprocess.Popen([program, "--port", "0", "--data", folder, "--devices", str(DEVICES)],
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        line = self.process.stdout.readline()
        if not line:
            raise Lost("the lab does not start: " + self.process.stderr.read()[-2000:])
        self.ready = json.loads(line)
        self.address = urllib.parse.urlsplit(self.ready["url"]).netloc
        self.token = None

    def ask(self, verb, path, body=None, headers=None):
        wire = http.client.HTTPConnection(self.address, timeout=30)
        try:
            given = {"Authorization": "Bearer " + (self.token or ""), "Content-Type": "application/json"}
            given.update(headers or {})
            wire.request(verb, path, json.dumps(body) if isinstance(body, (dict, list)) else body, given)
            answer = wire.getresponse()
            return answer.status, answer.read(), answer.headers
        finally:
            wire.close()

    def sign_in(self):
        pair = base64.b64encode(f"{self.ready['user']}:{self.ready['password']}".encode()).decode()
        status, body, _ = self.ask("POST", "/api/management/v1/useradm/auth/login", headers={"Authorization": "Basic " + pair})
        assert status == 200, status
        self.token = body.decode()

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(30)
        self.process.stdout.close()
        self.process.stderr.close()


class Truth:
    """What was acknowledged. A write that was sent and not answered may or may not be there: both values are allowed."""

    def __init__(self):
        self.lock = threading.Lock()
        self.known = {}  # key -> value
        self.unsure = {}  # key -> values that may be

    def begin(self, key, value):
        with self.lock:
            self.unsure.setdefault(key, []).append(value)

    def end(self, key, value):
        with self.lock:
            self.known[key] = value
            self.unsure.pop(key, None)

    def refused(self, key, value):
        with self.lock:
            rest = self.unsure.get(key, [])
            if value in rest:
                rest.remove(value)

    def check(self, key, found):
        allowed = [self.known.get(key)] + self.unsure.get(key, [])
        if found not in allowed:
            raise Lost(f"{key}: {found!r}, but acknowledged was {self.known.get(key)!r} (under way: {self.unsure.get(key)})")
        self.known[key] = found
        self.unsure.pop(key, None)


def write_once(lab, truth, random_, own, devices, counter):
    """One random write of writer `own` to things that only it writes to."""
    device = random_.choice([d for i, d in enumerate(devices) if i % WRITERS == own])
    value = f"w{own}-{counter}"
    kind = random_.choice(["tag", "tag", "group", "user", "settings", "artifact", "deployment"])
    if kind == "tag":
        return ("tag", device), value, ("PUT", f"{INVENTORY}/devices/{device}/tags", [{"name": "note", "value": value}], None), 200
    if kind == "group":
        return ("group", device), value, ("PUT", f"{INVENTORY}/devices/{device}/group", {"group": value}, None), 204
    if kind == "user":
        return ("user", f"{value}@example.com"), True, ("POST", "/api/management/v1/useradm/users",
                                                        {"email": f"{value}@example.com", "password": "correct horse battery"}, None), 201
    if kind == "settings" and own == 0:
        return ("settings", ""), value, ("POST", "/api/management/v1/useradm/settings", {"note": value}, None), 201
    if kind == "artifact":
        boundary = "----x"
        body = (f"--{boundary}\r\nContent-Disposition: form-data; name=\"artifact\"; filename=\"a\"\r\n\r\n").encode() \
            + artifact(value) + f"\r\n--{boundary}--\r\n".encode()
        return ("artifact", value), True, ("POST", f"{DEPLOYMENTS}/artifacts", body,
                                           {"Content-Type": f"multipart/form-data; boundary={boundary}"}), 201
    if kind == "deployment":
        names = [k[1] for k, v in list(truth.known.items()) if k[0] == "artifact" and v and k[1].startswith(f"w{own}-")]
        if names:
            return ("deployment", value), True, ("POST", f"{DEPLOYMENTS}/deployments",
                                                 {"name": value, "artifact_name": random_.choice(names), "devices": [device]}, None), 201
    return ("tag", device), value, ("PUT", f"{INVENTORY}/devices/{device}/tags", [{"name": "note", "value": value}], None), 200


def writer(lab, truth, seed, own, devices, stop):
    random_ = random.Random(seed)
    counter = 0
    while not stop.is_set():
        counter += 1
        key, value, request, wanted = write_once(lab, truth, random_, own, devices, f"{seed % 100000}-{counter}")
        truth.begin(key, value)
        try:
            status, _, _ = lab.ask(*request)
        except (OSError, http.client.HTTPException):
            return  # killed: nobody knows about the last one
        if status == wanted:
            truth.end(key, value)
        else:
            truth.refused(key, value)


def tags_of(lab, device):
    found = json.loads(lab.ask("GET", f"{INVENTORY}/devices/{device}")[1])
    return {a["name"]: a["value"] for a in found["attributes"] if a["scope"] == "tags"}


def check(lab, truth, folder, devices):
    for key in list(truth.known.keys() | truth.unsure.keys()):
        kind, name = key
        if kind == "tag":
            truth.check(key, tags_of(lab, name).get("note"))
        elif kind == "group":
            truth.check(key, json.loads(lab.ask("GET", f"{INVENTORY}/devices/{name}/group")[1])["group"])
        elif kind == "settings":
            truth.check(key, json.loads(lab.ask("GET", "/api/management/v1/useradm/settings")[1]).get("note"))
    users = {u["email"] for u in json.loads(lab.ask("GET", "/api/management/v1/useradm/users")[1])}
    artifacts = {a["name"]: a["id"] for a in json.loads(lab.ask("GET", f"{DEPLOYMENTS}/artifacts")[1])}
    deployments = set()
    page = 1
    while True:
        part = json.loads(lab.ask("GET", f"{DEPLOYMENTS}/deployments?per_page=500&page={page}")[1])
        deployments |= {d["name"] for d in part}
        if len(part) < 500:
            break
        page += 1
    for kind, found in (("user", users), ("artifact", artifacts.keys()), ("deployment", deployments)):
        for key in [k for k in truth.known.keys() | truth.unsure.keys() if k[0] == kind]:
            truth.check(key, True if key[1] in found else None)
    on_disk = {path.name.split(".")[0] for path in (pathlib.Path(folder) / "artifacts").iterdir()}
    for name, identifier in artifacts.items():
        if identifier not in on_disk:
            raise Lost(f"artifact {name} is listed and has no file")


def integrity(folder):
    with sqlite3.connect(f"file:{folder}/lab.sqlite?mode=ro", uri=True) as db:
        found = db.execute("PRAGMA integrity_check").fetchone()[0]
        broken = db.execute("PRAGMA foreign_key_check").fetchall()
    if found != "ok" or broken:
        raise Lost(f"integrity: {found} {broken}")


def main(argv):
    program = str(pathlib.Path(argv[1]) / "drydock-lab")
    kills = int(argv[2]) if len(argv) > 2 else 200
    seed = int(argv[3]) if len(argv) > 3 else random.SystemRandom().randrange(1 << 31)
    print(f"seed {seed}, {kills} kills")
    random_ = random.Random(seed)
    truth = Truth()
    begin = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        token = None
        devices = []
        for number in range(kills):
            lab = Lab(program, folder)
            if token is None:
                lab.sign_in()
                token = lab.token
                page = json.loads(lab.ask("POST", "/api/management/v2/inventory/filters/search", {"per_page": DEVICES})[1])
                devices = [d["id"] for d in page]
                for device in devices:  # the simulated ones have groups from the start
                    truth.known["group", device] = json.loads(lab.ask("GET", f"{INVENTORY}/devices/{device}/group")[1])["group"]
            lab.token = token
            if number % 5 == 0 or number < 3:
                check(lab, truth, folder, devices)
            stop = threading.Event()
            threads = [threading.Thread(target=writer, args=(lab, truth, random_.randrange(1 << 30), own, devices, stop))
                       for own in range(WRITERS)]
            for thread in threads:
                thread.start()
            time.sleep(random_.uniform(0.005, 0.25))
            lab.kill()
            stop.set()
            for thread in threads:
                thread.join()
            integrity(folder)
        lab = Lab(program, folder)
        lab.token = token
        check(lab, truth, folder, devices)
        lab.process.send_signal(signal.SIGTERM)
        assert lab.process.wait(30) == 0
        integrity(folder)
    print(f"{len(truth.known)} acknowledged writes are all there after {kills} kills in {time.monotonic() - begin:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
