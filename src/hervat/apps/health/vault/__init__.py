"""The inside of the vault; the way in is :mod:`hervat.apps.health.door`."""
