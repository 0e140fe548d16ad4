"""Pure reads over rules, sources, rule sets and terms; the first argument is what is asked."""
