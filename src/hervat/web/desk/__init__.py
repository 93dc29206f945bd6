"""Behind the login: the gate that every page passes, and the frame around it. The pages themselves are in the packages of the faces."""
