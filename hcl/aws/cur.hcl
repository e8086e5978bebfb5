# AWS Cost and Usage Reports.

rule "aws_cur_report_definition" {
  type = "AWS::CUR::ReportDefinition"

  properties = {
    AdditionalArtifacts      = self.additional_artifacts
    AdditionalSchemaElements = self.additional_schema_elements
    Compression              = self.compression
    Format                   = self.format
    RefreshClosedReports     = self.refresh_closed_reports == null ? true : self.refresh_closed_reports
    ReportName               = self.report_name
    ReportVersioning         = self.report_versioning == null ? "CREATE_NEW_REPORT" : self.report_versioning
    S3Bucket                 = self.s3_bucket
    S3Prefix                 = self.s3_prefix == null ? "" : self.s3_prefix
    S3Region                 = self.s3_region
    Tags                     = tags(self.tags)
    TimeUnit                 = self.time_unit
  }

  attributes = {
    id          = ref()
    report_name = ref()
    arn         = arn("cur", region(), account(), "definition/${ref()}")
  }
}
