# Groups of servers: of one template, of several, of a configuration, and what changes their size.
resource "aws_autoscaling_group" "template" {
  name                             = "groups-template"
  vpc_zone_identifier              = aws_subnet.main[*].id
  min_size                         = 0
  max_size                         = 4
  desired_capacity                 = 0
  desired_capacity_type            = "units"
  capacity_rebalance               = true
  context                          = "context"
  default_cooldown                 = 120
  default_instance_warmup          = 90
  enabled_metrics                  = ["GroupMinSize", "GroupMaxSize"]
  metrics_granularity              = "1Minute"
  health_check_grace_period        = 60
  health_check_type                = "ELB"
  max_instance_lifetime            = 604800
  placement_group                  = "spread"
  protect_from_scale_in            = true
  service_linked_role_arn          = "arn:aws:iam::123456789012:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling"
  target_group_arns                = [aws_lb_target_group.main.arn]
  termination_policies             = ["OldestInstance", "Default"]
  wait_for_capacity_timeout        = "0"
  ignore_failed_scaling_activities = true

  launch_template {
    id      = aws_launch_template.small.id
    version = aws_launch_template.small.latest_version
  }

  availability_zone_distribution {
    capacity_distribution_strategy = "balanced-only"
  }

  capacity_reservation_specification {
    capacity_reservation_preference = "capacity-reservations-first"

    capacity_reservation_target {
      capacity_reservation_ids = ["cr-0123456789abcdef0"]
    }
  }

  initial_lifecycle_hook {
    name                    = "ready"
    default_result          = "CONTINUE"
    heartbeat_timeout       = 120
    lifecycle_transition    = "autoscaling:EC2_INSTANCE_LAUNCHING"
    notification_metadata   = "what is ready"
    notification_target_arn = aws_sns_topic.main.arn
    role_arn                = aws_iam_role.main.arn
  }

  instance_maintenance_policy {
    min_healthy_percentage = 90
    max_healthy_percentage = 110
  }

  instance_refresh {
    strategy = "Rolling"

    preferences {
      instance_warmup        = 60
      min_healthy_percentage = 50
    }
  }

  tag {
    key                 = "Name"
    value               = "template"
    propagate_at_launch = true
  }
}

resource "aws_autoscaling_group" "by_name" {
  name_prefix               = "groups-"
  availability_zones        = ["us-east-1a"]
  min_size                  = 0
  max_size                  = 1
  wait_for_capacity_timeout = "0"

  capacity_reservation_specification {
    capacity_reservation_target {
      capacity_reservation_resource_group_arns = ["arn:aws:resource-groups:us-east-1:123456789012:group/reserved"]
    }
  }

  launch_template {
    name    = aws_launch_template.small.name
    version = "1"
  }

  traffic_source {
    identifier = aws_lb_target_group.main.arn
    type       = "elbv2"
  }
}

