"""geopy geocoders: over the gazetteer, over the network, and a chain of them."""
