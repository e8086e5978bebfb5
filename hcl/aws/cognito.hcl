# Amazon Cognito.

rule "aws_cognito_user_pool" {
  type = "AWS::Cognito::UserPool"

  properties = {
    AliasAttributes            = self.alias_attributes
    AutoVerifiedAttributes     = self.auto_verified_attributes
    DeletionProtection         = self.deletion_protection != null ? self.deletion_protection : "INACTIVE"
    EmailVerificationMessage   = self.email_verification_message
    EmailVerificationSubject   = self.email_verification_subject
    MfaConfiguration           = self.mfa_configuration != null ? self.mfa_configuration : "OFF"
    UserPoolName               = self.name
    SmsAuthenticationMessage   = self.sms_authentication_message
    SmsVerificationMessage     = self.sms_verification_message
    UserPoolTags               = tags_map(self.tags)
    UserPoolTier               = self.user_pool_tier
    UsernameAttributes         = self.username_attributes
    UsernameConfiguration      = one([for u in self.username_configuration : { CaseSensitive = u.case_sensitive }])
    EmailAuthenticationMessage = one(self.email_mfa_configuration[*].message)
    EmailAuthenticationSubject = one(self.email_mfa_configuration[*].subject)
    WebAuthnRelyingPartyID     = one(self.web_authn_configuration[*].relying_party_id)
    WebAuthnUserVerification   = one(self.web_authn_configuration[*].user_verification)

    AccountRecoverySetting = one([for a in self.account_recovery_setting : {
      RecoveryMechanisms = [for r in a.recovery_mechanism : { Name = r.name, Priority = r.priority }]
    }])

    AdminCreateUserConfig = one([for a in self.admin_create_user_config : {
      AllowAdminCreateUserOnly = a.allow_admin_create_user_only
      InviteMessageTemplate = one([for i in a.invite_message_template : {
        EmailMessage = i.email_message
        EmailSubject = i.email_subject
        SMSMessage   = i.sms_message
      }])
    }])

    DeviceConfiguration = one([for d in self.device_configuration : {
      ChallengeRequiredOnNewDevice     = d.challenge_required_on_new_device
      DeviceOnlyRememberedOnUserPrompt = d.device_only_remembered_on_user_prompt
    }])

    LambdaConfig = one([for l in self.lambda_config : {
      CreateAuthChallenge         = l.create_auth_challenge
      CustomMessage               = l.custom_message
      DefineAuthChallenge         = l.define_auth_challenge
      KMSKeyID                    = l.kms_key_id
      PostAuthentication          = l.post_authentication
      PostConfirmation            = l.post_confirmation
      PreAuthentication           = l.pre_authentication
      PreSignUp                   = l.pre_sign_up
      PreTokenGeneration          = l.pre_token_generation
      UserMigration               = l.user_migration
      VerifyAuthChallengeResponse = l.verify_auth_challenge_response
      CustomEmailSender           = one([for c in l.custom_email_sender : { LambdaArn = c.lambda_arn, LambdaVersion = c.lambda_version }])
      CustomSMSSender             = one([for c in l.custom_sms_sender : { LambdaArn = c.lambda_arn, LambdaVersion = c.lambda_version }])
      PreTokenGenerationConfig    = one([for p in l.pre_token_generation_config : { LambdaArn = p.lambda_arn, LambdaVersion = p.lambda_version }])
    }])

    Schema = [for s in self.schema : {
      AttributeDataType          = s.attribute_data_type
      DeveloperOnlyAttribute     = s.developer_only_attribute
      Mutable                    = s.mutable
      Name                       = s.name
      Required                   = s.required
      NumberAttributeConstraints = one([for n in s.number_attribute_constraints : { MaxValue = n.max_value, MinValue = n.min_value }])
      StringAttributeConstraints = one([for a in s.string_attribute_constraints : { MaxLength = a.max_length, MinLength = a.min_length }])
    }]

    SmsConfiguration = one([for s in self.sms_configuration : {
      ExternalId   = s.external_id
      SnsCallerArn = s.sns_caller_arn
      SnsRegion    = s.sns_region
    }])

    UserAttributeUpdateSettings = one([for u in self.user_attribute_update_settings : {
      AttributesRequireVerificationBeforeUpdate = u.attributes_require_verification_before_update
    }])

    UserPoolAddOns = one([for u in self.user_pool_add_ons : {
      AdvancedSecurityMode            = u.advanced_security_mode
      AdvancedSecurityAdditionalFlows = one([for a in u.advanced_security_additional_flows : { CustomAuthMode = a.custom_auth_mode }])
    }])

    VerificationMessageTemplate = one([for v in self.verification_message_template : {
      DefaultEmailOption = v.default_email_option != null ? v.default_email_option : "CONFIRM_WITH_CODE"
      EmailMessage       = v.email_message
      EmailMessageByLink = v.email_message_by_link
      EmailSubject       = v.email_subject
      EmailSubjectByLink = v.email_subject_by_link
      SmsMessage         = v.sms_message
    }])

    Policies = length(self.password_policy) + length(self.sign_in_policy) == 0 ? null : {
      PasswordPolicy = one([for p in self.password_policy : {
        MinimumLength                 = p.minimum_length
        PasswordHistorySize           = p.password_history_size
        RequireLowercase              = p.require_lowercase
        RequireNumbers                = p.require_numbers
        RequireSymbols                = p.require_symbols
        RequireUppercase              = p.require_uppercase
        TemporaryPasswordValidityDays = p.temporary_password_validity_days
      }])
      SignInPolicy = one([for p in self.sign_in_policy : { AllowedFirstAuthFactors = p.allowed_first_auth_factors }])
    }

    EmailConfiguration = one([for e in self.email_configuration : {
      ConfigurationSet    = e.configuration_set
      EmailSendingAccount = e.email_sending_account != null ? e.email_sending_account : "COGNITO_DEFAULT"
      From                = e.from_email_address
      ReplyToEmailAddress = e.reply_to_email_address
      SourceArn           = e.source_arn
    }])

    EnabledMfas = concat(
      length(self.sms_configuration) > 0 && self.mfa_configuration != null && self.mfa_configuration != "OFF" ? ["SMS_MFA"] : [],
      [for t in self.software_token_mfa_configuration : "SOFTWARE_TOKEN_MFA" if t.enabled],
      [for e in self.email_mfa_configuration : "EMAIL_OTP"],
    )
  }

  attributes = {
    id       = ref()
    arn      = getatt("Arn")
    endpoint = "cognito-idp.${region()}.${url_suffix()}/${ref()}"
  }
}

