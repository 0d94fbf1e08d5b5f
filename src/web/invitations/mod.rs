//! Behind an invitation's link: the page readable before sign-in, the answer after it, and the ends a link can come to.

pub mod partnership;
pub mod partnership_answer;
pub mod partnership_ends;
