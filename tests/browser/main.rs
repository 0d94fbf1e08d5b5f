//! What people do in a real browser, with axe on every page they pass. Fails without a browser, and says which package has one.

mod equipment;
mod journeys;
mod keyboard;
mod pages;
mod portal;
mod support;
