//! What is asked for, one file per service; parse only.
