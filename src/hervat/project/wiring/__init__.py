"""Where the parts are put together that may not know each other: which mailer sends, which rounds are made, which columns are sealed."""
