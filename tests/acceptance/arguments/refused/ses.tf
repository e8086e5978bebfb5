# refused: event_destination.pinpoint_destination
resource "aws_sesv2_configuration_set_event_destination" "sesv2_configuration_set_event_destination_event_destination_pinpoint_destination" {
  configuration_set_name = "sesv2-configuration-set"
  event_destination_name = "sesv2-configuration-set"
  event_destination {
    matching_event_types = ["SEND"]
    pinpoint_destination {
      application_arn = "arn:aws:iam::123456789012:role/example"
    }
  }
}
