//! What tests stand on: a database of their own, the portal as it is served, people with a browser, and builders of small worlds.

pub mod actors;
pub mod app;
pub mod cluster;
pub mod crawl;
pub mod html;
pub mod smtp_sink;
pub mod source;
pub mod world;

pub use actors::Actor;
pub use app::{Setting, TestApp};
pub use html::Page;
