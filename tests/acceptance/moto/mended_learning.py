"""What moto does not do of SageMaker; see mended.py."""

from mended import replaces
from moto.sagemaker.models import SageMakerModelBackend
from moto.sagemaker.responses import SageMakerResponse

# --- tags of the scripts of notebooks, for which Terraform asks -------------------------------------------------------------


@replaces(SageMakerResponse, "create_notebook_instance_lifecycle_config")
def create_scripts(before, self):
    answer = before(self)
    name = self._get_param("NotebookInstanceLifecycleConfigName")
    self.sagemaker_backend.notebook_instance_lifecycle_configurations[name].tags = self._get_param("Tags") or []
    return answer


@replaces(SageMakerModelBackend, "_get_resource_from_arn")
def resource_of(before, self, arn):
    kind, _, name = arn.rpartition(":")[2].partition("/")
    return self.notebook_instance_lifecycle_configurations[name] if kind == "notebook-instance-lifecycle-config" else before(self, arn)
