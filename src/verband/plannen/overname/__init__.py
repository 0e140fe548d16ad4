"""From a budget that was read to a prefilled plan: her words to ours, none guessed in silence."""
