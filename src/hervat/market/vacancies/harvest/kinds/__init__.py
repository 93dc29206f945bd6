"""Reading what sources give into postings, one module a layout. All of it is read as a stream, and nothing in it is believed."""
