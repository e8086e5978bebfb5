# The provider hashicorp/http.

data "http" {
  attributes = {
    id            = self.url
    response_body = parameter("response_body")
    body          = parameter("response_body")
    status_code   = parameter("status_code")
  }

  parameter "response_body" {
    type        = "String"
    description = "What the server answers"
  }

  parameter "status_code" {
    type        = "Number"
    description = "Status code of the answer"
  }
}
