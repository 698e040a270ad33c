"""Reports in, placed and typed incidents out. Knows no HTML and no folium."""
