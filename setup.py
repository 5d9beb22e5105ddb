"""What pyproject.toml cannot say: the examples at the root of the repository travel inside the package."""

from setuptools import find_packages, setup

setup(
    packages=[*find_packages("src"), "guibiao.examples"],
    package_dir={"": "src", "guibiao.examples": "examples"},
)
