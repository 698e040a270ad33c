"""Place names in text: where they stand (recognition) and which place they mean (resolution)."""
