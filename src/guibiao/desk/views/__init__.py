"""What a person asks for, and the page that answers: thin, one module a part of the desk."""
