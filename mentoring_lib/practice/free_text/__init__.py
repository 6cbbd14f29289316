"""Understanding a typed reply: which reply of the scene it is, or honestly that it is none."""
