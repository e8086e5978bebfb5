"""Evaluates the templates of one conversion under given parameters, as CloudFormation does when it deploys them.

What a deployment decides beforehand (conditions, parameters, mappings, text) is computed; what it learns from AWS stays as a token, so that
two conversions can be compared. References between stacks are followed to the resource that they end at, so it makes no difference in
which of a region's stacks something lives. A reference to what does not exist under these parameters is a Fault.
"""

import base64
import json
import re


class Fault(Exception):
    """What CloudFormation would refuse; its text says where and why."""


class Token:
    """A value that only AWS knows: the ID of a resource, the account."""

    def __init__(self, *what):
        self.what = what

    def __eq__(self, other):
        return isinstance(other, Token) and self.what == other.what

    def __hash__(self):
        return hash(self.what)

    def __repr__(self):
        return "<" + " ".join(str(w) for w in self.what) + ">"


class Text:
    """Text with tokens in it: strings and tokens in turn, never two strings side by side."""

    def __init__(self, parts):
        self.parts = tuple(parts)

    def __eq__(self, other):
        return isinstance(other, Text) and self.parts == other.parts

    def __hash__(self):
        return hash(self.parts)

    def __repr__(self):
        return "".join(p if isinstance(p, str) else repr(p) for p in self.parts)


ABSENT = object()  # AWS::NoValue


def text(value):
    """A scalar as CloudFormation passes it on."""
    if value is True or value is False:
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return value if isinstance(value, (str, Token, Text)) else str(value)


def concat(values):
    parts = []
    for value in values:
        value = text(value)
        for part in value.parts if isinstance(value, Text) else [value]:
            if isinstance(part, str) and parts and isinstance(parts[-1], str):
                parts[-1] += part
            elif part != "":
                parts.append(part)
    return Text(parts) if len(parts) > 1 else parts[0] if parts else ""


def join(separator, items):
    if isinstance(items, Token):
        if items.what[0] == "split" and items.what[1] == separator:
            return items.what[2]
        return Token("join", separator, items)
    between = [x for item in items for x in (separator, item)]
    return concat(between[1:])


def split(separator, value):
    if isinstance(value, Token):
        return value.what[2] if value.what[:2] == ("join", separator) else Token("split", separator, value)
    pieces = [[]]
    for part in value.parts if isinstance(value, Text) else [value]:
        if isinstance(part, str):
            first, *rest = part.split(separator)
            pieces[-1].append(first)
            pieces += [[piece] for piece in rest]
        else:
            pieces[-1].append(part)
    return [concat(piece) for piece in pieces]


