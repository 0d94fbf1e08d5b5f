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

/// Runs jobs on tasks of their own, at the same time, and answers what each answered.
pub async fn side_by_side<T: Send + 'static, F: Future<Output = T> + Send + 'static>(
    jobs: impl IntoIterator<Item = F>,
) -> Vec<T> {
    let tasks: Vec<_> = jobs.into_iter().map(tokio::spawn).collect();
    let mut answers = Vec::new();
    for task in tasks {
        answers.push(task.await.expect("no panic"));
    }
    answers
}
