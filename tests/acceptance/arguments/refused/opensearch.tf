# refused: auto_tune_options
resource "aws_opensearch_domain" "opensearch_domain_auto_tune_options" {
  domain_name = substr("opensearch-domain", 0, 28)
  auto_tune_options {
    desired_state = "ENABLED"
  }
}

# refused: auto_tune_options
resource "aws_elasticsearch_domain" "elasticsearch_domain_auto_tune_options" {
  domain_name = "elasticsearch-domain"
  auto_tune_options {
    desired_state = "ENABLED"
  }
}

# refused: ebs_options.throughput
resource "aws_elasticsearch_domain" "elasticsearch_domain_ebs_options_throughput" {
  domain_name = "elasticsearch-domain"
  ebs_options {
    ebs_enabled = true
    throughput  = 125
  }
}
