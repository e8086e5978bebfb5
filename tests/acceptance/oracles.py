"""What the acceptance suites share: the oracles, the program and a report in TAP."""

import functools
import glob
import os
import pathlib
import shlex
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request

TOP = pathlib.Path(__file__).resolve().parent.parent.parent
PROGRAM = os.environ.get("TF2CFN", str(TOP / "build/tf2cfn"))


class Failure(Exception):
    """A test that does not pass; its text says why."""


def end(process):
    """Ends a process, even one that is too busy to end itself."""
    process.terminate()
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


class Moto:
    """A simulator of AWS on a free port of loopback: moto_server, or a program that takes the port as its argument."""

    def __init__(self, log, program=None):
        with socket.socket() as s:
            s.bind(("127.0.0.1", 0))
            self.port = s.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        command = [sys.executable, program, str(self.port)] if program else ["moto_server", "-H", "127.0.0.1", "-p", str(self.port)]
        self.process = subprocess.Popen(command, stdout=log, stderr=log)
        for _ in range(1800):
            try:
                urllib.request.urlopen(self.url + "/moto-api/", timeout=1).close()
                return
            except OSError:
                if self.process.poll() is not None:
                    raise RuntimeError("moto_server ended")
                time.sleep(0.1)
        raise RuntimeError("moto_server does not answer")

    def stop(self):
        end(self.process)


class AwsCommand:
    """A folder for the front of PATH whose aws begins at once (aws_server.py). Empty where the AWS CLI is no Python module."""

    def __init__(self, log):
        self.folder = tempfile.TemporaryDirectory()
        self.process = subprocess.Popen([sys.executable, str(TOP / "tests/acceptance/aws_server.py"), self.folder.name], stdout=log, stderr=log)
        while self.process.poll() is None and not os.path.exists(self.folder.name + "/aws"):
            time.sleep(0.1)

    def path(self):
        return self.folder.name + os.pathsep + os.environ["PATH"]

    def stop(self):
        end(self.process)
        self.folder.cleanup()


def bundled():
    """The root configurations in modules/."""
    return sorted({p.parent for p in (TOP / "modules").glob("*/*.tf")})


def environment(folder):
    """The environment that a bundled configuration is converted in: its secrets, from terraform-plan/env."""
    path = TOP / "tests/acceptance/terraform-plan/env" / folder.name
    lines = path.read_text().splitlines() if path.is_file() else []
    return dict(line.split("=", 1) for line in lines if line)


def run(command, what, **options):
    """Runs a command; what it prints, or a Failure."""
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=600, **options)
    if done.returncode:
        raise Failure(f"{what}: exit status {done.returncode}\n{shlex.join(map(str, command))}\n{done.stdout}{done.stderr}")
    return done.stdout


def convert(folder, out, *options):
    run([PROGRAM, "convert", str(folder), "-o", str(out), *options], f"converting {folder.name}", env=os.environ | environment(folder))


@functools.cache
def arguments():
    """{(type, path): (what, fate, reason)} of the resource types of the provider at hand that become something: one without a peer is refused
    whole, whatever it sets."""
    kinds = dict(line.split("\t")[:2] for line in run([PROGRAM, "rules", "list"], "rules list").splitlines())
    lines = [line.split("\t") for line in run([PROGRAM, "rules", "arguments"], "rules arguments").splitlines()]
    return {(kind, path): (what, fate, reason) for kind, path, what, fate, _, reason in lines if kind.startswith("aws_") and kinds[kind] != "no-peer"}


def mirror():
    """The filesystem mirror that holds the AWS provider 5, or None."""
    if os.environ.get("TF2CFN_MIRROR"):
        return os.environ["TF2CFN_MIRROR"]
    places = glob.glob("/opt/*") + ["/usr/local/share/terraform/plugins", "/usr/share/terraform/plugins",
                                   os.path.expanduser("~/.terraform.d/plugins")]
    for place in places:
        if glob.glob(place + "/registry.terraform.io/hashicorp/aws/*/*/terraform-provider-aws_v5*"):
            return place
    return None


def use_terraform(rc):
    """Points terraform at the mirror, by a configuration in the file rc, so that it needs no network. One that the caller has set stays."""
    os.environ |= {"TF_IN_AUTOMATION": "1", "CHECKPOINT_DISABLE": "1"}
    if not os.path.isfile(os.environ.get("TF_CLI_CONFIG_FILE", "")) and mirror():
        rc.write_text(f'provider_installation {{\n  filesystem_mirror {{\n    path = "{mirror()}"\n  }}\n}}\n')
        os.environ["TF_CLI_CONFIG_FILE"] = str(rc)


class Report:
    """Results in the Test Anything Protocol."""

    def __init__(self):
        self.count = self.failed = 0

    def say(self, ok, name, explanation=""):
        self.count += 1
        self.failed += not ok
        print(f"{'ok' if ok else 'not ok'} {self.count} - {name}")
        for line in explanation.splitlines():
            print("  " + line)
        sys.stdout.flush()

    def check(self, name, test, *arguments):
        """A test passes if it does not raise a Failure; what it returns is a remark."""
        try:
            remark = test(*arguments)
        except Failure as e:
            self.say(False, name, str(e))
        else:
            self.say(True, name + (f" ({remark})" if remark else ""))

    def equal(self, name, got, want):
        self.say(got == want, name, "" if got == want else f"got    {got!r}\nwanted {want!r}")

    def finish(self):
        print(f"1..{self.count}")
        return 1 if self.failed else 0


def need(*tools):
    """Ends the suite, skipped or failed (REQUIRE_ORACLES=1), where a tool or Python module ("python:NAME") is missing."""
    missing = []
    for tool in tools:
        if tool.startswith("python:"):
            try:
                __import__(tool[7:])
            except ImportError:
                missing.append(tool)
        elif not shutil.which(tool):
            missing.append(tool)
    if not missing:
        return
    required = os.environ.get("REQUIRE_ORACLES") == "1"
    print(f"{'not ok' if required else 'ok'} 1 - {', '.join(missing)}{'' if required else ' # SKIP'} not installed\n1..1")
    sys.exit(1 if required else 0)
