//! Where the dev identity provider may run: on this machine, beside a service that nobody else can reach.

use std::net::SocketAddr;

use crate::identity::cookie::ist_lokal_ohne_tls;

/// Why the dev identity provider refuses to start.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum DevVerboten {
    /// The service is meant for others.
    #[error(
        "the dev identity provider lets anybody be anybody: it runs only beside a service at http://127.0.0.1, never \
         beside a public address; configure the Land's real identity provider instead"
    )]
    OeffentlicheAdresse,
    /// It would be reachable from outside.
    #[error("the dev identity provider listens on a loopback address only, such as 127.0.0.1")]
    KeinLoopback,
}

/// Whether the dev identity provider may listen on `addr` beside a service at `oeffentliche_adresse`.
///
/// # Errors
/// [`DevVerboten`] with the reason.
pub fn pruefe_erlaubt(oeffentliche_adresse: &str, addr: SocketAddr) -> Result<(), DevVerboten> {
    if !ist_lokal_ohne_tls(oeffentliche_adresse) {
        Err(DevVerboten::OeffentlicheAdresse)
    } else if !addr.ip().is_loopback() {
        Err(DevVerboten::KeinLoopback)
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_never_runs_beside_a_service_that_others_can_reach() {
        let lokal = SocketAddr::from(([127, 0, 0, 1], 0));
        assert_eq!(pruefe_erlaubt("http://127.0.0.1:8080", lokal), Ok(()));
        assert_eq!(
            pruefe_erlaubt("https://127.0.0.1:8080", lokal),
            Err(DevVerboten::OeffentlicheAdresse)
        );
        assert_eq!(
            pruefe_erlaubt("https://melden.musterland.example", lokal),
            Err(DevVerboten::OeffentlicheAdresse)
        );
        assert_eq!(
            pruefe_erlaubt("kein-url", lokal),
            Err(DevVerboten::OeffentlicheAdresse)
        );
        let offen = SocketAddr::from(([0, 0, 0, 0], 0));
        assert_eq!(
            pruefe_erlaubt("http://127.0.0.1:8080", offen),
            Err(DevVerboten::KeinLoopback)
        );
    }
}
