"""The processes that are compared: the references, each in its environment, and the command."""

import json
import os
import pathlib
import subprocess

HERE = pathlib.Path(__file__).resolve().parent
PEERS = os.path.join(os.environ.get("TMPDIR", "/tmp"), "kc-peers")
PYTHON = {
    "5": os.environ.get("KC_VOCAB_PYTHON", PEERS + "/bin/python"),
    "4": os.environ.get("KC_VOCAB_PYTHON_TF4", PEERS + "-tf4/bin/python"),
}


class Server:
    """The libraries of one environment, in a process that stays."""

    def __init__(self, python):
        command = [python, "-W", "ignore", str(HERE / "reference_server.py")]
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )

    def close(self):
        self.process.stdin.close()
        self.process.wait()

    def ask(self, **request):
        self.process.stdin.write(json.dumps(request).encode() + b"\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise SystemExit(f"the reference ended on {request['do']}")
        return json.loads(line)

    def observe(self, path, how, texts, flags):
        """What a tokenizer does with texts, or {"error": why it does not load}."""
        loaded = self.ask(do="load", path=path, how=how, flags=flags)
        if "error" in loaded:
            return loaded
        return {**loaded, **self.ask(do="encode", texts=texts)}


class Command:
    """The binary under test."""

    def __init__(self, binary):
        self.binary = binary
        self.environment = {**os.environ, "SWIFT_BACKTRACE": "enable=no"}

    def run(self, *arguments, text=""):
        command = [self.binary, *arguments]  # The limit is for what never ends, on a loaded machine too.
        done = subprocess.run(command, input=text.encode(), capture_output=True, env=self.environment, timeout=600)
        return done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace").strip()
