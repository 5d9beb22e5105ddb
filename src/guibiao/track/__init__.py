"""What became of a project, task or promise: stages, rates with their numerators and denominators, lights."""
