"""What the suites of the deployer share: running a generated deploy.sh in a simulator of AWS, and looking at what it said and made."""

import os
import subprocess

from oracles import Failure

ACCOUNT = "123456789012"
# What has to be in an account before a bundled configuration is deployed: buckets with an object each.
OBJECTS = {"serverless-active-active": [(region, f"orders-code-{region}", "orders/latest.zip") for region in ("us-east-1", "eu-central-1")],
           "targets": [("us-east-1", "targets-code", key) for key in ("function.zip", "layer.zip")],
           "integration": [("us-east-1", "integration-code", key) for key in ("function.zip", "layer.zip")]}


def make_bucket(account, region, name):
    location = {} if region == "us-east-1" else {"CreateBucketConfiguration": {"LocationConstraint": region}}
    account.client("s3", region).create_bucket(Bucket=name, **location)


def prepare(account, name):
    for region, bucket, key in OBJECTS.get(name, ()):
        make_bucket(account, region, bucket)
        account.client("s3", region).put_object(Bucket=bucket, Key=key, Body=b"code")
    if name == "databases":
        take_snapshots(account.client("rds", "us-east-1"), account.client("redshift", "us-east-1"))


def take_snapshots(rds, redshift):
    """Snapshots of databases that are gone, since no template takes one; and a database to copy."""
    warehouse = {"ClusterIdentifier": "before"}
    redshift.create_cluster(**warehouse, NodeType="ra3.4xlarge", NumberOfNodes=2, ClusterType="multi-node", MasterUsername="keeper", MasterUserPassword="Correct4horse")
    redshift.create_cluster_snapshot(**warehouse, SnapshotIdentifier="databases-snapshot")
    redshift.delete_cluster(**warehouse, SkipFinalClusterSnapshot=True)
    instance, cluster = {"DBInstanceIdentifier": "before"}, {"DBClusterIdentifier": "before"}
    rds.create_db_instance(**instance, Engine="postgres", DBInstanceClass="db.t4g.medium", AllocatedStorage=20, MasterUsername="keeper", MasterUserPassword="Correct4horse")
    rds.create_db_snapshot(**instance, DBSnapshotIdentifier="databases-snapshot")
    rds.delete_db_instance(**instance, SkipFinalSnapshot=True)
    rds.create_db_instance(DBInstanceIdentifier="databases-source", Engine="oracle-ee", DBInstanceClass="db.m6i.large", AllocatedStorage=100, MasterUsername="keeper",
                           MasterUserPassword="Correct4horse")
    rds.create_db_cluster(**cluster, Engine="aurora-mysql", MasterUsername="keeper", MasterUserPassword="Correct4horse")
    rds.create_db_cluster_snapshot(**cluster, DBClusterSnapshotIdentifier="databases-cluster-snapshot")
    rds.delete_db_cluster(**cluster, SkipFinalSnapshot=True)


class Deployment:
    """A folder with templates and deploy.sh, and a simulator to deploy them to."""

    secrets = ()  # what must never be printed

    def __init__(self, moto, aws, folder, **variables):
        self.url, self.folder = moto.url, folder
        self.variables = {"AWS_ENDPOINT_URL": moto.url, "AWS_ACCESS_KEY_ID": "testing", "AWS_SECRET_ACCESS_KEY": "testing", "AWS_DEFAULT_REGION": "ap-southeast-2",
                          "DEPLOY_INTERVAL": "0.2", "PATH": aws.path()} | variables

    def __call__(self, *arguments, shell="sh", **variables):
        """Exit status and all that is printed; a secret in it is a Failure."""
        env = {k: v for k, v in os.environ.items() if not k.startswith(("AWS_", "TF_VAR_", "DEPLOY_"))}
        env = {k: v for k, v in (env | self.variables | variables).items() if v is not None}
        done = subprocess.run([shell, str(self.folder / "deploy.sh"), *arguments], env=env, cwd="/", stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=300)
        for part in self.secrets:
            if part in done.stdout:
                raise Failure(f"the secret is printed\n{done.stdout}")
        return done.returncode, done.stdout

    def client(self, service, region, account=ACCOUNT):
        import boto3

        client = boto3.client(service, region_name=region, endpoint_url=self.url, aws_access_key_id="testing", aws_secret_access_key="testing")
        client.meta.events.register("before-sign", lambda request, **_: request.headers.add_header("x-moto-account-id", account))
        return client


def expect(result, status, *texts, never=()):
    """A run's exit status, and what it says, in this order."""
    code, said = result
    if code != status:
        raise Failure(f"exit status {code}, not {status}\n{said}")
    at = 0
    for text in texts:
        found = said.find(text, at)
        if found < 0:
            raise Failure(f"does not say {text!r}{' (there)' if text in said else ''}\n{said}")
        at = found + len(text)
    for text in never:
        if text in said:
            raise Failure(f"says {text!r}\n{said}")


def equal(got, wanted):
    if got != wanted:
        raise Failure(f"got    {got!r}\nwanted {wanted!r}")
