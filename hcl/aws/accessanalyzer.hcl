# AWS IAM Access Analyzer.

rule "aws_accessanalyzer_analyzer" {
  type = "AWS::AccessAnalyzer::Analyzer"

  properties = {
    AnalyzerName = self.analyzer_name
    Tags         = tags(self.tags)
    Type         = self.type == null ? "ACCOUNT" : self.type

    AnalyzerConfiguration = one([for c in self.configuration : {
      UnusedAccessConfiguration = one([for u in c.unused_access : {
        UnusedAccessAge = u.unused_access_age
        AnalysisRule = one([for a in u.analysis_rule : {
          Exclusions = [for e in a.exclusion : {
            AccountIds   = e.account_ids
            ResourceTags = [for r in coalesce(e.resource_tags, []) : [for k, v in r : { Key = k, Value = v }]]
          }]
        }])
      }])
    }])
  }

  attributes = {
    id  = self.analyzer_name
    arn = getatt("Arn")
  }
}
