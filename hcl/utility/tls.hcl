# The provider hashicorp/tls: keys and certificates made on the machine that runs Terraform, kept in its state.

# EC2 makes the key of a key pair (the rule of aws_key_pair).
rule "tls_private_key" {
  absorbed = "the key pair makes its key itself; EC2 keeps the private key in Parameter Store, under /ec2/keypair/ and the ID of the pair"

  attributes = {
    private_key_openssh             = fail("a template makes no keys: EC2 keeps the private key of a key pair in Parameter Store, under /ec2/keypair/ and the ID of the pair")
    private_key_pem                 = fail("a template makes no keys: EC2 keeps the private key of a key pair in Parameter Store, under /ec2/keypair/ and the ID of the pair")
    private_key_pem_pkcs8           = fail("a template makes no keys: EC2 keeps the private key of a key pair in Parameter Store, under /ec2/keypair/ and the ID of the pair")
    public_key_openssh              = fail("a template makes no keys: make the pair outside and give the public key in a variable")
    public_key_pem                  = fail("a template makes no keys: make the pair outside and give the public key in a variable")
    public_key_fingerprint_md5      = fail("a template makes no keys: make the pair outside and give the public key in a variable")
    public_key_fingerprint_sha256   = fail("a template makes no keys: make the pair outside and give the public key in a variable")
    id                              = fail("a template makes no keys: make the pair outside and give the public key in a variable")
  }

  # The rule of the key pair reads them.
  no_effect = ["algorithm", "ecdsa_curve", "rsa_bits"]
}

rule "tls_self_signed_cert" {
  no_peer = "A template makes no certificates: let ACM issue one (aws_acm_certificate), or import yours and give its ARN in a variable"
}

rule "tls_locally_signed_cert" {
  no_peer = "A template makes no certificates: let a private authority issue one (aws_acmpca_certificate), or import yours and give its ARN in a variable"
}

rule "tls_cert_request" {
  no_peer = "A template makes no requests for certificates: let ACM issue the certificate (aws_acm_certificate)"
}

data "tls_certificate" {
  attributes = {
    certificates = fail("a template asks no servers for their certificates: give the fingerprint in a variable. AWS::IAM::OIDCProvider finds it by itself: leave it out there")
  }

  no_effect = ["content", "url", "verify_chain"]
}

data "tls_public_key" {
  attributes = {
    public_key_openssh = fail("a template computes no keys: give the public key in a variable")
    public_key_pem     = fail("a template computes no keys: give the public key in a variable")
  }

  no_effect = ["private_key_openssh", "private_key_pem"]
}
