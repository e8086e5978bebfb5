"""Templates as moto can deploy them: without the types that it does not know, and with its gaps (gaps.json) filled.

References to what was left out become plain text, so everything else stays as it was. What was done is recorded, so that the test can
print it, and can tell which gaps have closed."""

import json
import pathlib
import re
from collections import Counter

GAPS = json.loads((pathlib.Path(__file__).resolve().parent / "gaps.json").read_text())


def of_kind(kind):
    return {gap[kind]: gap for gap in GAPS if kind in gap}


ATTRIBUTES, TYPES, READERS, PROPERTIES, FUNCTIONS = map(of_kind, ("attribute", "type", "reader", "property", "function"))


class Adapter:
    def __init__(self, known_types, stand_ins):
        self.known, self.stand_ins = known_types, stand_ins
        self.unknown, self.used = Counter(), Counter()

    def template(self, text, region):
        """The adapted template as text."""
        self.region, self.document = region, json.loads(text)
        resources = self.document["Resources"]
        self.types = {name: r["Type"] for name, r in resources.items()}
        self.gone = {name for name, r in resources.items() if self.is_gone(r)}
        for name in self.gone:
            del resources[name]
        for r in resources.values():
            self.clean(r)
        return json.dumps(self.walk(self.document))

    def is_gone(self, resource):
        kind = resource["Type"]
        if kind not in self.known:
            self.unknown[kind] += 1
            return True
        if kind in TYPES:
            self.used[kind] += 1
            return True
        for name, attribute in self.attributes_read(resource):
            reader = f"{self.types.get(name)}.{attribute}"
            if reader in READERS:
                self.used[reader] += 1
                return True
        return False

    def attributes_read(self, value):
        if isinstance(value, list):
            return [x for v in value for x in self.attributes_read(v)]
        if not isinstance(value, dict):
            return []
        if list(value) == ["Fn::GetAtt"]:
            return [tuple(value["Fn::GetAtt"])]
        return [x for v in value.values() for x in self.attributes_read(v)]

    def clean(self, resource):
        """Drops dependencies on what is gone, and properties that moto cannot take."""
        after = resource.pop("DependsOn", [])
        after = [x for x in ([after] if isinstance(after, str) else after) if x not in self.gone]
        if after:
            resource["DependsOn"] = after
        properties = resource.get("Properties", {})
        for name in list(properties):
            gap = PROPERTIES.get(f"{resource['Type']}.{name}")
            if gap and gap.get("with", name) in properties:
                self.used[gap["property"]] += 1
                del properties[name]

    def stand_in(self, name, attribute):
        """What stands for a reference that moto cannot resolve; None: it can."""
        kind = self.types.get(name)
        if name in self.gone:
            instead = TYPES.get(kind, {}).get("instead")
            return self.stand_ins[instead] if instead else f"{name}.{attribute}" if attribute else name
        gap = ATTRIBUTES.get(f"{kind}.{attribute}")
        if not gap:
            return None
        self.used[gap["attribute"]] += 1
        instead = gap["instead"]
        return {"Fn::Sub": instead.replace("${Ref}", f"${{{name}}}")} if isinstance(instead, str) and "${" in instead else instead

    def reference(self, name, attribute, otherwise):
        found = self.stand_in(name, attribute)
        return otherwise if found is None else found

    def substitution(self, argument):
        """Fn::Sub: references move into its variables where moto would not read them."""
        text, variables = (argument, {}) if isinstance(argument, str) else (argument[0], self.walk(argument[1]))

        def name(match):
            resource, _, attribute = match[1].partition(".")
            value = self.stand_in(resource, attribute)
            if value is None and "." not in attribute:
                return match[0]
            if value is None:
                self.used["Fn::Sub"] += 1
                value = {"Fn::GetAtt": [resource, attribute]}
            variables[match[1].replace(".", "")] = value
            return "${" + match[1].replace(".", "") + "}"

        text = re.sub(r"\$\{([A-Za-z0-9.]+)\}", name, text)
        return {"Fn::Sub": [text, variables] if variables else text}

    def walk(self, value):
        if isinstance(value, list):
            return [self.walk(v) for v in value]
        if not isinstance(value, dict):
            return value
        if len(value) == 1:
            (function, argument), = value.items()
            if function == "Fn::GetAtt":
                return self.reference(*argument, value)
            if function == "Ref":
                return self.reference(argument, "", value)
            if function == "Fn::Sub":
                return self.substitution(argument)
            if function == "Fn::GetAZs":
                self.used[function] += 1
                return {function: self.region}
        return {k: self.walk(v) for k, v in value.items()}

    def unused(self):
        """Gaps that no template ran into."""
        return [name for table in (ATTRIBUTES, TYPES, READERS, PROPERTIES, FUNCTIONS) for name in table if not self.used[name]]
