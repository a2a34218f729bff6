"""What changed and must be read again? Files against the manifest of the last commit, and what follows."""
