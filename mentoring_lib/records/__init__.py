"""What is kept of a learner's work, on the learner's own machine."""
