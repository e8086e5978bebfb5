# refused: storage_configuration.redis_enterprise_cloud_configuration
resource "aws_bedrockagent_knowledge_base" "bedrockagent_knowledge_base_storage_configuration_redis_enterprise_cloud_configuration" {
  name     = "bedrockagent-knowledge-b"
  role_arn = "arn:aws:iam::123456789012:role/example"
  knowledge_base_configuration {
    type = "VECTOR"
    vector_knowledge_base_configuration {
      embedding_model_arn = "arn:aws:bedrock:us-east-1::foundation-model/amazon.titan-embed-text-v2:0"
    }
  }
  storage_configuration {
    type = "OPENSEARCH_SERVERLESS"
    redis_enterprise_cloud_configuration {
      credentials_secret_arn = "arn:aws:secretsmanager:us-east-1:123456789012:secret:example-AbCdEf"
      endpoint               = "example"
      vector_index_name      = "example"
    }
  }
}
