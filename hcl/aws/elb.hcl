# Elastic Load Balancing, version 2.
#
# Much of what Terraform has as arguments are attributes here: a list of keys and values. What is not set keeps the default of the
# service, which is Terraform's default too.

rule "aws_lb" {
  type = "AWS::ElasticLoadBalancingV2::LoadBalancer"

  properties = {
    Name                                                 = physical_name(self.name, self.name_prefix)
    Type                                                 = self.load_balancer_type
    Scheme                                               = self.load_balancer_type == "gateway" ? null : self.internal == true ? "internal" : "internet-facing"
    IpAddressType                                        = self.ip_address_type
    SecurityGroups                                       = self.security_groups
    Subnets                                              = self.subnets
    EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic = self.enforce_security_group_inbound_rules_on_private_link_traffic
    Ipv4IpamPoolId                                       = one([for p in self.ipam_pools : p.ipv4_ipam_pool_id])
    MinimumLoadBalancerCapacity                          = one([for c in self.minimum_load_balancer_capacity : { CapacityUnits = c.capacity_units }])
    Tags                                                 = tags(self.tags)

    SubnetMappings = [for m in self.subnet_mapping : {
      SubnetId           = m.subnet_id
      AllocationId       = m.allocation_id
      IPv6Address        = m.ipv6_address
      PrivateIPv4Address = m.private_ipv4_address
    }]

    LoadBalancerAttributes = [for a in concat(
      [
        { key = "client_keep_alive.seconds", value = self.client_keep_alive },
        { key = "deletion_protection.enabled", value = self.enable_deletion_protection },
        { key = "dns_record.client_routing_policy", value = self.dns_record_client_routing_policy },
        { key = "idle_timeout.timeout_seconds", value = self.idle_timeout },
        { key = "load_balancing.cross_zone.enabled", value = self.enable_cross_zone_load_balancing },
        { key = "routing.http.desync_mitigation_mode", value = self.desync_mitigation_mode },
        { key = "routing.http.drop_invalid_header_fields.enabled", value = self.drop_invalid_header_fields },
        { key = "routing.http.preserve_host_header.enabled", value = self.preserve_host_header },
        { key = "routing.http.x_amzn_tls_version_and_cipher_suite.enabled", value = self.enable_tls_version_and_cipher_suite_headers },
        { key = "routing.http.xff_client_port.enabled", value = self.enable_xff_client_port },
        { key = "routing.http.xff_header_processing.mode", value = self.xff_header_processing_mode },
        { key = "routing.http2.enabled", value = self.enable_http2 },
        { key = "waf.fail_open.enabled", value = self.enable_waf_fail_open },
        { key = "zonal_shift.config.enabled", value = self.enable_zonal_shift },
      ],
      flatten([for l in self.access_logs : [
        { key = "access_logs.s3.enabled", value = l.enabled == true },
        { key = "access_logs.s3.bucket", value = l.bucket },
        { key = "access_logs.s3.prefix", value = l.prefix },
      ]]),
      flatten([for l in self.connection_logs : [
        { key = "connection_logs.s3.enabled", value = l.enabled == true },
        { key = "connection_logs.s3.bucket", value = l.bucket },
        { key = "connection_logs.s3.prefix", value = l.prefix },
      ]]),
    ) : { Key = a.key, Value = a.value } if a.value != null]
  }

  attributes = {
    id         = ref()
    arn        = ref()
    arn_suffix = getatt("LoadBalancerFullName")
    dns_name   = getatt("DNSName")
    name       = getatt("LoadBalancerName")
    vpc_id     = sibling(try(tolist(self.subnets)[0], self.subnet_mapping[0].subnet_id), "vpc_id")
    zone_id    = getatt("CanonicalHostedZoneID")
  }

  unsupported = {
    customer_owned_ipv4_pool = "CloudFormation gives no customer-owned addresses to load balancers"
  }
}

