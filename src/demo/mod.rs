//! Service, dev identity provider, registers and personas in one process.
