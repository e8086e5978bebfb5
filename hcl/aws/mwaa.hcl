# Amazon Managed Workflows for Apache Airflow.

rule "aws_mwaa_environment" {
  type = "AWS::MWAA::Environment"

  properties = {
    AirflowConfigurationOptions  = self.airflow_configuration_options
    AirflowVersion               = self.airflow_version
    DagS3Path                    = self.dag_s3_path
    EndpointManagement           = self.endpoint_management
    EnvironmentClass             = self.environment_class
    ExecutionRoleArn             = self.execution_role_arn
    KmsKey                       = self.kms_key
    MaxWebservers                = self.max_webservers
    MaxWorkers                   = self.max_workers
    MinWebservers                = self.min_webservers
    MinWorkers                   = self.min_workers
    Name                         = self.name
    PluginsS3ObjectVersion       = self.plugins_s3_object_version
    PluginsS3Path                = self.plugins_s3_path
    RequirementsS3ObjectVersion  = self.requirements_s3_object_version
    RequirementsS3Path           = self.requirements_s3_path
    Schedulers                   = self.schedulers
    SourceBucketArn              = self.source_bucket_arn
    StartupScriptS3ObjectVersion = self.startup_script_s3_object_version
    StartupScriptS3Path          = self.startup_script_s3_path
    Tags                         = tags_map(self.tags)
    WebserverAccessMode          = self.webserver_access_mode
    WeeklyMaintenanceWindowStart = self.weekly_maintenance_window_start
    LoggingConfiguration = one([for x in self.logging_configuration : {
      DagProcessingLogs = one([for y in x.dag_processing_logs : { Enabled = y.enabled, LogLevel = y.log_level }])
      SchedulerLogs     = one([for y in x.scheduler_logs : { Enabled = y.enabled, LogLevel = y.log_level }])
      TaskLogs          = one([for y in x.task_logs : { Enabled = y.enabled, LogLevel = y.log_level }])
      WebserverLogs     = one([for y in x.webserver_logs : { Enabled = y.enabled, LogLevel = y.log_level }])
      WorkerLogs        = one([for y in x.worker_logs : { Enabled = y.enabled, LogLevel = y.log_level }])
    }])
    NetworkConfiguration = one([for x in self.network_configuration : { SecurityGroupIds = x.security_group_ids, SubnetIds = x.subnet_ids }])
  }

  attributes = {
    id                             = ref()
    name                           = ref()
    arn                            = getatt("Arn")
    database_vpc_endpoint_service  = getatt("DatabaseVpcEndpointService")
    webserver_url                  = getatt("WebserverUrl")
    webserver_vpc_endpoint_service = getatt("WebserverVpcEndpointService")
  }
}
