# refused: arn
resource "aws_kinesis_firehose_delivery_stream" "kinesis_firehose_delivery_stream_arn" {
  arn         = "arn:aws:iam::123456789012:role/example"
  destination = "elasticsearch"
  name        = "kinesis-firehose-deliver"
}

# refused: destination_id
resource "aws_kinesis_firehose_delivery_stream" "kinesis_firehose_delivery_stream_destination_id" {
  destination    = "elasticsearch"
  destination_id = "example"
  name           = "kinesis-firehose-deliver"
}

# refused: version_id
resource "aws_kinesis_firehose_delivery_stream" "kinesis_firehose_delivery_stream_version_id" {
  destination = "elasticsearch"
  name        = "kinesis-firehose-deliver"
  version_id  = "example"
}
