# SPDX-License-Identifier: GPL-3.0-or-later
"""A 2 GiB artifact goes into the lab and comes out again: in constant memory, whole, at the disk's speed, with ranges,
beside a client that hardly reads.

    check_lab_transfers.py BIN [MIB]
"""
import base64
import hashlib
import http.client
import json
import os
import pathlib
import re
import signal
import socket
import subprocess
import sys
import tarfile
import tempfile
import time
import urllib.parse

MOST_GROWTH_MIB = 48
SLOWEST = 6.0  # times of hashing the same file and copying it to the disk here; measured are about 1 to 2
PIECE = 1 << 20


def tar_member(name, data):
    info = tarfile.TarInfo(name)
    info.size = len(data)
    return info.tobuf(tarfile.USTAR_FORMAT) + data + b"\0" * (-len(data) % 512)


def tar_of(*members):
    return b"".join(tar_member(name, data) for name, data in members) + b"\0" * 1024


def to_disk(out):
    """What waits in memory to be written would be paid for by who writes next."""
    out.flush()
    os.fsync(out.fileno())


def write_artifact(path, mib):
    """An uncompressed format 3 artifact whose payload is as large as asked."""
    size = mib << 20
    block = hashlib.shake_256(b"payload").digest(PIECE)
    payload = hashlib.sha256()
    for _ in range(mib):
        payload.update(block)
    version = b'{"format":"mender","version":3}'
    header = tar_of(
        ("header-info", json.dumps({"payloads": [{"type": "rootfs-image"}], "artifact_provides": {"artifact_name": "big"},
                                    "artifact_depends": {"device_type": ["pi"]}}, separators=(",", ":")).encode()),
        ("headers/0000/type-info", b'{"type":"rootfs-image","artifact_provides":{"rootfs-image.version":"big"}}'))
    manifest = "".join(f"{digest}  {name}\n" for digest, name in (
        (payload.hexdigest(), "data/0000/big.img"), (hashlib.sha256(header).hexdigest(), "header.tar"),
        (hashlib.sha256(version).hexdigest(), "version"))).encode()
    inner = tarfile.TarInfo("big.img")
    inner.size = size
    data = tarfile.TarInfo("data/0000.tar")
    data.size = 512 + size + 1024
    with open(path, "wb") as out:
        out.write(tar_member("version", version) + tar_member("manifest", manifest) + tar_member("header.tar", header))
        out.write(data.tobuf(tarfile.GNU_FORMAT) + inner.tobuf(tarfile.GNU_FORMAT))
        for _ in range(mib):
            out.write(block)
        out.write(b"\0" * (1024 + 1024))
        to_disk(out)


class Lab:
    def __init__(self, program, folder):
        self.process = subprocess.Popen([program, "--port", "0", "--data", folder], stdout=subprocess.PIPE, text=True)
        self.ready = json.loads(self.process.stdout.readline())
        self.address = urllib.parse.urlsplit(self.ready["url"]).netloc
        self.token = self.ask("POST", "/api/management/v1/useradm/auth/login", headers={"Authorization": "Basic " + self.basic()})[1].decode()

    def basic(self):
        return base64.b64encode(f"{self.ready['user']}:{self.ready['password']}".encode()).decode()

    def ask(self, verb, path, body=None, headers=None):
        wire = http.client.HTTPConnection(self.address, timeout=600)
        wire.request(verb, path, body, headers or {"Authorization": "Bearer " + self.token})
        answer = wire.getresponse()
        return answer.status, answer.read(), answer.headers

    def peak_mib(self):
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmHWM:\s+(\d+)", status).group(1)) / 1024


