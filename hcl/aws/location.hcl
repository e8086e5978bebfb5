# Amazon Location Service.

rule "aws_location_geofence_collection" {
  type = "AWS::Location::GeofenceCollection"

  properties = {
    CollectionName = self.collection_name
    Description    = self.description
    KmsKeyId       = self.kms_key_id
    Tags           = tags(self.tags)
  }

  attributes = {
    id              = ref()
    collection_arn  = getatt("CollectionArn")
    create_time     = getatt("CreateTime")
    update_time     = getatt("UpdateTime")
    collection_name = ref()
  }
}

rule "aws_location_map" {
  type = "AWS::Location::Map"

  properties = {
    Description   = self.description
    MapName       = self.map_name
    Tags          = tags(self.tags)
    Configuration = one([for x in self.configuration : { Style = x.style }])
  }

  attributes = {
    id          = ref()
    create_time = getatt("CreateTime")
    map_arn     = getatt("MapArn")
    update_time = getatt("UpdateTime")
    map_name    = ref()
  }
}

rule "aws_location_place_index" {
  type = "AWS::Location::PlaceIndex"

  properties = {
    DataSource              = self.data_source
    Description             = self.description
    IndexName               = self.index_name
    Tags                    = tags(self.tags)
    DataSourceConfiguration = one([for x in self.data_source_configuration : { IntendedUse = x.intended_use }])
  }

  attributes = {
    id          = ref()
    create_time = getatt("CreateTime")
    index_arn   = getatt("IndexArn")
    update_time = getatt("UpdateTime")
    index_name  = ref()
  }
}

rule "aws_location_route_calculator" {
  type = "AWS::Location::RouteCalculator"

  properties = {
    CalculatorName = self.calculator_name
    DataSource     = self.data_source
    Description    = self.description
    Tags           = tags(self.tags)
  }

  attributes = {
    id              = ref()
    calculator_arn  = getatt("CalculatorArn")
    create_time     = getatt("CreateTime")
    update_time     = getatt("UpdateTime")
    calculator_name = ref()
  }
}

rule "aws_location_tracker" {
  type = "AWS::Location::Tracker"

  properties = {
    Description       = self.description
    KmsKeyId          = self.kms_key_id
    PositionFiltering = self.position_filtering
    Tags              = tags(self.tags)
    TrackerName       = self.tracker_name
  }

  attributes = {
    id           = ref()
    create_time  = getatt("CreateTime")
    tracker_arn  = getatt("TrackerArn")
    update_time  = getatt("UpdateTime")
    tracker_name = ref()
  }
}

rule "aws_location_tracker_association" {
  type = "AWS::Location::TrackerConsumer"

  properties = {
    ConsumerArn = self.consumer_arn
    TrackerName = self.tracker_name
  }

  attributes = {
    id = "${self.tracker_name}|${self.consumer_arn}"
  }
}
