//! One trait per kind of record, a unit of work, and SQLite below.
