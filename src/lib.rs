//! Meldewerk: register a dwelling and get a sealed Meldebescheinigung online.
//!
//! The rooms stand in the order in which a case walks through them; a room imports only rooms above it.
//! `docs/ARCHITECTURE.md` walks one case end to end, `tests/architecture.rs` holds the import law.

pub mod antrag;
pub mod audit;
pub mod cli;
pub mod config;
pub mod demo;
pub mod fall;
pub mod identity;
pub mod kernel;
pub mod land;
pub mod meldewesen;
pub mod nachricht;
pub mod ops;
pub mod regeln;
pub mod register;
pub mod service;
pub mod store;
pub mod transport;
pub mod urkunde;
pub mod web;
