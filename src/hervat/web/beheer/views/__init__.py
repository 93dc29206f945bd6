"""The pages of the systeembeheerder, and of who has the care of colleagues."""