def upload(lab, artifact):
    boundary = "0123456789abcdef"
    head = (f'--{boundary}\r\nContent-Disposition: form-data; name="size"\r\n\r\n{artifact.stat().st_size}\r\n'
            f'--{boundary}\r\nContent-Disposition: form-data; name="description"\r\n\r\nbig\r\n'
            f'--{boundary}\r\nContent-Disposition: form-data; name="artifact"; filename="big.mender"\r\n'
            f'Content-Type: application/octet-stream\r\n\r\n').encode()
    tail = f"\r\n--{boundary}--\r\n".encode()

    def pieces():
        yield head
        with open(artifact, "rb") as source:
            while piece := source.read(PIECE):
                yield piece
        yield tail

    length = len(head) + artifact.stat().st_size + len(tail)
    status, body, headers = lab.ask("POST", "/api/management/v1/deployments/artifacts", pieces(), {
        "Authorization": "Bearer " + lab.token, "Content-Length": str(length),
        "Content-Type": "multipart/form-data; boundary=" + boundary})
    assert status == 201, (status, body)
    return headers["Location"].rsplit("/", 1)[1]


def stuck_reader(lab, link):
    """Asks for the file and reads nothing: its bytes must not pile up in the lab."""
    parts = urllib.parse.urlsplit(link)
    host, port = parts.netloc.rsplit(":", 1)
    wire = socket.create_connection((host, int(port)))
    wire.sendall(f"GET {parts.path}?{parts.query} HTTP/1.1\r\nHost: {parts.netloc}\r\n\r\n".encode())
    return wire


def download(lab, link, start=0):
    parts = urllib.parse.urlsplit(link)
    wire = http.client.HTTPConnection(parts.netloc, timeout=600)
    wire.request("GET", f"{parts.path}?{parts.query}", headers={"Range": f"bytes={start}-"} if start else {})
    answer = wire.getresponse()
    assert answer.status == (206 if start else 200), answer.status
    digest, size = hashlib.sha256(), 0
    while piece := answer.read(PIECE):
        digest.update(piece)
        size += len(piece)
    assert size == int(answer.headers["Content-Length"]), size
    return digest.hexdigest(), size


def file_digest(path, start=0):
    digest = hashlib.sha256()
    with open(path, "rb") as source:
        source.seek(start)
        while piece := source.read(PIECE):
            digest.update(piece)
    return digest.hexdigest()


def main(argv):
    program = str(pathlib.Path(argv[1]) / "drydock-lab")
    mib = int(argv[2]) if len(argv) > 2 else 2048
    with tempfile.TemporaryDirectory() as folder:
        artifact = pathlib.Path(folder) / "big.mender"
        write_artifact(artifact, mib)
        begin = time.monotonic()
        whole = file_digest(artifact)
        with open(artifact, "rb") as source, open(artifact.with_suffix(".copy"), "wb") as target:
            while piece := source.read(PIECE):
                target.write(piece)
            to_disk(target)
        disk = time.monotonic() - begin
        artifact.with_suffix(".copy").unlink()
        lab = Lab(program, folder + "/lab")
        before = lab.peak_mib()
        begin = time.monotonic()
        artifact_id = upload(lab, artifact)
        up = time.monotonic() - begin
        link = json.loads(lab.ask("GET", f"/api/management/v1/deployments/artifacts/{artifact_id}/download")[1])["uri"]
        stuck = [stuck_reader(lab, link) for _ in range(20)]
        begin = time.monotonic()
        digest, size = download(lab, link)
        down = time.monotonic() - begin
        assert (digest, size) == (whole, artifact.stat().st_size), "what came out is not what went in"
        middle = size - (size // 3)
        assert download(lab, link, middle)[0] == file_digest(artifact, middle), "the rest by range"
        growth = lab.peak_mib() - before
        for wire in stuck:
            wire.close()
        print(f"{mib} MiB: up {up:.1f} s, down {down:.1f} s, hash and copy {disk:.1f} s "
              f"(ratios {up / disk:.2f} and {down / disk:.2f}); the lab grew by {growth:.1f} MiB")
        lab.process.send_signal(signal.SIGTERM)
        assert lab.process.wait(30) == 0
        assert growth < MOST_GROWTH_MIB, f"the lab grew by {growth:.1f} MiB"
        assert up < SLOWEST * disk + 2 and down < SLOWEST * disk + 2, "far slower than the disk"
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
