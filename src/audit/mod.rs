//! Typed events and the hash chain of the journal.
