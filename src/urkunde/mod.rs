//! Documents: render, seal, verify.
