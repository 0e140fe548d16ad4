"""The product: a modular Django monolith around the rules of `regelwerk`."""
