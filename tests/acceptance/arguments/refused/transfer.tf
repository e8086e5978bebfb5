# refused: force_destroy
resource "aws_transfer_server" "transfer_server_force_destroy" {
  force_destroy = true
}

# refused: host_key
resource "aws_transfer_server" "transfer_server_host_key" {
  host_key = "example"
}

# refused: on_exception_steps.copy_step_details.destination_file_location.efs_file_location
resource "aws_transfer_workflow" "transfer_workflow_on_exception_steps_copy_step_details_destination_file_location_efs_file_location" {
  on_exception_steps {
    type = "COPY"
    copy_step_details {
      destination_file_location {
        efs_file_location {
        }
      }
    }
  }
  steps {
    type = "COPY"
  }
}

# refused: steps.copy_step_details.destination_file_location.efs_file_location
resource "aws_transfer_workflow" "transfer_workflow_steps_copy_step_details_destination_file_location_efs_file_location" {
  steps {
    type = "COPY"
    copy_step_details {
      destination_file_location {
        efs_file_location {
        }
      }
    }
  }
}
