"""Whether two accounts hold the same things.

IDs that AWS makes up differ, so things cannot be told by them. First each thing is paired with one that has the same settings, where what is
an ID is left out; then IDs of things that are paired are equal, which tells apart others that refer to them; and so on until nothing new is
paired. What then remains is paired with what is most alike, so that a difference is shown where it is. In the end the settings of each pair
are compared, with every ID replaced by the pair that it stands for."""

import collections
import json
import re

# What the two sides make up, where it names nothing that is listed: network interfaces, rules, policies of load balancers.
MADE_UP = re.compile(r"\b(eni|eni-attach|iip-assoc|eipassoc|sgr|rtbassoc|vpce-svc|ami|i|r|vol|lt|pcx|acl|aclassoc|tgw-[a-z-]+|dopt|fl|igw)-[0-9a-f]{8,17}\b")


class Side:
    """The things of one account, and what their IDs stand for."""

    def __init__(self, things):
        self.things = things
        self.owner = {i: t for t in things for i in t.ids}
        known = sorted(self.owner, key=len, reverse=True)
        self.pattern = re.compile("(?:" + "|".join(map(re.escape, known)) + r")(?!\d)") if known else re.compile("(?!)")

    def settings(self, thing, name_of):
        """The settings, with each ID replaced by what name_of says of its owner."""
        return replaced(thing.settings, lambda value: self.pattern.sub(lambda m: name_of(self.owner[m[0]]), value))


def replaced(value, change):
    """IDs replaced, at any depth."""
    if isinstance(value, dict):
        return {change(k): replaced(v, change) for k, v in value.items()}
    if isinstance(value, list):
        return [replaced(v, change) for v in value]
    return MADE_UP.sub("<made up>", change(value)) if isinstance(value, str) else value


def text(value):
    """The same text for values that differ only in the order of lists: what was made first says nothing."""
    if isinstance(value, list):
        return "[" + ",".join(sorted(map(text, value))) + "]"
    if isinstance(value, dict):
        return "{" + ",".join(f"{k}:{text(value[k])}" for k in sorted(value)) + "}"
    return json.dumps(value)


def flat(value, path=""):
    """What a value says, as a set of paths with their values."""
    if isinstance(value, dict):
        return {x for k, v in value.items() for x in flat(v, f"{path}.{k}")}
    if isinstance(value, list):
        return {x for v in value for x in flat(v, path + "[]")}
    return {f"{path}={value}"}


def alike(a, b):
    """How much two values have in common, from 0 to 1."""
    a, b = flat(a), flat(b)
    return len(a & b) / max(1, len(a | b))


def unequal(a, b, path=""):
    """(path, value, value) of what differs; None stands for what is not there."""
    if isinstance(a, dict) and isinstance(b, dict):
        for k in sorted(a.keys() | b.keys()):
            yield from unequal(a.get(k), b.get(k), f"{path}.{k}" if path else k)
    elif isinstance(a, list) and isinstance(b, list):
        yield from unequal_lists(list(a), list(b), path)
    elif a != b:
        yield path, a, b


def unequal_lists(a, b, path):
    """Elements that are on both sides go; of the rest those that are most alike belong together."""
    there = collections.Counter(map(text, b))
    left = []
    for x in a:
        if there[text(x)]:
            there[text(x)] -= 1
            b.remove(next(y for y in b if text(y) == text(x)))
        else:
            left.append(x)
    while left and b:
        share, i, k = max((alike(x, y), -i, -k) for i, x in enumerate(left) for k, y in enumerate(b))
        if share < 0.4:
            break
        yield from unequal(left.pop(-i), b.pop(-k), path + "[]")
    for x in left:
        yield path + "[]", x, None
    for y in b:
        yield path + "[]", None, y


class Comparison:
    def __init__(self, left, right):
        self.sides, self.names, self.count = (Side(left), Side(right)), {}, collections.Counter()
        self.pairs = []

    def name_of(self, thing):
        """A paired thing has a name; the others are known by their kind."""
        name = self.names.get(id(thing))
        return f"<{name or thing.kind}>"

    def pair(self, left, right):
        self.count[left.kind] += 1
        self.names[id(left)] = self.names[id(right)] = f"{left.kind} {left.region} {self.count[left.kind]}"
        self.pairs.append((left, right))

    def open(self, side):
        return [t for t in self.sides[side].things if id(t) not in self.names]

    def view(self, side, thing):
        return self.sides[side].settings(thing, self.name_of)

    def equal_ones(self):
        """Pairs things with equal settings that are alone in that, or else one pair of things that nothing tells apart."""
        groups = collections.defaultdict(lambda: ([], []))
        for side in (0, 1):
            for t in self.open(side):
                groups[t.kind, t.region, text(self.view(side, t))][side].append(t)
        found, several = 0, None
        for left, right in groups.values():
            if len(left) == len(right) == 1:
                self.pair(left[0], right[0])
                found += 1
            elif left and right:
                several = several or (left[0], right[0])
        if not found and several:
            self.pair(*several)
            found = 1
        return found

    def most_alike(self):
        """Pairs the two of a kind and region that have most in common."""
        best, others = None, collections.defaultdict(list)
        for t in self.open(1):
            others[t.kind, t.region].append((t, self.view(1, t)))
        for t in self.open(0):
            own = self.view(0, t)
            for other, settings in others[t.kind, t.region]:
                share = alike(own, settings)
                if share > 0.2 and (best is None or share > best[0]):
                    best = share, t, other
        if best:
            self.pair(*best[1:])
        return bool(best)

    def differences(self):
        """(kind, what is said of it) of everything that differs."""
        while self.equal_ones() or self.most_alike():
            pass
        for side, where in ((0, "Terraform"), (1, "CloudFormation")):
            for t in self.open(side):
                yield t.kind, f"{label(t)}: only {where} makes it"
        for left, right in self.pairs:
            for path, a, b in unequal(self.view(0, left), self.view(1, right)):
                yield left.kind, f"{label(left)}: {path}: {shown(a)} with Terraform, {shown(b)} with CloudFormation"


def shown(value):
    return "nothing" if value is None else json.dumps(value)


def label(thing):
    """A thing as a reader would know it."""
    s = thing.settings
    name = (s.get("Tags") or {}).get("Name") if isinstance(s.get("Tags"), dict) else None
    for key in s if not name else ():
        if key.endswith("Name") or key in ("name", "CidrBlock", "Description"):
            name = s[key]
            break
    return f"{thing.kind} {name or (thing.ids or ['?'])[0]} in {thing.region}"
