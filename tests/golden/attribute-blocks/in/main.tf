# An attribute that is a list of objects may be written as blocks, and a list of objects within it too.
resource "aws_emr_cluster" "main" {
  name          = "main"
  release_label = "emr-6.15.0"
  service_role  = "emr"

  ec2_attributes {
    instance_profile = "emr"
  }

  master_instance_group {
    instance_type = "m5.xlarge"
  }

  step {
    name              = "prepare"
    action_on_failure = "CONTINUE"

    hadoop_jar_step {
      jar  = "command-runner.jar"
      args = ["state-pusher-script"]
    }
  }

  dynamic "step" {
    for_each = { load = "load.jar", clean = "clean.jar" }

    content {
      name              = step.key
      action_on_failure = "CONTINUE"

      dynamic "hadoop_jar_step" {
        for_each = [step.value]

        content {
          jar = "s3://jobs/${hadoop_jar_step.value}"
        }
      }
    }
  }
}
