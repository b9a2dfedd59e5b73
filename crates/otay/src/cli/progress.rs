//! Progress bars for work that takes over a second.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A bar that appears when the work has taken a second, and is gone when it is dropped.
pub struct Progress {
    bar: ProgressBar,
}

impl Progress {
    pub(super) fn new(message: String, total: Option<u64>, visible: bool) -> Self {
        let bar = if visible {
            ProgressBar::with_draw_target(total, ProgressDrawTarget::stderr_with_hz(8))
        } else {
            ProgressBar::hidden()
        };
        let template = if total.is_some() {
            "{msg} {bar:32} {human_pos}/{human_len} {eta}"
        } else {
            "{spinner} {msg} {elapsed}"
        };
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style.progress_chars("━╸ "));
        }
        bar.set_message(message);
        Self { bar }
    }

    /// `steps` more are done.
    pub fn advance(&self, steps: u64) {
        // Short work shows nothing: a bar that only flashes is noise.
        if self.bar.elapsed() > Duration::from_secs(1) {
            self.bar.inc(steps);
        } else {
            self.bar.update(|state| state.set_pos(state.pos() + steps));
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
