# refused: arn
resource "aws_kinesis_stream" "kinesis_stream_arn" {
  arn  = "arn:aws:iam::123456789012:role/example"
  name = "kinesis-stream"
}
