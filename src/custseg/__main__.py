"""What does `python -m custseg` do? The same as `custseg`."""

from custseg.cli import main

if __name__ == "__main__":
    main(prog_name="custseg")
