# Descriptions and conditions of the product-specific rules: English is what the rules are written in.
origin-rule-text = { $slug ->
   *[other] { $text }
    }
