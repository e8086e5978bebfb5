# Normalisation, grapheme clusters, numbers at the edge.
output "unicode" {
  value = [length("e\u0301"), upper("straße"), reverse(["é"]), substr("a👨‍👩‍👧b", 1, 1), length("👨‍👩‍👧"), strrev("né")]
}

output "numbers" {
  value = [0.1 + 0.2, 1 / 3, 12345678901234567890123, 1e400, -0, 5 % 3, -5 % 3, 2.50]
}

resource "terraform_data" "keys" {
  for_each = { "e\u0301" = 1, "ü" = 2 }
  input    = [each.key, each.value, 1 / 7, 9007199254740993]
}
