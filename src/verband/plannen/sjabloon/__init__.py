"""Our template: declared once in ``indeling``, written by ``schrijver``, read by ``lezer``."""
