# What the operators look at: a log group for the applications of each region, and alarms that go to a topic in the same region.

resource "aws_cloudwatch_log_group" "primary_logs" {
  provider = aws.primary

  name              = "/aws/multi-region/primary"
  retention_in_days = var.log_retention_days
  kms_key_id        = aws_kms_key.primary.arn

  tags = {
    Name = "Primary Region Logs"
  }
}

resource "aws_sns_topic" "primary_alarms" {
  provider = aws.primary

  name              = "${var.project}-primary-alarms"
  kms_master_key_id = aws_kms_key.primary.key_id

  tags = {
    Name = "Primary Alarms"
  }
}

resource "aws_sns_topic_subscription" "primary_alarms" {
  provider = aws.primary
  count    = var.alarm_email != "" ? 1 : 0

  topic_arn = aws_sns_topic.primary_alarms.arn
  protocol  = "email"
  endpoint  = var.alarm_email
}

resource "aws_cloudwatch_metric_alarm" "primary_region_alarm" {
  provider = aws.primary

  alarm_name          = "PrimaryRegionAlarm"
  alarm_description   = "CPU utilization of the primary database"
  namespace           = "AWS/RDS"
  metric_name         = "CPUUtilization"
  statistic           = "Average"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 80
  period              = 300
  evaluation_periods  = 2
  alarm_actions       = [aws_sns_topic.primary_alarms.arn]

  dimensions = {
    DBInstanceIdentifier = aws_db_instance.primary.identifier
  }

  tags = {
    Name = "Primary Region Alarm"
  }
}

resource "aws_cloudwatch_metric_alarm" "primary_errors" {
  provider = aws.primary

  alarm_name          = "${var.project}-primary-errors"
  alarm_description   = "The primary load balancer answers with server errors"
  namespace           = "AWS/ApplicationELB"
  metric_name         = "HTTPCode_ELB_5XX_Count"
  statistic           = "Sum"
  comparison_operator = "GreaterThanOrEqualToThreshold"
  threshold           = 10
  period              = 60
  evaluation_periods  = 3
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.primary_alarms.arn]
  ok_actions          = [aws_sns_topic.primary_alarms.arn]

  dimensions = {
    LoadBalancer = aws_lb.primary.arn_suffix
  }
}

resource "aws_cloudwatch_log_group" "secondary_logs" {
  provider = aws.secondary

  name              = "/aws/multi-region/secondary"
  retention_in_days = var.log_retention_days
  kms_key_id        = aws_kms_key.secondary.arn

  tags = {
    Name = "Secondary Region Logs"
  }
}

resource "aws_sns_topic" "secondary_alarms" {
  provider = aws.secondary

  name              = "${var.project}-secondary-alarms"
  kms_master_key_id = aws_kms_key.secondary.key_id

  tags = {
    Name = "Secondary Alarms"
  }
}

resource "aws_sns_topic_subscription" "secondary_alarms" {
  provider = aws.secondary
  count    = var.alarm_email != "" ? 1 : 0

  topic_arn = aws_sns_topic.secondary_alarms.arn
  protocol  = "email"
  endpoint  = var.alarm_email
}

resource "aws_cloudwatch_metric_alarm" "secondary_region_alarm" {
  provider = aws.secondary

  alarm_name          = "SecondaryRegionAlarm"
  alarm_description   = "CPU utilization of the secondary database"
  namespace           = "AWS/RDS"
  metric_name         = "CPUUtilization"
  statistic           = "Average"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 80
  period              = 300
  evaluation_periods  = 2
  alarm_actions       = [aws_sns_topic.secondary_alarms.arn]

  dimensions = {
    DBInstanceIdentifier = aws_db_instance.secondary.identifier
  }

  tags = {
    Name = "Secondary Region Alarm"
  }
}

resource "aws_cloudwatch_metric_alarm" "secondary_errors" {
  provider = aws.secondary

  alarm_name          = "${var.project}-secondary-errors"
  alarm_description   = "The secondary load balancer answers with server errors"
  namespace           = "AWS/ApplicationELB"
  metric_name         = "HTTPCode_ELB_5XX_Count"
  statistic           = "Sum"
  comparison_operator = "GreaterThanOrEqualToThreshold"
  threshold           = 10
  period              = 60
  evaluation_periods  = 3
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.secondary_alarms.arn]
  ok_actions          = [aws_sns_topic.secondary_alarms.arn]

  dimensions = {
    LoadBalancer = aws_lb.secondary.arn_suffix
  }
}

# How much would be lost if the primary region failed now.
resource "aws_cloudwatch_metric_alarm" "secondary_replica_lag" {
  provider = aws.secondary

  alarm_name          = "${var.project}-secondary-replica-lag"
  alarm_description   = "The read replica is more than five minutes behind"
  namespace           = "AWS/RDS"
  metric_name         = "ReplicaLag"
  statistic           = "Average"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 300
  period              = 60
  evaluation_periods  = 5
  treat_missing_data  = "breaching"
  alarm_actions       = [aws_sns_topic.secondary_alarms.arn]
  ok_actions          = [aws_sns_topic.secondary_alarms.arn]

  dimensions = {
    DBInstanceIdentifier = aws_db_instance.secondary.identifier
  }
}
