"""What answers it? Tree → ranked hits with their snippets, and why they are hits."""
