//! Foreign programs that do the same work, each a process that is measured when we ask it to.
//!
//! A peer gets what it needs as arguments, warms up, prints `ready`, and answers each line `DOCUMENT MILLISECONDS` with
//! `RUNS NANOSECONDS`: how often it did its work on that document in how much CPU time. It refuses to start where it would
//! do other work than ours.

use std::cell::RefCell;
use std::error::Error;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::Duration;

/// A running peer; it ends with the value.
pub struct Peer {
    pub name: &'static str,
    process: RefCell<Process>,
}

struct Process {
    child: Child,
    commands: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl Peer {
    /// Starts `command` and waits until it is warm.
    pub fn start(name: &'static str, command: &mut Command) -> Result<Self, Box<dyn Error>> {
        eprintln!("warming up: {name}");
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let commands = child.stdin.take().ok_or("the peer has no input")?;
        let answers = child.stdout.take().ok_or("the peer has no output")?;
        let mut process = Process {
            child,
            commands,
            answers: BufReader::new(answers),
        };
        if process.answer()? != "ready" {
            return Err(format!("{name} did not start").into());
        }
        Ok(Self {
            name,
            process: RefCell::new(process),
        })
    }

    /// Documents per CPU second, measured for about `window`.
    pub fn rate(&self, document: usize, window: Duration) -> Result<f64, Box<dyn Error>> {
        let mut process = self.process.borrow_mut();
        writeln!(process.commands, "{document} {}", window.as_millis())?;
        let answer = process.answer()?;
        let (runs, nanoseconds) = answer.split_once(' ').ok_or("a peer stopped answering")?;
        let spent = Duration::from_nanos(nanoseconds.parse()?);
        Ok(runs.parse::<f64>()? / spent.as_secs_f64())
    }
}

impl Process {
    fn answer(&mut self) -> Result<String, Box<dyn Error>> {
        let mut line = String::new();
        self.answers.read_line(&mut line)?;
        Ok(line.trim_end().to_owned())
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It may have ended by itself; either way it is gone afterwards.
        let _ended = self.child.kill();
        let _reaped = self.child.wait();
    }
}
