# refused: instance_refresh.preferences.scale_in_protected_instances
resource "aws_autoscaling_group" "autoscaling_group_instance_refresh_preferences_scale_in_protected_instances" {
  launch_configuration = "example"
  max_size             = 1
  min_size             = 1
  instance_refresh {
    strategy = "Rolling"
    preferences {
      scale_in_protected_instances = "Refresh"
    }
  }
}

# refused: instance_refresh.preferences.standby_instances
resource "aws_autoscaling_group" "autoscaling_group_instance_refresh_preferences_standby_instances" {
  launch_configuration = "example"
  max_size             = 1
  min_size             = 1
  instance_refresh {
    strategy = "Rolling"
    preferences {
      standby_instances = "Terminate"
    }
  }
}

# refused: suspended_processes
resource "aws_autoscaling_group" "autoscaling_group_suspended_processes" {
  launch_configuration = "example"
  max_size             = 1
  min_size             = 1
  suspended_processes  = ["example"]
}

# refused: enabled
resource "aws_autoscaling_policy" "autoscaling_policy_enabled" {
  autoscaling_group_name = "autoscaling-policy"
  enabled                = false
  name                   = "autoscaling-policy"
}

# refused: default_version
resource "aws_launch_template" "launch_template_default_version" {
  default_version = 1
}

# refused: elastic_gpu_specifications
resource "aws_launch_template" "launch_template_elastic_gpu_specifications" {
  elastic_gpu_specifications {
    type = "example"
  }
}

# refused: elastic_inference_accelerator
resource "aws_launch_template" "launch_template_elastic_inference_accelerator" {
  elastic_inference_accelerator {
    type = "example"
  }
}
