# refused: compute_environments
resource "aws_batch_job_queue" "batch_job_queue_compute_environments" {
  compute_environments = ["example"]
  name                 = "batch-job-queue"
  priority             = 1
  state                = "DISABLED"
}
