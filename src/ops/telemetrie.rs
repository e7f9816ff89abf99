//! Log lines: to standard error, with ids and never with persons.

use tracing_subscriber::EnvFilter;

use crate::config::{Protokollform, Protokollteil};

/// Turns logging on; a second call changes nothing.
pub fn protokolliere(teil: &Protokollteil) {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(&teil.filter));
    let bau = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr);
    let _ = match teil.form {
        Protokollform::Text => bau.with_target(false).try_init(),
        Protokollform::Json => bau.json().flatten_event(true).try_init(),
    };
}
