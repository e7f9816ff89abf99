//! The port to the registers, directory, outbox and inbox.
