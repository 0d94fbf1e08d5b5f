//! A real browser for the journeys: started here, asked and steered in the words a person would use.

mod axe;
mod browser;
mod checks;
mod chromedriver;
mod controls;
mod keyboard;

pub use browser::Browser;
