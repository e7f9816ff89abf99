//! The texts and templates against each other.
