"""Runs one command and says how long it took and how much memory it had at most."""

import json
import os
import subprocess
import tempfile
import threading
import time


class Failed(Exception):
    """A command that did not end well: its last words."""


def run(command):
    """Runs a command.

    Returns wall_s (seconds of the whole process), peak_mb (MiB resident, from the kernel) and its standard output. A
    failed command raises Failed.
    """
    command = [str(part) for part in command]
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=output, stderr=errors, stdin=subprocess.DEVNULL)
        # wait4 gives this child's own usage; getrusage would give the largest of all children so far.
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        errors.seek(0)
        if process.returncode != 0:
            raise Failed(f"{' '.join(command)}\n{errors.read().decode(errors='replace')[-2000:]}")
        return {"wall_s": wall, "peak_mb": usage.ru_maxrss / 1024, "user_s": usage.ru_utime, "system_s": usage.ru_stime}, output.read()


class SpaceWatch:
    """The most space that a file system lost while this was watching, by samples: temporary files have no names to ask."""

    def __init__(self, folder):
        self.folder, self.most, self.done = folder, 0, threading.Event()
        self.thread = threading.Thread(target=self.watch)

    def free(self):
        status = os.statvfs(self.folder)
        return status.f_bavail * status.f_frsize

    def watch(self):
        before = self.free()
        while not self.done.wait(0.2):
            self.most = max(self.most, before - self.free())

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.done.set()
        self.thread.join()


def measure(command, megabytes, times_itself, temporary=None, stage=None):
    """One measurement of a job: what the command says of itself where it times itself, else what the kernel says of it.

    With `stage`, wall_s is the time of that stage in kc-vocab's report.
    """
    if temporary:
        with SpaceWatch(temporary) as space:
            found = measure(command, megabytes, times_itself, stage=stage)
        return {**found, "temporary_mb": space.most / 1e6}
    found, output = run(command)
    if times_itself:
        found = {**found, **json.loads(output.splitlines()[-1])}
    if stage:
        found["wall_s"] = sum(part["seconds"] for part in json.loads(output)["stages"] if part["name"] == stage)
    found["mb_per_s"] = megabytes / found["wall_s"]
    return {name: found[name] for name in ("wall_s", "mb_per_s", "peak_mb", "user_s", "system_s")}
