# refused: ip_address
resource "aws_datasync_agent" "datasync_agent_ip_address" {
  ip_address = "10.0.1.10"
}

# refused: private_link_endpoint
resource "aws_datasync_agent" "datasync_agent_private_link_endpoint" {
  private_link_endpoint = "example"
}

# refused: kerberos_keytab_base64
resource "aws_datasync_location_hdfs" "datasync_location_hdfs_kerberos_keytab_base64" {
  agent_arns             = ["arn:aws:datasync:us-east-1:123456789012:agent/agent-0123456789abcdef0"]
  kerberos_keytab_base64 = "ZXhhbXBsZQ=="
  name_node {
    hostname = "www.example.com"
    port     = 1
  }
}

# refused: kerberos_krb5_conf_base64
resource "aws_datasync_location_hdfs" "datasync_location_hdfs_kerberos_krb5_conf_base64" {
  agent_arns                = ["arn:aws:datasync:us-east-1:123456789012:agent/agent-0123456789abcdef0"]
  kerberos_krb5_conf_base64 = "ZXhhbXBsZQ=="
  name_node {
    hostname = "www.example.com"
    port     = 1
  }
}

# refused: agent_arns
resource "aws_datasync_location_s3" "datasync_location_s3_agent_arns" {
  agent_arns    = ["arn:aws:iam::123456789012:role/example"]
  s3_bucket_arn = "arn:aws:s3:::example-bucket"
  subdirectory  = "example"
  s3_config {
    bucket_access_role_arn = "arn:aws:iam::123456789012:role/example"
  }
}
