//! The binary; everything it does stands in [`meldewerk::cli`].

fn main() -> std::process::ExitCode {
    meldewerk::cli::main()
}
