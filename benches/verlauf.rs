//! Many documents one after the other: does the last one cost more than the first, and does the process grow?

use std::error::Error;
use std::time::Duration;

use crate::clock;
use crate::werkstatt::{Umfang, Werkstatt};

/// The first documents bear what is made once; they are no part of the course.
const FIRST: usize = 100;

/// Sets and seals `documents` different ones and prints what each tenth of them took.
pub fn print(workshop: &Werkstatt, documents: usize) -> Result<(), Box<dyn Error>> {
    println!("clock: {}\n", clock::NAME);
    println!("| documents | CPU ms each | resident MiB |\n|---|--:|--:|");
    let mut from = 0;
    let bounds = [1, FIRST]
        .into_iter()
        .chain((1..=10).map(|tenth| documents * tenth / 10));
    for to in bounds {
        if to > from {
            let spent = make(workshop, from..to)?;
            println!(
                "| {} to {to} | {:.2} | {:.1} |",
                from + 1,
                spent.as_secs_f64() * 1e3 / f64::from(u32::try_from(to - from)?),
                resident_mib()?
            );
            from = to;
        }
    }
    Ok(())
}

/// CPU time in which these documents are set and sealed.
fn make(workshop: &Werkstatt, numbers: std::ops::Range<usize>) -> Result<Duration, Box<dyn Error>> {
    let mut spent = Duration::ZERO;
    for number in numbers {
        let content = workshop.inhalt(number, Umfang::Voll)?;
        let begin = clock::cpu();
        let sealed = workshop.siegle(&workshop.setze(&content)?)?;
        spent += clock::cpu().saturating_sub(begin);
        drop(sealed);
    }
    Ok(spent)
}

/// Memory of this process that is in RAM.
fn resident_mib() -> Result<f64, Box<dyn Error>> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kib = line
        .and_then(|line| line.split_whitespace().next())
        .ok_or("no VmRSS")?;
    Ok(kib.parse::<f64>()? / 1024.0)
}
