//! States that carry their data, events, transitions.