rule "aws_cognito_user_pool_client" {
  type = "AWS::Cognito::UserPoolClient"

  properties = {
    AccessTokenValidity                      = self.access_token_validity
    AllowedOAuthFlows                        = self.allowed_oauth_flows
    AllowedOAuthFlowsUserPoolClient          = self.allowed_oauth_flows_user_pool_client
    AllowedOAuthScopes                       = self.allowed_oauth_scopes
    AuthSessionValidity                      = self.auth_session_validity
    CallbackURLs                             = self.callback_urls
    DefaultRedirectURI                       = self.default_redirect_uri
    EnablePropagateAdditionalUserContextData = self.enable_propagate_additional_user_context_data
    EnableTokenRevocation                    = self.enable_token_revocation
    ExplicitAuthFlows                        = self.explicit_auth_flows
    GenerateSecret                           = self.generate_secret
    IdTokenValidity                          = self.id_token_validity
    LogoutURLs                               = self.logout_urls
    ClientName                               = self.name
    PreventUserExistenceErrors               = self.prevent_user_existence_errors
    ReadAttributes                           = self.read_attributes
    RefreshTokenValidity                     = self.refresh_token_validity
    SupportedIdentityProviders               = self.supported_identity_providers
    UserPoolId                               = self.user_pool_id
    WriteAttributes                          = self.write_attributes
    RefreshTokenRotation                     = one([for r in self.refresh_token_rotation : { Feature = r.feature, RetryGracePeriodSeconds = r.retry_grace_period_seconds }])

    AnalyticsConfiguration = one([for a in self.analytics_configuration : {
      ApplicationArn = a.application_arn
      ApplicationId  = a.application_id
      ExternalId     = a.external_id
      RoleArn        = a.role_arn
      UserDataShared = a.user_data_shared
    }])

    TokenValidityUnits = one([for t in self.token_validity_units : {
      AccessToken  = t.access_token
      IdToken      = t.id_token
      RefreshToken = t.refresh_token
    }])
  }

  attributes = {
    id            = ref()
    client_secret = getatt("ClientSecret")
    name          = getatt("Name")
  }
}

