"""Measures cqorc side by side with what it is compared to; called by run.sh.

Every table comes from one run: the commands take turns, in a new random order each round, so that
a busy moment of the machine meets all of them alike. The median is what counts; the least is the
reading that was disturbed least. Memory is the kernel's maximum resident set of the process.
"""

import argparse
import datetime
import itertools
import json
import os
import platform
import random
import re
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request

import attendance
import certificates

NULL = subprocess.DEVNULL


class Sample:
    def __init__(self, seconds, processor, megabytes, exit_code):
        self.seconds = seconds
        self.processor = processor
        self.megabytes = megabytes
        self.exit_code = exit_code


def run(command, env=None, cwd=None, out=NULL):
    """Runs a command to its end."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdin=NULL, stdout=out, stderr=out, env=env, cwd=cwd)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    unit = 1 if sys.platform == "darwin" else 1024
    return Sample(
        seconds,
        usage.ru_utime + usage.ru_stime,
        usage.ru_maxrss * unit / 1e6,
        process.returncode,
    )


def rounds(measures, count):
    """Takes turns: name -> function giving a Sample; gives name -> samples."""
    samples = {name: [] for name in measures}
    for index in range(count + 1):
        order = list(measures)
        random.shuffle(order)
        for name in order:
            sample = measures[name]()
            if index > 0:  # the first round only fills the file cache
                samples[name].append(sample)
    return samples


def table(head, rows):
    lines = ["| " + " | ".join(head) + " |", "|" + "|".join("---" for _ in head) + "|"]
    lines += ["| " + " | ".join(str(cell) for cell in row) + " |" for row in rows]
    return "\n".join(lines)


def verdict(value, limit, unit=""):
    return "%s%s of at most %s%s: %s" % (
        value, unit, limit, unit, "holds" if float(value) <= float(limit) else "**does not hold**")


def machine():
    model = platform.processor() or platform.machine()
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as lines:
            found = re.search(r"model name\s*: (.*)", lines.read())
            model = found.group(1) if found else model
    except OSError:
        pass
    java = subprocess.run([java_command(), "-version"], capture_output=True, text=True, check=True)
    load = "load %.1f" % os.getloadavg()[0]
    return "%s; %d cores of %s, %s %s, %s; %s, Python %s" % (
        datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%d %H:%M UTC"),
        os.cpu_count(), model, platform.system(), platform.release(), load,
        java.stderr.splitlines()[1].strip(), platform.python_version())


def java_command():
    home = os.environ.get("JAVA_HOME")
    return os.path.join(home, "bin", "java") if home else "java"


def launcher_flags(root):
    """The flags that the launcher gives Java, without those that tell cqorc something."""
    with open(os.path.join(root, "src/main/dist/lib/start.sh"), encoding="utf-8") as script:
        text = re.search(r"flags='(.*?)'", script.read(), re.S).group(1)
    return [flag for flag in text.split() if not flag.startswith("-Dcqorc.")]


class FirstRequest:
    """A server that answers nobody, but knows when the first one came."""

    def __init__(self):
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        self.when = None
        self.came = threading.Event()
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            try:
                connection, _ = self.socket.accept()
                connection.recv(1)
            except OSError:
                return
            self.when = time.perf_counter()
            self.came.set()
            connection.close()

    def measure(self, command, env):
        """Until the first byte of the first request; the process is then ended."""
        self.came.clear()
        start = time.perf_counter()
        process = subprocess.Popen(command, stdin=NULL, stdout=NULL, stderr=NULL, env=env)
        came = self.came.wait(60)
        seconds = self.when - start if came else float("nan")
        process.send_signal(signal.SIGKILL)
        process.wait()
        if not came:
            raise SystemExit("no request came within a minute: " + " ".join(command))
        return Sample(seconds, 0, 0, 0)


class Sandbox:
    """A sandbox process with a configuration directory of its own."""

    def __init__(self, root, directory, courses, latency, *more):
        command = [os.path.join(root, "cqorc"), "sandbox", "--dir", directory, "--port", "0",
                   "--courses", str(courses), *more]
        if latency:
            command += ["--latency", str(latency)]
        self.process = subprocess.Popen(
            command, stdin=NULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        self.variables = {}
        self.address = None
        for line in self.process.stdout:
            export = re.match(r"\s*export (\w+)=(.*)", line)
            if export:
                self.variables[export.group(1)] = export.group(2).strip().strip("'\"")
            found = re.search(r"http://127\.0\.0\.1:\d+", line)
            if found and self.address is None:
                self.address = found.group(0)
            if self.address and len(self.variables) >= 2:
                break
        else:
            raise SystemExit("the sandbox did not start")
        threading.Thread(target=self.process.stdout.read, daemon=True).start()

    def environment(self, state):
        env = dict(os.environ, **self.variables)
        env["XDG_STATE_HOME"] = state
        return env

    def requests(self):
        with urllib.request.urlopen(self.address + "/sandbox/requests") as answer:
            return json.load(answer)

    def forget_requests(self):
        request = urllib.request.Request(self.address + "/sandbox/requests", method="DELETE")
        urllib.request.urlopen(request).close()

    def stop(self):
        self.process.terminate()
        self.process.wait()


def start_up(options):
    root, work = options.root, options.work
    cqorc = os.path.join(root, "cqorc")
    hello = [java_command(), *launcher_flags(root), "-cp", os.path.join(work, "hello"), "Hello"]
    predecessor = [sys.executable, "-c", "import requests, yaml, googleapiclient.discovery"]
    measures = {
        "Hello World, same flags": lambda: run(hello),
        "`cqorc --help`": lambda: run([cqorc, "--help"]),
        "`cqorc zoom --help`": lambda: run([cqorc, "zoom", "--help"]),
    }
    notes = []
    if run(predecessor).exit_code == 0:
        measures["python3, the predecessor's imports"] = lambda: run(predecessor)
    else:
        notes.append("python3 with the predecessor's imports: not measured, because `requests`, "
                     "`yaml` or `googleapiclient` is not installed.")

    sandbox = Sandbox(root, os.path.join(work, "first"), 12, None)
    env = sandbox.environment(os.path.join(work, "state-first"))
    sandbox.stop()
    listener = FirstRequest()
    redirect(env, sandbox.address, "http://127.0.0.1:%d" % listener.port)
    first = "`cqorc zoom --create --dry-run`, to its first request"
    measures[first] = lambda: listener.measure([cqorc, "zoom", "--create", "--dry-run"], env)

    samples = rounds(measures, options.rounds)
    bare = statistics.median(s.seconds for s in samples["Hello World, same flags"])
    rows = []
    for name, taken in samples.items():
        seconds = [s.seconds for s in taken]
        median = statistics.median(seconds)
        ended = name != first
        rows.append([
            name, "%.0f ms" % (median * 1000), "%.0f ms" % (min(seconds) * 1000),
            "%.2f" % (median / bare),
            "%.0f ms" % (statistics.median(s.processor for s in taken) * 1000) if ended else "",
            "%.0f MB" % max(s.megabytes for s in taken) if ended else ""])
        bad = [s.exit_code for s in taken if s.exit_code != 0]
        if bad:
            notes.append("%s ended with exit code %s." % (name, bad[0]))
    claims = []
    for name, limit in (("`cqorc --help`", 2.5), ("`cqorc zoom --help`", 2.5), (first, 5)):
        median = statistics.median(s.seconds for s in samples[name])
        claims.append("%s, times Hello World: %s" % (name, verdict("%.2f" % (median / bare), limit)))
    for name in ("`cqorc --help`", "`cqorc zoom --help`"):
        memory = max(s.megabytes for s in samples[name])
        claims.append("%s, memory: %s" % (name, verdict("%.0f" % memory, 60, " MB")))
        if "python3, the predecessor's imports" in samples:
            python = statistics.median(
                s.seconds for s in samples["python3, the predecessor's imports"])
            median = statistics.median(s.seconds for s in samples[name])
            claims.append("%s, below python3: %s" % (
                name, verdict("%.0f" % (median * 1000), "%.0f" % (python * 1000), " ms")))
    head = ["", "median", "least", "times Hello World", "processor", "memory"]
    return "\n\n".join([
        "### Start-up (%d rounds)" % options.rounds, table(head, rows),
        "\n".join("- " + line for line in claims + notes)])


def redirect(env, before, after):
    """Points the configuration that the sandbox wrote at another server."""
    for directory in set(env[name] for name in ("CQORC_CONFIG_DIR", "CQORC_SECRETS_DIR")):
        for parent, _, files in os.walk(directory):
            if ".git" in parent:
                continue
            for name in files:
                path = os.path.join(parent, name)
                if name.endswith((".cfg", ".json")):
                    with open(path, encoding="utf-8") as file:
                        text = file.read()
                    if before in text:
                        with open(path, "w", encoding="utf-8") as file:
                            file.write(text.replace(before, after))


# What is created, with its memory's limit in MB and what its sandbox is told: "term" is measured
# without Slack's limits, which make forty channels a matter of minutes.
CREATED = ((("zoom", "eventbrite"), 150, ()), (("term",), 250, ("--no-limits",)))


def term(options):
    root, work = options.root, options.work
    cqorc = os.path.join(root, "cqorc")
    rows, claims, counts, failures = [], [], {}, []
    for courses, (commands, megabytes, more) in itertools.product(
            (options.courses, 2 * options.courses), CREATED):
        directory = tempfile.mkdtemp(prefix="term", dir=work)
        sandbox = Sandbox(root, directory, courses, options.latency, *more)
        env = sandbox.environment(os.path.join(directory, "state-of-bench"))
        try:
            for command in commands:
                for again in (False, True):
                    sandbox.forget_requests()
                    report = os.path.join(work, "report.txt")
                    with open(report, "wb") as out:
                        sample = run([cqorc, command, "--create", "--all"], env=env, out=out)
                    requests = sandbox.requests()
                    if sample.exit_code != 0:
                        with open(report, encoding="utf-8") as text:
                            failures.append("%s, %d courses: exit code %d: %s" % (
                                command, courses, sample.exit_code, text.read()[-600:]))
                    sums = len(requests) * options.latency / 1000
                    by_service = {}
                    for request in requests:
                        name = request["service"]
                        by_service[name] = by_service.get(name, 0) + 1
                    changing = sum(1 for r in requests if r["changing"])
                    name = "`%s --create`%s" % (command, ", again" if again else "")
                    rows.append([
                        name, courses, "%.1f s" % sample.seconds, "%.1f s" % sums, len(requests),
                        ", ".join("%s %d" % item for item in sorted(by_service.items())),
                        changing, "%.0f MB" % sample.megabytes])
                    if again:
                        continue
                    counts[command, courses] = len(requests)
                    if courses == options.courses:
                        limit = "%.1f" % (sums / 10 + 2)
                        claims.append("%s, %d courses: %s" % (
                            name, courses, verdict("%.1f" % sample.seconds, limit, " s")))
                        claims.append("%s, %d courses, memory: %s" % (
                            name, courses, verdict("%.0f" % sample.megabytes, megabytes, " MB")))
        finally:
            sandbox.stop()
    for command in ("zoom", "eventbrite", "term"):
        one, two = counts[command, options.courses], counts[command, 2 * options.courses]
        claims.append("`%s --create`, requests for twice the courses: %s" % (
            command, verdict("%.2f" % (two / max(one, 1)), 2.1)))
    head = ["", "courses", "time", "sum of latencies", "requests", "of which", "changing", "memory"]
    return "\n\n".join([
        "### A term, %d ms for each request" % options.latency, table(head, rows),
        "\n".join("- " + line for line in claims),
        "\n\n".join("```\n" + text + "\n```" for text in failures)]).rstrip()


def write(path, text):
    """Puts the text between the page's two marks, else shows it only."""
    begin, end = "<!-- measured: begin -->", "<!-- measured: end -->"
    with open(path, encoding="utf-8") as page:
        before = page.read()
    after = re.sub(
        re.escape(begin) + ".*?" + re.escape(end), lambda _: begin + "\n" + text + "\n" + end,
        before, flags=re.S)
    if after == before:
        raise SystemExit("no marks in " + path)
    with open(path, "w", encoding="utf-8") as page:
        page.write(after)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--root", required=True)
    parser.add_argument("--work", required=True)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--courses", type=int, default=40)
    parser.add_argument("--latency", type=int, default=100, help="milliseconds for each request")
    parser.add_argument("--only", choices=["start-up", "term", "attendance", "certificates"])
    parser.add_argument("--write", action="store_true", help="into docs/performance.md")
    options = parser.parse_args()
    parts = [machine() + "."]
    if options.only in (None, "start-up"):
        parts.append(start_up(options))
    if options.only in (None, "term"):
        parts.append(term(options))
    if options.only in (None, "attendance"):
        parts.append(attendance.measure(
            options.root, options.work, options.rounds, run, rounds, table, verdict))
    if options.only in (None, "certificates"):
        parts.append(certificates.measure(
            options.root, options.work, options.rounds,
            lambda directory: Sandbox(options.root, directory, 12, None),
            run, rounds, table, verdict))
    text = "\n\n".join(parts)
    print(text)
    if options.write:
        write(os.path.join(options.root, "docs/performance.md"), text)


if __name__ == "__main__":
    main()
