"""Running it: the installation for the systeembeheerder, the colleagues for who has their care."""