shape "lb_action" {
  value = {
    Type           = item.type
    Order          = item.order
    TargetGroupArn = item.target_group_arn
    AuthenticateCognitoConfig = one([for c in item.authenticate_cognito : {
      AuthenticationRequestExtraParams = c.authentication_request_extra_params
      OnUnauthenticatedRequest         = c.on_unauthenticated_request
      Scope                            = c.scope
      SessionCookieName                = c.session_cookie_name
      SessionTimeout                   = c.session_timeout
      UserPoolArn                      = c.user_pool_arn
      UserPoolClientId                 = c.user_pool_client_id
      UserPoolDomain                   = c.user_pool_domain
    }])
    AuthenticateOidcConfig = one([for c in item.authenticate_oidc : {
      AuthenticationRequestExtraParams = c.authentication_request_extra_params
      AuthorizationEndpoint            = c.authorization_endpoint
      ClientId                         = c.client_id
      ClientSecret                     = c.client_secret
      Issuer                           = c.issuer
      OnUnauthenticatedRequest         = c.on_unauthenticated_request
      Scope                            = c.scope
      SessionCookieName                = c.session_cookie_name
      SessionTimeout                   = c.session_timeout
      TokenEndpoint                    = c.token_endpoint
      UserInfoEndpoint                 = c.user_info_endpoint
    }])
    FixedResponseConfig = one([for r in item.fixed_response : {
      ContentType = r.content_type
      MessageBody = r.message_body
      StatusCode  = r.status_code == null ? "200" : r.status_code
    }])
    ForwardConfig = one([for f in item.forward : {
      TargetGroups                = [for t in f.target_group : { TargetGroupArn = t.arn, Weight = t.weight == null ? 1 : t.weight }]
      TargetGroupStickinessConfig = one([for s in f.stickiness : { Enabled = s.enabled == true, DurationSeconds = s.duration }])
    }])
    RedirectConfig = one([for r in item.redirect : {
      Host       = r.host
      Path       = r.path
      Port       = r.port
      Protocol   = r.protocol
      Query      = r.query
      StatusCode = r.status_code
    }])
  }
}

