"""What someone can do in work, as an FML says it: the words, the list as it is read, and what changed. For every face that may see one."""
