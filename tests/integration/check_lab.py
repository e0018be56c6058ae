# SPDX-License-Identifier: GPL-3.0-or-later
"""Starts drydock-lab as a script would and holds it to its word: one JSON line when ready, a working sign-in, a clean
end on SIGTERM, a second lab on the same folder refused, what was written found again after a restart and a kill -9.

    check_lab.py BIN [--large]

--large does it with 100,000 devices: ready in time, and an attribute written to the 73,412th is found by search,
sorts first, and survives a restart.
"""
import base64
import json
import pathlib
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request


class Lab:
    def __init__(self, program, data, *arguments):
        self.process = subprocess.Popen([program, "--port", "0", "--data", str(data), *arguments],
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.line = self.process.stdout.readline()
        if not self.line:
            raise AssertionError("the lab said nothing: " + self.process.stderr.read()[-2000:])
        self.ready = json.loads(self.line)
        self.token = None

    def call(self, verb, path, body=None, basic=False):
        request = urllib.request.Request(self.ready["url"].rstrip("/") + path, method=verb)
        if basic:
            pair = f"{self.ready['user']}:{self.ready['password']}".encode()
            request.add_header("Authorization", "Basic " + base64.b64encode(pair).decode())
        elif self.token:
            request.add_header("Authorization", "Bearer " + self.token)
        if body is not None:
            request.data = json.dumps(body).encode()
            request.add_header("Content-Type", "application/json")
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.status, dict(answer.headers), answer.read()

    def sign_in(self):
        self.token = self.call("POST", "/api/management/v1/useradm/auth/login", basic=True)[2].decode()

    def end(self, how=signal.SIGTERM):
        self.process.send_signal(how)
        rest, errors = self.process.communicate(timeout=30)
        return self.process.returncode, rest, errors


def expect(condition, what):
    if not condition:
        raise AssertionError(what)


def memory_lab(program):
    lab = Lab(program, ":memory:", "--devices", "1000")
    expect(set(lab.ready) >= {"url", "user", "password"}, f"the line holds {sorted(lab.ready)}")
    expect(lab.ready["url"].startswith("http://127.0.0.1:"), f"the URL is {lab.ready['url']}")
    lab.sign_in()
    _, headers, body = lab.call("POST", "/api/management/v2/inventory/filters/search", {"page": 1, "per_page": 500})
    expect(len(json.loads(body)) == 500, "a page of 500 devices")
    expect(int(headers["X-Total-Count"]) >= 1000, f"total {headers['X-Total-Count']}")
    code, rest, errors = lab.end()
    expect(code == 0, f"ended on SIGTERM with {code}: {errors[-1000:]}")
    expect(rest == "", f"more on standard output than one line: {rest[:200]!r}")


def find(lab, value):
    term = {"scope": "tags", "attribute": "note", "type": "$eq", "value": value}
    return json.loads(lab.call("POST", "/api/management/v2/inventory/filters/search", {"filters": [term]})[2])


def stored_lab(program, folder):
    lab = Lab(program, folder, "--devices", "300", "--seed", "7")
    second = subprocess.run([program, "--port", "0", "--data", folder], capture_output=True, text=True, timeout=30)
    expect(second.returncode != 0 and second.stdout == "", "a second lab on the same folder is refused")
    lab.sign_in()
    page = json.loads(lab.call("POST", "/api/management/v2/inventory/filters/search",
                               {"page": 137, "per_page": 2, "sort": [{"scope": "identity", "attribute": "id", "order": "asc"}]})[2])
    device = page[0]["id"]
    lab.call("PUT", f"/api/management/v1/inventory/devices/{device}/tags", [{"name": "note", "value": "kept & found"}])
    expect([d["id"] for d in find(lab, "kept & found")] == [device], "what was written is found by search")
    lab.end(signal.SIGKILL)

    again = Lab(program, folder, "--devices", "300", "--seed", "7")
    again.token = lab.token
    expect([d["id"] for d in find(again, "kept & found")] == [device], "a write that was answered survives kill -9, and so does the token")
    try:
        again.token = "nonsense"
        again.call("GET", "/api/management/v1/useradm/users/me")
        raise AssertionError("a nonsense token was accepted")
    except urllib.error.HTTPError as error:
        expect(error.code == 401 and "error" in json.loads(error.read()), f"nonsense token: {error.code}")
    expect(again.end()[0] == 0, "the second run ends on SIGTERM")


def search(lab, **query):
    return json.loads(lab.call("POST", "/api/management/v2/inventory/filters/search", query)[2])


def large_lab(program, folder):
    by_id = [{"scope": "identity", "attribute": "id", "order": "asc"}]
    by_value = [{"scope": "tags", "attribute": "shelf", "order": "desc"}]
    start = time.monotonic()
    lab = Lab(program, folder, "--devices", "100000")
    ready = time.monotonic() - start
    print(f"100,000 devices ready after {ready:.1f} s")
    expect(ready < 20, f"ready after {ready:.1f} s, 20 s expected")
    lab.sign_in()
    device = search(lab, page=73412, per_page=1, sort=by_id)[0]["id"]
    lab.call("PATCH", f"/api/management/v1/inventory/devices/{device}/tags", [{"name": "shelf", "value": "zzz 73,412"}])
    for moment in ("before", "after"):
        term = {"scope": "tags", "attribute": "shelf", "type": "$eq", "value": "zzz 73,412"}
        expect([d["id"] for d in search(lab, filters=[term])] == [device], f"found by search {moment} the restart")
        expect(search(lab, per_page=1, sort=by_value)[0]["id"] == device, f"sorts first {moment} the restart")
        if moment == "before":
            token = lab.token
            lab.end()
            lab = Lab(program, folder, "--devices", "100000")
            lab.token = token
    lab.end()


def main(argv):
    program = str(pathlib.Path(argv[1]) / "drydock-lab")
    if "--large" in argv:
        with tempfile.TemporaryDirectory() as folder:
            large_lab(program, folder)
        return 0
    memory_lab(program)
    with tempfile.TemporaryDirectory() as folder:
        stored_lab(program, folder)
    print("the lab keeps its word")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
