"""Names across scripts: the keys under which Токаев, Тоқаевтың and Tokayev are one."""

from casearch.analysis.names.key import keys

__all__ = ["keys"]
