"""What learns and answers, in an account of the simulator: see listing.py. Most of what is said of it is in the requests (moto/asked.py)."""

from listing import ask, dropped, every, kind


def learnt(name, listed, members, described, thing):
    """A kind of SageMaker's whose things are described by name."""
    @kind("sagemaker", name)
    def made(client, account):
        for found in every(client, listed, members):
            x = ask(client, described, **{thing + "Name": found[thing + "Name"]})
            arn = x.get(thing + "Arn") or found[thing + "Arn"]
            x["Tags"] = ask(client, "list_tags", "Tags", ResourceArn=arn)
            yield [arn], dropped(x, thing + "Arn", "CreationTime", "Url")


learnt("model", "list_models", "Models", "describe_model", "Model")
learnt("configuration of endpoints", "list_endpoint_configs", "EndpointConfigs", "describe_endpoint_config", "EndpointConfig")
learnt("endpoint", "list_endpoints", "Endpoints", "describe_endpoint", "Endpoint")
learnt("notebook", "list_notebook_instances", "NotebookInstances", "describe_notebook_instance", "NotebookInstance")
