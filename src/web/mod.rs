//! One folder per journey: pages, API and its errors.
