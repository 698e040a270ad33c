"""What happened: typed, evidenced, dated and placed incidents."""