class Stack:
    """A template with values for its parameters."""

    def __init__(self, conversion, entry, template):
        self.conversion = conversion
        self.entry = entry
        self.template = template
        self.place = (entry["region"], entry["provider"])
        self.parameters = {}
        self.conditions = {}
        self.at = []

    def fault(self, message):
        raise Fault(f"{self.entry['name']}: {'/'.join(map(str, self.at))}: {message}")

    # --- conditions

    def condition(self, name):
        if name not in self.conditions:
            body = self.template.get("Conditions", {}).get(name)
            if body is None:
                self.fault(f"condition {name} is not defined")
            self.conditions[name] = self.holds(body)
        return self.conditions[name]

    def holds(self, body):
        (function, of), = body.items()
        if function == "Condition":
            return self.condition(of)
        if function == "Fn::Equals":
            left, right = (self.value(x) for x in of)
            if isinstance(left, (Token, Text)) or isinstance(right, (Token, Text)):
                self.fault(f"{left!r} is compared, which is not known yet")
            return text(left) == text(right)
        if function == "Fn::Not":
            return not self.holds(*of)
        if function in ("Fn::And", "Fn::Or"):
            if not 2 <= len(of) <= 10:
                self.fault(f"{function} with {len(of)} conditions")
            return (all if function == "Fn::And" else any)([self.holds(x) for x in of])
        self.fault(f"{function} in a condition")

    def exists(self, name):
        resource = self.template["Resources"][name]
        return "Condition" not in resource or self.condition(resource["Condition"])

    # --- values

    def reference(self, name, attribute=None):
        if attribute is None and name in self.template.get("Parameters", {}):
            return self.parameter(name)
        if name not in self.template["Resources"]:
            self.fault(f"{name} is neither a parameter nor a resource")
        if not self.exists(name):
            self.fault(f"refers to {name}, which does not exist")
        return Token(*self.place, name, *([attribute] if attribute else []))

    def parameter(self, name):
        source = self.entry["parameters"].get(name, {})
        declared = self.template["Parameters"][name]
        listed = declared["Type"] == "CommaDelimitedList" or declared["Type"].startswith("List<")
        if "stack" in source:
            value = self.conversion.output(source["stack"], source["output"], lambda: declared.get("Default"), self)
        elif name not in self.parameters and "Default" not in declared:
            return Token("parameter", source.get("variable", name))
        else:
            value = self.parameters[name] if name in self.parameters else text(declared["Default"])
        return split(",", value) if listed else value

    def pseudo(self, name):
        if name == "AWS::NoValue":
            return ABSENT
        if name == "AWS::Region" and self.entry["region"]:
            return self.entry["region"]
        return Token(name, *self.place)

    def named(self, name):
        """What stands between ${ and }."""
        if name.startswith("AWS::"):
            return self.pseudo(name)
        return self.reference(*name.split(".", 1))

    def substitute(self, of):
        template, variables = of if isinstance(of, list) else (of, {})
        variables = {k: self.value(v) for k, v in variables.items()}
        pieces = re.split(r"\$\{([^}]*)\}", template)
        for i in range(1, len(pieces), 2):
            name = pieces[i]
            if name.startswith("!"):
                pieces[i] = "${" + name[1:] + "}"
            else:
                pieces[i] = variables[name] if name in variables else self.named(name)
        return concat(pieces)

    def find(self, of):
        mapping, top, second = (self.value(x) for x in of[:3])
        found = self.template.get("Mappings", {}).get(mapping, {}).get(top, {}).get(second, ABSENT)
        if found is not ABSENT:
            return self.value(found)
        if len(of) == 4:
            return self.value(of[3]["DefaultValue"])
        self.fault(f"{mapping} has no {top}.{second}")

    def select(self, of):
        index, items = (self.value(x) for x in of)
        if isinstance(items, list):
            if int(index) >= len(items):
                self.fault(f"selects element {index} of {len(items)}")
            return items[int(index)]
        return Token("select", int(index), items)

    def call(self, function, of):
        if function == "Ref":
            return self.pseudo(of) if of.startswith("AWS::") else self.reference(of)
        if function == "Fn::GetAtt":
            return self.reference(*(of if isinstance(of, list) else of.split(".", 1)))
        if function == "Fn::If":
            name, then, otherwise = of
            return self.value(then if self.condition(name) else otherwise)
        if function == "Fn::Sub":
            return self.substitute(of)
        if function == "Fn::FindInMap":
            return self.find(of)
        if function == "Fn::Select":
            return self.select(of)
        if function == "Fn::Join":
            return join(of[0], self.value(of[1]))
        if function == "Fn::Split":
            return split(of[0], self.value(of[1]))
        if function == "Fn::Length":
            items = self.value(of)
            return len(items) if isinstance(items, list) else Token("length", items)
        if function == "Fn::GetStackOutput":
            return self.conversion.stack_output(of, self)
        if function in ("Fn::Base64", "Fn::Cidr", "Fn::GetAZs"):
            known = self.value(of)
            if function == "Fn::Base64" and isinstance(known, str):
                return base64.b64encode(known.encode()).decode()
            return Token(function, json.dumps(known, default=repr))
        self.fault(f"{function} is not known to this test")

    def value(self, v):
        if isinstance(v, list):
            return [x for x in map(self.value, v) if x is not ABSENT]
        if isinstance(v, dict):
            if len(v) == 1:
                (function, of), = v.items()
                if function == "Ref" or function.startswith("Fn::"):
                    return self.call(function, of)
            return self.fields(v)
        return text(v)

    def fields(self, v):
        out = {}
        for key, inner in v.items():
            self.at.append(key)
            value = self.value(inner)
            self.at.pop()
            if value is ABSENT or (value == [] and inner != []):
                continue  # a list all of whose elements are absent says as much as no list
            out[key] = value
        return out

    # --- all

    def resources(self):
        out = {}
        for name, resource in self.template["Resources"].items():
            self.at = [name]
            if not self.exists(name):
                continue
            body = {k: v for k, v in resource.items() if k not in ("Condition", "Metadata", "DependsOn")}
            out[name] = {"value": self.value(body), "after": self.dependencies(resource)}
        return out

    def dependencies(self, resource):
        """What is deployed before: DependsOn, and what conditional metadata refers to."""
        names = resource.get("DependsOn", [])
        after = {self.reference(name) for name in ([names] if isinstance(names, str) else names)}
        for item in resource.get("Metadata", {}).get("DependsOn", []):
            value = self.value(item)
            if isinstance(value, Token):
                after.add(value)
        return after

    def outputs(self):
        out = {}
        for name, output in self.template.get("Outputs", {}).items():
            self.at = ["Outputs", name]
            if "Condition" in output and not self.condition(output["Condition"]):
                continue
            out[name] = self.value(output["Value"])
        return out


