"""Questions over many agreements: lists with a condition, order, comparisons and differences."""
