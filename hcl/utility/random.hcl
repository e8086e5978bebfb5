# The provider hashicorp/random: what Terraform draws once and remembers.
#
# Names get a part of the stack's ID instead, in hexadecimal digits (other
# keepers give others); a password is drawn by the secret that holds it.

rule "random_id" {
  absorbed = "a part of the stack's ID takes its place"

  attributes = {
    hex = (self.byte_length < 2 ? fail("fewer than four digits of the stack's ID do not tell stacks apart: set `byte_length` to 2 or more")
    : "${self.prefix == null ? "" : self.prefix}${stack_suffix(self.byte_length * 2, self.keepers)}")
    id      = attribute("b64_url")
    b64_url = (self.byte_length < 3 ? fail("fewer than four digits of the stack's ID do not tell stacks apart: set `byte_length` to 3 or more")
    : "${self.prefix == null ? "" : self.prefix}${stack_suffix(ceil(self.byte_length * 8 / 6), self.keepers)}")
    b64_std = fail("the stack's ID is hexadecimal: read `hex` instead")
    dec     = fail("the stack's ID is hexadecimal: read `hex` instead")
  }
}

rule "random_string" {
  absorbed = "a part of the stack's ID takes its place"

  attributes = {
    result = (self.length < 4 ? fail("fewer than four digits of the stack's ID do not tell stacks apart: set `length` to 4 or more")
      : self.lower == false || coalesce(self.numeric, self.number, true) == false ? fail("the stack's ID is made of digits and small letters: allow both, or give the text in a variable")
      : max(coalesce(self.min_lower, 0), coalesce(self.min_numeric, 0), coalesce(self.min_upper, 0), coalesce(self.min_special, 0)) > 0 ? fail("how many characters of a kind are in the stack's ID is not known: leave the minimum out, or give the text in a variable")
    : stack_suffix(self.length, self.keepers))
    id = attribute("result")
  }

  # Other characters may occur in what Terraform draws; they need not.
  no_effect = ["override_special", "special", "upper"]
}

rule "random_pet" {
  absorbed = "a part of the stack's ID, four digits for a word, takes the place of the words"

  attributes = {
    id = join(coalesce(self.separator, "-"), concat(self.prefix == null ? [] : [self.prefix], [stack_suffix(4 * coalesce(self.length, 2), self.keepers)]))
  }
}

rule "random_uuid" {
  absorbed = "a UUID made of the stack's ID takes its place"

  attributes = {
    id     = stack_uuid(self.keepers)
    result = stack_uuid(self.keepers)
  }
}

rule "random_integer" {
  absorbed = "nothing is drawn"

  attributes = {
    id     = fail("a template draws no numbers: give the number in a variable")
    result = fail("a template draws no numbers: give the number in a variable")
  }

  no_effect = ["keepers", "max", "min", "seed"]
}

rule "random_shuffle" {
  absorbed = "nothing is drawn"

  attributes = {
    id     = "-"
    result = fail("a template draws nothing by lot: write the list in the order that it shall have, or give it in a variable")
  }

  no_effect = ["input", "keepers", "result_count", "seed"]
}

rule "random_bytes" {
  absorbed = "nothing is drawn"

  attributes = {
    base64 = fail("a template draws no bytes: give them in a sensitive variable")
    hex    = fail("a template draws no bytes: use random_password, which Secrets Manager draws, or a sensitive variable")
  }

  no_effect = ["keepers", "length"]
}

rule "random_password" {
  when     = secret_of(null, "stored")
  absorbed = "the secret that stores it draws it"

  attributes = {
    result = dynamic_reference(join("", [
      "{{resolve:secretsmanager:", secret_of(null, "id"), ":SecretString", secret_of(null, "key") == "" ? "" : ":${secret_of(null, "key")}", "}}",
    ]))
    bcrypt_hash = fail("the password is known only to Secrets Manager: hash it where it is used")
  }

  differs = {
    keepers = "Secrets Manager draws a password once: other keepers do not make another one; rename the secret, or rotate it"
  }

  # The rule of the secret's version reads the others.
  no_effect = ["length", "lower", "min_lower", "min_numeric", "min_special", "min_upper", "number", "numeric", "override_special", "special", "upper"]
}

rule "random_password" {
  type = "AWS::SecretsManager::Secret"

  properties = {
    GenerateSecretString = {
      PasswordLength     = self.length
      ExcludeLowercase   = self.lower == false
      ExcludeUppercase   = self.upper == false
      ExcludeNumbers     = coalesce(self.numeric, self.number, true) == false
      ExcludePunctuation = self.special == false
      ExcludeCharacters = self.special == false ? null : join("", [for c in ["!", "\"", "#", "$", "%", "&", "'", "(", ")", "*", "+", ",", "-", ".", "/", ":", ";", "<", "=", ">", "?", "@", "[", "\\", "]", "^", "_", "`", "{", "|", "}", "~"] :
      c if !strcontains(coalesce(self.override_special, "!@#$%&*()-_=+[]{}<>:?"), c)])
      RequireEachIncludedType = (max(coalesce(self.min_lower, 0), coalesce(self.min_upper, 0), coalesce(self.min_numeric, 0), coalesce(self.min_special, 0)) > 1
      ? fail("Secrets Manager takes at least one character of each kind, and no other number of them: set no minimum above 1")
    : max(coalesce(self.min_lower, 0), coalesce(self.min_upper, 0), coalesce(self.min_numeric, 0), coalesce(self.min_special, 0)) > 0)
    }
  }

  attributes = {
    id          = ref()
    result      = dynamic_reference("{{resolve:secretsmanager:${secret_of(null, "id")}:SecretString}}")
    bcrypt_hash = fail("the password is known only to Secrets Manager: hash it where it is used")
  }

  differs = {
    keepers = "Secrets Manager draws a password once: other keepers do not make another one; rename the secret, or rotate it"
  }
}
