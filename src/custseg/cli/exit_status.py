"""What does an exit status say?"""

NOBODY_DESERVES_TO_SERVE = 3
STOPPED = 130  # as shells say it: 128 and the number of the signal

# \b keeps click from filling these lines into one paragraph.
EXIT_STATUSES = """\b
Exit status:
  0   done
  1   what was given is wrong: one clear message
  2   usage
  3   done, and the answer is no: no candidate deserves to serve
  4   more rejects than allowed
  75  try again: a server is down, or a lock is held
  130 stopped with Ctrl-C
"""
