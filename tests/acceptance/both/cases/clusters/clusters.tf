# Clusters of EMR: one of groups of instances, one of fleets. What is ordinary about a cluster is in the case `compute`.
resource "aws_emr_security_configuration" "main" {
  name_prefix = "clusters-"

  configuration = jsonencode({
    AuthenticationConfiguration = {
      KerberosConfiguration = {
        Provider                         = "ClusterDedicatedKdc"
        ClusterDedicatedKdcConfiguration = { TicketLifetimeInHours = 24 }
      }
    }
  })
}

resource "aws_emr_cluster" "groups" {
  name                       = "clusters-groups"
  release_label              = "emr-7.2.0"
  applications               = ["Spark", "Trino"]
  service_role               = aws_iam_role.service["elasticmapreduce"].arn
  autoscaling_role           = aws_iam_role.service["application-autoscaling"].arn
  security_configuration     = aws_emr_security_configuration.main.name
  log_uri                    = "s3n://logs-of-clusters/groups/"
  log_encryption_kms_key_id  = aws_kms_key.main.arn
  additional_info            = jsonencode({ instanceAwsClientConfiguration = { proxyPort = 8099, proxyHost = "proxy.example.com" } })
  unhealthy_node_replacement = true
  termination_protection     = true

  placement_group_config = [{ instance_role = "MASTER", placement_strategy = "SPREAD" }]

  auto_termination_policy {
    idle_timeout = 7200
  }

  kerberos_attributes {
    realm                                = "EC2.INTERNAL"
    kdc_admin_password                   = "Correct4horse"
    cross_realm_trust_principal_password = "Battery5staple"
    ad_domain_join_user                  = "joiner"
    ad_domain_join_password              = "Enough6words"
  }

  ec2_attributes {
    subnet_id                         = aws_subnet.main[0].id
    instance_profile                  = aws_iam_instance_profile.main.arn
    emr_managed_master_security_group = aws_security_group.main["leaders"].id
    emr_managed_slave_security_group  = aws_security_group.main["workers"].id
    service_access_security_group     = aws_security_group.main["access"].id
    additional_master_security_groups = aws_security_group.main["more"].id
    additional_slave_security_groups  = "${aws_security_group.main["more"].id},${aws_security_group.main["others"].id}"
  }

  master_instance_group {
    name           = "leaders"
    instance_type  = "c4.large"
    instance_count = 3
    bid_price      = "0.40"

    ebs_config {
      type                 = "gp3"
      size                 = 64
      iops                 = 4000
      throughput           = 250
      volumes_per_instance = 2
    }

    ebs_config {
      type = "gp2"
      size = 32
    }
  }

  core_instance_group {
    name               = "workers"
    instance_type      = "c4.large"
    instance_count     = 2
    autoscaling_policy = jsonencode(local.scaling)

    ebs_config {
      type       = "gp3"
      size       = 100
      iops       = 5000
      throughput = 300
    }
  }
}

resource "aws_emr_instance_group" "tasks" {
  cluster_id         = aws_emr_cluster.groups.id
  name               = "tasks"
  instance_type      = "c4.large"
  instance_count     = 1
  ebs_optimized      = true
  autoscaling_policy = jsonencode(local.scaling)

  configurations_json = jsonencode([
    { Classification = "yarn-site", Properties = { "yarn.nodemanager.vmem-check-enabled" = "false" } },
    { Classification = "spark-env", Configurations = [{ Classification = "export", Properties = { PYSPARK_PYTHON = "/usr/bin/python3" } }] },
  ])

  ebs_config {
    type = "io1"
    size = 50
    iops = 1500
  }
}

locals {
  scaling = {
    Constraints = { MinCapacity = 1, MaxCapacity = 4 }
    Rules = [{
      Name        = "out"
      Description = "One more where memory is short"
      Action      = { Market = "ON_DEMAND", SimpleScalingPolicyConfiguration = { AdjustmentType = "CHANGE_IN_CAPACITY", ScalingAdjustment = 1, CoolDown = 300 } }
      Trigger = {
        CloudWatchAlarmDefinition = {
          ComparisonOperator = "LESS_THAN"
          EvaluationPeriods  = 2
          MetricName         = "YARNMemoryAvailablePercentage"
          Namespace          = "AWS/ElasticMapReduce"
          Period             = 300
          Statistic          = "AVERAGE"
          Threshold          = 15
          Unit               = "PERCENT"
          Dimensions         = [{ Key = "JobFlowId", Value = "$${emr.clusterId}" }]
        }
      }
    }]
  }
}

# --- fleets ------------------------------------------------------------------------------------------------------------

resource "aws_emr_cluster" "fleets" {
  name          = "clusters-fleets"
  release_label = "emr-7.2.0"
  applications  = ["Spark"]
  service_role  = aws_iam_role.service["elasticmapreduce"].arn

  ec2_attributes {
    subnet_ids       = aws_subnet.main[*].id
    instance_profile = aws_iam_instance_profile.main.arn
  }

  master_instance_fleet {
    name                      = "leader"
    target_on_demand_capacity = 0
    target_spot_capacity      = 1

    instance_type_configs {
      instance_type     = "m5.xlarge"
      weighted_capacity = 1
      bid_price         = "0.20"

      configurations {
        classification = "hive-site"
        properties     = { "hive.execution.engine" = "tez" }
      }

      ebs_config {
        type                 = "io1"
        size                 = 40
        iops                 = 1200
        volumes_per_instance = 2
      }
    }

    instance_type_configs {
      instance_type                              = "m5a.xlarge"
      bid_price_as_percentage_of_on_demand_price = 80
    }

    launch_specifications {
      spot_specification {
        allocation_strategy      = "capacity-optimized"
        block_duration_minutes   = 60
        timeout_action           = "SWITCH_TO_ON_DEMAND"
        timeout_duration_minutes = 15
      }

      on_demand_specification {
        allocation_strategy = "lowest-price"
      }
    }
  }

  core_instance_fleet {
    name                      = "workers"
    target_on_demand_capacity = 2
    target_spot_capacity      = 6

    instance_type_configs {
      instance_type     = "m5.2xlarge"
      weighted_capacity = 2
      bid_price         = "0.25"

      configurations {
        classification = "core-site"
        properties     = { "io.file.buffer.size" = "65536" }
      }

      ebs_config {
        type                 = "io1"
        size                 = 80
        iops                 = 2000
        volumes_per_instance = 1
      }
    }

    instance_type_configs {
      instance_type                              = "m5.xlarge"
      weighted_capacity                          = 1
      bid_price_as_percentage_of_on_demand_price = 65.5
    }

    launch_specifications {
      spot_specification {
        allocation_strategy      = "price-capacity-optimized"
        block_duration_minutes   = 120
        timeout_action           = "TERMINATE_CLUSTER"
        timeout_duration_minutes = 30
      }

      on_demand_specification {
        allocation_strategy = "lowest-price"
      }
    }
  }
}
