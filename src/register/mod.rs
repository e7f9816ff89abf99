//! The Musterregister: a municipal register with state that answers.
