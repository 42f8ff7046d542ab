"""What is missing, or to be improved, over all libraries."""