rule "aws_lb_listener" {
  type = "AWS::ElasticLoadBalancingV2::Listener"

  properties = {
    LoadBalancerArn = self.load_balancer_arn
    AlpnPolicy      = self.alpn_policy == null ? null : [self.alpn_policy]
    Certificates    = self.certificate_arn == null ? null : [{ CertificateArn = self.certificate_arn }]
    Port            = self.port
    SslPolicy       = self.ssl_policy

    # Application load balancers need one, for which Terraform takes HTTP.
    Protocol = (self.protocol != null ? self.protocol
      : config(self.load_balancer_arn, "load_balancer_type") == null || config(self.load_balancer_arn, "load_balancer_type") == "application" ? "HTTP"
    : null)

    DefaultActions = lb_action(self.default_action)

    MutualAuthentication = one([for m in self.mutual_authentication : {
      AdvertiseTrustStoreCaNames    = m.advertise_trust_store_ca_names
      IgnoreClientCertificateExpiry = m.ignore_client_certificate_expiry == null && m.mode == "verify" ? false : m.ignore_client_certificate_expiry
      Mode                          = m.mode
      TrustStoreArn                 = m.trust_store_arn
    }])

    ListenerAttributes = [for a in [
      { key = "tcp.idle_timeout.seconds", value = self.tcp_idle_timeout_seconds },
      { key = "routing.http.request.x_amzn_mtls_clientcert.header_name", value = self.routing_http_request_x_amzn_mtls_clientcert_header_name },
      { key = "routing.http.request.x_amzn_mtls_clientcert_issuer.header_name", value = self.routing_http_request_x_amzn_mtls_clientcert_issuer_header_name },
      { key = "routing.http.request.x_amzn_mtls_clientcert_leaf.header_name", value = self.routing_http_request_x_amzn_mtls_clientcert_leaf_header_name },
      { key = "routing.http.request.x_amzn_mtls_clientcert_serial_number.header_name", value = self.routing_http_request_x_amzn_mtls_clientcert_serial_number_header_name },
      { key = "routing.http.request.x_amzn_mtls_clientcert_subject.header_name", value = self.routing_http_request_x_amzn_mtls_clientcert_subject_header_name },
      { key = "routing.http.request.x_amzn_mtls_clientcert_validity.header_name", value = self.routing_http_request_x_amzn_mtls_clientcert_validity_header_name },
      { key = "routing.http.request.x_amzn_tls_cipher_suite.header_name", value = self.routing_http_request_x_amzn_tls_cipher_suite_header_name },
      { key = "routing.http.request.x_amzn_tls_version.header_name", value = self.routing_http_request_x_amzn_tls_version_header_name },
      { key = "routing.http.response.access_control_allow_credentials.header_value", value = self.routing_http_response_access_control_allow_credentials_header_value },
      { key = "routing.http.response.access_control_allow_headers.header_value", value = self.routing_http_response_access_control_allow_headers_header_value },
      { key = "routing.http.response.access_control_allow_methods.header_value", value = self.routing_http_response_access_control_allow_methods_header_value },
      { key = "routing.http.response.access_control_allow_origin.header_value", value = self.routing_http_response_access_control_allow_origin_header_value },
      { key = "routing.http.response.access_control_expose_headers.header_value", value = self.routing_http_response_access_control_expose_headers_header_value },
      { key = "routing.http.response.access_control_max_age.header_value", value = self.routing_http_response_access_control_max_age_header_value },
      { key = "routing.http.response.content_security_policy.header_value", value = self.routing_http_response_content_security_policy_header_value },
      { key = "routing.http.response.server.enabled", value = self.routing_http_response_server_enabled },
      { key = "routing.http.response.strict_transport_security.header_value", value = self.routing_http_response_strict_transport_security_header_value },
      { key = "routing.http.response.x_content_type_options.header_value", value = self.routing_http_response_x_content_type_options_header_value },
      { key = "routing.http.response.x_frame_options.header_value", value = self.routing_http_response_x_frame_options_header_value },
    ] : { Key = a.key, Value = a.value } if a.value != null]
  }

  attributes = {
    id  = ref()
    arn = ref()
  }

  differs = {
    tags = { unless = [{}], reason = "CloudFormation does not tag listeners: tag the load balancer" }
  }
}

rule "aws_lb_listener_rule" {
  type = "AWS::ElasticLoadBalancingV2::ListenerRule"

  properties = {
    ListenerArn = self.listener_arn
    Priority    = self.priority == null ? fail("Terraform takes the next free priority, CloudFormation needs it given: set `priority`") : self.priority

    Actions = lb_action(self.action)

    # One condition block may hold several kinds, of which each is a condition here.
    Conditions = concat(
      flatten([for c in self.condition : [for h in c.host_header : { Field = "host-header", HostHeaderConfig = { Values = h.values } }]]),
      flatten([for c in self.condition : [for h in c.http_header : { Field = "http-header", HttpHeaderConfig = { HttpHeaderName = h.http_header_name, Values = h.values } }]]),
      flatten([for c in self.condition : [for m in c.http_request_method : { Field = "http-request-method", HttpRequestMethodConfig = { Values = m.values } }]]),
      flatten([for c in self.condition : [for p in c.path_pattern : { Field = "path-pattern", PathPatternConfig = { Values = p.values } }]]),
      [for c in self.condition : { Field = "query-string", QueryStringConfig = { Values = [for q in c.query_string : { Key = q.key, Value = q.value }] } } if length(c.query_string) > 0],
      flatten([for c in self.condition : [for i in c.source_ip : { Field = "source-ip", SourceIpConfig = { Values = i.values } }]])
    )
  }

  attributes = {
    id  = ref()
    arn = ref()
  }

  differs = {
    tags = { unless = [{}], reason = "CloudFormation does not tag listener rules: tag the load balancer" }
  }
}

