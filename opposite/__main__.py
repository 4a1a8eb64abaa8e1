"""`python -m opposite`: the same as the console script."""

from opposite.cli.main import main

if __name__ == "__main__":
    main()
