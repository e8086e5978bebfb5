"""SageMaker: what is known by its ARN, and deleted by its name."""

from resources import Resource, call, handles


def learnt(kind, thing):
    """A type that CreateTHING makes: its properties are the members, Ref is the ARN, THINGName the one attribute."""
    name, calls = thing + "Name", "".join("_" + c.lower() if c.isupper() else c for c in thing)

    @handles(kind)
    def made(r):
        own = r.client("sagemaker")
        r.p.setdefault(name, r.generated)
        properties = r.rest()
        answer = call(own, "create" + calls, properties)
        gone = lambda: getattr(own, "delete" + calls)(**{name: properties[name]})
        return Resource(next(v for k, v in answer.items() if k.endswith("Arn")), {name: properties[name]}, gone)


learnt("AWS::SageMaker::Model", "Model")
learnt("AWS::SageMaker::EndpointConfig", "EndpointConfig")
learnt("AWS::SageMaker::Endpoint", "Endpoint")
learnt("AWS::SageMaker::NotebookInstance", "NotebookInstance")
learnt("AWS::SageMaker::NotebookInstanceLifecycleConfig", "NotebookInstanceLifecycleConfig")
