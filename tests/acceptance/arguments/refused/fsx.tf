# refused: final_backup_tags
resource "aws_fsx_lustre_file_system" "fsx_lustre_file_system_final_backup_tags" {
  final_backup_tags = { Name = "example" }
  subnet_ids        = ["subnet-0123456789abcdef0"]
}

# refused: log_configuration
resource "aws_fsx_lustre_file_system" "fsx_lustre_file_system_log_configuration" {
  subnet_ids = ["subnet-0123456789abcdef0"]
  log_configuration {
  }
}

# refused: root_squash_configuration
resource "aws_fsx_lustre_file_system" "fsx_lustre_file_system_root_squash_configuration" {
  subnet_ids = ["subnet-0123456789abcdef0"]
  root_squash_configuration {
  }
}

# refused: skip_final_backup
resource "aws_fsx_lustre_file_system" "fsx_lustre_file_system_skip_final_backup" {
  skip_final_backup = false
  subnet_ids        = ["subnet-0123456789abcdef0"]
}

# refused: final_backup_tags
resource "aws_fsx_windows_file_system" "fsx_windows_file_system_final_backup_tags" {
  final_backup_tags   = { Name = "example" }
  subnet_ids          = ["subnet-0123456789abcdef0"]
  throughput_capacity = "8"
}

# refused: skip_final_backup
resource "aws_fsx_windows_file_system" "fsx_windows_file_system_skip_final_backup" {
  skip_final_backup   = true
  subnet_ids          = ["subnet-0123456789abcdef0"]
  throughput_capacity = "8"
}

# refused: final_backup_tags
resource "aws_fsx_openzfs_file_system" "fsx_openzfs_file_system_final_backup_tags" {
  deployment_type     = "SINGLE_AZ_1"
  final_backup_tags   = { Name = "example" }
  subnet_ids          = ["subnet-0123456789abcdef0"]
  throughput_capacity = 1
}

# refused: skip_final_backup
resource "aws_fsx_openzfs_file_system" "fsx_openzfs_file_system_skip_final_backup" {
  deployment_type     = "SINGLE_AZ_1"
  skip_final_backup   = true
  subnet_ids          = ["subnet-0123456789abcdef0"]
  throughput_capacity = 1
}

# refused: bypass_snaplock_enterprise_retention
resource "aws_fsx_ontap_volume" "fsx_ontap_volume_bypass_snaplock_enterprise_retention" {
  bypass_snaplock_enterprise_retention = true
  name                                 = "fsx-ontap-volume"
  size_in_bytes                        = "1"
  storage_virtual_machine_id           = "example-text-of-some-"
}

# refused: final_backup_tags
resource "aws_fsx_ontap_volume" "fsx_ontap_volume_final_backup_tags" {
  final_backup_tags          = { Name = "example" }
  name                       = "fsx-ontap-volume"
  size_in_bytes              = "1"
  storage_virtual_machine_id = "example-text-of-some-"
}

# refused: skip_final_backup
resource "aws_fsx_ontap_volume" "fsx_ontap_volume_skip_final_backup" {
  name                       = "fsx-ontap-volume"
  size_in_bytes              = "1"
  skip_final_backup          = true
  storage_virtual_machine_id = "example-text-of-some-"
}

# refused: delete_data_in_filesystem
resource "aws_fsx_data_repository_association" "fsx_data_repository_association_delete_data_in_filesystem" {
  data_repository_path      = "s3://example"
  delete_data_in_filesystem = true
  file_system_id            = "fs-0123456789abcdef0"
  file_system_path          = "/example"
}
