# refused: report_setting.number_of_frameworks
resource "aws_backup_report_plan" "backup_report_plan_report_setting_number_of_frameworks" {
  name = replace("backup-report-plan", "-", "_")
  report_delivery_channel {
    s3_bucket_name = "example"
  }
  report_setting {
    number_of_frameworks = 1
    report_template      = "BACKUP_JOB_REPORT"
  }
}
