"""An invented country of national size (`verband seed --landelijk`), to look at and to measure."""
