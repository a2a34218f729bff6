"""How is it kept and counted? A protocol, and the engines that speak it."""
