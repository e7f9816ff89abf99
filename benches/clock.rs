//! CPU time of this thread.

use std::time::Duration;

/// What [`cpu`] counts, for the report.
pub const NAME: &str = "CPU time of the thread (/proc/thread-self/schedstat)";

/// CPU time that this thread has used, to the microsecond; zero where Linux does not tell.
pub fn cpu() -> Duration {
    // The kernel adds the running time slice when the thread yields, else only at a tick.
    std::thread::yield_now();
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds = text.split(' ').next().and_then(|number| number.parse().ok());
    Duration::from_nanos(nanoseconds.unwrap_or_default())
}