rule "aws_lb_target_group" {
  type = "AWS::ElasticLoadBalancingV2::TargetGroup"

  properties = {
    Name       = physical_name(self.name, self.name_prefix)
    TargetType = self.target_type
    Tags       = tags(self.tags)

    # A function has no address: Terraform sends nothing that says how to reach a target.
    IpAddressType   = self.target_type == "lambda" ? null : self.ip_address_type
    Port            = self.target_type == "lambda" ? null : self.port
    Protocol        = self.target_type == "lambda" ? null : self.protocol
    ProtocolVersion = self.target_type == "lambda" ? null : self.protocol_version
    VpcId           = self.target_type == "lambda" ? null : self.vpc_id

    # A health_check block brings Terraform's own thresholds; without one the service chooses.
    HealthCheckEnabled         = one([for h in self.health_check : h.enabled == null ? true : h.enabled])
    HealthCheckIntervalSeconds = one([for h in self.health_check : h.interval == null ? 30 : h.interval])
    HealthCheckPath            = one([for h in self.health_check : h.path])
    HealthCheckPort            = self.target_type == "lambda" ? null : one([for h in self.health_check : h.port == null && self.protocol == "GENEVE" ? "traffic-port" : h.port])
    HealthCheckProtocol        = self.target_type == "lambda" ? null : one([for h in self.health_check : h.protocol == null ? "HTTP" : h.protocol])
    HealthCheckTimeoutSeconds  = one([for h in self.health_check : h.timeout])
    HealthyThresholdCount      = one([for h in self.health_check : h.healthy_threshold == null ? 3 : h.healthy_threshold])
    UnhealthyThresholdCount    = one([for h in self.health_check : h.unhealthy_threshold == null ? 3 : h.unhealthy_threshold])
    Matcher = one([for h in self.health_check : {
      GrpcCode = self.protocol_version == "GRPC" ? h.matcher : null
      HttpCode = self.protocol_version == "GRPC" ? null : h.matcher
    }])

    # Of the attributes Terraform sends those that the kind of target and the protocol have, and no others.
    TargetGroupAttributes = [for a in concat(
      [{ key = "lambda.multi_value_headers.enabled", value = self.target_type == "lambda" ? self.lambda_multi_value_headers_enabled : null }],
      [for a in concat(
        [
          { key = "deregistration_delay.connection_termination.enabled", value = self.connection_termination },
          { key = "deregistration_delay.timeout_seconds", value = self.deregistration_delay },
          { key = "load_balancing.algorithm.anomaly_mitigation", value = self.load_balancing_anomaly_mitigation },
          { key = "load_balancing.algorithm.type", value = self.load_balancing_algorithm_type },
          { key = "load_balancing.cross_zone.enabled", value = self.load_balancing_cross_zone_enabled },
          { key = "preserve_client_ip.enabled", value = self.preserve_client_ip },
          { key = "proxy_protocol_v2.enabled", value = self.proxy_protocol_v2 },
          { key = "slow_start.duration_seconds", value = self.slow_start },
        ],
        flatten([for s in self.stickiness : [
          { key = "stickiness.enabled", value = s.enabled == null ? true : s.enabled },
          { key = "stickiness.type", value = s.type },
          { key = "stickiness.lb_cookie.duration_seconds", value = s.type == "lb_cookie" ? s.cookie_duration : null },
          { key = "stickiness.app_cookie.duration_seconds", value = s.type == "app_cookie" ? s.cookie_duration : null },
          { key = "stickiness.app_cookie.cookie_name", value = s.cookie_name },
        ]]),
        flatten([for f in self.target_failover : [
          { key = "target_failover.on_deregistration", value = self.protocol == "GENEVE" ? f.on_deregistration : null },
          { key = "target_failover.on_unhealthy", value = self.protocol == "GENEVE" ? f.on_unhealthy : null },
        ]]),
        flatten([for h in self.target_group_health : [for d in h.dns_failover : [
          { key = "target_group_health.dns_failover.minimum_healthy_targets.count", value = self.protocol == "GENEVE" ? null : d.minimum_healthy_targets_count == null ? "off" : d.minimum_healthy_targets_count },
          { key = "target_group_health.dns_failover.minimum_healthy_targets.percentage", value = self.protocol == "GENEVE" ? null : d.minimum_healthy_targets_percentage },
        ]]]),
        flatten([for h in self.target_group_health : [for u in h.unhealthy_state_routing : [
          { key = "target_group_health.unhealthy_state_routing.minimum_healthy_targets.count", value = self.protocol == "GENEVE" ? null : u.minimum_healthy_targets_count },
          { key = "target_group_health.unhealthy_state_routing.minimum_healthy_targets.percentage", value = self.protocol == "GENEVE" ? null : u.minimum_healthy_targets_percentage },
        ]]]),
        flatten([for h in self.target_health_state : [
          { key = "target_health_state.unhealthy.connection_termination.enabled", value = self.protocol == "TCP" || self.protocol == "TLS" ? h.enable_unhealthy_connection_termination : null },
          { key = "target_health_state.unhealthy.draining_interval_seconds", value = self.protocol == "TCP" || self.protocol == "TLS" ? h.unhealthy_draining_interval : null },
        ]]),
      ) : a if self.target_type != "lambda" && self.target_type != "alb"],
    ) : { Key = a.key, Value = a.value } if a.value != null]
  }

  attributes = {
    id                 = ref()
    arn                = ref()
    arn_suffix         = getatt("TargetGroupFullName")
    load_balancer_arns = getatt("LoadBalancerArns")
    name               = getatt("TargetGroupName")
  }

  # A function that is a target must permit the target group, which CloudFormation makes together with its targets.
  patterns = {
    arn = self.name == null ? null : arn("elasticloadbalancing", region(), account(), "targetgroup/${self.name}/*")
  }
}

