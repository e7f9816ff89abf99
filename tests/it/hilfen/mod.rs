//! What the tests share: a client, a running service in parts or as a process, and foreign programs.

pub(crate) mod browser;
pub(crate) mod fremddienst;
pub(crate) mod gegenstelle;
pub(crate) mod laufzeit;
pub(crate) mod postamt;
pub(crate) mod prozess;
pub(crate) mod register_akte;
pub(crate) mod stoerregister;
pub(crate) mod weg;
pub(crate) mod welt;
pub(crate) mod xtanetz;