rule "aws_cognito_user_pool_domain" {
  type = "AWS::Cognito::UserPoolDomain"

  properties = {
    Domain              = self.domain
    ManagedLoginVersion = self.managed_login_version
    UserPoolId          = self.user_pool_id
    CustomDomainConfig  = self.certificate_arn == null ? null : { CertificateArn = self.certificate_arn }
  }

  attributes = {
    id                              = ref()
    domain                          = ref()
    aws_account_id                  = account()
    cloudfront_distribution         = getatt("CloudFrontDistribution")
    cloudfront_distribution_zone_id = "Z2FDTNDATAQYW2"
  }
}

rule "aws_cognito_identity_pool" {
  type = "AWS::Cognito::IdentityPool"

  properties = {
    AllowClassicFlow               = self.allow_classic_flow == true
    AllowUnauthenticatedIdentities = self.allow_unauthenticated_identities == true
    DeveloperProviderName          = self.developer_provider_name
    IdentityPoolName               = self.identity_pool_name
    OpenIdConnectProviderARNs      = self.openid_connect_provider_arns
    SamlProviderARNs               = self.saml_provider_arns
    SupportedLoginProviders        = self.supported_login_providers
    IdentityPoolTags               = tags(self.tags)

    CognitoIdentityProviders = [for c in self.cognito_identity_providers : {
      ClientId             = c.client_id
      ProviderName         = c.provider_name
      ServerSideTokenCheck = c.server_side_token_check
    }]
  }

  attributes = {
    id  = ref()
    arn = arn("cognito-identity", region(), account(), "identitypool/${ref()}")
  }
}

rule "aws_cognito_resource_server" {
  type = "AWS::Cognito::UserPoolResourceServer"

  properties = {
    Identifier = self.identifier
    Name       = self.name
    UserPoolId = self.user_pool_id
    Scopes     = [for s in self.scope : { ScopeDescription = s.scope_description, ScopeName = s.scope_name }]
  }

  attributes = {
    id                = "${self.user_pool_id}|${self.identifier}"
    scope_identifiers = [for s in self.scope : "${self.identifier}/${s.scope_name}"]
  }
}

rule "aws_cognito_user_group" {
  type = "AWS::Cognito::UserPoolGroup"

  properties = {
    Description = self.description
    GroupName   = self.name
    Precedence  = self.precedence
    RoleArn     = self.role_arn
    UserPoolId  = self.user_pool_id
  }

  attributes = {
    id   = "${self.user_pool_id}/${ref()}"
    name = ref()
  }
}

rule "aws_cognito_identity_provider" {
  type = "AWS::Cognito::UserPoolIdentityProvider"

  properties = {
    AttributeMapping = self.attribute_mapping
    IdpIdentifiers   = self.idp_identifiers
    ProviderDetails  = self.provider_details
    ProviderName     = self.provider_name
    ProviderType     = self.provider_type
    UserPoolId       = self.user_pool_id
  }

  attributes = {
    id            = "${self.user_pool_id}:${ref()}"
    provider_name = ref()
  }
}

rule "aws_cognito_identity_pool_roles_attachment" {
  type = "AWS::Cognito::IdentityPoolRoleAttachment"

  # The keys only tell the mappings apart: each names its provider.
  properties = {
    IdentityPoolId = self.identity_pool_id
    RoleMappings = length(self.role_mapping) == 0 ? null : { for i, x in self.role_mapping : "mapping${i}" => {
      AmbiguousRoleResolution = x.ambiguous_role_resolution
      IdentityProvider        = x.identity_provider
      RulesConfiguration = length(x.mapping_rule) == 0 ? null : {
        Rules = [for y in x.mapping_rule : {
          Claim     = y.claim
          MatchType = y.match_type
          RoleARN   = y.role_arn
          Value     = y.value
        }]
      }
      Type = x.type
    } }
    Roles = self.roles
  }

  attributes = {
    id = self.identity_pool_id
  }
}

rule "aws_cognito_identity_pool_provider_principal_tag" {
  type = "AWS::Cognito::IdentityPoolPrincipalTag"

  properties = {
    IdentityPoolId       = self.identity_pool_id
    IdentityProviderName = self.identity_provider_name
    PrincipalTags        = self.principal_tags
    UseDefaults          = self.use_defaults != false
  }
}

rule "aws_cognito_user_pool_ui_customization" {
  type = "AWS::Cognito::UserPoolUICustomizationAttachment"

  properties = {
    ClientId   = self.client_id != null ? self.client_id : "ALL"
    CSS        = self.css
    UserPoolId = self.user_pool_id
  }

  unsupported = {
    image_file = "CloudFormation sets the style sheet only: set the logo with `aws cognito-idp set-ui-customization`"
  }
}
