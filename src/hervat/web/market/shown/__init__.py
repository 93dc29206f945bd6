"""What the pages show: values in the words of the page, ready to be written down."""
