"""The places of Ukraine, their names in three languages, and the index that finds them."""
