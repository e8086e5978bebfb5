"""What moto gets wrong, or does not do, of databases; see mended.py."""

import uuid

from mended import replaces
from moto.core.responses import ActionResult
from moto.rds.models import DBCluster, DBInstance, RDSBackend
from moto.rds.responses import RDSResponse

# --- RDS: every instance has an ID of its own, by which it can be restored -----------------------------------------------


def resource_id():
    return "db-" + uuid.uuid4().hex[:26].upper()


@replaces(DBInstance, "__init__")
def database(before, self, *rest, **settings):
    before(self, *rest, **settings)
    self.dbi_resource_id = resource_id()


@replaces(RDSBackend, "create_db_instance_read_replica")
def read_replica(before, self, settings):
    made = before(self, settings)
    made.dbi_resource_id = resource_id()
    return made


@replaces(RDSBackend, "restore_db_instance_to_point_in_time")
def restore_instance(before, self, source, target, settings):
    """By its identifier, its ID, or its backups, whose ARN ends in the ID here."""
    key = settings.get("source_dbi_resource_id") or settings.get("source_db_instance_automated_backups_arn", "").rpartition(":")[2]
    found = next((d.db_instance_identifier for d in self.databases.values() if d.dbi_resource_id == key), None)
    return before(self, source or found, target, settings)


@replaces(RDSBackend, "restore_db_cluster_to_point_in_time")
def restore_cluster(before, self, db_cluster_identifier, source_db_cluster_identifier=None, source_db_cluster_resource_id=None, **settings):
    found = next((c.db_cluster_identifier for c in self.clusters.values() if c.db_cluster_resource_id == source_db_cluster_resource_id), None)
    return before(self, db_cluster_identifier, source_db_cluster_identifier or found, **settings)


# --- RDS: disks of the newer kinds --------------------------------------------------------------------------------------

for model in (DBCluster, DBInstance):
    model.default_allocated_storage = staticmethod(lambda engine, storage_type: {"aurora-iopt1": 1}.get(storage_type, 100))


# --- RDS: one global cluster of several ---------------------------------------------------------------------------------

def describe_global_clusters(self):
    asked = self.params.get("GlobalClusterIdentifier", "").lower()
    return ActionResult({"GlobalClusters": [c for c in self.global_backend.describe_global_clusters() if asked in ("", c.global_cluster_identifier)]})


RDSResponse.describe_global_clusters = describe_global_clusters


# --- RDS: all option groups ---------------------------------------------------------------------------------------------

@replaces(RDSBackend, "describe_option_groups")
def describe_option_groups(before, self, asked):
    return before(self, asked) if asked.get("option_group_name") else list(self.option_groups.values())
