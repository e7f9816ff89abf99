"""A time-stamp authority that others wrote: `openssl ts -reply`, asked over HTTP as RFC 3161 section 3.4 says.

Prints "PORT n" once it listens. With --wiederholt it answers every request with its first answer, as somebody does who has
recorded it. Each request is kept in --ordner as NNNN.tsq, each answer as NNNN.tsr.
"""

import argparse
import pathlib
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

CONFIG = """
[tsa]
default_tsa = stelle
[stelle]
serial = {ordner}/nummer
crypto_device = builtin
signer_cert = {zertifikat}
signer_key = {schluessel}
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha384, sha512
accuracy = secs:1, millisecs:500
clock_precision_digits = 3
ordering = yes
tsa_name = yes
ess_cert_id_chain = no
ess_cert_id_alg = sha256
"""


class Stelle(BaseHTTPRequestHandler):
    """One request, one answer."""

    server: "Server"

    def do_POST(self):
        inhalt = self.rfile.read(int(self.headers["Content-Length"]))
        if self.headers["Content-Type"] != "application/timestamp-query":
            self.send_error(415)
            return
        antwort = self.server.stemple(inhalt)
        self.send_response(200)
        self.send_header("Content-Type", "application/timestamp-reply")
        self.send_header("Content-Length", str(len(antwort)))
        self.end_headers()
        self.wfile.write(antwort)

    def log_message(self, *_):
        pass


class Server(ThreadingHTTPServer):
    """Keeps the answers in order; openssl counts in a file."""

    def __init__(self, wunsch):
        super().__init__(("127.0.0.1", 0), Stelle)
        self.ordner, self.wiederholt = wunsch.ordner, wunsch.wiederholt
        self.config = wunsch.ordner / "tsa.cnf"
        self.config.write_text(CONFIG.format(**vars(wunsch)))
        (wunsch.ordner / "nummer").write_text("01\n")
        self.schloss = threading.Lock()

    def stemple(self, anfrage):
        with self.schloss:
            nummer = len(list(self.ordner.glob("*.tsq"))) + 1
            frage, antwort = (self.ordner / f"{nummer:04}.{endung}" for endung in ("tsq", "tsr"))
            frage.write_bytes(anfrage)
            if self.wiederholt and nummer > 1:
                return (self.ordner / "0001.tsr").read_bytes()
            befehl = ["openssl", "ts", "-reply", "-config", self.config, "-queryfile", frage, "-out", antwort]
            subprocess.run(befehl, check=True, capture_output=True)
            return antwort.read_bytes()


def main():
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("--ordner", type=pathlib.Path, required=True)
    args.add_argument("--zertifikat", required=True, help="PEM")
    args.add_argument("--schluessel", required=True, help="PEM")
    args.add_argument("--wiederholt", action="store_true")
    server = Server(args.parse_args())
    print("PORT", server.server_port, flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
