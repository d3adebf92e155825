"""The results for other programs: what is left out, and how TOML, JSON, CSV and XLSX hold it."""