resource "aws_autoscaling_group" "mixed" {
  name                      = "groups-mixed"
  vpc_zone_identifier       = aws_subnet.main[*].id
  min_size                  = 0
  max_size                  = 6
  wait_for_capacity_timeout = "0"

  warm_pool {
    max_group_prepared_capacity = 3
    min_size                    = 1
    pool_state                  = "Stopped"

    instance_reuse_policy {
      reuse_on_scale_in = true
    }
  }

  mixed_instances_policy {
    instances_distribution {
      on_demand_allocation_strategy            = "prioritized"
      on_demand_base_capacity                  = 1
      on_demand_percentage_above_base_capacity = 30
      spot_allocation_strategy                 = "lowest-price"
      spot_instance_pools                      = 3
      spot_max_price                           = "0.07"
    }

    launch_template {
      launch_template_specification {
        launch_template_id = aws_launch_template.small.id
        version            = "1"
      }

      override {
        instance_type     = "t3.large"
        weighted_capacity = "2"
      }

      override {
        instance_type = "t3.medium"

        launch_template_specification {
          launch_template_name = aws_launch_template.full.name
          version              = "1"
        }
      }

      override {
        launch_template_specification {
          launch_template_id = aws_launch_template.cheap.id
          version            = "1"
        }

        instance_requirements {
          accelerator_manufacturers                               = ["nvidia"]
          accelerator_names                                       = ["t4"]
          accelerator_types                                       = ["gpu"]
          allowed_instance_types                                  = ["g4*"]
          bare_metal                                              = "included"
          burstable_performance                                   = "included"
          cpu_manufacturers                                       = ["intel"]
          instance_generations                                    = ["current", "previous"]
          local_storage                                           = "required"
          local_storage_types                                     = ["ssd", "hdd"]
          max_spot_price_as_percentage_of_optimal_on_demand_price = 70
          on_demand_max_price_percentage_over_lowest_price        = 20
          require_hibernate_support                               = true

          accelerator_count {
            min = 1
            max = 2
          }

          accelerator_total_memory_mib {
            min = 1024
            max = 16384
          }

          baseline_ebs_bandwidth_mbps {
            min = 300
            max = 3000
          }

          memory_gib_per_vcpu {
            min = 2
            max = 4
          }

          memory_mib {
            min = 2048
            max = 65536
          }

          network_bandwidth_gbps {
            min = 1
            max = 10
          }

          network_interface_count {
            min = 1
            max = 2
          }

          total_local_storage_gb {
            min = 10
            max = 100
          }

          vcpu_count {
            min = 1
            max = 8
          }
        }
      }

      override {
        instance_requirements {
          excluded_instance_types                     = ["t1*"]
          spot_max_price_percentage_over_lowest_price = 35

          memory_mib {
            min = 1024
          }

          vcpu_count {
            min = 1
          }
        }
      }
    }
  }
}

resource "aws_autoscaling_group" "mixed_by_name" {
  name                      = "groups-mixed-by-name"
  vpc_zone_identifier       = aws_subnet.main[*].id
  min_size                  = 0
  max_size                  = 2
  wait_for_capacity_timeout = "0"

  mixed_instances_policy {
    launch_template {
      launch_template_specification {
        launch_template_name = aws_launch_template.small.name
        version              = "1"
      }
    }
  }
}

# --- what changes their size -------------------------------------------------------------------------------------------

resource "aws_autoscaling_policy" "simple" {
  name                     = "groups-simple"
  autoscaling_group_name   = aws_autoscaling_group.template.name
  policy_type              = "SimpleScaling"
  adjustment_type          = "PercentChangeInCapacity"
  scaling_adjustment       = 20
  min_adjustment_magnitude = 2
  cooldown                 = 120
}

resource "aws_autoscaling_policy" "steps" {
  name                      = "groups-steps"
  autoscaling_group_name    = aws_autoscaling_group.template.name
  policy_type               = "StepScaling"
  adjustment_type           = "ChangeInCapacity"
  metric_aggregation_type   = "Maximum"
  estimated_instance_warmup = 60

  step_adjustment {
    metric_interval_lower_bound = "0"
    metric_interval_upper_bound = "10"
    scaling_adjustment          = 1
  }

  step_adjustment {
    metric_interval_lower_bound = "10"
    scaling_adjustment          = 2
  }
}

resource "aws_autoscaling_policy" "metric" {
  name                   = "groups-metric"
  autoscaling_group_name = aws_autoscaling_group.mixed.name
  policy_type            = "TargetTrackingScaling"

  target_tracking_configuration {
    disable_scale_in = true
    target_value     = 40

    customized_metric_specification {
      metric_name = "Jobs"
      namespace   = "Workers"
      period      = 30
      statistic   = "Average"
      unit        = "Count"

      metric_dimension {
        name  = "queue"
        value = "main"
      }
    }
  }
}

resource "aws_autoscaling_policy" "metrics" {
  name                   = "groups-metrics"
  autoscaling_group_name = aws_autoscaling_group.mixed.name
  policy_type            = "TargetTrackingScaling"

  target_tracking_configuration {
    target_value = 5

    customized_metric_specification {
      metrics {
        id          = "waiting"
        label       = "How many wait"
        return_data = false

        metric_stat {
          period = 10
          stat   = "Sum"
          unit   = "Count"

          metric {
            metric_name = "ApproximateNumberOfMessagesVisible"
            namespace   = "AWS/SQS"

            dimensions {
              name  = "QueueName"
              value = "main"
            }
          }
        }
      }

      metrics {
        id          = "each"
        expression  = "waiting / 2"
        label       = "How many wait for each"
        return_data = true
      }
    }
  }
}

