"""enforceplan: the weekly roster of a street's comprehensive-enforcement centre."""
