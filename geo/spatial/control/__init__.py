"""Who held a place on a day: providers of control, one a kind of publication."""
