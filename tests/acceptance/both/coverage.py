"""Whether the configurations set all arguments that can be compared: every argument, nested ones too, that a rule maps of a type that they deploy.

What they set is what `tf2cfn expand` says of them: a value, or one that only deployment knows. Arguments that no configuration can set are in
the table unset.tsv, with the reason. Those that say OPEN there wait for a configuration; how many they are is said."""

import concurrent.futures
import fnmatch
import json
import os

from oracles import PROGRAM, arguments, environment, run

OPEN = "not tried yet"


def resources(module):
    yield from module.get("resources", ())
    for child in module.get("child_modules", ()):
        yield from resources(child)


def paths(value, unknown, prefix=""):
    """The paths of what is set: null and what is empty are not, what is unknown is."""
    if isinstance(value, dict) or isinstance(unknown, dict):
        value, unknown = value or {}, unknown if isinstance(unknown, dict) else {}
        for name in value.keys() | unknown.keys():
            yield from whole(value.get(name), unknown.get(name), prefix + name)


def whole(value, unknown, path):
    if value not in (None, [], {}) or unknown not in (None, False, [], {}):
        yield path
    if isinstance(value, list) or isinstance(unknown, list):
        value, unknown = value or [], unknown if isinstance(unknown, list) else []
        for i in range(max(len(value), len(unknown))):
            yield from paths(value[i] if i < len(value) else None, unknown[i] if i < len(unknown) else None, path + ".")
    else:
        yield from paths(value, unknown, path + ".")


def set_in(folder):
    """{(type, path)} of a configuration."""
    said = json.loads(run([PROGRAM, "expand", "--json", "--quiet", str(folder)], f"expanding {folder.name}", env=os.environ | environment(folder)))
    unknown = said["after_unknown"]
    return {(r["type"], p) for r in resources(said["planned_values"]["root_module"]) if r["mode"] == "managed"
            for p in ["", *paths(r["values"], unknown.get(r["address"]))]}


class Unset:
    """The arguments that no configuration sets: TYPE.ARGUMENT, a pattern, and the reason."""

    def __init__(self, path):
        lines = [line.split("\t") for line in path.read_text().splitlines() if line and not line.startswith("#")]
        self.reasons, self.used = {pattern: reason for pattern, reason in lines if reason.strip()}, set()

    def has(self, name):
        found = [p for p in self.reasons if fnmatch.fnmatchcase(name, p)]
        self.used |= set(found)
        return bool(found)

    def is_open(self, name):
        """Whether nobody knows yet why it should not be set."""
        return any(fnmatch.fnmatchcase(name, p) and reason == OPEN for p, reason in self.reasons.items())

    def unused(self):
        return [p for p in self.reasons if p not in self.used]


def check_arguments(report, folders, table):
    """Two tests: that everything is set or excused, and that every excuse is needed."""
    unset = Unset(table)
    with concurrent.futures.ThreadPoolExecutor() as pool:
        done = set().union(*pool.map(set_in, folders))
    types = {kind for kind, _ in done}
    mapped = {(kind, path) for (kind, path), (_, fate, _) in arguments().items() if fate == "mapped" and kind in types}
    missing = sorted(f"{kind}.{path}" for kind, path in mapped - done)
    strange = [name for name in missing if not unset.has(name)]
    untried = sum(unset.is_open(name) for name in missing)
    said = f"{len(mapped & done)} of {len(mapped)} arguments and blocks of {len({k for k, _ in mapped})} types, {untried} not tried yet"
    report.say(not strange, f"every argument is set, or says why not ({said})", "\n".join(strange))
    report.equal("every argument that says why it is not set is not set", unset.unused(), [])
