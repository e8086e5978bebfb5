# refused: finding_criteria.criterion.eq_exact_match
resource "aws_macie2_findings_filter" "macie2_findings_filter_finding_criteria_criterion_eq_exact_match" {
  action = "ARCHIVE"
  finding_criteria {
    criterion {
      eq_exact_match = ["example"]
      field          = "example"
    }
  }
}
