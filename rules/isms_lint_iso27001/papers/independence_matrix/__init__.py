"""The independence matrix: who audits or could, and what ties them to what is audited."""
