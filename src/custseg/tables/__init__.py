"""What comes in and goes out: reading, frames, writing."""
