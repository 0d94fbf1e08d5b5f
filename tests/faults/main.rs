//! Faults on purpose: what becomes of the work when something breaks in the middle of it.

mod proxy;
mod proxy_trial;
mod wire;
