# EMR Serverless.

rule "aws_emrserverless_application" {
  type = "AWS::EMRServerless::Application"

  properties = {
    Architecture           = self.architecture != null ? self.architecture : "X86_64"
    Name                   = self.name
    ReleaseLabel           = self.release_label
    Tags                   = tags(self.tags)
    Type                   = self.type
    AutoStartConfiguration = one([for x in self.auto_start_configuration : { Enabled = x.enabled }])
    AutoStopConfiguration  = one([for x in self.auto_stop_configuration : { Enabled = x.enabled, IdleTimeoutMinutes = x.idle_timeout_minutes }])
    ImageConfiguration     = one([for x in self.image_configuration : { ImageUri = x.image_uri }])
    InitialCapacity = [for x in self.initial_capacity : {
      Key = x.initial_capacity_type
      Value = one([for y in x.initial_capacity_config : {
        WorkerCount         = y.worker_count
        WorkerConfiguration = one([for z in y.worker_configuration : { Cpu = z.cpu, Disk = z.disk, Memory = z.memory }])
      }])
    }]
    InteractiveConfiguration = one([for x in self.interactive_configuration : { LivyEndpointEnabled = x.livy_endpoint_enabled, StudioEnabled = x.studio_enabled }])
    MaximumCapacity = one([for x in self.maximum_capacity : {
      Cpu    = x.cpu
      Disk   = x.disk
      Memory = x.memory
    }])
    NetworkConfiguration = one([for x in self.network_configuration : { SecurityGroupIds = x.security_group_ids, SubnetIds = x.subnet_ids }])
  }

  attributes = {
    id  = getatt("ApplicationId")
    arn = getatt("Arn")
  }
}
