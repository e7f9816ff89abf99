//! The commands.

use std::process::ExitCode;

/// Runs the command that the arguments name; wrong usage and a configuration that cannot be used end with 2.
#[must_use]
pub fn main() -> ExitCode {
    ExitCode::SUCCESS
}
