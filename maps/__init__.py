"""The incidents GeoDataFrame to a folder that can be published: maps, pages and data files.

Of ``geo/`` it knows the column contract (:mod:`geo.frame`), the taxonomy and the base: errors, facts and folders.
"""
