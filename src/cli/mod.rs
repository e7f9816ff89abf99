//! The commands.

mod befehle;
mod beschreibung;
mod betrieb;
mod doctor;
mod eingabe;
mod gang;
mod journal;
mod message;
mod post;
mod pruefen;
mod register;
mod rueckmeldungen;
mod validate;

use std::process::ExitCode;

use clap::Parser as _;

/// Runs the command that the arguments name; wrong usage and a configuration that cannot be used end with 2.
#[must_use]
pub fn main() -> ExitCode {
    befehle::Meldewerk::parse().fuehre_aus()
}