rule "aws_lb_target_group_attachment" {
  fold {
    into = self.target_group_arn
    host = "aws_lb_target_group"
    append = {
      Targets = [{
        Id               = self.target_id
        Port             = self.port
        AvailabilityZone = self.availability_zone
      }]
    }
  }
}

rule "aws_lb_listener_certificate" {
  type = "AWS::ElasticLoadBalancingV2::ListenerCertificate"

  properties = {
    ListenerArn  = self.listener_arn
    Certificates = [{ CertificateArn = self.certificate_arn }]
  }

  attributes = {
    id = "${self.listener_arn}_${self.certificate_arn}"
  }
}

# The former names.
rule "aws_alb" {
  same_as = "aws_lb"
}

rule "aws_alb_listener" {
  same_as = "aws_lb_listener"
}

rule "aws_alb_listener_rule" {
  same_as = "aws_lb_listener_rule"
}

rule "aws_alb_target_group" {
  same_as = "aws_lb_target_group"
}

rule "aws_alb_target_group_attachment" {
  same_as = "aws_lb_target_group_attachment"
}

rule "aws_alb_listener_certificate" {
  same_as = "aws_lb_listener_certificate"
}

# "Enable access logs for your Application Load Balancer" in its guide. Regions that opened later have no account of their own.
data "aws_elb_service_account" {
  attributes = {
    id = one([for known in [lookup({
      "af-south-1"     = "098369216593"
      "ap-east-1"      = "754344448648"
      "ap-northeast-1" = "582318560864"
      "ap-northeast-2" = "600734575887"
      "ap-northeast-3" = "383597477331"
      "ap-south-1"     = "718504428378"
      "ap-southeast-1" = "114774131450"
      "ap-southeast-2" = "783225319266"
      "ap-southeast-3" = "589379963580"
      "ca-central-1"   = "985666609251"
      "cn-north-1"     = "638102146993"
      "cn-northwest-1" = "037604701340"
      "eu-central-1"   = "054676820928"
      "eu-north-1"     = "897822967062"
      "eu-south-1"     = "635631232127"
      "eu-west-1"      = "156460612806"
      "eu-west-2"      = "652711504416"
      "eu-west-3"      = "009996457667"
      "me-south-1"     = "076674570225"
      "sa-east-1"      = "507241528517"
      "us-east-1"      = "127311923021"
      "us-east-2"      = "033677994240"
      "us-gov-east-1"  = "190560391635"
      "us-gov-west-1"  = "048591011584"
      "us-west-1"      = "027434742980"
      "us-west-2"      = "797873946194"
    }, known_text(self.region == null ? region() : self.region), null)] : known != null ? known : known_text(self.region == null ? region() : self.region) != "*" ? fail("Elastic Load Balancing has no account in this region: let the policy name the service logdelivery.elasticloadbalancing.amazonaws.com") : parameter("id")])
    arn = arn("iam", "", attribute("id"), "root")
  }

  parameter "id" {
    type        = "String"
    description = "Account of Elastic Load Balancing in this region"
  }
}

