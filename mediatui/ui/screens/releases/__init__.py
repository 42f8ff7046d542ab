"""The releases screen: what the indexers have, and the question that grabs one."""
