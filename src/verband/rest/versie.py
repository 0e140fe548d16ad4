"""The version of the API, in every answer; the major one stands in the address."""

VERSIE = "1.0.0"
WORTEL = "/api/v1"
