"""Pages of the logboek and its receipts."""
