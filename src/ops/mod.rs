//! Build, workers, telemetry, shutdown.
