//! One runtime for all tests, so that what one of them starts may outlive it; and waiting without guessing how long.

use std::{
    future::Future,
    sync::LazyLock,
    time::{Duration, Instant},
};

use tokio::runtime::Runtime;

static LAUFZEIT: LazyLock<Runtime> = LazyLock::new(|| Runtime::new().expect("a runtime"));

/// Runs a test to its end.
pub(crate) fn laufe<T>(test: impl Future<Output = T>) -> T {
    LAUFZEIT.block_on(test)
}

/// Looks again and again until `blick` sees something; fails with `was` after a minute.
pub(crate) async fn warte_auf<T>(was: &str, mut blick: impl AsyncFnMut() -> Option<T>) -> T {
    let beginn = Instant::now();
    loop {
        if let Some(gesehen) = blick().await {
            return gesehen;
        }
        assert!(
            beginn.elapsed() < Duration::from_mins(1),
            "not within a minute: {was}"
        );
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}
