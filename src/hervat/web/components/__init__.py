"""The parts that every face shares: frame, words for states, dates, icons, pictures. Each is named after its class in the style sheets."""