def tokens(value):
    """The resources that a resolved value refers to."""
    if isinstance(value, Token):
        return {value} | {t for w in value.what for t in tokens(w)}
    if isinstance(value, Text):
        return {t for p in value.parts for t in tokens(p)}
    if isinstance(value, dict):
        return {t for v in value.values() for t in tokens(v)}
    return {t for v in value for t in tokens(v)} if isinstance(value, list) else set()


class Conversion:
    """The output of `tf2cfn convert`."""

    def __init__(self, out):
        folder = out / "cloudformation"
        self.manifest = json.loads((folder / "manifest.json").read_text())
        self.stacks = [Stack(self, s, json.loads((folder / s["template"]).read_text())) for s in self.manifest["stacks"]]

    def variables(self):
        """The variables that are parameters: name -> declaration."""
        return {
            source["variable"]: stack.template["Parameters"][name]
            for stack in self.stacks
            for name, source in stack.entry["parameters"].items()
            if "variable" in source
        }

    def optional(self):
        """The variables of which an empty parameter says null or an empty list."""
        sources = [source for stack in self.stacks for source in stack.entry["parameters"].values()]
        return {source["variable"] for source in sources if "empty" in source}

    def output(self, stack, name, default, reader):
        there = next(s for s in self.stacks if stack in (s.entry["name"], s.entry["stack_name"]))
        output = there.template.get("Outputs", {}).get(name)
        if output is None:
            reader.fault(f"stack {stack} has no output {name}")
        if "Condition" in output and not there.condition(output["Condition"]):
            value = default()
            if value is None:
                reader.fault(f"reads output {name} of stack {stack}, which does not exist")
            return value
        return there.value(output["Value"])

    def stack_output(self, of, reader):
        return self.output(of["StackName"], of["OutputName"], lambda: None, reader)

    def evaluate(self, values):
        """Resources and outputs under {variable: value}."""
        for stack in self.stacks:
            stack.conditions = {}
            stack.parameters = {
                name: values[source["variable"]] for name, source in stack.entry["parameters"].items() if source.get("variable") in values
            }
        resources, outputs = {}, {}
        for stack in self.stacks:
            wired = {name for name in stack.template.get("Outputs", {}) if name not in stack.entry["outputs"]}
            resources |= {(*stack.place, name): r for name, r in stack.resources().items()}
            outputs |= {name: v for name, v in stack.outputs().items() if name not in wired}
        return resources, outputs
