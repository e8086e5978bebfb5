# Clusters whose nodes AWS manages, which span other networks, and which live in an outpost; their nodes and add-ons.
resource "aws_eks_cluster" "managed" {
  name                          = "managed"
  role_arn                      = aws_iam_role.service["eks"].arn
  version                       = "1.31"
  bootstrap_self_managed_addons = false
  force_update_version          = true
  enabled_cluster_log_types     = ["api", "audit"]
  tags                          = { Name = "managed" }

  access_config {
    authentication_mode                         = "API"
    bootstrap_cluster_creator_admin_permissions = false
  }

  compute_config {
    enabled       = true
    node_pools    = ["general-purpose", "system"]
    node_role_arn = aws_iam_role.service["ec2"].arn
  }

  encryption_config {
    resources = ["secrets"]

    provider {
      key_arn = aws_kms_key.main.arn
    }
  }

  kubernetes_network_config {
    ip_family         = "ipv4"
    service_ipv4_cidr = "172.16.0.0/16"

    elastic_load_balancing {
      enabled = true
    }
  }

  remote_network_config {
    remote_node_networks {
      cidrs = ["10.200.0.0/16", "10.201.0.0/16"]
    }

    remote_pod_networks {
      cidrs = ["10.210.0.0/16"]
    }
  }

  storage_config {
    block_storage {
      enabled = true
    }
  }

  upgrade_policy {
    support_type = "STANDARD"
  }

  vpc_config {
    subnet_ids              = aws_subnet.main[*].id
    security_group_ids      = [aws_security_group.main.id]
    endpoint_private_access = true
    endpoint_public_access  = true
    public_access_cidrs     = ["198.51.100.0/24"]
  }

  zonal_shift_config {
    enabled = true
  }
}

resource "aws_eks_cluster" "outpost" {
  name     = "outpost"
  role_arn = aws_iam_role.service["eks"].arn

  outpost_config {
    control_plane_instance_type = "m5.large"
    outpost_arns                = ["arn:aws:outposts:us-east-1:123456789012:outpost/op-0123456789abcdef0"]

    control_plane_placement {
      group_name = "control"
    }
  }

  vpc_config {
    subnet_ids = [aws_subnet.main[0].id]
  }
}

resource "aws_eks_cluster" "plain" {
  name     = "plain"
  role_arn = aws_iam_role.service["eks"].arn

  vpc_config {
    subnet_ids = aws_subnet.main[*].id
  }
}

# --- nodes --------------------------------------------------------------------------------------------------------------

resource "aws_eks_node_group" "reached" {
  cluster_name         = aws_eks_cluster.plain.name
  node_group_name      = "reached"
  node_role_arn        = aws_iam_role.service["ec2"].arn
  subnet_ids           = aws_subnet.main[*].id
  ami_type             = "AL2023_x86_64_STANDARD"
  capacity_type        = "SPOT"
  disk_size            = 40
  instance_types       = ["m5.large", "m5.xlarge"]
  labels               = { tier = "front" }
  version              = "1.31"
  release_version      = "1.31.3-20250103"
  force_update_version = true
  tags                 = { Name = "reached" }

  remote_access {
    ec2_ssh_key               = aws_key_pair.main.key_name
    source_security_group_ids = [aws_security_group.main.id]
  }

  scaling_config {
    desired_size = 2
    max_size     = 4
    min_size     = 1
  }

  taint {
    key    = "dedicated"
    value  = "front"
    effect = "NO_SCHEDULE"
  }

  taint {
    key    = "spot"
    effect = "PREFER_NO_SCHEDULE"
  }

  update_config {
    max_unavailable = 2
  }
}

resource "aws_eks_node_group" "by_id" {
  cluster_name           = aws_eks_cluster.plain.name
  node_group_name_prefix = "by-id-"
  node_role_arn          = aws_iam_role.service["ec2"].arn
  subnet_ids             = [aws_subnet.main[0].id]

  launch_template {
    id      = aws_launch_template.main.id
    version = aws_launch_template.main.latest_version
  }

  node_repair_config {
    enabled = true
  }

  scaling_config {
    desired_size = 0
    max_size     = 2
    min_size     = 0
  }

  update_config {
    max_unavailable_percentage = 50
  }
}

resource "aws_eks_node_group" "by_name" {
  cluster_name    = aws_eks_cluster.plain.name
  node_group_name = "by-name"
  node_role_arn   = aws_iam_role.service["ec2"].arn
  subnet_ids      = [aws_subnet.main[1].id]

  launch_template {
    name    = aws_launch_template.main.name
    version = "1"
  }

  scaling_config {
    desired_size = 1
    max_size     = 1
    min_size     = 1
  }
}

# --- add-ons ------------------------------------------------------------------------------------------------------------

resource "aws_eks_addon" "settings" {
  cluster_name                = aws_eks_cluster.plain.name
  addon_name                  = "vpc-cni"
  addon_version               = "v1.19.0-eksbuild.1"
  configuration_values        = jsonencode({ env = { WARM_ENI_TARGET = "2" } })
  preserve                    = true
  resolve_conflicts_on_create = "OVERWRITE"
  resolve_conflicts_on_update = "OVERWRITE"
  service_account_role_arn    = aws_iam_role.service["pods"].arn
  tags                        = { Name = "network" }
}

resource "aws_eks_addon" "identity" {
  cluster_name      = aws_eks_cluster.plain.name
  addon_name        = "aws-ebs-csi-driver"
  resolve_conflicts = "NONE"

  pod_identity_association {
    role_arn        = aws_iam_role.service["pods"].arn
    service_account = "ebs-csi-controller-sa"
  }
}