# "Elastic Load Balancing endpoints and quotas" in the AWS general reference.
data "aws_lb_hosted_zone_id" {
  when = self.load_balancer_type == "network"

  attributes = {
    id = one([for known in [lookup({
      "af-south-1"     = "Z203XCE67M25HM"
      "ap-east-1"      = "Z12Y7K3UBGUAD1"
      "ap-northeast-1" = "Z31USIVHYNEOWT"
      "ap-northeast-2" = "ZIBE1TIR4HY56"
      "ap-northeast-3" = "Z1GWIQ4HH19I5X"
      "ap-south-1"     = "ZVDDRBQ08TROA"
      "ap-south-2"     = "Z0711778386UTO08407HT"
      "ap-southeast-1" = "ZKVM4W9LS7TM"
      "ap-southeast-2" = "ZCT6FZBF4DROD"
      "ap-southeast-3" = "Z01971771FYVNCOVWJU1G"
      "ca-central-1"   = "Z2EPGBW3API2WT"
      "cn-north-1"     = "Z3QFB96KMJ7ED6"
      "cn-northwest-1" = "ZQEIKTCZ8352D"
      "eu-central-1"   = "Z3F0SRJ5LGBH90"
      "eu-central-2"   = "Z02239872DOALSIDCX66S"
      "eu-north-1"     = "Z1UDT6IFJ4EJM"
      "eu-south-1"     = "Z23146JA1KNAFP"
      "eu-south-2"     = "Z1011216NVTVYADP1SSV"
      "eu-west-1"      = "Z2IFOLAFXWLO4F"
      "eu-west-2"      = "ZD4D7Y8KGAS4G"
      "eu-west-3"      = "Z1CMS0P5QUZ6D5"
      "me-central-1"   = "Z00282643NTTLPANJJG2P"
      "me-south-1"     = "Z3QSRYVP46NYYV"
      "sa-east-1"      = "ZTK26PT1VY4CU"
      "us-east-1"      = "Z26RNL4JYFTOTI"
      "us-east-2"      = "ZLMOA37VPKANP"
      "us-gov-east-1"  = "Z1ZSMQQ6Q24QQ8"
      "us-gov-west-1"  = "ZMG1MZ2THAWF1"
      "us-west-1"      = "Z24FKFUX50B4VW"
      "us-west-2"      = "Z18D5FSROUN65G"
    }, known_text(self.region == null ? region() : self.region), null)] : known != null ? known : known_text(self.region == null ? region() : self.region) != "*" ? fail("the hosted zone of network load balancers in this region is not known: refer to the attribute zone_id of the load balancer") : parameter("id")])
  }

  parameter "id" {
    type        = "String"
    description = "Hosted zone of the network load balancers of this region"
  }
}

