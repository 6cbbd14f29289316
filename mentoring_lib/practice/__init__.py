"""What a learner does: play a conversation, answer an exercise, look back."""
