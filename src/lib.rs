//! Meldewerk: register a dwelling and get a sealed Meldebescheinigung online.
//!
//! The rooms stand in the order in which a case walks through them; a room imports only rooms above it.
//! `docs/ARCHITECTURE.md` walks one case end to end, `tests/architecture.rs` holds the import law.

pub mod kernel;
pub mod land;
pub mod meldewesen;
pub mod antrag;
pub mod regeln;
pub mod fall;
pub mod nachricht;
pub mod urkunde;
pub mod audit;
pub mod store;
pub mod identity;
pub mod transport;
pub mod service;
pub mod web;
pub mod register;
pub mod config;
pub mod ops;
pub mod demo;
pub mod cli;
