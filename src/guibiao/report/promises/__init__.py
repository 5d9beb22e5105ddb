"""What became of promises and of reported projects, for people: a page and workbooks."""
