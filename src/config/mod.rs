//! Reads files and hands each room its own Settings.
