//! The BMG as decisions: a checked Antrag or Befunde.
