"""What is in the corpus? Paths and streams to Documents, and a Problem for whatever could not be one.

scan(["corpus"])   which files are there, without opening one
read(file)         one file to its documents
read_stream(sys.stdin.buffer)
digest(file)       a fingerprint of a file's bytes
"""

from casearch.sources.problem import Problem, Warned
from casearch.sources.reading import digest, read, read_stream
from casearch.sources.scan import Scan, SourceFile, scan

__all__ = ["Problem", "Scan", "SourceFile", "Warned", "digest", "read", "read_stream", "scan"]
