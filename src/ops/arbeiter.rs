//! The loops that keep messages moving; each step is a function that tests call themselves.

use std::{future::Future, time::Duration};

use tokio::sync::watch;

/// How long a loop rests when there was nothing to do.
pub(super) const RUHE: Duration = Duration::from_millis(250);

/// Repeats `schritt` until `ende` says stop; `true` from a step means that there may be more at once.
pub(super) async fn wiederhole<F, S>(
    name: &'static str,
    mut ende: watch::Receiver<bool>,
    ruhe: Duration,
    mut schritt: S,
) where
    S: FnMut() -> F,
    F: Future<Output = Result<bool, String>>,
{
    loop {
        let mehr = match schritt().await {
            Ok(mehr) => mehr,
            Err(fehler) => {
                tracing::error!(arbeiter = name, "step failed: {fehler}");
                false
            }
        };
        if *ende.borrow() {
            return;
        }
        if !mehr {
            tokio::select! {
                () = tokio::time::sleep(ruhe) => {}
                _ = ende.changed() => return,
            }
        }
    }
}
