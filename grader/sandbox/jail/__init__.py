"""The jail: bubblewrap around a submission, so that it reaches nothing of the machine it runs on."""