resource "aws_autoscaling_policy" "requests" {
  name                   = "groups-requests"
  autoscaling_group_name = aws_autoscaling_group.template.name
  policy_type            = "TargetTrackingScaling"

  target_tracking_configuration {
    target_value = 100

    predefined_metric_specification {
      predefined_metric_type = "ALBRequestCountPerTarget"
      resource_label         = "app/groups/0123456789abcdef/targetgroup/groups/0123456789abcdef"
    }
  }
}

resource "aws_autoscaling_policy" "forecast" {
  name                   = "groups-forecast"
  autoscaling_group_name = aws_autoscaling_group.mixed.name
  policy_type            = "PredictiveScaling"

  predictive_scaling_configuration {
    mode                         = "ForecastAndScale"
    max_capacity_breach_behavior = "IncreaseMaxCapacity"
    max_capacity_buffer          = 10
    scheduling_buffer_time       = 60

    metric_specification {
      target_value = 50

      predefined_load_metric_specification {
        predefined_metric_type = "ALBTargetGroupRequestCount"
        resource_label         = "app/groups/0123456789abcdef/targetgroup/groups/0123456789abcdef"
      }

      predefined_scaling_metric_specification {
        predefined_metric_type = "ALBRequestCountPerTarget"
        resource_label         = "app/groups/0123456789abcdef/targetgroup/groups/0123456789abcdef"
      }
    }
  }
}

resource "aws_autoscaling_policy" "forecast_pair" {
  name                   = "groups-forecast-pair"
  autoscaling_group_name = aws_autoscaling_group.template.name
  policy_type            = "PredictiveScaling"

  predictive_scaling_configuration {
    metric_specification {
      target_value = 45

      predefined_metric_pair_specification {
        predefined_metric_type = "ALBRequestCount"
        resource_label         = "app/groups/0123456789abcdef/targetgroup/groups/0123456789abcdef"
      }
    }
  }
}

resource "aws_autoscaling_policy" "forecast_own" {
  name                   = "groups-forecast-own"
  autoscaling_group_name = aws_autoscaling_group.mixed_by_name.name
  policy_type            = "PredictiveScaling"

  predictive_scaling_configuration {
    metric_specification {
      target_value = 10

      customized_capacity_metric_specification {
        metric_data_queries {
          id          = "capacity"
          label       = "How many there are"
          return_data = false

          metric_stat {
            stat = "Average"
            unit = "Count"

            metric {
              metric_name = "GroupInServiceInstances"
              namespace   = "AWS/AutoScaling"

              dimensions {
                name  = "AutoScalingGroupName"
                value = "groups-mixed-by-name"
              }
            }
          }
        }

        metric_data_queries {
          id          = "doubled"
          expression  = "capacity * 2"
          label       = "Twice as many"
          return_data = true
        }
      }

      customized_load_metric_specification {
        metric_data_queries {
          id          = "load"
          label       = "What comes"
          return_data = false

          metric_stat {
            stat = "Sum"
            unit = "Count"

            metric {
              metric_name = "Requests"
              namespace   = "Workers"

              dimensions {
                name  = "service"
                value = "main"
              }
            }
          }
        }

        metric_data_queries {
          id          = "all_load"
          expression  = "load + 1"
          label       = "All that comes"
          return_data = true
        }
      }

      customized_scaling_metric_specification {
        metric_data_queries {
          id          = "use"
          label       = "How busy they are"
          return_data = false

          metric_stat {
            stat = "Average"
            unit = "Percent"

            metric {
              metric_name = "CPUUtilization"
              namespace   = "AWS/EC2"

              dimensions {
                name  = "AutoScalingGroupName"
                value = "groups-mixed-by-name"
              }
            }
          }
        }

        metric_data_queries {
          id          = "use_each"
          expression  = "use / 1"
          label       = "How busy each is"
          return_data = true
        }
      }
    }
  }
}
