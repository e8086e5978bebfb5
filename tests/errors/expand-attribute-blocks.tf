# What an attribute is written as blocks of may hold blocks again, of the names that its type has.
resource "aws_emr_cluster" "main" {
  name          = "main"
  release_label = "emr-6.15.0"
  service_role  = "emr"

  master_instance_group {
    instance_type = "m5.xlarge"
  }

  step {
    name              = "first"
    action_on_failure = "CONTINUE"

    hadoop_jar_stp { # expect: TC4010 error "Unsupported block type \"hadoop_jar_stp\""
      jar = "command-runner.jar"
    }
  }

  step {
    name              = "second"
    action_on_failure = "CONTINUE"

    hadoop_jar_step {
      jra = "command-runner.jar" # expect: TC4010 error "Unsupported argument \"jra\""
    }
  }
}
