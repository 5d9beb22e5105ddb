"""`python -m guibiao`: the command line."""

from guibiao.cli import main

if __name__ == "__main__":
    main()
