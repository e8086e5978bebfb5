"""Requests that make one thing in several steps, as one request: a database that is restored is given the rest of its settings afterwards,
and either side may divide them differently."""

import re

# Requests that change a thing, and the members that name it: the first one there, in those that make it the first one that is there.
CHANGES = {"ModifyDBInstance": ("DBInstanceIdentifier", "TargetDBInstanceIdentifier"), "ModifyDBCluster": ("DBClusterIdentifier",),
           "ModifyCluster": ("ClusterIdentifier",)}
# What is named otherwise in a change.
NAMES = {"DBPortNumber": "Port"}


# A request in the name of another region is signed for it; nothing else says which it is.
SIGNED = re.compile(r"X-Amz-Credential=[^&]*%2F([a-z0-9-]+)%2F[a-z]+%2Faws4_request")


def in_one(requests):
    made, others = {}, []
    for r in requests:
        members = r["members"]
        if "PreSignedUrl" in members:
            members["SourceRegion"] = SIGNED.search(members.pop("PreSignedUrl"))[1]
        if r["call"] in CHANGES:
            own = CHANGES[r["call"]][0]
            changed = {NAMES.get(k, k): v for k, v in members.items() if k not in (own, "ApplyImmediately")}
            logs = changed.pop("CloudwatchLogsExportConfiguration", {})
            made[r["call"], r["region"], members[own].lower()] |= changed | ({"EnableCloudwatchLogsExports": logs["EnableLogTypes"]} if logs else {})
        else:
            named = next(((change, r["region"], members[n].lower()) for change, names in CHANGES.items() for n in names if n in members), None)
            made[named] = members
            others.append(r)
    return others