# The hosted zone of application and classic load balancers in a region, null where it is not known.
shape "elb_hosted_zone" {
  value = lookup({
    "af-south-1"     = "Z268VQBMOI5EKX"
    "ap-east-1"      = "Z3DQVH9N71FHZ0"
    "ap-northeast-1" = "Z14GRHDCWA56QT"
    "ap-northeast-2" = "ZWKZPGTI48KDX"
    "ap-northeast-3" = "Z5LXEXXYW11ES"
    "ap-south-1"     = "ZP97RAFLXTNZK"
    "ap-south-2"     = "Z0173938T07WNTVAEPZN"
    "ap-southeast-1" = "Z1LMS91P8CMLE5"
    "ap-southeast-2" = "Z1GM3OXH4ZPM65"
    "ap-southeast-3" = "Z08888821HLRG5A9ZRTER"
    "ca-central-1"   = "ZQSVJUPU6J1EY"
    "cn-north-1"     = "Z1GDH35T77C1KE"
    "cn-northwest-1" = "ZM7IZAIOVVDZF"
    "eu-central-1"   = "Z215JYRZR1TBD5"
    "eu-central-2"   = "Z06391101F2ZOEP8P5EB3"
    "eu-north-1"     = "Z23TAZ6LKFMNIO"
    "eu-south-1"     = "Z3ULH7SSC9OV64"
    "eu-south-2"     = "Z0956581394HF5D5LXGAP"
    "eu-west-1"      = "Z32O12XQLNTSW2"
    "eu-west-2"      = "ZHURV8PSTC4K8"
    "eu-west-3"      = "Z3Q77PNBQS71R4"
    "me-central-1"   = "Z08230872XQRWHG2XF6I"
    "me-south-1"     = "ZS929ML54UICD"
    "sa-east-1"      = "Z2P70J7HTTTPLU"
    "us-east-1"      = "Z35SXDOTRQ7X7K"
    "us-east-2"      = "Z3AADJGX6KTTL2"
    "us-gov-east-1"  = "Z166TLBEWOO7G0"
    "us-gov-west-1"  = "Z33AYJ8TM3BH4J"
    "us-west-1"      = "Z368ELLRRE2KJ0"
    "us-west-2"      = "Z1H1FL5HABSF5"
  }, known_text(item.region == null ? region() : item.region), null)
}

data "aws_lb_hosted_zone_id" {
  attributes = {
    id = one([for known in elb_hosted_zone([self]) : known != null ? known : known_text(self.region == null ? region() : self.region) != "*" ? fail("the hosted zone of application load balancers in this region is not known: refer to the attribute zone_id of the load balancer") : parameter("id")])
  }

  parameter "id" {
    type        = "String"
    description = "Hosted zone of the application load balancers of this region"
  }
}

data "aws_lb" {
  attributes = {
    id  = attribute("arn")
    arn = self.arn != null ? self.arn : parameter("arn")
  }

  parameter "arn" {
    type        = "String"
    description = "ARN of the load balancer"
  }
}

data "aws_alb" {
  same_as = "aws_lb"
}

data "aws_lb_listener" {
  attributes = {
    id  = attribute("arn")
    arn = self.arn != null ? self.arn : parameter("arn")
  }

  parameter "arn" {
    type        = "String"
    description = "ARN of the listener"
  }
}

data "aws_lb_target_group" {
  attributes = {
    id  = attribute("arn")
    arn = self.arn != null ? self.arn : parameter("arn")
  }

  parameter "arn" {
    type        = "String"
    description = "ARN of the target group"
  }
}

rule "aws_lb_trust_store" {
  type = "AWS::ElasticLoadBalancingV2::TrustStore"

  properties = {
    CaCertificatesBundleS3Bucket        = self.ca_certificates_bundle_s3_bucket
    CaCertificatesBundleS3Key           = self.ca_certificates_bundle_s3_key
    CaCertificatesBundleS3ObjectVersion = self.ca_certificates_bundle_s3_object_version
    Tags                                = tags(self.tags)
    Name                                = physical_name(self.name, self.name_prefix)
  }

  attributes = {
    id  = ref()
    arn = getatt("TrustStoreArn")
  }
}

rule "aws_lb_trust_store_revocation" {
  type = "AWS::ElasticLoadBalancingV2::TrustStoreRevocation"

  properties = {
    TrustStoreArn      = self.trust_store_arn
    RevocationContents = [{ S3Bucket = self.revocations_s3_bucket, S3Key = self.revocations_s3_key, S3ObjectVersion = self.revocations_s3_object_version }]
  }

  attributes = {
    revocation_id = getatt("RevocationId")
  }
}

data "aws_lbs" {
  attributes = {
    id   = region()
    arns = parameter("arns")
  }

  parameter "arns" {
    type        = "CommaDelimitedList"
    description = "ARNs of the load balancers"
  }
}
