variable "name" {
  type = string
}

variable "create" {
  type    = bool
  default = true
}

variable "alarm_actions" {
  type    = string
  default = ""
}

variable "settings" {
  type = object({
    instance_type = string
    min_size      = optional(number, 1)
    max_size      = optional(number, 4)
    spot          = optional(bool, false)
  })
}

resource "aws_launch_template" "this" {
  count         = var.create ? 1 : 0
  name          = "${var.name}-service"
  image_id      = "ami-0123456789abcdef0"
  instance_type = var.settings.instance_type

  user_data = base64encode(<<-EOT
    #!/bin/sh
    echo "NAME=${var.name}" >> /etc/service.env
    %{if var.settings.spot~}
    echo "SPOT=1" >> /etc/service.env
    %{endif~}
  EOT
  )

  dynamic "instance_market_options" {
    for_each = var.settings.spot ? [1] : []

    content {
      market_type = "spot"
    }
  }
}

resource "aws_autoscaling_group" "this" {
  count               = var.create ? 1 : 0
  name                = "${var.name}-service"
  min_size            = var.settings.min_size
  max_size            = var.settings.max_size
  vpc_zone_identifier = ["subnet-0123456789abcdef0"]

  launch_template {
    id      = one(aws_launch_template.this[*].id)
    version = one(aws_launch_template.this[*].latest_version)
  }
}

resource "aws_cloudwatch_metric_alarm" "cpu" {
  for_each            = var.create ? { high = 80, critical = 95 } : {}
  alarm_name          = "${var.name}-${each.key}"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 2
  metric_name         = "CPUUtilization"
  namespace           = "AWS/EC2"
  period              = 300
  statistic           = "Average"
  threshold           = each.value
  alarm_actions       = compact([var.alarm_actions])
  dimensions          = { AutoScalingGroupName = aws_autoscaling_group.this[0].name }
}

output "group" {
  value = one(aws_autoscaling_group.this[*].name)
}
