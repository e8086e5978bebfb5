# The provider hashicorp/time.

rule "time_sleep" {
  absorbed = "CloudFormation waits until a resource is ready; what depends on it depends on what it waits for"

  attributes = {
    id = "-"
  }

  no_effect = ["create_duration", "destroy_duration", "triggers"]
}

rule "time_static" {
  absorbed = "a template has no clock"

  attributes = {
    id      = attribute("rfc3339")
    rfc3339 = self.rfc3339 != null ? self.rfc3339 : fail("a template has no clock: set `rfc3339`, or give the time in a variable")
    day     = self.rfc3339 != null ? tonumber(formatdate("D", self.rfc3339)) : fail("a template has no clock: set `rfc3339`, or give the time in a variable")
    month   = self.rfc3339 != null ? tonumber(formatdate("M", self.rfc3339)) : fail("a template has no clock: set `rfc3339`, or give the time in a variable")
    year    = self.rfc3339 != null ? tonumber(formatdate("YYYY", self.rfc3339)) : fail("a template has no clock: set `rfc3339`, or give the time in a variable")
    unix    = fail("a template has no clock: give the time in a variable")
  }

  no_effect = ["triggers"]
}

rule "time_offset" {
  absorbed = "a template has no clock"

  attributes = {
    id = attribute("rfc3339")
    rfc3339 = (self.base_rfc3339 == null || self.offset_months != null || self.offset_years != null
      ? fail("a template has no clock: set `base_rfc3339` and offsets of days or less, or give the time in a variable")
      : timeadd(timeadd(timeadd(timeadd(self.base_rfc3339, "${coalesce(self.offset_seconds, 0)}s"), "${coalesce(self.offset_minutes, 0)}m"), "${coalesce(self.offset_hours, 0)}h"), "${coalesce(self.offset_days, 0) * 24}h"))
    unix = fail("a template has no clock: give the time in a variable")
  }

  no_effect = ["triggers"]
}

rule "time_rotating" {
  no_peer = "A template has no clock: let Secrets Manager rotate secrets (aws_secretsmanager_secret_rotation), or let a schedule (aws_scheduler_schedule) start what has to happen again and again"
}
